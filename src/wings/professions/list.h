/* The list's state, and the parts of its screen. */
#ifndef BN_WINGS_LIST_H
#define BN_WINGS_LIST_H

#include "wings/professions/filter.h"
#include "wings/seek.h"

enum bn_list_action {                   /* the screen's own */
	BN_LIST_PUBLIC = BN_INTENT_OWN, /* text: a public's id, or NULL: all */
	BN_LIST_LEVEL,                  /* index: as of the filter, on or off */
	BN_LIST_APPRENTICESHIP,
	BN_LIST_FAVOURITES,
	BN_LIST_CLEAR, /* the whole choice, and what was typed */
	BN_LIST_SEEK,  /* the keyboard comes */
	BN_LIST_SEEN,  /* and goes */
	BN_LIST_KEY,
};

struct bn_list {
	struct bn_filter filter;
	struct bn_seek seek;
};

/* One build of the screen; lives as long as its boxes. */
struct bn_list_page {
	const struct bn_stage *stage;
	struct bn_builder b;
	const struct bn_list *list;
	bool *found;                        /* of each métier: what was typed finds it */
	const struct bn_profession **shown; /* those found that the chips let through */
	size_t shown_count;
	struct bn_seek_page seek; /* the same, for those who look for one by letters */
};

/* Something was chosen or typed. */
bool bn_list_is_narrowed(const struct bn_list *list);

/* chips.c: the public served; the level, where the campaign has several; the rest. */
void bn_list_build_publics(struct bn_list_page *page, struct bn_box *parent);
void bn_list_build_levels(struct bn_list_page *page, struct bn_box *parent);
void bn_list_build_tools(struct bn_list_page *page, struct bn_box *parent);
void bn_list_build_clear(struct bn_list_page *page, struct bn_box *row);

/* card.c: those shown, as cards two by two, or as rows. width: of the parent, in units. */
void bn_list_build_cards(struct bn_list_page *page, struct bn_box *parent, float width);
void bn_list_build_rows(struct bn_builder *b, struct bn_box *parent, float width, const void *page);

#endif

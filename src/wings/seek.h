/* Searching among métiers by letters: the chip that begins it, and the page with a field, what is
 * found and the keyboard. The list of métiers and the form have it alike. */
#ifndef BN_WINGS_SEEK_H
#define BN_WINGS_SEEK_H

#include "ui/keyboard.h"
#include "wings/search.h"
#include "wings/wing.h"

struct bn_seek {   /* zeroed: nothing typed. What is typed is a visitor's: in a secret state */
	bool open; /* the keyboard is there */
	char typed[BN_SEARCH_BYTES];
	size_t cursor;
	struct bn_keyboard keyboard;
};

/* A key of its keyboard, or of one that is plugged in: opens it. */
void bn_seek_press(struct bn_seek *seek, const struct bn_action *key);
void bn_seek_type(struct bn_seek *seek, const char *letters); /* NULL: delete one */
void bn_seek_clear(struct bn_seek *seek);

/* What shows it, and asks its screen for what. Ids begin with prefix. */
struct bn_seek_page {
	const struct bn_stage *stage;
	const struct bn_seek *seek;
	const char *prefix;
	int open, seen, clear, key; /* codes of actions: open it, be done, see all again, a key */
	/* What is found, and how many. */
	size_t count;
	const char *public; /* an id, or NULL */
	bool narrowed;      /* something is typed or chosen */
	void (*build_rows)(
		struct bn_builder *b, struct bn_box *list, float width, const void *context);
	const void *context;
};

struct bn_box *bn_seek_build_chip(
	struct bn_builder *b, struct bn_box *row, const struct bn_seek_page *page);
/* "6 métiers auprès des enfants" */
struct bn_box *bn_seek_build_count(
	struct bn_builder *b, struct bn_box *parent, const struct bn_seek_page *page);
/* What to do when nothing is found, with a button or not. */
void bn_seek_build_none(struct bn_builder *b, struct bn_box *parent,
	const struct bn_seek_page *page, bool with_button);
/* The page but for the dock, which has no main action. */
void bn_seek_build(struct bn_builder *b, struct bn_box *root, const struct bn_seek_page *page);

#endif

/* A page of the campaign's own (pages.yaml): what has no activity of its own is told in blocks, one
 * under the other. And the places a tile or a link may lead to. */
#ifndef BN_CONTENT_ARTICLE_H
#define BN_CONTENT_ARTICLE_H

#include "content/text.h"

#include <stdbool.h>
#include <stddef.h>

struct bn_field_table;

/* A screen that a tile of the home screen, or a link, may lead to: one of Borne's own or a page. */
struct bn_place {
	const char *id; /* "professions", "feed", "lead_form", or a page's id */
};

#define BN_PLACE_OWN 3
extern const struct bn_place bn_place_own[BN_PLACE_OWN];
bool bn_place_is_own(const char *id);

struct bn_article_figure {
	struct bn_text value; /* "567 €", "Une vingtaine" */
	struct bn_text unit;  /* after it, smaller: "par mois"; may be empty */
	struct bn_text label;
};

#define BN_BAR_UNKNOWN (-1.0)

struct bn_bar {
	struct bn_text label;
	double value;         /* BN_BAR_UNKNOWN: it is only told in words */
	struct bn_text shown; /* "Une vingtaine"; empty: the value in digits */
	struct bn_text note;  /* told when it is touched; may be empty */
	char *profession;     /* id, or NULL */
};

struct bn_article_item {    /* of a list: a moment of a programme, a stand, a reason */
	struct bn_text tag; /* an hour, a place; may be empty */
	struct bn_text title;
	struct bn_text text;   /* may be empty */
	char *icon;            /* or NULL */
	char *to, *profession; /* where a touch leads, or NULL */
};

struct bn_article_picture {
	char *file;           /* full path; NULL: no picture */
	struct bn_text words; /* what it shows */
};

struct bn_article_qr {
	char *url; /* NULL: no code */
	struct bn_text words;
};

struct bn_block {
	struct bn_text title; /* above it; may be empty */
	/* One of these. */
	struct bn_text text;
	struct bn_article_figure *figures;
	size_t figure_count;
	struct bn_bar *bars;
	size_t bar_count;
	struct bn_article_picture picture;
	char *clip; /* a testimony's id, or NULL */
	struct bn_article_item *list;
	size_t item_count;
	struct bn_article_qr qr;

	struct bn_text source; /* of figures and facts, with its date; or empty */
	char *date;            /* ISO 8601, a day or a month, or NULL */
	bool illustration;     /* an example, from no source: the screen says so */
	int line, column;      /* of the clip in its file */
};

struct bn_article {
	char *id;
	struct bn_text title;
	struct bn_text kicker; /* above the title, and under it on the tile; may be empty */
	struct bn_text tile;   /* a shorter title for its tile; the title when not given */
	char *icon;            /* of its tile */
	char *picture;         /* full path, or NULL */
	char *until;           /* the last day of what it tells of, ISO 8601, or NULL */
	struct bn_block *blocks;
	size_t block_count;
};

extern const struct bn_field_table bn_place_fields, bn_article_fields; /* content/field.h */

#endif

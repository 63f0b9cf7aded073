/* Typesetting: one call for a paragraph. Shaping is HarfBuzz's (through SDL2_ttf), line breaks are
 * Unicode's (UAX 14, by libunistring) with the French rules on top: never before « : ; ! ? » »,
 * nor after « « ». Letters from right to left stand so (UAX 9, by fribidi). A line that ends at a
 * soft hyphen shows it; a few lines don't end in a word alone; an ellipsis or a cut never parts a
 * letter from its accents. Sizes in pixels. Main thread only. */
#ifndef BN_UI_TYPE_H
#define BN_UI_TYPE_H

#include "ui/canvas.h"

#include <stddef.h>

enum bn_face {
	BN_FACE_REGULAR,
	BN_FACE_MEDIUM,
	BN_FACE_SEMIBOLD,
	BN_FACE_BOLD,
	BN_FACE_DISPLAY_BOLD,      /* Inter Display */
	BN_FACE_DISPLAY_EXTRABOLD, /* Inter Display */
	BN_FACE_COUNT
};

/* A paragraph whose first letter runs from right to left begins at the right: LEFT and RIGHT are
 * its start and its end, the other way round. */
enum bn_justify { BN_JUSTIFY_LEFT, BN_JUSTIFY_CENTRE, BN_JUSTIFY_RIGHT };

struct bn_type {
	enum bn_face face;
	int size; /* of the em, in pixels */
	int line; /* from a baseline to the next, in pixels */
	enum bn_justify justify;
	int max_lines; /* 0: as many as it takes; else the last one ends in an ellipsis */
	bool secret;   /* typed by a visitor: nothing of it is kept */
};

struct bn_extent {
	int width, height; /* of the paragraph: the widest line, lines × line height */
	int lines;
	bool cut; /* it ends in an ellipsis */
};

/* max_width 0: only '\n' breaks. An empty text has one empty line. */
struct bn_extent bn_type_measure(
	struct bn_canvas *canvas, const char *text, const struct bn_type *type, int max_width);
/* Breaks within rect.w, starts at rect's top; letters are centred in their line's height. */
void bn_type_draw(struct bn_canvas *canvas, const char *text, const struct bn_type *type,
	struct bn_rect rect, struct bn_paint paint);
/* The pixels from the start of a single line to the letter at byte `at`: for the caret. */
int bn_type_advance(
	struct bn_canvas *canvas, const char *text, size_t at, const struct bn_type *type);

/* Where a text breaks, apart from any font: the paragraph's pure half (in type_break.c). breaks[i]
 * for the byte i: 0 no, 1 may break before it, 2 must. It holds `bytes` places. */
void bn_type_breaks(const char *text, size_t bytes, char *breaks);

#endif

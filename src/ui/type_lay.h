/* A text cut into lines: type.c's middle. Main thread only. */
#ifndef BN_UI_TYPE_LAY_H
#define BN_UI_TYPE_LAY_H

#include "ui/font.h"
#include "ui/type.h"

struct bn_lay_line {
	size_t from, bytes; /* of the text, without the spaces at its end */
	int width;          /* pixels */
	bool ellipsis;      /* "…" follows */
	bool hyphen;        /* it ends at a soft hyphen, which is seen */
	bool rtl;           /* of a paragraph that begins at the right */
};

struct bn_lay {
	struct bn_lay_line *lines;
	size_t capacity;
	struct bn_extent extent;
};

void bn_lay_init(struct bn_lay *lay, struct bn_fonts *fonts, const char *text,
	const struct bn_type *type, int max_width);
void bn_lay_finish(struct bn_lay *lay); /* overwrites the lines */

/* A line's own text, "…" included; the caller frees it (and overwrites it when it is secret). */
char *bn_lay_line_text(const struct bn_lay_line *line, const char *text);

#endif

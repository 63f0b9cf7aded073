/* How large a box would like to be: of its content, its children, and what it asks for. */
#ifndef BN_UI_MEASURE_H
#define BN_UI_MEASURE_H

#include "ui/box.h"

#include <math.h>

struct bn_measure {
	struct bn_canvas *canvas;
	float unit; /* pixels */
};

/* What a box would like to be wide, at most `limit`; and at that width, high. */
int bn_measure_width(const struct bn_measure *m, const struct bn_box *box, int limit);
int bn_measure_height(const struct bn_measure *m, const struct bn_box *box, int width);
/* The width of each child of a row that has this room. */
void bn_measure_row(const struct bn_measure *m, const struct bn_box *row, int room, int *widths);
/* Of a child of a column, of any cell of a grid. */
int bn_measure_child(const struct bn_measure *m, const struct bn_box *parent,
	const struct bn_box *child, int room);
int bn_measure_cell(const struct bn_measure *m, const struct bn_box *grid, int room);

static inline int bn_measure_most(int a, int b)
{
	return a > b ? a : b;
}

static inline int bn_measure_least(int a, int b)
{
	return a < b ? a : b;
}

static inline int bn_measure_px(const struct bn_measure *m, float units)
{
	return (int)lroundf(units * m->unit);
}

static inline int bn_measure_pad_x(const struct bn_measure *m, const struct bn_box *box)
{
	return bn_measure_px(m, box->pad.left) + bn_measure_px(m, box->pad.right);
}

static inline int bn_measure_pad_y(const struct bn_measure *m, const struct bn_box *box)
{
	return bn_measure_px(m, box->pad.top) + bn_measure_px(m, box->pad.bottom);
}

static inline int bn_measure_line_gap(const struct bn_measure *m, const struct bn_box *box)
{
	return bn_measure_px(m, box->line_gap > 0 ? box->line_gap : box->gap);
}

static inline int bn_measure_count(const struct bn_box *box)
{
	int count = 0;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		count++;
	return count;
}

#endif

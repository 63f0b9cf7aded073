#include "ui/measure.h"

#include "base/mem.h"

#include <stdlib.h>

static struct bn_type type_of(const struct bn_measure *m, const struct bn_box *box)
{
	struct bn_type type = bn_theme_type(box->style, m->unit);
	type.max_lines = box->max_lines;
	type.secret = box->secret;
	return type;
}

static int held(const struct bn_measure *m, const struct bn_box *box, int width, int limit)
{
	if (box->max_width > 0)
		width = bn_measure_least(width, bn_measure_px(m, box->max_width));
	return bn_measure_least(bn_measure_most(width, bn_measure_px(m, box->min_width)), limit);
}

/* The width of the widest line when children flow from line to line. */
static int wrap_width(const struct bn_measure *m, const struct bn_box *box, int limit)
{
	int widest = 0, line = 0, gap = bn_measure_px(m, box->gap);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		int width = bn_measure_width(m, child, limit);
		line = line > 0 && line + gap + width <= limit ? line + gap + width : width;
		widest = bn_measure_most(widest, line);
	}
	return widest;
}

static int inner_width(const struct bn_measure *m, const struct bn_box *box, int limit)
{
	if (box->content == BN_CONTENT_TEXT) {
		struct bn_type type = type_of(m, box);
		return bn_type_measure(m->canvas, box->text, &type, limit).width;
	}
	int width = 0;
	if (box->flow == BN_WRAP)
		return wrap_width(m, box, limit);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		int extra = 0;
		if (box->flow == BN_STACK)
			extra = bn_measure_px(m, child->inset.left) +
				bn_measure_px(m, child->inset.right);
		int own = bn_measure_width(m, child, limit - extra) + extra;
		if (box->flow == BN_ROW)
			width += own + (child->next != NULL ? bn_measure_px(m, box->gap) : 0);
		else
			width = bn_measure_most(width, own);
	}
	if (box->flow == BN_GRID)
		width = width * box->columns + bn_measure_px(m, box->gap) * (box->columns - 1);
	return width;
}

/* What a box would like to be wide, at most `limit`. */
int bn_measure_width(const struct bn_measure *m, const struct bn_box *box, int limit)
{
	limit = bn_measure_most(limit, 0);
	if (box->width > 0)
		return bn_measure_least(bn_measure_px(m, box->width), limit);
	int room = limit;
	if (box->max_width > 0)
		room = bn_measure_least(room, bn_measure_px(m, box->max_width));
	int width = inner_width(m, box, bn_measure_most(room - bn_measure_pad_x(m, box), 0)) +
		    bn_measure_pad_x(m, box);
	return held(m, box, width, limit);
}

/* Takes `missing` from the widest, down to the next widest, then from both … */
static void level(int *widths, int count, int missing)
{
	while (missing > 0) {
		int widest = 0, next = 0, equal = 0;
		for (int i = 0; i < count; i++)
			widest = bn_measure_most(widest, widths[i]);
		for (int i = 0; i < count; i++) {
			equal += widths[i] == widest;
			if (widths[i] < widest)
				next = bn_measure_most(next, widths[i]);
		}
		if (widest == 0)
			return;
		int cut = bn_measure_least(widest - next, (missing + equal - 1) / equal);
		for (int i = 0; i < count && missing > 0; i++) {
			int own = widths[i] == widest ? bn_measure_least(cut, missing) : 0;
			widths[i] -= own;
			missing -= own;
		}
	}
}

/* Shares a row's width: each child as it likes, the rest to those that grow; when there is too
 * little, the growing ones give first, then the widest. */
void bn_measure_row(const struct bn_measure *m, const struct bn_box *row, int room, int *widths)
{
	int used = 0, index = 0;
	float grow = 0;
	for (const struct bn_box *child = row->first; child != NULL; child = child->next, index++) {
		widths[index] = bn_measure_width(m, child, room);
		/* A growing child starts from its minimum when it is asked to share equally. */
		if (child->grow > 0)
			widths[index] = bn_measure_least(
				widths[index], bn_measure_px(m, child->min_width));
		grow += child->grow;
		used += widths[index] + (child->next != NULL ? bn_measure_px(m, row->gap) : 0);
	}
	int left = room - used;
	if (left > 0 && grow > 0) {
		float share = (float)left / grow, debt = 0;
		index = 0;
		for (const struct bn_box *child = row->first; child != NULL;
			child = child->next, index++) {
			if (child->grow <= 0)
				continue; /* it keeps what it asked for, to the pixel */
			float wanted = share * child->grow + debt;
			int got = (int)lroundf(wanted);
			debt = wanted - (float)got;
			widths[index] += got;
		}
	}
	if (left < 0)
		level(widths, index, -left);
}

static int row_height(const struct bn_measure *m, const struct bn_box *row, int room)
{
	int height = 0, index = 0;
	int *widths = bn_mem_alloc((size_t)bn_measure_count(row), sizeof(*widths));
	bn_measure_row(m, row, room, widths);
	for (const struct bn_box *child = row->first; child != NULL; child = child->next, index++)
		height = bn_measure_most(height, bn_measure_height(m, child, widths[index]));
	free(widths);
	return height;
}

int bn_measure_child(const struct bn_measure *m, const struct bn_box *parent,
	const struct bn_box *child, int room)
{
	enum bn_align align = child->self != BN_STRETCH ? child->self : parent->cross;
	return align == BN_STRETCH && child->width == 0 ? held(m, child, room, room)
							: bn_measure_width(m, child, room);
}

int bn_measure_cell(const struct bn_measure *m, const struct bn_box *grid, int room)
{
	return (room - bn_measure_px(m, grid->gap) * (grid->columns - 1)) / grid->columns;
}

static int wrap_or_grid_height(const struct bn_measure *m, const struct bn_box *box, int room)
{
	int height = 0, line = 0, x = 0, index = 0, gap = bn_measure_px(m, box->gap);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next, index++) {
		int width = box->flow == BN_GRID ? bn_measure_cell(m, box, room)
						 : bn_measure_width(m, child, room);
		bool fresh = box->flow == BN_GRID ? index % box->columns == 0
						  : x > 0 && x + width > room;
		if (fresh && index > 0) {
			height += line + bn_measure_line_gap(m, box);
			line = x = 0;
		}
		line = bn_measure_most(line, bn_measure_height(m, child, width));
		x += width + gap;
	}
	return height + line;
}

static int inner_height(const struct bn_measure *m, const struct bn_box *box, int room)
{
	int height = 0;
	if (box->content == BN_CONTENT_TEXT) {
		struct bn_type type = type_of(m, box);
		return bn_type_measure(m->canvas, box->text, &type, room).height;
	}
	if (box->flow == BN_ROW)
		return row_height(m, box, room);
	if (box->flow == BN_WRAP || box->flow == BN_GRID)
		return wrap_or_grid_height(m, box, room);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		if (box->flow == BN_STACK) {
			int sides = bn_measure_px(m, child->inset.left) +
				    bn_measure_px(m, child->inset.right);
			int ends = bn_measure_px(m, child->inset.top) +
				   bn_measure_px(m, child->inset.bottom);
			height = bn_measure_most(
				height, bn_measure_height(m, child, room - sides) + ends);
		} else {
			height += bn_measure_height(
					  m, child, bn_measure_child(m, box, child, room)) +
				  (child->next != NULL ? bn_measure_px(m, box->gap) : 0);
		}
	}
	return height;
}

int bn_measure_height(const struct bn_measure *m, const struct bn_box *box, int width)
{
	if (box->height > 0)
		return bn_measure_px(m, box->height);
	int height = inner_height(m, box, bn_measure_most(width - bn_measure_pad_x(m, box), 0)) +
		     bn_measure_pad_y(m, box);
	return bn_measure_most(height, bn_measure_px(m, box->min_height));
}

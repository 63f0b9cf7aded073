#include "ui/layout.h"

#include "base/mem.h"
#include "ui/measure.h"

#include <stdlib.h>

struct layout {
	struct bn_measure measure;
	bn_layout_scroll *scroll;
	void *context;
};

static void arrange(
	const struct layout *l, struct bn_box *box, struct bn_rect rect, struct bn_rect visible);

static int aligned(enum bn_align align, int room, int size)
{
	if (align == BN_CENTRE)
		return (room - size) / 2;
	return align == BN_END ? room - size : 0;
}

static void place_row(
	const struct layout *l, struct bn_box *row, struct bn_rect in, struct bn_rect visible)
{
	int count = bn_measure_count(row), index = 0, used = 0;
	int *widths = bn_mem_alloc((size_t)count, sizeof(*widths));
	bn_measure_row(&l->measure, row, in.w, widths);
	for (int i = 0; i < count; i++)
		used += widths[i] + (i + 1 < count ? bn_measure_px(&l->measure, row->gap) : 0);
	int x = in.x + aligned(row->main, in.w, used);
	for (struct bn_box *child = row->first; child != NULL; child = child->next, index++) {
		enum bn_align align = child->self != BN_STRETCH ? child->self : row->cross;
		int height = align == BN_STRETCH && child->height == 0
				     ? in.h
				     : bn_measure_least(
					       bn_measure_height(&l->measure, child, widths[index]),
					       in.h);
		int y = in.y + aligned(align, in.h, height);
		arrange(l, child, (struct bn_rect){x, y, widths[index], height}, visible);
		x += widths[index] + bn_measure_px(&l->measure, row->gap);
	}
	free(widths);
}

static void place_column(
	const struct layout *l, struct bn_box *column, struct bn_rect in, struct bn_rect visible)
{
	int used = 0;
	float grow = 0;
	for (struct bn_box *child = column->first; child != NULL; child = child->next) {
		used += bn_measure_height(
			&l->measure, child, bn_measure_child(&l->measure, column, child, in.w));
		used += child->next != NULL ? bn_measure_px(&l->measure, column->gap) : 0;
		grow += child->grow;
	}
	int left = column->scroll ? 0 : in.h - used;
	int y = in.y + (grow > 0 ? 0 : aligned(column->main, in.h, used));
	column->content_height = used;
	if (column->scroll && l->scroll != NULL)
		y = in.y - l->scroll(l->context, column->id);
	for (struct bn_box *child = column->first; child != NULL; child = child->next) {
		int width = bn_measure_child(&l->measure, column, child, in.w);
		int height = bn_measure_height(&l->measure, child, width);
		if (child->grow > 0 && left != 0) {
			int share = (int)((float)left * child->grow / grow);
			height = bn_measure_most(height + share, 0);
			left -= share;
			grow -= child->grow;
		}
		enum bn_align align = child->self != BN_STRETCH ? child->self : column->cross;
		int x = in.x + aligned(align, in.w, width);
		arrange(l, child, (struct bn_rect){x, y, width, height}, visible);
		y += height + bn_measure_px(&l->measure, column->gap);
	}
}

static void place_lines(
	const struct layout *l, struct bn_box *box, struct bn_rect in, struct bn_rect visible)
{
	int gap = bn_measure_px(&l->measure, box->gap), y = in.y;
	for (struct bn_box *first = box->first; first != NULL;) {
		/* One line: which children, how high. */
		int x = 0, height = 0, count = 0;
		struct bn_box *end = first;
		for (; end != NULL; end = end->next, count++) {
			int width = box->flow == BN_GRID ? bn_measure_cell(&l->measure, box, in.w)
							 : bn_measure_width(&l->measure, end, in.w);
			if (count > 0 &&
				(box->flow == BN_GRID ? count == box->columns : x + width > in.w))
				break;
			height = bn_measure_most(
				height, bn_measure_height(&l->measure, end, width));
			x += width + gap;
		}
		int at = in.x + aligned(box->main, in.w, x - gap);
		for (struct bn_box *child = first; child != end; child = child->next) {
			int width = box->flow == BN_GRID
					    ? bn_measure_cell(&l->measure, box, in.w)
					    : bn_measure_width(&l->measure, child, in.w);
			int own = box->cross == BN_STRETCH
					  ? height
					  : bn_measure_height(&l->measure, child, width);
			arrange(l, child,
				(struct bn_rect){
					at, y + aligned(box->cross, height, own), width, own},
				visible);
			at += width + gap;
		}
		y += height + bn_measure_line_gap(&l->measure, box);
		first = end;
	}
}

/* One axis of a stack: where the child begins and how long it is. */
static void hold(int start, int length, int before, int after, bool at_start, bool at_end,
	bool middle, int natural, int *place, int *size)
{
	bool both = at_start == at_end && (at_start || !middle);
	*size = both ? bn_measure_most(length - before - after, 0) : natural;
	if (both || at_start)
		*place = start + before;
	else if (at_end)
		*place = start + length - after - natural;
	else
		*place = start + (length - natural) / 2 + before - after;
}

/* How far below its stack's top a page begins. */
static int page_place(const struct layout *l, const struct bn_box *stack, int page, int height)
{
	return l->scroll != NULL ? page * height - l->scroll(l->context, stack->id)
				 : (page - stack->page) * height;
}

static void place_stack(
	const struct layout *l, struct bn_box *stack, struct bn_rect in, struct bn_rect visible)
{
	for (struct bn_box *child = stack->first; child != NULL; child = child->next) {
		unsigned a = child->anchor;
		int left = bn_measure_px(&l->measure, child->inset.left),
		    right = bn_measure_px(&l->measure, child->inset.right);
		int top = bn_measure_px(&l->measure, child->inset.top),
		    bottom = bn_measure_px(&l->measure, child->inset.bottom);
		bool middle = (a & BN_MIDDLE) != 0;
		struct bn_rect rect;
		int natural = bn_measure_width(&l->measure, child, in.w - left - right);
		bool fixed_w = child->width > 0 && !(a & (BN_LEFT | BN_RIGHT));
		hold(in.x, in.w, left, right, a & BN_LEFT, a & BN_RIGHT, middle || fixed_w, natural,
			&rect.x, &rect.w);
		natural = bn_measure_height(&l->measure, child, rect.w);
		bool fixed_h = child->height > 0 && !(a & (BN_TOP | BN_BOTTOM));
		hold(in.y, in.h, top, bottom, a & BN_TOP, a & BN_BOTTOM, middle || fixed_h, natural,
			&rect.y, &rect.h);
		if (stack->pages > 0)
			rect.y += page_place(l, stack, child->page, in.h);
		arrange(l, child, rect, visible);
	}
}

/* In sight, or at most the height of the list away: ready before a finger brings it there. */
static bool is_near(struct bn_rect rect, struct bn_rect visible)
{
	return rect.y < visible.y + 2 * visible.h && rect.y + rect.h > visible.y - visible.h;
}

static void arrange(
	const struct layout *l, struct bn_box *box, struct bn_rect rect, struct bn_rect visible)
{
	box->rect = rect;
	box->visible = bn_rect_cut(rect, visible);
	if (is_near(rect, visible))
		bn_box_unfold(box);
	if (box->clip || box->scroll)
		visible = box->visible;
	struct bn_rect in = {rect.x + bn_measure_px(&l->measure, box->pad.left),
		rect.y + bn_measure_px(&l->measure, box->pad.top),
		bn_measure_most(rect.w - bn_measure_pad_x(&l->measure, box), 0),
		bn_measure_most(rect.h - bn_measure_pad_y(&l->measure, box), 0)};
	if (box->first == NULL)
		return;
	if (box->flow == BN_ROW)
		place_row(l, box, in, visible);
	else if (box->flow == BN_COLUMN)
		place_column(l, box, in, visible);
	else if (box->flow == BN_STACK)
		place_stack(l, box, in, visible);
	else
		place_lines(l, box, in, visible);
	if (box->scroll)
		box->content_height += bn_measure_pad_y(&l->measure, box);
}

void bn_layout_run(struct bn_canvas *canvas, struct bn_box *root, struct bn_rect area,
	bn_layout_scroll *scroll, void *context)
{
	struct layout l = {{canvas, bn_canvas_unit(canvas)}, scroll, context};
	arrange(&l, root, area, area);
}

static bool shift(const struct bn_box *box, int dy, struct bn_rect visible)
{
	bool made = true;
	for (struct bn_box *child = box->first; child != NULL; child = child->next) {
		child->rect.y += dy;
		child->visible = bn_rect_cut(child->rect, visible);
		made &= child->unfold == NULL || !is_near(child->rect, visible);
		made &= shift(child, dy, child->clip || child->scroll ? child->visible : visible);
	}
	return made;
}

bool bn_layout_shift(const struct bn_box *list, int dy)
{
	return shift(list, dy, list->visible);
}

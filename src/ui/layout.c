#include "ui/layout.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

struct layout {
	struct bn_canvas *canvas;
	float unit;
	bn_layout_scroll *scroll;
	void *context;
};

static int px(const struct layout *l, float units)
{
	return (int)lroundf(units * l->unit);
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int pad_x(const struct layout *l, const struct bn_box *box)
{
	return px(l, box->pad.left) + px(l, box->pad.right);
}

static int pad_y(const struct layout *l, const struct bn_box *box)
{
	return px(l, box->pad.top) + px(l, box->pad.bottom);
}

static int line_gap(const struct layout *l, const struct bn_box *box)
{
	return px(l, box->line_gap > 0 ? box->line_gap : box->gap);
}

static int count_children(const struct bn_box *box)
{
	int count = 0;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		count++;
	return count;
}

static struct bn_type type_of(const struct layout *l, const struct bn_box *box)
{
	struct bn_type type = bn_theme_type(box->style, l->unit);
	type.max_lines = box->max_lines;
	type.secret = box->secret;
	return type;
}

static int width_of(const struct layout *l, const struct bn_box *box, int limit);
static int height_of(const struct layout *l, const struct bn_box *box, int width);

static int held(const struct layout *l, const struct bn_box *box, int width, int limit)
{
	if (box->max_width > 0)
		width = least(width, px(l, box->max_width));
	return least(most(width, px(l, box->min_width)), limit);
}

/* The width of the widest line when children flow from line to line. */
static int wrap_width(const struct layout *l, const struct bn_box *box, int limit)
{
	int widest = 0, line = 0, gap = px(l, box->gap);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		int width = width_of(l, child, limit);
		line = line > 0 && line + gap + width <= limit ? line + gap + width : width;
		widest = most(widest, line);
	}
	return widest;
}

static int inner_width(const struct layout *l, const struct bn_box *box, int limit)
{
	if (box->content == BN_CONTENT_TEXT) {
		struct bn_type type = type_of(l, box);
		return bn_type_measure(l->canvas, box->text, &type, limit).width;
	}
	int width = 0;
	if (box->flow == BN_WRAP)
		return wrap_width(l, box, limit);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		int extra = 0;
		if (box->flow == BN_STACK)
			extra = px(l, child->inset.left) + px(l, child->inset.right);
		int own = width_of(l, child, limit - extra) + extra;
		if (box->flow == BN_ROW)
			width += own + (child->next != NULL ? px(l, box->gap) : 0);
		else
			width = most(width, own);
	}
	if (box->flow == BN_GRID)
		width = width * box->columns + px(l, box->gap) * (box->columns - 1);
	return width;
}

/* What a box would like to be wide, at most `limit`. */
static int width_of(const struct layout *l, const struct bn_box *box, int limit)
{
	limit = most(limit, 0);
	if (box->width > 0)
		return least(px(l, box->width), limit);
	int room = limit;
	if (box->max_width > 0)
		room = least(room, px(l, box->max_width));
	int width = inner_width(l, box, most(room - pad_x(l, box), 0)) + pad_x(l, box);
	return held(l, box, width, limit);
}

/* Takes `missing` from the widest, down to the next widest, then from both … */
static void level(int *widths, int count, int missing)
{
	while (missing > 0) {
		int widest = 0, next = 0, equal = 0;
		for (int i = 0; i < count; i++)
			widest = most(widest, widths[i]);
		for (int i = 0; i < count; i++) {
			equal += widths[i] == widest;
			if (widths[i] < widest)
				next = most(next, widths[i]);
		}
		if (widest == 0)
			return;
		int cut = least(widest - next, (missing + equal - 1) / equal);
		for (int i = 0; i < count && missing > 0; i++) {
			int own = widths[i] == widest ? least(cut, missing) : 0;
			widths[i] -= own;
			missing -= own;
		}
	}
}

/* Shares a row's width: each child as it likes, the rest to those that grow; when there is too
 * little, the growing ones give first, then the widest. */
static void share_widths(const struct layout *l, const struct bn_box *row, int room, int *widths)
{
	int used = 0, index = 0;
	float grow = 0;
	for (const struct bn_box *child = row->first; child != NULL; child = child->next, index++) {
		widths[index] = width_of(l, child, room);
		/* A growing child starts from its minimum when it is asked to share equally. */
		if (child->grow > 0)
			widths[index] = least(widths[index], px(l, child->min_width));
		grow += child->grow;
		used += widths[index] + (child->next != NULL ? px(l, row->gap) : 0);
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

static int row_height(const struct layout *l, const struct bn_box *row, int room)
{
	int height = 0, index = 0;
	int *widths = bn_mem_alloc((size_t)count_children(row), sizeof(*widths));
	share_widths(l, row, room, widths);
	for (const struct bn_box *child = row->first; child != NULL; child = child->next, index++)
		height = most(height, height_of(l, child, widths[index]));
	free(widths);
	return height;
}

static int child_width(
	const struct layout *l, const struct bn_box *parent, const struct bn_box *child, int room)
{
	enum bn_align align = child->self != BN_STRETCH ? child->self : parent->cross;
	return align == BN_STRETCH && child->width == 0 ? held(l, child, room, room)
							: width_of(l, child, room);
}

static int grid_cell(const struct layout *l, const struct bn_box *grid, int room)
{
	return (room - px(l, grid->gap) * (grid->columns - 1)) / grid->columns;
}

static int wrap_or_grid_height(const struct layout *l, const struct bn_box *box, int room)
{
	int height = 0, line = 0, x = 0, index = 0, gap = px(l, box->gap);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next, index++) {
		int width = box->flow == BN_GRID ? grid_cell(l, box, room)
						 : width_of(l, child, room);
		bool fresh = box->flow == BN_GRID ? index % box->columns == 0
						  : x > 0 && x + width > room;
		if (fresh && index > 0) {
			height += line + line_gap(l, box);
			line = x = 0;
		}
		line = most(line, height_of(l, child, width));
		x += width + gap;
	}
	return height + line;
}

static int inner_height(const struct layout *l, const struct bn_box *box, int room)
{
	int height = 0;
	if (box->content == BN_CONTENT_TEXT) {
		struct bn_type type = type_of(l, box);
		return bn_type_measure(l->canvas, box->text, &type, room).height;
	}
	if (box->flow == BN_ROW)
		return row_height(l, box, room);
	if (box->flow == BN_WRAP || box->flow == BN_GRID)
		return wrap_or_grid_height(l, box, room);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		if (box->flow == BN_STACK) {
			int sides = px(l, child->inset.left) + px(l, child->inset.right);
			int ends = px(l, child->inset.top) + px(l, child->inset.bottom);
			height = most(height, height_of(l, child, room - sides) + ends);
		} else {
			height += height_of(l, child, child_width(l, box, child, room)) +
				  (child->next != NULL ? px(l, box->gap) : 0);
		}
	}
	return height;
}

static int height_of(const struct layout *l, const struct bn_box *box, int width)
{
	if (box->height > 0)
		return px(l, box->height);
	int height = inner_height(l, box, most(width - pad_x(l, box), 0)) + pad_y(l, box);
	return most(height, px(l, box->min_height));
}

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
	int count = count_children(row), index = 0, used = 0;
	int *widths = bn_mem_alloc((size_t)count, sizeof(*widths));
	share_widths(l, row, in.w, widths);
	for (int i = 0; i < count; i++)
		used += widths[i] + (i + 1 < count ? px(l, row->gap) : 0);
	int x = in.x + aligned(row->main, in.w, used);
	for (struct bn_box *child = row->first; child != NULL; child = child->next, index++) {
		enum bn_align align = child->self != BN_STRETCH ? child->self : row->cross;
		int height = align == BN_STRETCH && child->height == 0
				     ? in.h
				     : least(height_of(l, child, widths[index]), in.h);
		int y = in.y + aligned(align, in.h, height);
		arrange(l, child, (struct bn_rect){x, y, widths[index], height}, visible);
		x += widths[index] + px(l, row->gap);
	}
	free(widths);
}

static void place_column(
	const struct layout *l, struct bn_box *column, struct bn_rect in, struct bn_rect visible)
{
	int used = 0;
	float grow = 0;
	for (struct bn_box *child = column->first; child != NULL; child = child->next) {
		used += height_of(l, child, child_width(l, column, child, in.w));
		used += child->next != NULL ? px(l, column->gap) : 0;
		grow += child->grow;
	}
	int left = column->scroll ? 0 : in.h - used;
	int y = in.y + (grow > 0 ? 0 : aligned(column->main, in.h, used));
	column->content_height = used;
	if (column->scroll && l->scroll != NULL)
		y = in.y - l->scroll(l->context, column->id);
	for (struct bn_box *child = column->first; child != NULL; child = child->next) {
		int width = child_width(l, column, child, in.w);
		int height = height_of(l, child, width);
		if (child->grow > 0 && left != 0) {
			int share = (int)((float)left * child->grow / grow);
			height = most(height + share, 0);
			left -= share;
			grow -= child->grow;
		}
		enum bn_align align = child->self != BN_STRETCH ? child->self : column->cross;
		int x = in.x + aligned(align, in.w, width);
		arrange(l, child, (struct bn_rect){x, y, width, height}, visible);
		y += height + px(l, column->gap);
	}
}

static void place_lines(
	const struct layout *l, struct bn_box *box, struct bn_rect in, struct bn_rect visible)
{
	int gap = px(l, box->gap), y = in.y;
	for (struct bn_box *first = box->first; first != NULL;) {
		/* One line: which children, how high. */
		int x = 0, height = 0, count = 0;
		struct bn_box *end = first;
		for (; end != NULL; end = end->next, count++) {
			int width = box->flow == BN_GRID ? grid_cell(l, box, in.w)
							 : width_of(l, end, in.w);
			if (count > 0 &&
				(box->flow == BN_GRID ? count == box->columns : x + width > in.w))
				break;
			height = most(height, height_of(l, end, width));
			x += width + gap;
		}
		int at = in.x + aligned(box->main, in.w, x - gap);
		for (struct bn_box *child = first; child != end; child = child->next) {
			int width = box->flow == BN_GRID ? grid_cell(l, box, in.w)
							 : width_of(l, child, in.w);
			int own = box->cross == BN_STRETCH ? height : height_of(l, child, width);
			arrange(l, child,
				(struct bn_rect){
					at, y + aligned(box->cross, height, own), width, own},
				visible);
			at += width + gap;
		}
		y += height + line_gap(l, box);
		first = end;
	}
}

/* One axis of a stack: where the child begins and how long it is. */
static void hold(int start, int length, int before, int after, bool at_start, bool at_end,
	bool middle, int natural, int *place, int *size)
{
	bool both = at_start == at_end && (at_start || !middle);
	*size = both ? most(length - before - after, 0) : natural;
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
		int left = px(l, child->inset.left), right = px(l, child->inset.right);
		int top = px(l, child->inset.top), bottom = px(l, child->inset.bottom);
		bool middle = (a & BN_MIDDLE) != 0;
		struct bn_rect rect;
		int natural = width_of(l, child, in.w - left - right);
		bool fixed_w = child->width > 0 && !(a & (BN_LEFT | BN_RIGHT));
		hold(in.x, in.w, left, right, a & BN_LEFT, a & BN_RIGHT, middle || fixed_w, natural,
			&rect.x, &rect.w);
		natural = height_of(l, child, rect.w);
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
	rect.y += px(l, box->offset_y);
	box->rect = rect;
	box->visible = bn_rect_cut(rect, visible);
	if (is_near(rect, visible))
		bn_box_unfold(box);
	if (box->clip || box->scroll)
		visible = box->visible;
	struct bn_rect in = {rect.x + px(l, box->pad.left), rect.y + px(l, box->pad.top),
		most(rect.w - pad_x(l, box), 0), most(rect.h - pad_y(l, box), 0)};
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
		box->content_height += pad_y(l, box);
}

void bn_layout_run(struct bn_canvas *canvas, struct bn_box *root, struct bn_rect area,
	bn_layout_scroll *scroll, void *context)
{
	struct layout l = {canvas, bn_canvas_unit(canvas), scroll, context};
	arrange(&l, root, area, area);
}

static void shift(const struct bn_box *box, int dy, struct bn_rect visible)
{
	for (struct bn_box *child = box->first; child != NULL; child = child->next) {
		child->rect.y += dy;
		child->visible = bn_rect_cut(child->rect, visible);
		shift(child, dy, child->clip || child->scroll ? child->visible : visible);
	}
}

void bn_layout_shift(const struct bn_box *list, int dy)
{
	shift(list, dy, list->visible);
}

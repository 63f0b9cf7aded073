#include "ui/layout.h"

#include "tests/ui/screen.h"

#include <math.h>
#include <string.h>

/* A column or a row of 600 × 800 units at 100, 200, which the tests fill. */
static struct bn_box *add_page(struct screen *screen, float unit, struct bn_box like)
{
	struct bn_box *root = screen_begin(screen, unit);
	like.anchor = BN_LEFT | BN_TOP;
	like.inset = (struct bn_edges){200, 0, 0, 100};
	like.width = 600;
	like.height = 800;
	return screen_add(screen, root, like);
}

static struct bn_box *add(struct screen *screen, struct bn_box *parent, float width, float height)
{
	return screen_add(screen, parent, (struct bn_box){.width = width, .height = height});
}

static void a_column_goes_down(void **state)
{
	struct screen *screen = *state;
	struct bn_box *page = add_page(
		screen, 1, (struct bn_box){.gap = 10, .pad = {20, 30, 40, 50}});
	struct bn_box *first = screen_add(screen, page, (struct bn_box){.height = 100});
	struct bn_box *second = add(screen, page, 200, 50);
	struct bn_box *third = screen_add(
		screen, page, (struct bn_box){.min_height = 60, .max_width = 300});
	screen_lay_out(screen, NULL, NULL);
	assert_rect(page->rect, 100, 200, 600, 800);
	assert_rect(first->rect, 150, 220, 520, 100); /* stretched between the pads */
	assert_rect(second->rect, 150, 330, 200, 50);
	assert_rect(third->rect, 150, 390, 300, 60);
	assert_int_equal(page->content_height, 100 + 10 + 50 + 10 + 60);
}

static void aligns_along_and_across(void **state)
{
	static const struct {
		enum bn_align align;
		int start; /* of 200 in 600 */
	} cases[] = {{BN_STRETCH, 0}, {BN_START, 0}, {BN_CENTRE, 200}, {BN_END, 400}};
	struct screen *screen = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_box *page = add_page(screen, 1,
			(struct bn_box){.main = cases[i].align, .cross = cases[i].align});
		struct bn_box *box = add(screen, page, 200, 200);
		struct bn_box *own = add(screen, page, 100, 100);
		own->self = BN_END;
		screen_lay_out(screen, NULL, NULL);
		int down = cases[i].start * (800 - 300) / 400; /* of 300 in 800 */
		assert_rect(box->rect, 100 + cases[i].start, 200 + down, 200, 200);
		assert_int_equal(own->rect.x, 100 + 500);
		page = add_page(screen, 1,
			(struct bn_box){
				.flow = BN_ROW, .main = cases[i].align, .cross = cases[i].align});
		box = add(screen, page, 200, 0);
		box->height = cases[i].align == BN_STRETCH ? 0 : 200;
		own = add(screen, page, 100, 100);
		own->self = BN_CENTRE;
		screen_lay_out(screen, NULL, NULL);
		int right = cases[i].start * (600 - 300) / 400;
		int height = cases[i].align == BN_STRETCH ? 800 : 200;
		assert_rect(box->rect, 100 + right, 200 + cases[i].start * 600 / 400, 200, height);
		assert_int_equal(own->rect.y, 200 + 350);
	}
}

/* Shares are equal to a pixel, and nothing is left over. */
static void what_grows_takes_the_rest(void **state)
{
	struct screen *screen = *state;
	struct bn_box *page = add_page(screen, 1, (struct bn_box){.flow = BN_ROW, .gap = 20});
	struct bn_box *fixed = add(screen, page, 100, 10);
	struct bn_box *one = screen_add(screen, page, (struct bn_box){.grow = 1});
	struct bn_box *two = screen_add(screen, page, (struct bn_box){.grow = 2});
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(fixed->rect.w, 100);
	assert_int_equal(one->rect.w, 153); /* (600 − 140) / 3 */
	assert_int_equal(two->rect.w, 307);
	assert_int_equal(two->rect.x + two->rect.w, 700);
	/* A pixel that can't be shared isn't taken from what doesn't grow. */
	page = add_page(screen, 1, (struct bn_box){.flow = BN_ROW});
	screen_add(screen, page, (struct bn_box){.grow = 1});
	fixed = add(screen, page, 101, 10);
	two = screen_add(screen, page, (struct bn_box){.grow = 1});
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(fixed->rect.w, 101);
	assert_int_equal(two->rect.x + two->rect.w, 700);
	/* Growing starts from the least width, not from the content. */
	page = add_page(screen, 1, (struct bn_box){.flow = BN_ROW});
	one = screen_add(screen, page, (struct bn_box){.grow = 1});
	add(screen, one, 500, 10);
	two = screen_add(screen, page, (struct bn_box){.grow = 1});
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(one->rect.w, 300);
	page = add_page(screen, 1, (struct bn_box){.gap = 10});
	fixed = add(screen, page, 0, 100);
	one = screen_add(screen, page, (struct bn_box){.grow = 1});
	two = screen_add(screen, page, (struct bn_box){.grow = 3, .min_height = 80});
	screen_lay_out(screen, NULL, NULL);
	assert_rect(one->rect, 100, 310, 600, 150); /* (800 − 200) / 4 */
	assert_rect(two->rect, 100, 470, 600, 530); /* 80 and three quarters of 600 */
}

static void holds_to_least_and_most(void **state)
{
	static const struct {
		float min_width, max_width, min_height;
		int wanted_w, wanted_h; /* of a box that holds 200 × 50 */
	} cases[] = {{0, 0, 0, 200, 50}, {300, 0, 0, 300, 50}, {0, 150, 0, 150, 50},
		{0, 0, 90, 200, 90}, {0, 900, 20, 200, 50}, {900, 0, 0, 600, 50},
		{250, 100, 0, 250, 50}};
	struct screen *screen = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_box *page = add_page(screen, 1, (struct bn_box){.cross = BN_START});
		struct bn_box *box = screen_add(screen, page,
			(struct bn_box){.min_width = cases[i].min_width,
				.max_width = cases[i].max_width,
				.min_height = cases[i].min_height});
		add(screen, box, 200, 50);
		screen_lay_out(screen, NULL, NULL);
		assert_rect(box->rect, 100, 200, cases[i].wanted_w, cases[i].wanted_h);
	}
}

static void a_wrap_goes_on_in_the_next_line(void **state)
{
	struct screen *screen = *state;
	struct bn_box *page = add_page(screen, 1, (struct bn_box){0});
	struct bn_box *wrap = screen_add(
		screen, page, (struct bn_box){.flow = BN_WRAP, .gap = 20, .line_gap = 30});
	struct bn_box *after = add(screen, page, 10, 10);
	static const float widths[] = {290, 290, 400, 180, 900, 100};
	static const struct bn_rect places[] = {{100, 200, 290, 50}, {410, 200, 290, 50},
		{100, 280, 400, 50}, {520, 280, 180, 50}, {100, 360, 600, 50}, {100, 440, 100, 50}};
	struct bn_box *boxes[COUNT(widths)];
	for (size_t i = 0; i < COUNT(widths); i++)
		boxes[i] = add(screen, wrap, widths[i], 50);
	screen_lay_out(screen, NULL, NULL);
	for (size_t i = 0; i < COUNT(widths); i++)
		assert_rect(boxes[i]->rect, places[i].x, places[i].y, places[i].w, places[i].h);
	assert_rect(wrap->rect, 100, 200, 600, 290);
	assert_int_equal(after->rect.y, 490);
	wrap->main = BN_END;
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(boxes[5]->rect.x, 600);
	/* As wide as its widest line when it may be. */
	page = add_page(screen, 1, (struct bn_box){.cross = BN_CENTRE});
	wrap = screen_add(screen, page, (struct bn_box){.flow = BN_WRAP, .gap = 20});
	for (int i = 0; i < 3; i++)
		boxes[i] = add(screen, wrap, 250, i == 1 ? 80 : 50);
	screen_lay_out(screen, NULL, NULL);
	assert_rect(wrap->rect, 140, 200, 520, 150);
	assert_rect(boxes[0]->rect, 140, 200, 250, 80); /* as high as its line */
	assert_rect(boxes[2]->rect, 140, 300, 250, 50);
}

static void a_grid_has_equal_columns(void **state)
{
	struct screen *screen = *state;
	struct bn_box *page = add_page(screen, 1, (struct bn_box){0});
	struct bn_box *grid = screen_add(screen, page,
		(struct bn_box){.flow = BN_GRID, .columns = 3, .gap = 20, .line_gap = 10});
	struct bn_box *cells[5];
	for (int i = 0; i < 5; i++)
		cells[i] = screen_add(
			screen, grid, (struct bn_box){.min_height = i == 1 ? 120.f : 60.f});
	screen_lay_out(screen, NULL, NULL);
	for (int i = 0; i < 5; i++)
		assert_rect(cells[i]->rect, 100 + i % 3 * 206, i < 3 ? 200 : 330, 186,
			i < 3 ? 120 : 60);
	assert_int_equal(grid->rect.h, 190);
	grid->cross = BN_END;
	screen_lay_out(screen, NULL, NULL);
	assert_rect(cells[0]->rect, 100, 260, 186, 60);
	assert_rect(cells[1]->rect, 306, 200, 186, 120);
}

static void a_stack_holds_by_its_anchors(void **state)
{
	static const struct {
		unsigned anchor;
		float width, height;
		struct bn_edges inset;
		struct bn_rect wanted; /* in 600 × 800 at 100, 200; the content is 200 × 100 */
	} cases[] = {
		{0, 0, 0, {0, 0, 0, 0}, {100, 200, 600, 800}},
		{0, 0, 0, {10, 20, 30, 40}, {140, 210, 540, 760}},
		{0, 300, 150, {0, 0, 0, 0}, {250, 525, 300, 150}},
		{BN_MIDDLE, 0, 0, {0, 0, 0, 0}, {300, 550, 200, 100}},
		{BN_MIDDLE | BN_LEFT, 0, 0, {0, 0, 0, 44}, {144, 550, 200, 100}},
		{BN_MIDDLE | BN_RIGHT, 0, 0, {0, 44, 0, 0}, {456, 550, 200, 100}},
		{BN_MIDDLE | BN_TOP, 0, 0, {30, 0, 0, 0}, {300, 230, 200, 100}},
		{BN_MIDDLE | BN_LEFT | BN_RIGHT, 0, 0, {0, 48, 0, 48}, {148, 550, 504, 100}},
		{BN_MIDDLE | BN_TOP | BN_BOTTOM, 0, 0, {48, 0, 48, 0}, {300, 248, 200, 704}},
		{BN_LEFT | BN_TOP, 0, 0, {10, 0, 0, 20}, {120, 210, 200, 100}},
		{BN_RIGHT | BN_BOTTOM, 0, 0, {0, 20, 10, 0}, {480, 890, 200, 100}},
		{BN_LEFT | BN_RIGHT | BN_BOTTOM, 0, 0, {0, 0, 0, 0}, {100, 900, 600, 100}},
		{BN_LEFT | BN_TOP | BN_BOTTOM, 300, 0, {5, 0, 5, 0}, {100, 205, 300, 790}},
		{BN_LEFT | BN_TOP | BN_RIGHT | BN_BOTTOM, 0, 0, {1, 2, 3, 4}, {104, 201, 594, 796}},
		{BN_RIGHT | BN_TOP, 900, 50, {0, 0, 0, 0},
			{100, 200, 600, 50}}, /* never wider than it */
		{BN_RIGHT | BN_BOTTOM, 200, 100, {0, -50, 0, 0}, {550, 900, 200, 100}},
	};
	struct screen *screen = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_box *page = add_page(screen, 1, (struct bn_box){.flow = BN_STACK});
		struct bn_box *box = screen_add(screen, page,
			(struct bn_box){.anchor = cases[i].anchor,
				.width = cases[i].width,
				.height = cases[i].height,
				.inset = cases[i].inset});
		add(screen, box, 200, 100);
		screen_lay_out(screen, NULL, NULL);
		struct bn_rect wanted = cases[i].wanted;
		assert_rect(box->rect, wanted.x, wanted.y, wanted.w, wanted.h);
	}
}

static int scrolled(void *context, const char *id)
{
	return strcmp(id, "list") == 0 ? *(const int *)context : 0;
}

static void a_list_scrolls_and_cuts(void **state)
{
	static const struct {
		int offset, y, visible_y, visible_h; /* of the second of three */
	} cases[] = {{0, 530, 530, 300}, {100, 430, 430, 300}, {400, 130, 200, 230},
		{630, -100, 200, 0}};
	struct screen *screen = *state;
	for (size_t i = 0; i < 2 * COUNT(cases); i++) {
		struct bn_box *list = add_page(screen, 1,
			(struct bn_box){
				.id = "list", .scroll = true, .gap = 10, .pad = {20, 0, 40, 0}});
		struct bn_box *items[3];
		for (int n = 0; n < 3; n++)
			items[n] = add(screen, list, 0, 300);
		struct bn_box *word = add(screen, items[1], 50, 50);
		/* Laid out so, or laid out in another place and moved: the same. */
		bool moved = i >= COUNT(cases);
		int k = (int)(i % COUNT(cases)), offset = moved ? 250 : cases[k].offset;
		screen_lay_out(screen, scrolled, &offset);
		assert_true(bn_layout_shift(list, offset - cases[k].offset));
		assert_rect(list->rect, 100, 200, 600, 800);
		assert_int_equal(list->content_height, 3 * 300 + 2 * 10 + 20 + 40);
		assert_rect(items[1]->rect, 100, cases[k].y, 600, 300);
		assert_int_equal(items[1]->visible.h, cases[k].visible_h);
		assert_int_equal(items[1]->visible.w, cases[k].visible_h > 0 ? 600 : 0);
		if (cases[k].visible_h > 0)
			assert_int_equal(items[1]->visible.y, cases[k].visible_y);
		assert_int_equal(word->visible.h, cases[k].y >= 200 ? 50 : 0);
	}
}

static void cuts_at_clips_and_the_window(void **state)
{
	struct screen *screen = *state;
	struct bn_box *page = add_page(screen, 1, (struct bn_box){.flow = BN_STACK, .clip = true});
	struct bn_box *over = screen_add(screen, page,
		(struct bn_box){.anchor = BN_RIGHT | BN_TOP,
			.inset = {-50, -50, 0, 0},
			.width = 200,
			.height = 200});
	struct bn_box *away = screen_add(screen, page,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP,
			.inset = {0, 0, 0, 600},
			.width = 100,
			.height = 100});
	struct bn_box *lower = screen_add(screen, screen->root,
		(struct bn_box){
			.anchor = BN_LEFT | BN_TOP, .width = 80, .height = 80, .inset.top = 1900});
	screen_lay_out(screen, NULL, NULL);
	assert_rect(over->rect, 550, 150, 200, 200);
	assert_rect(over->visible, 550, 200, 150, 150);
	assert_int_equal(away->visible.w, 0);
	assert_rect(lower->rect, 0, 1900, 80, 80);
	assert_rect(lower->visible, 0, 1900, 80, 20);
	page->clip = false;
	screen_lay_out(screen, NULL, NULL);
	assert_rect(over->visible, 550, 150, 200, 200);
}

/* At any size of a window: every place is the rounded one, and rows end where they should. */
static void places_are_whole_pixels(void **state)
{
	static const float units[] = {.6f, 1, 2};
	struct screen *screen = *state;
	for (size_t i = 0; i < COUNT(units); i++) {
		float unit = units[i];
		struct bn_box *page = add_page(screen, unit,
			(struct bn_box){.flow = BN_ROW, .gap = 7, .pad = {3, 5, 3, 5}});
		struct bn_box *keys[11];
		for (int k = 0; k < 11; k++)
			keys[k] = screen_add(screen, page,
				(struct bn_box){.grow = k == 4 ? 1.5f : 1, .min_width = 4});
		screen_lay_out(screen, NULL, NULL);
		int gap = (int)lroundf(7 * unit), pad = (int)lroundf(5 * unit);
		struct bn_rect all = {(int)lroundf(100 * unit), (int)lroundf(200 * unit),
			(int)lroundf(600 * unit), (int)lroundf(800 * unit)};
		assert_rect(page->rect, all.x, all.y, all.w, all.h);
		assert_int_equal(keys[0]->rect.x, all.x + pad);
		for (int k = 1; k < 11; k++) {
			assert_int_equal(
				keys[k]->rect.x, keys[k - 1]->rect.x + keys[k - 1]->rect.w + gap);
			if (k != 4)
				assert_in_range(
					keys[k]->rect.w, keys[0]->rect.w - 1, keys[0]->rect.w + 1);
		}
		assert_int_equal(keys[10]->rect.x + keys[10]->rect.w, all.x + all.w - pad);
	}
}

static const char words[] = "Vous écoutez, vous informez, vous cherchez des solutions avec chaque "
			    "personne : « c’est un métier ».";

/* A text gets the height its lines need at the width it got, and no line is cut. */
static void texts_fit_at_odd_widths(void **state)
{
	struct screen *screen = *state;
	static const float units[] = {.6f, 1, 2};
	for (size_t i = 0; i < COUNT(units); i++) {
		for (float width = 61; width < 1080; width += 97) {
			struct bn_box *root = screen_begin(screen, units[i]);
			struct bn_box *column = screen_add(screen, root,
				(struct bn_box){.anchor = BN_LEFT | BN_TOP,
					.width = width,
					.cross = BN_START,
					.pad = {1, 3, 5, 7}});
			struct bn_box *text = screen_add(screen, column,
				(struct bn_box){.content = BN_CONTENT_TEXT,
					.text = words,
					.style = BN_TYPE_BODY});
			screen_lay_out(screen, NULL, NULL);
			int room = column->rect.w - (int)lroundf(3 * units[i]) -
				   (int)lroundf(7 * units[i]);
			struct bn_type type = bn_theme_type(BN_TYPE_BODY, units[i]);
			struct bn_extent free = bn_type_measure(screen->canvas, words, &type, room);
			struct bn_extent own = bn_type_measure(
				screen->canvas, words, &type, text->rect.w);
			assert_true(text->rect.w <= room);
			assert_int_equal(text->rect.h, own.height);
			assert_int_equal(own.lines, free.lines); /* no narrower than it may be */
			assert_int_equal(column->rect.h, text->rect.h + (int)lroundf(1 * units[i]) +
								 (int)lroundf(5 * units[i]));
		}
	}
}

static void a_row_too_narrow_still_fits(void **state)
{
	static const struct {
		float widths[4], grow[4];
		int wanted[4]; /* in 600, gaps of 20 */
	} cases[] = {
		/* The widest gives what is missing … */
		{{500, 100, 72, 0}, {0}, {388, 100, 72}},
		/* … until the next is as wide, and then both do. */
		{{500, 400, 40, 0}, {0}, {260, 260, 40}},
		{{400, 500, 500, 48}, {0}, {164, 164, 164, 48}},
		{{900, 100, 0, 0}, {0, 1, 0, 0}, {580, 0}},
		{{900, 900, 900, 900}, {0}, {135, 135, 135, 135}},
	};
	struct screen *screen = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_box *page = add_page(
			screen, 1, (struct bn_box){.flow = BN_ROW, .gap = 20});
		struct bn_box *boxes[4];
		int count = 0;
		for (; count < 4 && cases[i].widths[count] > 0; count++) {
			boxes[count] = screen_add(
				screen, page, (struct bn_box){.grow = cases[i].grow[count]});
			add(screen, boxes[count], cases[i].widths[count], 10);
		}
		screen_lay_out(screen, NULL, NULL);
		for (int k = 0; k < count; k++)
			assert_in_range(
				boxes[k]->rect.w, cases[i].wanted[k], cases[i].wanted[k] + 1);
		const struct bn_box *last = boxes[count - 1];
		assert_int_equal(last->rect.x + last->rect.w, 700);
	}
	/* The text that gives room breaks, and the row grows with it. */
	struct bn_box *root = screen_begin(screen, 1);
	struct bn_box *row = screen_add(screen, root,
		(struct bn_box){
			.flow = BN_ROW, .anchor = BN_LEFT | BN_TOP, .width = 300, .gap = 10});
	struct bn_box *text = screen_add(screen, row,
		(struct bn_box){.content = BN_CONTENT_TEXT, .text = words, .style = BN_TYPE_BODY});
	struct bn_box *icon = add(screen, row, 48, 48);
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(icon->rect.w, 48);
	assert_int_equal(icon->rect.x + 48, 300);
	assert_true(text->rect.h > 5 * 48);
	assert_int_equal(row->rect.h, text->rect.h);
}

static void cuts_and_holds(void **state)
{
	struct bn_rect a = {10, 10, 20, 20};
	(void)state;
	assert_rect(bn_rect_cut(a, (struct bn_rect){0, 0, 15, 100}), 10, 10, 5, 20);
	assert_int_equal(bn_rect_cut(a, (struct bn_rect){30, 10, 5, 5}).w, 0);
	assert_int_equal(bn_rect_cut(a, (struct bn_rect){10, 30, 5, 5}).h, 0);
	assert_true(bn_rect_holds(a, 10, 10) && bn_rect_holds(a, 29, 29));
	assert_false(bn_rect_holds(a, 30, 29) || bn_rect_holds(a, 29, 30));
	assert_false(bn_rect_holds((struct bn_rect){5, 5, 0, 0}, 5, 5));
}

static int unfolded;

static void unfold(struct bn_box *box, const void *context)
{
	struct screen *screen = (struct screen *)context;
	unfolded++;
	add(screen, box, 40, 30);
}

/* Of a long list only what is near is made, once; the others keep their places. */
static void a_long_list_is_made_as_it_is_needed(void **state)
{
	enum { ROWS = 100, HIGH = 200 };
	struct screen *screen = *state;
	struct bn_box *page = add_page(screen, 1, (struct bn_box){.scroll = true, .id = "list"});
	struct bn_box *rows[ROWS];
	unfolded = 0;
	for (int i = 0; i < ROWS; i++) {
		rows[i] = add(screen, page, 0, HIGH);
		rows[i]->unfold = unfold;
		rows[i]->context = screen;
	}
	screen_lay_out(screen, NULL, NULL);
	/* Four are in sight, and as many again wait below. */
	assert_int_equal(unfolded, 8);
	assert_rect(rows[7]->first->rect, 100, 200 + 7 * HIGH, 40, 30);
	assert_null(rows[8]->first);
	assert_rect(rows[ROWS - 1]->rect, 100, 200 + (ROWS - 1) * HIGH, 600, HIGH);
	assert_int_equal(page->content_height, ROWS * HIGH);
	screen_lay_out(screen, NULL, NULL);
	assert_int_equal(unfolded, 8);
	/* A move tells when one comes near that isn't made. */
	assert_true(bn_layout_shift(page, 10));
	assert_false(bn_layout_shift(page, -20));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_goes_down),
		cmocka_unit_test(aligns_along_and_across),
		cmocka_unit_test(what_grows_takes_the_rest),
		cmocka_unit_test(holds_to_least_and_most),
		cmocka_unit_test(a_wrap_goes_on_in_the_next_line),
		cmocka_unit_test(a_grid_has_equal_columns),
		cmocka_unit_test(a_stack_holds_by_its_anchors),
		cmocka_unit_test(a_list_scrolls_and_cuts),
		cmocka_unit_test(cuts_at_clips_and_the_window),
		cmocka_unit_test(places_are_whole_pixels),
		cmocka_unit_test(texts_fit_at_odd_widths),
		cmocka_unit_test(a_row_too_narrow_still_fits),
		cmocka_unit_test(cuts_and_holds),
		cmocka_unit_test(a_long_list_is_made_as_it_is_needed),
	};
	return cmocka_run_group_tests(tests, screen_open, screen_close);
}

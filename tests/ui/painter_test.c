#include "ui/painter.h"

#include "tests/ui/screen.h"

#include <string.h>

static struct bn_theme plain, contrast;

static uint32_t *draw(struct screen *screen, const struct bn_theme *theme, const char *pressed,
	const char *focused)
{
	struct bn_presses presses = bn_presses_on(pressed);
	struct bn_painter painter = {
		.canvas = screen->canvas, .theme = theme, .presses = &presses, .focused = focused};
	screen_lay_out(screen, NULL, NULL);
	bn_canvas_begin(screen->canvas, theme->tint);
	bn_painter_draw(&painter, screen->root);
	return bn_canvas_read(screen->canvas);
}

/* Two boxes of a look, 400 × 200 at 300, 400 and at 300, 1000. */
static void begin(struct screen *screen, struct bn_box like)
{
	static const char *const ids[] = {"one", "two"};
	struct bn_box *root = screen_begin(screen, 1);
	for (int i = 0; i < 2; i++) {
		like.id = ids[i];
		like.role = BN_ROLE_BUTTON;
		like.action.code = 1;
		like.anchor = BN_LEFT | BN_TOP;
		like.inset = (struct bn_edges){400 + 600 * (float)i, 0, 0, 300};
		like.width = 400;
		like.height = 200;
		struct bn_box *box = screen_add(screen, root, like);
		screen_add(screen, box,
			(struct bn_box){.content = BN_CONTENT_TEXT,
				.text = "Touchez",
				.style = BN_TYPE_BUTTON,
				.tone = BN_TONE_INK});
	}
}

/* How many pixels differ, inside a box or anywhere else. */
static void compare(
	const uint32_t *a, const uint32_t *b, struct bn_rect in, int *inside, int *outside)
{
	*inside = *outside = 0;
	for (int y = 0; y < 1920; y++)
		for (int x = 0; x < 1080; x++)
			if (a[y * 1080 + x] != b[y * 1080 + x])
				++*(bn_rect_holds(in, x, y) ? inside : outside);
}

static const struct bn_rect one = {300, 400, 400, 200}, around_one = {280, 380, 440, 240};

static void a_pressed_box_looks_pressed(void **state)
{
	static const enum bn_press ways[] = {
		BN_PRESS_DARKEN, BN_PRESS_SOFT, BN_PRESS_DEEP, BN_PRESS_KEY};
	static const struct bn_theme *const themes[] = {&plain, &contrast};
	struct screen *screen = *state;
	for (size_t t = 0; t < COUNT(themes); t++) {
		for (size_t i = 0; i < COUNT(ways); i++) {
			int inside = 0, outside = 0;
			begin(screen, (struct bn_box){.fill = BN_TONE_PAPER,
					      .shape = BN_SHAPE_YOU,
					      .lip = ways[i] == BN_PRESS_KEY ? 4 : 0,
					      .press = ways[i]});
			uint32_t *rest = draw(screen, themes[t], NULL, NULL);
			uint32_t *held = draw(screen, themes[t], "one", NULL);
			uint32_t *none = draw(screen, themes[t], "three", NULL);
			compare(rest, held, around_one, &inside, &outside);
			assert_int_equal(outside, 0); /* and the other one doesn't */
			assert_true(inside > 1000);
			compare(rest, none, one, &inside, &outside);
			assert_int_equal(inside + outside, 0);
			free(rest);
			free(held);
			free(none);
		}
	}
}

static void the_focus_is_seen_around_its_box(void **state)
{
	static const struct bn_theme *const themes[] = {&plain, &contrast};
	static const struct {
		enum bn_tone fill;
		enum bn_press press;
	} looks[] = {{BN_TONE_PAPER, BN_PRESS_SOFT}, {BN_TONE_ACCENT, BN_PRESS_DARKEN},
		{BN_TONE_BRAND, BN_PRESS_DEEP}};
	struct screen *screen = *state;
	for (size_t t = 0; t < COUNT(themes); t++) {
		for (size_t i = 0; i < COUNT(looks); i++) {
			int inside = 0, outside = 0;
			begin(screen, (struct bn_box){.fill = looks[i].fill,
					      .shape = BN_SHAPE_YOU,
					      .press = looks[i].press});
			uint32_t *rest = draw(screen, themes[t], NULL, NULL);
			uint32_t *focused = draw(screen, themes[t], NULL, "one");
			compare(rest, focused, around_one, &inside, &outside);
			assert_int_equal(outside, 0);
			assert_true(inside > 4000); /* a ring of 5 at least around 1200 */
			free(rest);
			free(focused);
		}
	}
}

/* In high contrast there is no shadow, and black lies on black: an edge tells where it ends. */
static void what_floats_has_an_edge(void **state)
{
	static const struct bn_theme *const themes[] = {&plain, &contrast};
	struct screen *screen = *state;
	for (size_t t = 0; t < COUNT(themes); t++) {
		struct bn_box *root = screen_begin(screen, 1);
		screen_add(screen, root,
			(struct bn_box){.anchor = BN_LEFT | BN_TOP,
				.inset = {400, 0, 0, 300},
				.width = 400,
				.height = 200,
				.fill = BN_TONE_PAPER,
				.shape = BN_SHAPE_SAY,
				.shadow = 2});
		root->flow = BN_STACK;
		uint32_t *seen = draw(screen, themes[t], NULL, NULL);
		int width = screen_width(1);
		uint32_t edge = seen[402 * width + 500] & 0xFFFFFF;
		assert_int_equal(edge, 0xFFFFFF); /* white paper, or a white edge */
		assert_int_equal(
			seen[450 * width + 500] & 0xFFFFFF, themes[t] == &plain ? 0xFFFFFF : 0);
		free(seen);
	}
}

/* Which ink the kit and the screens put on which surface. */
static void every_ink_is_readable_on_its_surface(void **state)
{
	static const struct {
		enum bn_tone ink, surface;
	} pairs[] = {
		{BN_TONE_INK, BN_TONE_PAPER},
		{BN_TONE_INK, BN_TONE_TINT},
		{BN_TONE_INK, BN_TONE_SOFT},
		{BN_TONE_INK_2, BN_TONE_PAPER},
		{BN_TONE_INK_2, BN_TONE_TINT},
		{BN_TONE_INK_2, BN_TONE_LINE}, /* a button that can't be pressed */
		{BN_TONE_BRAND_INK, BN_TONE_PAPER},
		{BN_TONE_BRAND_INK, BN_TONE_TINT},
		{BN_TONE_BRAND_INK, BN_TONE_SOFT},
		{BN_TONE_DEEP, BN_TONE_BRAND_LINE}, /* keys that do something */
		{BN_TONE_ON_BRAND, BN_TONE_BRAND},
		{BN_TONE_ON_BRAND, BN_TONE_DEEP},
		{BN_TONE_ON_BRAND, BN_TONE_SCRIM},
		{BN_TONE_ON_BRAND, BN_TONE_NIGHT},
		{BN_TONE_ACCENT, BN_TONE_BRAND},
		{BN_TONE_ACCENT, BN_TONE_SCRIM},
		{BN_TONE_ON_ACCENT, BN_TONE_ACCENT},
		{BN_TONE_ON_WARNING, BN_TONE_WARNING},
		{BN_TONE_ERROR, BN_TONE_PAPER},
		{BN_TONE_ERROR, BN_TONE_TINT},
	};
	(void)state;
	const struct bn_theme *const themes[] = {&plain, &contrast};
	for (size_t t = 0; t < COUNT(themes); t++)
		for (size_t i = 0; i < COUNT(pairs); i++) {
			double ratio = bn_brand_contrast(bn_painter_colour(themes[t], pairs[i].ink),
				bn_painter_colour(themes[t], pairs[i].surface));
			if (ratio < 4.5)
				fail_msg("theme %zu, ink %d on %d: %.2f", t, pairs[i].ink,
					pairs[i].surface, ratio);
		}
	struct bn_colour qr = bn_painter_colour(&contrast, BN_TONE_QR);
	assert_true(qr.r == 255 && qr.g == 255 && qr.b == 255);
}

/* In high contrast every target has an edge, and nothing casts a shadow. */
static void contrast_draws_edges(void **state)
{
	struct screen *screen = *state;
	begin(screen, (struct bn_box){.fill = BN_TONE_PAPER, .shadow = 2});
	uint32_t *seen = draw(screen, &contrast, NULL, NULL);
	assert_int_equal(seen[500 * 1080 + 302], 0xFFFFFFFF);
	assert_int_equal(seen[500 * 1080 + 297], 0xFF000000);
	assert_int_equal(seen[620 * 1080 + 500], 0xFF000000);
	free(seen);
	screen->root->first->states = BN_STATE_DISABLED; /* no target, no edge */
	seen = draw(screen, &contrast, NULL, NULL);
	assert_int_equal(seen[500 * 1080 + 302], 0xFF000000);
	free(seen);
	seen = draw(screen, &plain, NULL, NULL);
	assert_int_equal(seen[500 * 1080 + 302], 0xFFFFFFFF);
	assert_int_not_equal(seen[620 * 1080 + 500], seen[900 * 1080 + 100]); /* a shadow */
	free(seen);
}

/* Nothing of what a list holds is drawn outside it. */
static void lists_cut_what_they_hold(void **state)
{
	struct screen *screen = *state;
	struct bn_box *root = screen_begin(screen, 1);
	struct bn_box *list = screen_add(screen, root,
		(struct bn_box){.id = "list",
			.scroll = true,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {400, 0, 0, 300},
			.width = 400,
			.height = 200});
	screen_add(screen, list, (struct bn_box){.height = 900, .fill = BN_TONE_BRAND});
	uint32_t *seen = draw(screen, &plain, NULL, NULL);
	assert_int_equal(seen[599 * 1080 + 500] & 0xFFFFFF, 0x5B1841);
	assert_int_equal(seen[600 * 1080 + 500], seen[100 * 1080 + 100]);
	free(seen);
}

static int open_all(void **state)
{
	struct bn_brand lot = {.brand = {0x5B, 0x18, 0x41},
		.accent = {0xFF, 0xB8, 0x29},
		.tint = {0xF9, 0xF2, 0xF6}};
	bn_brand_derive(&lot);
	bn_theme_init(&plain, &lot);
	bn_theme_init_contrast(&contrast);
	return screen_open(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pressed_box_looks_pressed),
		cmocka_unit_test(the_focus_is_seen_around_its_box),
		cmocka_unit_test(what_floats_has_an_edge),
		cmocka_unit_test(every_ink_is_readable_on_its_surface),
		cmocka_unit_test(contrast_draws_edges),
		cmocka_unit_test(lists_cut_what_they_hold),
	};
	return cmocka_run_group_tests(tests, open_all, screen_close);
}

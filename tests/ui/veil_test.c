#include "ui/veil.h"

#include "tests/ui/film.h"
#include "ui/blend.h"

/* Picture after picture under the veil is what drawing all of the page gives. */
static void gives_what_drawing_gives(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_theme theme;
	struct bn_brand brand = {.brand = {91, 24, 65},
		.accent = {255, 184, 41},
		.tint = {249, 242, 246},
		.deep = {67, 15, 46},
		.soft = {234, 216, 227}};
	bn_theme_init(&theme, &brand);
	struct page pages[] = {{.placing = cover, .bar = .3f},
		{.placing = {BN_FIT_CONTAIN, 0, 0}, .bar = .5f, .breathes = true},
		{.placing = {BN_FIT_CONTAIN, 0, 0}, .part = true, .bar = 1, .breathes = true}};
	static struct film film;
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct bn_view *veiled = bn_view_create(canvas, &theme);
		struct bn_view *plain = bn_view_create(canvas, &theme);
		for (int turn = 0; turn < 6; turn++) {
			if (turn % 3 ==
				0) { /* the page changes: the veil of before must not stay */
				pages[i].bar += .1f;
				bn_view_rebuild(veiled, build, &pages[i]);
			}
			shoot(&film, (unsigned)(turn + 1));
			bn_view_rebuild(plain, build, &pages[i]);
			bn_view_draw(plain, on(&film), INT64_C(100) * turn);
			uint32_t *wanted = bn_canvas_read(canvas);
			/* As it was before: another page was drawn here meanwhile. */
			bn_view_rebuild(veiled, build, &pages[i]);
			bn_view_draw(veiled, on(&film), 0);
			for (int again = 0; again < 2; again++) {
				struct film other = {.frame.number = 100};
				shoot(&other, (unsigned)(turn + 77 + again));
				bn_view_draw(veiled, on(&other), 50);
				bn_view_settle(veiled);
			}
			bn_view_draw(veiled, on(&film), INT64_C(100) * turn);
			assert_in_range(farthest(canvas, wanted), 0, 2);
			free(wanted);
		}
		bn_view_destroy(veiled);
		bn_view_destroy(plain);
	}
}

/* Whatever lies over it, nothing wraps around: no dark speck in the light. */
static void never_wraps(void **state)
{
	(void)state;
	enum { PIXELS = 255 }; /* some left over for every way to do them */
	struct bn_veil *veil = bn_veil_create();
	uint32_t layer[PIXELS], row[PIXELS];
	assert_int_equal(bn_veil_rect(veil).w, 0);
	for (uint32_t light = 0; light < 256; light += 5) {
		for (uint32_t alpha = 0; alpha < PIXELS; alpha++) {
			layer[alpha] = 0;
			bn_blend_fill(
				&layer[alpha], 1, light << 16 | light << 8 | light, (uint8_t)alpha);
			row[alpha] = 0xFFFFFFFFu;
		}
		bn_veil_keep(veil, (struct bn_rect){0, 0, PIXELS, 1}, layer, sizeof(layer));
		assert_int_equal(bn_veil_rect(veil).w, PIXELS);
		bn_veil_lay(veil, 0, row);
		for (uint32_t alpha = 0; alpha < PIXELS; alpha++) {
			uint32_t wanted = (255 * (255 - alpha) + light * alpha) / 255;
			for (int shift = 0; shift < 24; shift += 8)
				assert_in_range(
					(row[alpha] >> shift & 255) + 2, wanted, wanted + 3);
			assert_int_equal(row[alpha] >> 24, 255);
		}
	}
	bn_veil_destroy(veil);
	bn_veil_destroy(NULL);
}

/* A caption may come one picture late; what a finger does may not. */
static void shows_changes_soon_enough(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_theme theme;
	struct bn_brand brand = {.brand = {91, 24, 65}, .accent = {255, 184, 41}};
	bn_theme_init(&theme, &brand);
	struct page page = {.placing = cover, .bar = .2f};
	struct bn_view *view = bn_view_create(canvas, &theme);
	static struct film film;
	uint32_t *seen[5];
	bn_view_rebuild(view, build, &page);
	for (int i = 0; i < 5; i++) {
		if (i == 3) {
			page.bar = .9f;
			bn_view_rebuild(view, build, &page);
		}
		shoot(&film, 5); /* another number, the same picture */
		bn_view_draw(view, on(&film), 0);
		seen[i] = bn_canvas_read(canvas);
		bn_view_settle(view);
		assert_int_equal(bn_view_waits(view), i == 3);
	}
	assert_int_equal(farthest_of(seen[3], seen[2]), 0);
	assert_true(farthest_of(seen[4], seen[2]) > 50);
	page.bar = .2f;
	bn_view_rebuild(view, build, &page);
	struct bn_action action;
	bn_view_touch(view, &(struct bn_touch){.phase = BN_TOUCH_DOWN, .x = 5, .y = 5}, &action);
	shoot(&film, 5);
	bn_view_draw(view, on(&film), 0);
	assert_in_range(farthest(canvas, seen[2]), 0, 2);
	/* No new picture to wait for. */
	bn_view_settle(view);
	page.bar = .9f;
	bn_view_rebuild(view, build, &page);
	bn_view_draw(view, on(&film), 0);
	assert_in_range(farthest(canvas, seen[4]), 0, 2);
	for (int i = 0; i < 5; i++)
		free(seen[i]);
	bn_view_destroy(view);
}

/* What the clip leaves room for is the page, whatever else was drawn there. */
static void build_other(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	(void)context, (void)boxes;
	root->fill = BN_TONE_ERROR;
}

static void nothing_else_is_seen_beside_it(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_theme theme;
	struct bn_brand brand = {.brand = {91, 24, 65}, .accent = {255, 184, 41}};
	bn_theme_init(&theme, &brand);
	struct page page = {.placing = cover, .part = true};
	struct bn_view *view = bn_view_create(canvas, &theme);
	static struct film film;
	uint32_t *wanted = NULL;
	bn_view_rebuild(view, build, &page);
	for (int i = 0; i < 9; i++) {
		if (i == 3) { /* another screen is drawn ahead */
			wanted = bn_canvas_read(canvas);
			bn_view_rehearse(view, build_other, NULL);
		}
		if (i == 6) { /* the window was smaller for a moment */
			SDL_SetWindowSize(canvas->window, PAGE_WIDTH / 2, PAGE_HEIGHT / 2);
			bn_canvas_resized(canvas);
			SDL_SetWindowSize(canvas->window, PAGE_WIDTH, PAGE_HEIGHT);
			bn_canvas_resized(canvas);
			bn_view_rebuild(view, build, &page);
		}
		shoot(&film, 5); /* another number, the same picture */
		bn_view_draw(view, on(&film), 0);
		if (i >= 3)
			assert_in_range(farthest(canvas, wanted), 0, 2);
		bn_view_settle(view);
	}
	free(wanted);
	bn_view_destroy(view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(gives_what_drawing_gives),
		ON_BOTH(nothing_else_is_seen_beside_it),
		cmocka_unit_test(never_wraps),
		cmocka_unit_test_setup_teardown(shows_changes_soon_enough, open_soft, close_canvas),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

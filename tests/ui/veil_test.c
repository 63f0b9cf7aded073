#include "ui/veil.h"

#include "tests/ui/on_glass.h"
#include "ui/blend.h"
#include "ui/view.h"

#include <string.h>

enum { FILM_WIDTH = 96, FILM_HEIGHT = 54 };

static const struct bn_placing cover = {BN_FIT_COVER, .5f, .5f};

/* A page with a clip under all that can lie over one. */
struct page {
	struct bn_placing placing;
	bool part; /* the clip leaves room on the page beside it */
	bool breathes;
	float bar;
};

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	const struct page *page = context;
	root->flow = BN_STACK;
	root->fill = BN_TONE_NIGHT;
	struct bn_edges inset = {0, 0, 0, 0};
	if (page->part)
		inset = (struct bn_edges){120, 300, 60, 200};
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_VIDEO,
			.placing = page->placing,
			.fill = BN_TONE_DEEP,
			.inset = inset});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_RAMP,
			.ramp = BN_RAMP_LEFT,
			.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.width = 900,
			.tone = BN_TONE_SCRIM});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_RAMP,
			.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = 500,
			.tone = BN_TONE_BRAND,
			.content_alpha = .6f});
	bn_box_add(boxes, root,
		(struct bn_box){.fill = BN_TONE_PAPER,
			.fill_alpha = .5f,
			.shape = BN_SHAPE_SAY,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {100, 0, 0, 200},
			.width = 500,
			.height = 300,
			.shadow = 2});
	bn_box_add(boxes, root,
		(struct bn_box){.fill = BN_TONE_ACCENT,
			.shape = BN_SHAPE_YOU,
			.border = BN_TONE_QR,
			.border_width = 12,
			.border_alpha = .5f,
			.breathes = page->breathes,
			.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, 100, 100, 0},
			.width = 400,
			.height = 300});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_SIGNS,
			.placing = {BN_FIT_COVER, .5f, .5f},
			.anchor = BN_RIGHT | BN_TOP,
			.inset = {150, 350, 0, 0},
			.width = 150,
			.height = 200});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_BAR,
			.part = page->bar,
			.tone = BN_TONE_ERROR,
			.back_tone = BN_TONE_PAPER,
			.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = 40});
}

struct film {
	uint8_t bytes[3][FILM_WIDTH * FILM_HEIGHT];
	struct bn_frame frame, signs;
};

static void shoot(struct film *film, unsigned seed)
{
	film->frame.width = FILM_WIDTH;
	film->frame.height = FILM_HEIGHT;
	film->frame.number++;
	for (int p = 0; p < 3; p++) {
		film->frame.planes[p] = film->bytes[p];
		film->frame.pitches[p] = p == 0 ? FILM_WIDTH : FILM_WIDTH / 2;
		for (size_t i = 0; i < sizeof(film->bytes[p]); i++)
			film->bytes[p][i] = (uint8_t)((seed = seed * 1103515245u + 12345u) >> 20);
	}
}

/* With signs of its own number, a part of the same picture. */
static struct bn_pictures on(struct film *film)
{
	film->signs = film->frame;
	film->signs.width = 40;
	return (struct bn_pictures){.film = &film->frame, .signs = &film->signs};
}

static int farthest_of(const uint32_t *seen, const uint32_t *wanted)
{
	int most = 0;
	for (int i = 0; i < PAGE_WIDTH * PAGE_HEIGHT; i++)
		for (int shift = 0; shift < 24; shift += 8) {
			int off = abs(
				(int)(seen[i] >> shift & 255) - (int)(wanted[i] >> shift & 255));
			most = off > most ? off : most;
		}
	return most;
}

static int farthest(struct bn_canvas *canvas, const uint32_t *wanted)
{
	uint32_t *seen = bn_canvas_read(canvas);
	int most = farthest_of(seen, wanted);
	free(seen);
	return most;
}

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

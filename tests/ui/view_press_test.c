/* A pressed box: drawn alone on its way in and out, and as if all had been drawn. */
#include "tests/ui/on_glass.h"
#include "ui/view.h"

static const struct bn_theme theme = {.tint = {240, 240, 240},
	.brand = {90, 20, 60},
	.deep = {60, 10, 40},
	.paper = {255, 255, 255},
	.soft = {230, 200, 220},
	.line_brand = {180, 150, 170},
	.accent = {250, 180, 40}};

enum { BOXES = 4 };

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	static const char *const ids[BOXES] = {"darken", "soft", "deep", "key"};
	static const enum bn_press ways[BOXES] = {
		BN_PRESS_DARKEN, BN_PRESS_SOFT, BN_PRESS_DEEP, BN_PRESS_KEY};
	(void)context;
	root->fill = BN_TONE_TINT;
	for (int i = 0; i < BOXES; i++)
		bn_box_add(boxes, root,
			(struct bn_box){.id = ids[i],
				.role = BN_ROLE_BUTTON,
				.action = {.code = 1},
				.anchor = BN_LEFT | BN_TOP,
				.inset = {200, 0, 0, 40 + 250 * (float)i},
				.width = 230,
				.height = 300,
				.fill = ways[i] == BN_PRESS_DEEP ? BN_TONE_NONE : BN_TONE_PAPER,
				.shape = BN_SHAPE_SAY,
				.shadow = ways[i] == BN_PRESS_SOFT ? 2 : 0,
				.lip = ways[i] == BN_PRESS_KEY ? 12 : 0,
				.press = ways[i]});
}

static struct bn_view *begin(struct bn_canvas *canvas)
{
	struct bn_view *view = bn_view_create(canvas, &theme);
	bn_view_rebuild(view, build, NULL);
	bn_view_draw(view, (struct bn_pictures){0}, 100);
	return view;
}

static void finger(struct bn_view *view, enum bn_touch_phase phase, int box, int64_t ms)
{
	float unit = PAGE_HEIGHT / 1080.f;
	struct bn_action action = {0};
	struct bn_touch touch = {
		phase, 1, (int)((150 + 250 * (float)box) * unit), (int)(350 * unit), ms};
	bn_view_touch(view, &touch, &action);
}

static uint32_t *picture(struct bn_view *view, struct bn_canvas *canvas, int64_t ms)
{
	bn_view_draw(view, (struct bn_pictures){0}, ms);
	return bn_canvas_read(canvas);
}

/* The box alone, then the whole page at the same moment of the same press. */
static void as_if_all_was_drawn(void **state)
{
	struct bn_canvas *canvas = *state;
	size_t bytes = sizeof(uint32_t) * PAGE_WIDTH * PAGE_HEIGHT;
	for (int box = 0; box < BOXES; box++) {
		struct bn_view *view = begin(canvas);
		uint32_t *rest = bn_canvas_read(canvas);
		for (int64_t ms = 1000; ms < 1300; ms += 16) {
			if (ms == 1000 || ms == 1096)
				finger(view, ms == 1000 ? BN_TOUCH_DOWN : BN_TOUCH_UP, box, ms);
			bool due = bn_view_press_ms(view) >= 0;
			assert_int_equal(due, ms <= 1064 || (ms >= 1096 && ms <= 1240));
			assert_false(bn_view_dirty(view));
			uint32_t *part = picture(view, canvas, ms);
			bn_view_rebuild(view, build, NULL);
			uint32_t *all = picture(view, canvas, ms);
			assert_memory_equal(part, all, bytes);
			bool rests = memcmp(rest, part, bytes) == 0;
			assert_true(rests ? ms > 1200 : ms < 1240);
			free(all);
			free(part);
		}
		free(rest);
		bn_view_destroy(view);
	}
}

/* A picture somewhere else on the window would still be there. */
static void nothing_else_is_drawn(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_view *view = begin(canvas);
	bn_canvas_begin_part(canvas, (struct bn_rect){0, 0, 20, 20}, red);
	finger(view, BN_TOUCH_DOWN, 1, 1000);
	bn_view_draw(view, (struct bn_pictures){0}, 1000);
	finger(view, BN_TOUCH_UP, 1, 1016);
	bn_view_draw(view, (struct bn_pictures){0}, 1016);
	assert_pixel(canvas, 10, 10, red, 0);
	bn_view_destroy(view);
}

static void calm_is_at_once(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_view *view = begin(canvas);
	bn_view_calm(view, true);
	finger(view, BN_TOUCH_DOWN, 1, 1000);
	bn_view_draw(view, (struct bn_pictures){0}, 1000);
	assert_int_equal(bn_view_press_ms(view), -1);
	assert_pixel(canvas, 110, 100, theme.soft, 0);
	bn_view_destroy(view);
}

enum { FILM_WIDTH = 400, FILM_HEIGHT = 300 };

static void build_over_film(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	root->flow = BN_STACK;
	bn_box_add(boxes, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_RIGHT | BN_BOTTOM,
			.content = BN_CONTENT_VIDEO,
			.placing = {BN_FIT_COVER, .5f, .5f}});
	build(context, boxes, root);
}

static uint32_t *film_picture(
	struct bn_view *view, struct bn_canvas *canvas, const struct bn_frame *frame, int64_t ms)
{
	bn_view_draw(view, (struct bn_pictures){.film = frame}, ms);
	return bn_canvas_read(canvas);
}

/* The veil knows nothing of fingers: a press is in each of the clip's pictures, and between them.
 */
static void over_a_clip(void **state)
{
	struct bn_canvas *canvas = *state;
	static uint8_t luma[FILM_WIDTH * FILM_HEIGHT], chroma[FILM_WIDTH * FILM_HEIGHT / 4];
	struct bn_frame frame = {.planes = {luma, chroma, chroma},
		.pitches = {FILM_WIDTH, FILM_WIDTH / 2, FILM_WIDTH / 2},
		.width = FILM_WIDTH,
		.height = FILM_HEIGHT};
	struct bn_view *view = bn_view_create(canvas, &theme);
	memset(luma, 120, sizeof(luma));
	memset(chroma, 128, sizeof(chroma));
	bn_view_rebuild(view, build_over_film, NULL);
	for (int64_t ms = 936; ms < 1300; ms += 16) {
		if (ms == 1000 || ms == 1096)
			finger(view, ms == 1000 ? BN_TOUCH_DOWN : BN_TOUCH_UP, 1, ms);
		frame.number = (uint64_t)ms / 32; /* each is on show for two draws */
		uint32_t *veiled = film_picture(view, canvas, &frame, ms);
		bn_view_rebuild(view, build_over_film, NULL);
		uint32_t *all = film_picture(view, canvas, &frame, ms);
		for (size_t i = 0; i < (size_t)PAGE_WIDTH * PAGE_HEIGHT; i++)
			for (int shift = 0; shift < 24; shift += 8)
				assert_in_range((int)(veiled[i] >> shift & 255) -
							(int)(all[i] >> shift & 255) + 2,
					0, 4);
		free(veiled);
		free(all);
		bn_view_draw(view, (struct bn_pictures){.film = &frame}, ms);
		bn_view_settle(view);
	}
	bn_view_destroy(view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(as_if_all_was_drawn),
		ON_BOTH(nothing_else_is_drawn),
		ON_BOTH(calm_is_at_once),
		ON_BOTH(over_a_clip),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

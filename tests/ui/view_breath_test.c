/* What breathes on a page without a clip: drawn alone, and as if all had been drawn. */
#include "tests/ui/on_glass.h"
#include "ui/view.h"

static const struct bn_theme theme = {
	.tint = {240, 240, 240}, .brand = {90, 20, 60}, .accent = {250, 180, 40}};

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	const bool *breathes = context;
	root->fill = BN_TONE_TINT;
	struct bn_box *surface = bn_box_add(boxes, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP,
			.inset = {200, 0, 0, 200},
			.width = 600,
			.height = 500,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND,
			.fill_alpha = .5f,
			.shape = BN_SHAPE_SAY,
			.shadow = 2});
	struct bn_box *ring = bn_box_add(boxes, surface,
		(struct bn_box){.anchor = BN_MIDDLE,
			.flow = BN_STACK,
			.width = 300,
			.height = 300,
			.border = BN_TONE_ACCENT,
			.border_width = 20,
			.shape = BN_SHAPE_PILL,
			.breathes = *breathes});
	bn_box_add(boxes, ring,
		(struct bn_box){.anchor = BN_MIDDLE,
			.width = 160,
			.height = 160,
			.content = BN_CONTENT_ICON,
			.text = "hand-index-thumb-fill",
			.tone = BN_TONE_ACCENT,
			.breathes = *breathes});
}

static void draw(struct bn_view *view, int64_t ms)
{
	bn_view_draw(view, (struct bn_pictures){0}, ms);
}

static void as_if_all_was_drawn(void **state)
{
	struct bn_canvas *canvas = *state;
	size_t bytes = sizeof(uint32_t) * PAGE_WIDTH * PAGE_HEIGHT;
	bool breathes = true;
	struct bn_view *view = bn_view_create(canvas, &theme);
	uint32_t *before = NULL;
	for (int64_t ms = 0; ms < 1600; ms += 160) {
		bn_view_rebuild(view, build, &breathes);
		draw(view, 800);
		draw(view, ms);
		assert_true(bn_view_waits(view));
		uint32_t *part = bn_canvas_read(canvas);
		bn_view_rebuild(view, build, &breathes);
		draw(view, ms);
		uint32_t *all = bn_canvas_read(canvas);
		assert_memory_equal(part, all, bytes);
		assert_true(before == NULL || memcmp(before, part, bytes) != 0);
		free(all);
		free(before);
		before = part;
	}
	free(before);
	bn_view_destroy(view);
}

/* A picture somewhere else on the window would still be there: nothing outside is drawn. */
static void nothing_else_is_drawn(void **state)
{
	struct bn_canvas *canvas = *state;
	bool breathes = true;
	struct bn_view *view = bn_view_create(canvas, &theme);
	bn_view_rebuild(view, build, &breathes);
	draw(view, 0);
	bn_canvas_begin_part(canvas, (struct bn_rect){0, 0, 20, 20}, red);
	draw(view, 160);
	assert_pixel(canvas, 10, 10, red, 0);
	breathes = false;
	bn_view_rebuild(view, build, &breathes);
	assert_false(bn_view_waits(view));
	draw(view, 320);
	assert_pixel(canvas, 10, 10, theme.tint, 0);
	bn_view_destroy(view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(as_if_all_was_drawn),
		ON_BOTH(nothing_else_is_drawn),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "tests/ui/on_glass.h"

#include <math.h>

static const struct bn_rect shape = {50, 40, 200, 120};

static void begin(struct bn_canvas *canvas)
{
	bn_canvas_begin(canvas, white);
}

static void fills_exactly(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_radii say = {44, 44, 44, 8};
	begin(canvas);
	bn_canvas_fill(canvas, shape, say, opaque(red));
	assert_pixel(canvas, 50, 40, white, 0); /* the corner's own pixel is outside */
	assert_pixel(canvas, 249, 40, white, 0);
	assert_pixel(canvas, 249, 159, white, 0);
	assert_pixel(canvas, 50, 159, white, 0);
	assert_pixel(canvas, 150, 100, red, 0);
	assert_pixel(canvas, 50, 100, red, 0); /* the edges themselves */
	assert_pixel(canvas, 249, 100, red, 0);
	assert_pixel(canvas, 150, 40, red, 0);
	assert_pixel(canvas, 150, 159, red, 0);
	assert_pixel(canvas, 49, 100, white, 0);
	assert_pixel(canvas, 250, 100, white, 0);
	assert_pixel(canvas, 150, 39, white, 0);
	assert_pixel(canvas, 150, 160, white, 0);
	/* The tight corner: its pixel 3 in is inside, that of the wide one outside. */
	assert_pixel(canvas, 53, 156, red, 0);
	assert_pixel(canvas, 53, 43, white, 0);
}

/* The area of a disc, to a thousandth: edges are as covered as they should be. */
static void covers_a_disc(void **state)
{
	struct bn_canvas *canvas = *state;
	double sum = 0;
	begin(canvas);
	bn_canvas_fill(canvas, (struct bn_rect){100, 100, 100, 100}, round_by(50), opaque(black));
	uint32_t *pixels = bn_canvas_read(canvas);
	for (int i = 0; i < PAGE_WIDTH * PAGE_HEIGHT; i++)
		sum += 1 - (double)(pixels[i] & 255) / 255;
	free(pixels);
	assert_true(fabs(sum / (3.14159265 * 2500) - 1) < 0.001);
}

static void has_no_seam(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_radii radii = {44, 20, 60, 8};
	begin(canvas);
	bn_canvas_fill(canvas, shape, radii, (struct bn_paint){black, 128});
	struct bn_colour half = {127, 127, 127};
	uint32_t *pixels = bn_canvas_read(canvas);
	for (int y = 0; y < PAGE_HEIGHT; y++)
		for (int x = 0; x < PAGE_WIDTH; x++) {
			int grey = (int)(pixels[y * PAGE_WIDTH + x] & 255);
			assert_true(grey >= 126); /* nothing is drawn twice */
			bool inside = x >= 110 && x < 190 && y >= 40 && y < 160;
			assert_true(!inside || grey <= 128); /* and nothing is left out */
		}
	free(pixels);
	assert_pixel(canvas, 150, 100, half, 1);
	assert_pixel(canvas, 94, 84, half, 1); /* where a corner, a band and the body meet */
	assert_pixel(canvas, 94, 83, half, 1);
	assert_pixel(canvas, 93, 84, half, 1);
}

static void reduces_radii(void **state)
{
	(void)state;
	struct bn_radii pill = bn_shape_fit(round_by(999), 200, 80);
	assert_int_equal(pill.top_left, 40);
	assert_int_equal(pill.bottom_right, 40);
	struct bn_radii kept = bn_shape_fit((struct bn_radii){44, 44, 44, 8}, 200, 120);
	assert_int_equal(kept.top_right, 44);
	assert_int_equal(kept.bottom_left, 8);
	struct bn_radii none = bn_shape_fit((struct bn_radii){-3, 0, 0, 0}, 200, 120);
	assert_int_equal(none.top_left, 0);
	struct bn_radii sheet = bn_shape_fit((struct bn_radii){300, 300, 0, 0}, 600, 430);
	assert_int_equal(sheet.top_left, 300);
	assert_int_equal(sheet.bottom_left, 0);
}

static void outlines_inside(void **state)
{
	struct bn_canvas *canvas = *state;
	begin(canvas);
	bn_canvas_outline(canvas, shape, (struct bn_radii){44, 44, 8, 0}, 5, opaque(black));
	assert_pixel(canvas, 49, 100, white, 0);
	assert_pixel(canvas, 50, 100, black, 0);
	assert_pixel(canvas, 54, 100, black, 0);
	assert_pixel(canvas, 55, 100, white, 0);
	assert_pixel(canvas, 150, 44, black, 0);
	assert_pixel(canvas, 150, 45, white, 0);
	assert_pixel(canvas, 150, 154, white, 0);
	assert_pixel(canvas, 150, 155, black, 0);
	assert_pixel(canvas, 245, 100, black, 0);
	assert_pixel(canvas, 244, 100, white, 0);
	assert_pixel(canvas, 150, 100, white, 0);
	assert_pixel(canvas, 50, 159, black, 0); /* the square corner is whole */
	assert_pixel(canvas, 54, 155, black, 0);
	assert_pixel(canvas, 55, 154, white, 0);
	assert_pixel(canvas, 50, 40, white, 0);
	/* On the diagonal of a round corner the line is as thick as on the sides. */
	int across = (int)lrint(50 + 44 - (44 - 2.5) / sqrt(2)), down = across - 10;
	assert_pixel(canvas, across, down, black, 40);
	/* Translucent, no part is drawn twice, also where the line is thicker than the radius. */
	begin(canvas);
	bn_canvas_outline(
		canvas, shape, (struct bn_radii){0, 3, 5, 30}, 5, (struct bn_paint){black, 128});
	uint32_t *pixels = bn_canvas_read(canvas);
	for (int i = 0; i < PAGE_WIDTH * PAGE_HEIGHT; i++)
		assert_true((pixels[i] & 255) >= 126);
	free(pixels);
	assert_pixel(canvas, 50, 40, ((struct bn_colour){127, 127, 127}), 1);
	begin(canvas);
	bn_canvas_outline(canvas, (struct bn_rect){50, 50, 8, 100}, round_by(4), 5, opaque(black));
	assert_pixel(canvas, 54, 100, black, 0); /* too thin for a hole: filled */
}

static void casts_a_shadow(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_paint ink = {black, 255};
	begin(canvas);
	bn_canvas_shadow(canvas, shape, round_by(20), 16, 44, ink);
	assert_pixel(canvas, 150, 100, white, 0); /* not under the surface */
	struct bn_colour below = pixel(canvas, 150, 160), far = pixel(canvas, 150, 200);
	struct bn_colour above = pixel(canvas, 150, 39), away = pixel(canvas, 150, 250);
	assert_true(below.r < far.r && far.r < away.r && below.r < above.r);
	/* One sigma outside the straight edge of a blurred half plane: 1 - Φ(1) = 0.1587. */
	assert_int_equal(away.r, 255);
	struct bn_colour sigma = pixel(canvas, 150, 40 + 120 + 16 + 22);
	assert_in_range(sigma.r, 255 - 43, 255 - 36);
	/* The same left and right, however wide: the middle is repeated, never stretched. */
	for (int d = 1; d < 40; d++) {
		struct bn_colour left = pixel(canvas, 50 - d, 120);
		struct bn_colour right = pixel(canvas, 249 + d, 120);
		assert_true(near(left, right, 1));
	}
}

static void ramps_from_end_to_end(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_stop stops[] = {{0, {black, 255}}, {0.5f, {red, 255}}, {1, {white, 255}}};
	begin(canvas);
	bn_canvas_ramp(canvas, (struct bn_rect){0, 0, 400, 300}, false, stops, 3);
	assert_pixel(canvas, 10, 0, black, 2);
	assert_pixel(canvas, 390, 150, red, 2);
	assert_pixel(canvas, 200, 299, white, 2);
	begin(canvas);
	bn_canvas_ramp(canvas, (struct bn_rect){0, 0, 400, 300}, true, stops, 3);
	assert_pixel(canvas, 0, 290, black, 2);
	assert_pixel(canvas, 200, 10, red, 2);
	assert_pixel(canvas, 399, 150, white, 2);
	/* Its alpha: nothing at the top, all at the bottom. */
	struct bn_stop scrim[] = {{0, {black, 0}}, {1, {black, 255}}};
	begin(canvas);
	bn_canvas_ramp(canvas, (struct bn_rect){0, 100, 400, 200}, false, scrim, 2);
	assert_pixel(canvas, 5, 99, white, 0);
	assert_pixel(canvas, 5, 100, white, 2);
	assert_pixel(canvas, 5, 299, black, 2);
	struct bn_colour middle = {127, 127, 127};
	assert_pixel(canvas, 77, 200, middle, 3);
}

/* Between two near colours, the mean of a row follows the ramp to a fraction of a level. */
static void ramps_without_bands(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_stop stops[] = {{0, {{20, 20, 20}, 255}}, {1, {{24, 24, 24}, 255}}};
	begin(canvas);
	bn_canvas_ramp(canvas, (struct bn_rect){0, 0, 400, 300}, false, stops, 2);
	uint32_t *pixels = bn_canvas_read(canvas);
	for (int y = 8; y + 8 < 300; y += 8) {
		double sum = 0;
		for (int i = 0; i < 8 * 400; i++)
			sum += pixels[y * 400 + i] & 255;
		double wanted = 20 + 4 * (y + 4) / 300.0;
		assert_true(fabs(sum / (8 * 400) - wanted) < 0.15);
	}
	free(pixels);
}

static void draws_an_arc(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_rect place = {100, 50, 200, 200}; /* its middle: 200, 150 */
	begin(canvas);
	bn_canvas_arc(canvas, place, 20, 0, 0.25f, opaque(red));
	assert_pixel(canvas, 200 + 64, 150 - 64, red, 0); /* up and right */
	assert_pixel(canvas, 200 + 64, 150 + 64, white, 0);
	assert_pixel(canvas, 200 - 64, 150 - 64, white, 0);
	assert_pixel(canvas, 200 - 64, 150 + 64, white, 0);
	assert_pixel(canvas, 200, 150, white, 0);
	assert_pixel(canvas, 195, 60, red, 0); /* the round end reaches back by half of 20 */
	assert_pixel(canvas, 187, 60, white, 0);
	assert_pixel(canvas, 290, 155, red, 0);
	assert_pixel(canvas, 290, 163, white, 0);
	begin(canvas);
	bn_canvas_arc(canvas, place, 20, 0, 1, opaque(red));
	assert_pixel(canvas, 200 - 64, 150 + 64, red, 0);
	assert_pixel(canvas, 110, 150, red, 0);
	assert_pixel(canvas, 121, 150, white, 0);
	begin(canvas);
	bn_canvas_arc(canvas, place, 20, 0, 0.75f, opaque(red));
	assert_pixel(canvas, 200 - 64, 150 + 64, red, 0);
	assert_pixel(canvas, 200 - 64, 150 - 64, white, 0);
	begin(canvas);
	bn_canvas_arc(canvas, place, 20, 0.5f, 0.5f, opaque(red));
	assert_pixel(canvas, 200, 240, red, 0); /* only a dot, and none across */
	assert_pixel(canvas, 200, 60, white, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(fills_exactly),
		ON_BOTH(covers_a_disc),
		ON_BOTH(has_no_seam),
		cmocka_unit_test(reduces_radii),
		ON_BOTH(outlines_inside),
		ON_BOTH(casts_a_shadow),
		ON_BOTH(ramps_from_end_to_end),
		ON_BOTH(ramps_without_bands),
		ON_BOTH(draws_an_arc),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

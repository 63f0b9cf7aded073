#include "ui/mix.h"

#include "tests/ui/on_glass.h"

enum { WIDTH = 150 };

static const struct bn_colour blue = {20, 40, 200};
static const struct bn_rect all = {0, 0, PAGE_WIDTH, PAGE_HEIGHT};

/* Grey levels that tell their column, on either side. */
static void rows(uint32_t *under, uint32_t *over)
{
	for (uint32_t i = 0; i < WIDTH; i++) {
		under[i] = 0xFF000000u | i;
		over[i] = 0xFF000000u | (100 + i) << 8;
	}
}

static void moves_and_mixes(void **state)
{
	static const int moves[] = {0, 1, 36, -36, 70};
	uint32_t under[WIDTH], over[WIDTH], row[WIDTH];
	(void)state;
	rows(under, over);
	for (size_t m = 0; m < COUNT(moves); m++) {
		bn_mix_row(row, under, over, WIDTH, moves[m], 64);
		for (int i = 0; i < WIDTH; i++) {
			int from = i - moves[m];
			from = from < 0 ? 0 : from >= WIDTH ? WIDTH - 1 : from;
			uint32_t wanted = 0xFF000000u | (uint32_t)(100 + from) * 64 / 256 << 8 |
					  (uint32_t)i * 192 / 256;
			assert_int_equal(row[i], wanted);
		}
	}
}

static void ends_as_it_is(void **state)
{
	uint32_t under[WIDTH], over[WIDTH], row[WIDTH];
	(void)state;
	rows(under, over);
	bn_mix_row(row, under, over, WIDTH, 0, 256);
	assert_memory_equal(row, over, sizeof(over));
}

/* A white page gives way to one that is blue with a red right half. */
static void begin_pages(struct bn_canvas *canvas)
{
	bn_canvas_begin(canvas, white);
	bn_canvas_begin_next(canvas, blue);
	bn_canvas_fill(
		canvas, (struct bn_rect){200, 0, 200, PAGE_HEIGHT}, round_by(0), opaque(red));
}

static void page_over_page(void **state)
{
	begin_pages(*state);
	struct bn_mix mix = {.first = true, .part = 128, .dx = 20, .still_from = 250};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 210, 100, ((struct bn_colour){137, 147, 227}), 2); /* blue, moved */
	assert_pixel(*state, 5, 100, ((struct bn_colour){137, 147, 227}), 2);   /* its edge */
	assert_pixel(*state, 230, 100, ((struct bn_colour){237, 142, 147}), 2);
	assert_pixel(*state, 210, 280, ((struct bn_colour){237, 142, 147}), 2); /* stays */
	/* The second step mixes with the same page that goes, not with the first step. */
	mix = (struct bn_mix){.part = 64, .dx = -20, .still_from = PAGE_HEIGHT};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 100, 100, ((struct bn_colour){196, 201, 241}), 2);
	assert_pixel(*state, 190, 100, ((struct bn_colour){246, 199, 201}), 2);
	assert_pixel(*state, 395, 100, ((struct bn_colour){246, 199, 201}), 2); /* the other edge */
	mix = (struct bn_mix){.part = 256, .still_from = PAGE_HEIGHT};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 190, 100, blue, 0);
	assert_pixel(*state, 210, 100, red, 0);
}

/* Over the ground of its page, which comes as the page does: one at three quarters of its size in
 * its lower left corner, one below its place. */
static void pieces_come_on_their_own(void **state)
{
	begin_pages(*state);
	struct bn_rect small = {220, 100, 80, 80}, rising = {220, 200, 80, 40};
	bn_canvas_fill(*state, small, round_by(0), opaque(black));
	bn_canvas_fill(*state, rising, round_by(0), opaque(black));
	struct bn_mix mix = {.first = true,
		.part = 256,
		.still_from = PAGE_HEIGHT,
		.pieces = {{small, 256, 0, .75f}, {rising, 128, 10, 1}},
		.piece_count = 2};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 225, 175, black, 0);
	assert_pixel(*state, 270, 130, black, 0);
	assert_pixel(*state, 225, 110, red, 0);
	assert_pixel(*state, 290, 175, red, 0);
	struct bn_colour half = {red.r / 2, red.g / 2, red.b / 2};
	assert_pixel(*state, 250, 205, red, 0);
	assert_pixel(*state, 250, 215, half, 2);
	assert_pixel(*state, 250, 239, half, 2);
	/* Half of the page: half of what goes, and the ground of what comes. */
	mix = (struct bn_mix){.part = 128,
		.still_from = PAGE_HEIGHT,
		.pieces = {{small, 0, 0, .92f}},
		.piece_count = 1};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 250, 150, ((struct bn_colour){237, 142, 147}), 2);
	mix = (struct bn_mix){.part = 256, .still_from = PAGE_HEIGHT};
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 290, 105, black, 0);
}

/* What is drawn beside the window isn't seen, and the next page is drawn into it again. */
static void drawn_beside(void **state)
{
	begin_pages(*state);
	bn_canvas_begin(*state, black);
	bn_canvas_fill(*state, (struct bn_rect){0, 0, 9, 9}, round_by(0), opaque(red));
	assert_pixel(*state, 100, 100, black, 0);
	assert_pixel(*state, 4, 4, red, 0);
}

/* Nothing of a page that is forgotten comes back. */
static void forgotten(void **state)
{
	begin_pages(*state);
	struct bn_mix mix = {.first = true, .part = 256, .still_from = PAGE_HEIGHT};
	assert_true(bn_canvas_mix(*state, &mix));
	bn_canvas_forget(*state);
	mix.first = false;
	mix.part = 128;
	assert_true(bn_canvas_mix(*state, &mix));
	assert_pixel(*state, 100, 100, black, 0);
}

/* Another window has neither page. */
static void another_window(void **state)
{
	struct bn_canvas *canvas = *state;
	begin_pages(canvas);
	bn_canvas_resized(canvas);
	struct bn_mix mix = {.first = true, .part = 128, .still_from = PAGE_HEIGHT};
	assert_false(bn_canvas_mix(canvas, &mix));
	bn_canvas_begin(canvas, white);
	bn_canvas_fill(canvas, all, round_by(0), opaque(red));
	assert_pixel(canvas, 100, 100, red, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_and_mixes),
		cmocka_unit_test(ends_as_it_is),
		ON_BOTH(page_over_page),
		ON_BOTH(pieces_come_on_their_own),
		ON_BOTH(drawn_beside),
		ON_BOTH(forgotten),
		ON_BOTH(another_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

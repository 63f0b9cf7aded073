#include "tests/ui/on_glass.h"
#include "ui/blend.h"

#include <SDL2/SDL_image.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const struct bn_rect all = {0, 0, PAGE_WIDTH, PAGE_HEIGHT};

static void fill(struct bn_canvas *canvas, struct bn_rect rect, struct bn_colour colour)
{
	bn_canvas_fill(canvas, rect, round_by(0), opaque(colour));
}

static void clips_within_clips(void **state)
{
	struct bn_canvas *canvas = *state;
	bn_canvas_begin(canvas, white);
	bn_canvas_push_clip(canvas, (struct bn_rect){50, 50, 100, 100});
	bn_canvas_push_clip(canvas, (struct bn_rect){100, 0, 300, 300});
	fill(canvas, all, red);
	bn_canvas_pop_clip(canvas);
	assert_pixel(canvas, 99, 100, white, 0);
	assert_pixel(canvas, 100, 50, red, 0);
	assert_pixel(canvas, 149, 149, red, 0);
	assert_pixel(canvas, 150, 100, white, 0);
	bn_canvas_push_clip(canvas, (struct bn_rect){300, 200, 50, 50}); /* apart from the outer */
	fill(canvas, all, black);
	bn_canvas_pop_clip(canvas);
	assert_pixel(canvas, 120, 100, red, 0);
	assert_pixel(canvas, 310, 210, white, 0);
	bn_canvas_pop_clip(canvas);
	bn_canvas_pop_clip(canvas); /* one too many is harmless */
	fill(canvas, all, black);
	assert_pixel(canvas, 0, 0, black, 0);
	assert_pixel(canvas, 399, 299, black, 0);
}

static void clips_rounded_shapes(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_rect rect = {40, 40, 120, 120};
	bn_canvas_begin(canvas, white);
	bn_canvas_fill(canvas, rect, round_by(50), opaque(red));
	uint32_t *whole = bn_canvas_read(canvas);
	bn_canvas_begin(canvas, white);
	for (int y = 0; y < PAGE_HEIGHT; y += 7) /* in strips that cut the corners anywhere */
		for (int x = 0; x < PAGE_WIDTH; x += 13) {
			bn_canvas_push_clip(canvas, (struct bn_rect){x, y, 13, 7});
			bn_canvas_fill(canvas, rect, round_by(50), opaque(red));
			bn_canvas_pop_clip(canvas);
		}
	uint32_t *pieces = bn_canvas_read(canvas);
	assert_memory_equal(whole, pieces, sizeof(*whole) * PAGE_WIDTH * PAGE_HEIGHT);
	free(whole);
	free(pieces);
}

static void moves_and_fades(void **state)
{
	struct bn_canvas *canvas = *state;
	bn_canvas_begin(canvas, white);
	bn_canvas_set_offset(canvas, 30, -20);
	bn_canvas_push_clip(canvas, (struct bn_rect){0, 50, 400, 100}); /* moves along */
	fill(canvas, (struct bn_rect){50, 0, 10, 300}, black);
	bn_canvas_pop_clip(canvas);
	bn_canvas_set_offset(canvas, 0, 0);
	assert_pixel(canvas, 85, 29, white, 0);
	assert_pixel(canvas, 85, 30, black, 0);
	assert_pixel(canvas, 85, 129, black, 0);
	assert_pixel(canvas, 85, 130, white, 0);
	assert_pixel(canvas, 55, 60, white, 0);
	bn_canvas_set_alpha(canvas, 128);
	bn_canvas_fill(canvas, (struct bn_rect){200, 100, 80, 80}, round_by(20), opaque(black));
	assert_pixel(canvas, 240, 140, ((struct bn_colour){127, 127, 127}), 1);
	bn_canvas_set_alpha(canvas, 0);
	fill(canvas, all, red);
	assert_pixel(canvas, 10, 10, white, 0);
	bn_canvas_begin(canvas, white); /* sets both back */
	fill(canvas, (struct bn_rect){0, 0, 10, 10}, red);
	assert_pixel(canvas, 0, 0, red, 0);
}

static void follows_the_window(void **state)
{
	struct bn_canvas *canvas = *state;
	int width = 0, height = 0;
	bn_canvas_begin(canvas, white);
	bn_canvas_fill(canvas, all, round_by(30), opaque(red));
	bn_canvas_present(canvas);
	SDL_SetWindowSize(bn_canvas_window(canvas), 250, 540);
	SDL_PumpEvents();
	bn_canvas_resized(canvas);
	bn_canvas_size(canvas, &width, &height);
	assert_int_equal(width, 250);
	assert_int_equal(height, 540);
	assert_int_equal(lrintf(bn_canvas_unit(canvas) * 1080), 250);
	assert_int_equal(bn_cache_count(canvas->cache), 0);
	bn_canvas_begin(canvas, black);
	bn_canvas_fill(canvas, (struct bn_rect){0, 0, 250, 540}, round_by(30), opaque(red));
	bn_canvas_present(canvas);
	assert_pixel(canvas, 249, 300, red, 0);
	assert_pixel(canvas, 125, 539, red, 0);
	assert_pixel(canvas, 249, 539, black, 0);
}

static void saves_what_is_shown(void **state)
{
	struct bn_canvas *canvas = *state;
	char path[] = "/tmp/borne-canvas-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	bn_canvas_begin(canvas, white);
	fill(canvas, (struct bn_rect){100, 50, 20, 20}, red);
	bn_canvas_present(canvas);
	assert_true(bn_canvas_save(canvas, path));
	SDL_Surface *read = IMG_Load(path);
	assert_non_null(read);
	assert_int_equal(read->w, PAGE_WIDTH);
	assert_int_equal(read->h, PAGE_HEIGHT);
	size_t offset = 60 * (size_t)read->pitch + (size_t)110 * read->format->BytesPerPixel;
	const uint8_t *at = (const uint8_t *)read->pixels + offset;
	Uint8 r, g, b;
	uint32_t raw = 0;
	for (int i = 0; i < read->format->BytesPerPixel; i++)
		raw |= (uint32_t)at[i] << (8 * i);
	SDL_GetRGB(raw, read->format, &r, &g, &b);
	assert_true(near((struct bn_colour){r, g, b}, red, 0));
	SDL_FreeSurface(read);
	close(fd);
	unlink(path);
	assert_false(bn_canvas_save(canvas, "/nowhere/at/all.png"));
}

/* The rows four at a time against the plain formula, at every length and place in memory. */
static void blends_as_the_formula(void **state)
{
	(void)state;
	enum { MOST = 23 };
	uint32_t under[MOST], over[MOST], row[MOST];
	uint8_t mask[MOST];
	srand(7);
	for (int round = 0; round < 4000; round++) {
		int count = rand() % (MOST + 1);
		uint8_t alpha = (uint8_t)(round % 3 == 0 ? 255 : rand());
		uint32_t colour = (uint32_t)rand();
		for (int i = 0; i < MOST; i++) {
			under[i] = (uint32_t)rand() | 0xFF000000u;
			over[i] = (uint32_t)rand() << 1;
			mask[i] = (uint8_t)(round % 5 == 0 ? 255 * (rand() & 1) : rand());
		}
		for (int kind = 0; kind < 3; kind++) {
			memcpy(row, under, sizeof(row));
			if (kind == 0)
				bn_blend_fill(row, count, colour, alpha);
			else if (kind == 1)
				bn_blend_mask(row, mask, count, colour, alpha);
			else
				bn_blend_image(row, over, count, alpha);
			for (int i = 0; i < MOST; i++) {
				uint32_t o = kind == 2 ? over[i] : colour;
				uint32_t own = kind == 0   ? 255
					       : kind == 1 ? mask[i]
							   : over[i] >> 24;
				uint32_t a = (own * alpha * 2 + 255) / 510;
				for (int s = 0; s < 24; s += 8) {
					uint32_t u = under[i] >> s & 255, p = o >> s & 255;
					uint32_t wanted = (2 * (u * (255 - a) + p * a) + 255) / 510;
					uint32_t seen = row[i] >> s & 255;
					assert_int_equal(seen, i < count ? wanted : u);
				}
			}
		}
	}
}

static void destroys_nothing(void **state)
{
	(void)state;
	bn_canvas_destroy(NULL);
	setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
	struct bn_canvas_options options = {"test", 10, 10, false, 0};
	assert_null(bn_canvas_create(&options));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(clips_within_clips),
		ON_BOTH(clips_rounded_shapes),
		ON_BOTH(moves_and_fades),
		ON_BOTH(follows_the_window),
		ON_BOTH(saves_what_is_shown),
		cmocka_unit_test(blends_as_the_formula),
		cmocka_unit_test(destroys_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "tests/ui/on_glass.h"
#include "ui/yuv.h"

#include <math.h>
#include <string.h>

/* A frame in planes with some room at the end of each row, as players give them. */
struct planes {
	uint8_t *bytes[3];
	struct bn_frame frame;
};

enum { SLACK = 5 };

static void make(struct planes *planes, int width, int height)
{
	*planes = (struct planes){.frame = {.width = width, .height = height, .number = 1}};
	for (int p = 0; p < 3; p++) {
		int w = p == 0 ? width : (width + 1) / 2, h = p == 0 ? height : (height + 1) / 2;
		planes->bytes[p] = calloc((size_t)(w + SLACK) * (size_t)h, 1);
		planes->frame.planes[p] = planes->bytes[p];
		planes->frame.pitches[p] = w + SLACK;
	}
}

static void drop(struct planes *planes)
{
	for (int p = 0; p < 3; p++)
		free(planes->bytes[p]);
}

/* What red and blue give to light: ITU-R BT.709-6, 3.2; up to 576 lines ITU-R BT.601-7, 2.5.1. */
struct weights {
	double red, blue;
};

static struct weights weights_of(int height)
{
	return height > 576 ? (struct weights){.2126, .0722} : (struct weights){.299, .114};
}

static void paint(struct planes *planes, int from, int to, struct bn_colour colour)
{
	struct weights k = weights_of(planes->frame.height);
	double r = colour.r / 255.0, g = colour.g / 255.0, b = colour.b / 255.0;
	double y = k.red * r + (1 - k.red - k.blue) * g + k.blue * b;
	int values[3] = {(int)lrint(16 + 219 * y),
		(int)lrint(128 + 224 * (b - y) / (2 - 2 * k.blue)),
		(int)lrint(128 + 224 * (r - y) / (2 - 2 * k.red))};
	for (int p = 0; p < 3; p++) {
		int half = p > 0, rows = (planes->frame.height + half) >> half;
		for (int row = 0; row < rows; row++)
			for (int x = from >> half; x < (to + half) >> half; x++)
				planes->bytes[p][row * planes->frame.pitches[p] + x] =
					(uint8_t)values[p];
	}
}

/* The part crop of it at this size, as the glass asks for it. */
static void convert(struct bn_yuv *yuv, const struct planes *planes, struct bn_rect crop,
	uint32_t *out, int width, int height)
{
	bn_yuv_begin(yuv, &planes->frame, crop, width, height);
	for (int y = 0; y < height; y++)
		bn_yuv_line(yuv, y, 0, out + (ptrdiff_t)y * width, width);
}

static const struct bn_placing cover = {BN_FIT_COVER, 0.5f, 0.5f};

static void shows_colours(void **state)
{
	struct bn_canvas *canvas = *state;
	static const struct bn_colour colours[] = {
		{255, 255, 255}, {0, 0, 0}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {91, 24, 65}};
	static const int heights[] = {90, 576, 578};
	for (size_t i = 0; i < COUNT(heights) * COUNT(colours); i++) {
		struct bn_colour wanted = colours[i / COUNT(heights)];
		struct planes planes;
		make(&planes, 160, heights[i % COUNT(heights)]);
		paint(&planes, 0, 160, wanted);
		planes.frame.number = i + 2;
		static const struct bn_rect places[] = {{40, 30, 160, 90}, {40, 30, 320, 180},
			{40, 30, 100, 200}, {40, 30, 37, 21}};
		for (size_t k = 0; k < COUNT(places); k++) {
			struct bn_rect r = places[k];
			bn_canvas_begin(canvas, red);
			bn_canvas_video(canvas, 0, &planes.frame, r, cover);
			assert_pixel(canvas, r.x, r.y, wanted, 3);
			assert_pixel(canvas, r.x + r.w / 2, r.y + r.h / 2, wanted, 3);
			assert_pixel(canvas, r.x + r.w - 1, r.y + r.h - 1, wanted, 3);
			assert_pixel(canvas, r.x - 1, r.y, red, 0);
			assert_pixel(canvas, r.x + r.w, r.y + r.h - 1, red, 0);
			assert_pixel(canvas, r.x, r.y + r.h, red, 0);
		}
		drop(&planes);
	}
}

/* Our own conversion is within one level of the standard's. */
static void check_conversion(int height)
{
	struct bn_yuv *yuv = bn_yuv_create();
	struct weights k = weights_of(height);
	double green = 1 - k.red - k.blue, to_red = 2 - 2 * k.red, to_blue = 2 - 2 * k.blue;
	struct planes planes;
	make(&planes, 32, height);
	for (int step = 0; step < 4096; step++) {
		uint32_t out[64];
		int y = 16 + step % 16 * 14, u = 16 + step / 16 % 16 * 14, v = 16 + step / 256 * 14;
		memset(planes.bytes[0], y, (size_t)planes.frame.pitches[0] * 2);
		memset(planes.bytes[1], u, (size_t)planes.frame.pitches[1]);
		memset(planes.bytes[2], v, (size_t)planes.frame.pitches[2]);
		convert(yuv, &planes, (struct bn_rect){0, 0, 30, 2}, out, 30, 2);
		double light = (y - 16) / 219.0 * 255, cb = (u - 128) / 224.0 * 255;
		double cr = (v - 128) / 224.0 * 255;
		double wanted[3] = {light + to_blue * cb,
			light - to_blue * k.blue / green * cb - to_red * k.red / green * cr,
			light + to_red * cr};
		for (int at = 0; at < 60; at += 29) /* both of eight at a time and the rest */
			for (int c = 0; c < 3; c++) {
				double w = fmin(255, fmax(0, wanted[c]));
				assert_true(fabs((double)(out[at] >> (8 * c) & 255) - w) <= 1.0);
			}
	}
	drop(&planes);
	bn_yuv_destroy(yuv);
}

static void converts_exactly(void **state)
{
	(void)state;
	check_conversion(2);
	check_conversion(578);
	bn_yuv_destroy(NULL);
}

static void crops_around_the_focus(void **state)
{
	struct bn_canvas *canvas = *state;
	struct planes planes;
	make(&planes, 192, 108);
	paint(&planes, 0, 64, red);
	paint(&planes, 64, 128, white);
	paint(&planes, 128, 192, black);
	struct bn_rect tall = {10, 10, 120, 216};
	struct {
		float focus;
		struct bn_colour seen;
	} cases[] = {{0, red}, {0.5f, white}, {1, black}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		planes.frame.number++;
		bn_canvas_begin(canvas, (struct bn_colour){0, 0, 255});
		bn_canvas_video(canvas, 0, &planes.frame, tall,
			(struct bn_placing){BN_FIT_COVER, cases[i].focus, 0.5f});
		assert_pixel(canvas, 14, 100, cases[i].seen, 4);
		assert_pixel(canvas, 125, 100, cases[i].seen, 4);
	}
	/* All of it, full width, in the middle of the height. */
	struct bn_colour page = {0, 0, 255};
	bn_canvas_begin(canvas, page);
	bn_canvas_video(canvas, 0, &planes.frame, (struct bn_rect){0, 0, 192, 300},
		(struct bn_placing){.fit = BN_FIT_CONTAIN});
	assert_pixel(canvas, 30, 95, page, 0);
	assert_pixel(canvas, 30, 97, red, 4);
	assert_pixel(canvas, 160, 203, black, 4);
	assert_pixel(canvas, 160, 205, page, 0);
	drop(&planes);
}

static void shows_nothing_before_the_first(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_frame none = {.width = 160, .height = 90};
	bn_canvas_begin(canvas, black);
	bn_canvas_video(canvas, 0, &none, (struct bn_rect){50, 50, 160, 90}, cover);
	assert_pixel(canvas, 100, 100, black, 0);
}

/* Every pixel of a picture whose columns all differ, also from an odd column on and where the
 * window cuts it: as if the whole had been converted and then cut. */
static void cuts_where_it_must(void **state)
{
	struct bn_canvas *canvas = *state;
	struct planes planes;
	make(&planes, 64, 32);
	for (int x = 0; x < 64; x += 2)
		paint(&planes, x, x + 2, (struct bn_colour){(uint8_t)(4 * x), 128, 255 - (4 * x)});
	bn_canvas_begin(canvas, black);
	bn_canvas_video(canvas, 0, &planes.frame, (struct bn_rect){100, 100, 64, 32}, cover);
	uint32_t *whole = bn_canvas_read(canvas);
	for (int left = 0; left < 4; left++) {
		bn_canvas_begin(canvas, black);
		bn_canvas_push_clip(canvas, (struct bn_rect){100 + left, 103, 30, 20});
		bn_canvas_video(
			canvas, 0, &planes.frame, (struct bn_rect){100, 100, 64, 32}, cover);
		bn_canvas_pop_clip(canvas);
		uint32_t *cut = bn_canvas_read(canvas);
		for (int y = 98; y < 134; y++)
			for (int x = 98; x < 166; x++) {
				size_t at = (size_t)y * (size_t)canvas->glass->width + (size_t)x;
				bool in = x >= 100 + left && x < 130 + left && y >= 103 && y < 123;
				assert_int_equal(cut[at], in ? whole[at] : 0xFF000000u);
			}
		free(cut);
	}
	free(whole);
	drop(&planes);
}

/* Sizes that no one chose: odd, tiny, long. ASan watches the edges. */
static void takes_any_size(void **state)
{
	(void)state;
	struct bn_yuv *yuv = bn_yuv_create();
	static const int sizes[] = {1, 2, 3, 7, 64, 101};
	uint32_t *out = malloc((size_t)101 * 101 * 4);
	for (size_t a = 0; a < COUNT(sizes); a++)
		for (size_t b = 0; b < COUNT(sizes); b++) {
			struct planes planes;
			make(&planes, sizes[a], sizes[b]);
			paint(&planes, 0, sizes[a], white);
			for (size_t c = 0; c < COUNT(sizes); c++)
				for (size_t d = 0; d < COUNT(sizes); d++) {
					struct bn_rect all = {0, 0, sizes[a], sizes[b]};
					int width = sizes[c], height = sizes[d];
					convert(yuv, &planes, all, out, width, height);
					assert_int_equal(out[0], 0xFFFFFFFFu);
					assert_int_equal(out[width * height - 1], 0xFFFFFFFFu);
				}
			drop(&planes);
		}
	free(out);
	bn_yuv_destroy(yuv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(shows_colours),
		cmocka_unit_test(converts_exactly),
		ON_BOTH(crops_around_the_focus),
		ON_BOTH(shows_nothing_before_the_first),
		ON_BOTH(cuts_where_it_must),
		cmocka_unit_test(takes_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

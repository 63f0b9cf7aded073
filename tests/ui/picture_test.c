#include "ui/picture.h"

#include "tests/ui/on_glass.h"
#include "ui/resample.h"

#include <SDL2/SDL_image.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const struct bn_colour green = {0, 160, 80}, blue = {20, 60, 200};
static const struct bn_rect place = {100, 100, 100, 100};

/* The files of these tests, made in a folder of their own. */
struct files {
	char folder[64];
	char wide_svg[96], wide_png[96], fine_png[96], broken_png[96];
};

static void write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void write_png(const char *path, int width, int height, uint32_t (*at)(int x, int y))
{
	uint32_t *pixels = calloc((size_t)width * (size_t)height, 4);
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			pixels[y * width + x] = at(x, y);
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
		pixels, width, height, 32, width * 4, SDL_PIXELFORMAT_ARGB8888);
	assert_int_equal(IMG_SavePNG(surface, path), 0);
	SDL_FreeSurface(surface);
	free(pixels);
}

/* Three squares side by side: red, green, blue. */
static uint32_t thirds(int x, int y)
{
	(void)y;
	struct bn_colour c = x < 100 ? red : x < 200 ? green : blue;
	return 0xFF000000u | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
}

/* Black and white, pixel by pixel: grey from afar. */
static uint32_t chess(int x, int y)
{
	return (x + y) % 2 == 0 ? 0xFF000000u : 0xFFFFFFFFu;
}

static int make_files(void **state)
{
	static struct files files;
	strcpy(files.folder, "/tmp/borne-picture-XXXXXX");
	if (mkdtemp(files.folder) == NULL)
		return -1;
	snprintf(files.wide_svg, sizeof(files.wide_svg), "%s/wide.SVG", files.folder);
	snprintf(files.wide_png, sizeof(files.wide_png), "%s/wide.png", files.folder);
	snprintf(files.fine_png, sizeof(files.fine_png), "%s/fine.png", files.folder);
	snprintf(files.broken_png, sizeof(files.broken_png), "%s/broken.png", files.folder);
	write_text(files.wide_svg,
		"<svg xmlns='http://www.w3.org/2000/svg' width='100%' viewBox='0 0 30 10'>"
		"<rect width='10' height='10' fill='#dc1e28'/>"
		"<rect x='10' width='10' height='10' fill='#00a050'/>"
		"<rect x='20' width='10' height='10' fill='#143cc8'/></svg>");
	write_text(files.broken_png, "\x89PNG\r\n\x1a\nand no more");
	write_png(files.wide_png, 300, 100, thirds);
	write_png(files.fine_png, 640, 640, chess);
	*state = &files;
	return 0;
}

static int remove_files(void **state)
{
	struct files *files = *state;
	char command[128];
	snprintf(command, sizeof(command), "rm -rf '%s'", files->folder);
	return system(command);
}

/* The group's files, and each test's canvas. */
struct both {
	struct files *files;
	struct bn_canvas *canvas;
};

static int open_both(void **state, enum bn_glass_kind kind)
{
	struct both *both = calloc(1, sizeof(*both));
	void *canvas = NULL;
	both->files = *state;
	int code = open_canvas(&canvas, kind);
	both->canvas = canvas;
	*state = both;
	return code;
}

static int open_rows(void **state)
{
	return open_both(state, BN_GLASS_SOFT);
}

static int open_renderer(void **state)
{
	return open_both(state, BN_GLASS_SDL);
}

static int close_both(void **state)
{
	struct both *both = *state;
	bn_canvas_destroy(both->canvas);
	*state = both->files;
	free(both);
	return 0;
}

static void draw(
	struct bn_canvas *canvas, const char *path, enum bn_fit fit, float focus_x, int radius)
{
	bn_canvas_begin(canvas, white);
	bn_canvas_picture(
		canvas, path, place, (struct bn_placing){fit, focus_x, 0.5f}, round_by(radius));
}

static void crops_around_the_focus(void **state)
{
	struct both *both = *state;
	const char *paths[] = {both->files->wide_svg, both->files->wide_png};
	for (int i = 0; i < 2; i++) {
		draw(both->canvas, paths[i], BN_FIT_COVER, 0.5f, 0);
		assert_pixel(both->canvas, 102, 150, green, 2);
		assert_pixel(both->canvas, 197, 150, green, 2);
		assert_pixel(both->canvas, 98, 150, white, 0);
		draw(both->canvas, paths[i], BN_FIT_COVER, 0, 0); /* as far as the edge allows */
		assert_pixel(both->canvas, 102, 150, red, 2);
		assert_pixel(both->canvas, 197, 150, red, 2);
		draw(both->canvas, paths[i], BN_FIT_COVER, 1, 0);
		assert_pixel(both->canvas, 102, 150, blue, 2);
		draw(both->canvas, paths[i], BN_FIT_COVER, 1 / 3.0f, 0);
		assert_pixel(both->canvas, 120, 150, red, 2);
		assert_pixel(both->canvas, 180, 150, green, 2);
	}
}

static void contains_and_stands(void **state)
{
	struct both *both = *state;
	const char *paths[] = {both->files->wide_svg, both->files->wide_png};
	for (int i = 0; i < 2; i++) {
		draw(both->canvas, paths[i], BN_FIT_CONTAIN, 0.5f, 0);
		assert_pixel(both->canvas, 110, 150, red, 3);
		assert_pixel(both->canvas, 190, 150, blue, 3);
		assert_pixel(both->canvas, 150, 130, white, 0);
		assert_pixel(both->canvas, 150, 170, white, 0);
		draw(both->canvas, paths[i], BN_FIT_BOTTOM, 0.5f, 0);
		assert_pixel(both->canvas, 150, 198, green, 3);
		assert_pixel(both->canvas, 150, 170, green, 3);
		assert_pixel(both->canvas, 150, 164, white, 0);
	}
}

static void rounds_corners(void **state)
{
	struct both *both = *state;
	draw(both->canvas, both->files->wide_png, BN_FIT_COVER, 0, 40);
	assert_pixel(both->canvas, 102, 102, white, 0);
	assert_pixel(both->canvas, 197, 197, white, 0);
	assert_pixel(both->canvas, 100, 150, red, 2);
	assert_pixel(both->canvas, 150, 100, red, 2);
}

static void shrinks_to_the_mean(void **state)
{
	struct both *both = *state;
	draw(both->canvas, both->files->fine_png, BN_FIT_COVER, 0.5f, 0);
	for (int y = 105; y < 195; y += 9)
		for (int x = 105; x < 195; x += 9)
			assert_pixel(both->canvas, x, y, ((struct bn_colour){127, 127, 127}), 6);
}

static void survives_what_it_cant_read(void **state)
{
	struct both *both = *state;
	const char *paths[] = {
		"/nowhere/x.png", "/nowhere/x.svg", both->files->broken_png, NULL, ""};
	for (size_t i = 0; i < COUNT(paths); i++) {
		draw(both->canvas, paths[i], BN_FIT_COVER, 0.5f, 10);
		struct bn_colour grey = pixel(both->canvas, 150, 150);
		assert_true(grey.r > 180 && grey.r < 240 && abs(grey.r - grey.g) < 10);
		assert_pixel(both->canvas, 100, 100, white, 0);
		uint64_t made = bn_cache_made(both->canvas->cache);
		draw(both->canvas, paths[i], BN_FIT_COVER, 0.5f, 10);
		assert_int_equal(bn_cache_made(both->canvas->cache), made); /* not tried again */
	}
	struct bn_paint paint = opaque(red);
	bn_canvas_icon(both->canvas, "no-such-icon", place, paint);
	bn_canvas_icon(both->canvas, "../../img/duo-accueil", place, paint);
	bn_canvas_icon(both->canvas, NULL, place, paint);
}

static void holds_the_cache_limit(void **state)
{
	struct both *both = *state;
	size_t limit = 2 << 20;
	bn_cache_set_limit(both->canvas->cache, limit);
	bn_canvas_begin(both->canvas, white);
	for (int i = 0; i < 1000; i++) {
		struct bn_rect rect = {0, 0, 20 + i % 97, 20 + i / 97};
		bn_canvas_picture(both->canvas, both->files->wide_svg, rect,
			(struct bn_placing){BN_FIT_COVER, 0.5f, 0.5f}, round_by(0));
		assert_true(bn_cache_bytes(both->canvas->cache) <= limit);
	}
	assert_true(bn_cache_made(both->canvas->cache) >= 1000);
}

static void tints_icons(void **state)
{
	struct both *both = *state;
	bn_canvas_begin(both->canvas, white);
	bn_canvas_icon(
		both->canvas, "square-fill", (struct bn_rect){100, 80, 160, 100}, opaque(red));
	assert_pixel(both->canvas, 180, 130, red, 0); /* centred, as large as fits */
	assert_pixel(both->canvas, 134, 130, red, 0);
	assert_pixel(both->canvas, 126, 130, white, 0);
	uint64_t made = bn_cache_made(both->canvas->cache);
	bn_canvas_icon(both->canvas, "square-fill", (struct bn_rect){0, 0, 100, 100}, opaque(blue));
	assert_pixel(both->canvas, 50, 50, blue, 0);
	assert_int_equal(bn_cache_made(both->canvas->cache), made);
	/* One of Borne's own. */
	bn_canvas_begin(both->canvas, white);
	bn_canvas_icon(both->canvas, "p-enfants", (struct bn_rect){0, 0, 96, 96}, opaque(red));
	int inked = 0;
	for (int y = 0; y < 96; y += 8)
		for (int x = 0; x < 96; x += 8)
			inked += near(pixel(both->canvas, x, y), red, 0) ? 1 : 0;
	assert_in_range(inked, 20, 120);
}

static void fits(void **state)
{
	(void)state;
	struct bn_placing cover = {BN_FIT_COVER, 0.9f, 0.5f}, contain = {BN_FIT_CONTAIN, 0, 0};
	struct bn_fitting fit = bn_picture_fit(1920, 1080, 1080, 1920, cover);
	assert_true(fabs(fit.w - 607.5) < 0.01 && fabs(fit.h - 1080) < 0.01);
	assert_true(fabs(fit.x - (1920 - 607.5)) < 0.01 && fabs(fit.y) < 0.01);
	fit = bn_picture_fit(1920, 1080, 1080, 1920, contain);
	assert_int_equal(fit.to.w, 1080);
	assert_int_equal(fit.to.h, 608);
	assert_int_equal(fit.to.y, 656);
	fit = bn_picture_fit(10000, 1, 20, 20, contain); /* never thinner than a pixel */
	assert_int_equal(fit.to.h, 1);
}

/* Clear pixels lend no colour to their neighbours. */
static void resamples_alpha(void **state)
{
	(void)state;
	uint32_t source[4] = {0xFF102030u, 0x00FFFFFFu, 0xFF102030u, 0x00FFFFFFu}, out = 0;
	bn_resample(source, 2, 2, 2, 0, 0, 2, 2, &out, 1, 1, 1);
	assert_in_range(out >> 24, 127, 128);
	assert_int_equal(out & 0xFFFFFFu, 0x102030u);
	uint32_t same[4];
	bn_resample(source, 2, 2, 2, 0, 0, 2, 2, same, 2, 2, 2);
	assert_int_equal(same[0], source[0]);
	assert_int_equal(same[3] >> 24, 0);
}

#define ON_EACH(test)                                                            \
	{#test " (own rows)", test, open_rows, close_both, NULL},                \
	{                                                                        \
#test " (SDL's renderer)", test, open_renderer, close_both, NULL \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_EACH(crops_around_the_focus),
		ON_EACH(contains_and_stands),
		ON_EACH(rounds_corners),
		ON_EACH(shrinks_to_the_mean),
		ON_EACH(survives_what_it_cant_read),
		ON_EACH(holds_the_cache_limit),
		ON_EACH(tints_icons),
		cmocka_unit_test(fits),
		cmocka_unit_test(resamples_alpha),
	};
	return cmocka_run_group_tests(tests, make_files, remove_files);
}

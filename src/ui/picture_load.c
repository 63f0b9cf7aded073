#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/blend.h"
#include "ui/canvas_private.h"
#include "ui/coverage.h"
#include "ui/picture.h"
#include "ui/resample.h"
#include "ui/svg.h"

#include <SDL2/SDL_image.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beyond this, a picture that is cropped to a sliver isn't worth its memory. */
#define MOST_PIXELS 64e6

static uint32_t *pixel_at(struct bn_image *image, int x, int y)
{
	return (uint32_t *)image->pixels + (ptrdiff_t)y * image->width + x;
}

/* Copies the part of a drawing that begins at x, y to the place it is shown in. */
static void copy_part(
	const SDL_Surface *drawn, int x, int y, struct bn_image *image, struct bn_rect to)
{
	for (int row = 0; row < to.h && y + row < drawn->h; row++) {
		const char *from = (const char *)drawn->pixels +
				   (ptrdiff_t)(y + row) * drawn->pitch;
		int count = to.w < drawn->w - x ? to.w : drawn->w - x;
		memcpy(pixel_at(image, to.x, to.y + row), from + (ptrdiff_t)x * 4,
			(size_t)count * 4);
	}
}

static bool draw_svg(const char *path, struct bn_image *image, struct bn_placing placing)
{
	struct bn_svg svg;
	if (!bn_svg_init(&svg, path))
		return false;
	struct bn_fitting fit = bn_picture_fit(
		svg.width, svg.height, image->width, image->height, placing);
	/* nanosvg draws wholes only: draw all of it at the scale, then take the part. */
	double scale = fmax(fit.to.w / fit.w, fit.to.h / fit.h);
	double width = ceil(svg.width * scale - 0.01), height = ceil(svg.height * scale - 0.01);
	SDL_Surface *drawn = NULL;
	if (width * height <= MOST_PIXELS)
		drawn = bn_svg_draw(&svg, (int)width, (int)height);
	if (drawn != NULL)
		copy_part(
			drawn, (int)lrint(fit.x * scale), (int)lrint(fit.y * scale), image, fit.to);
	else
		bn_log_error("ui", "%s: can't be drawn: %s", path, IMG_GetError());
	SDL_FreeSurface(drawn);
	bn_svg_finish(&svg);
	return drawn != NULL;
}

static bool draw_bitmap(const char *path, struct bn_image *image, struct bn_placing placing)
{
	SDL_Surface *read = IMG_Load(path);
	if (read == NULL) {
		bn_log_error("ui", "%s: can't be read: %s", path, IMG_GetError());
		return false;
	}
	SDL_Surface *pixels = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_ARGB8888, 0);
	SDL_FreeSurface(read);
	if (pixels == NULL || pixels->w <= 0 || pixels->h <= 0) {
		bn_log_error("ui", "%s: has no pixels", path);
		SDL_FreeSurface(pixels);
		return false;
	}
	struct bn_fitting fit = bn_picture_fit(
		pixels->w, pixels->h, image->width, image->height, placing);
	bn_resample(pixels->pixels, pixels->w, pixels->h, pixels->pitch / 4, fit.x, fit.y, fit.w,
		fit.h, pixel_at(image, fit.to.x, fit.to.y), fit.to.w, fit.to.h, image->width);
	SDL_FreeSurface(pixels);
	return true;
}

static void round_corners(struct bn_image *image, struct bn_radii radii)
{
	size_t count = (size_t)image->width * (size_t)image->height;
	radii = bn_shape_fit(radii, image->width, image->height);
	if (radii.top_left + radii.top_right + radii.bottom_right + radii.bottom_left == 0)
		return;
	uint8_t *mask = bn_mem_alloc(count, 1);
	uint32_t *pixels = image->pixels;
	bn_coverage_rounded(
		mask, image->width, (struct bn_rect){0, 0, image->width, image->height}, radii, 1);
	for (size_t i = 0; i < count; i++)
		pixels[i] = (pixels[i] & 0xFFFFFFu) | bn_blend_div255((pixels[i] >> 24) * mask[i])
							      << 24;
	free(mask);
}

static void find_form(struct bn_image *image)
{
	const uint32_t *pixels = image->pixels;
	size_t count = (size_t)image->width * (size_t)image->height;
	uint32_t all = 0xFFFFFFFFu;
	for (size_t i = 0; i < count; i++)
		all &= pixels[i];
	image->form = all >> 24 == 255 ? BN_IMAGE_OPAQUE : BN_IMAGE_BLEND;
}

struct bn_image *bn_picture_load(
	const char *path, int width, int height, struct bn_placing placing, struct bn_radii radii)
{
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_BLEND, width, height);
	if (bn_svg_is(path) ? draw_svg(path, image, placing) : draw_bitmap(path, image, placing)) {
		round_corners(image, radii);
		find_form(image);
		return image;
	}
	free(image->pixels);
	free(image);
	return NULL;
}

/* nanosvg has 5 lines a pixel: drawn larger and averaged, edges are as smooth as text. */
enum { FINER = 4 };

static uint8_t average_alpha(const SDL_Surface *drawn, int x, int y)
{
	uint32_t sum = 0;
	for (int row = y; row < y + FINER && row < drawn->h; row++) {
		const char *start = (const char *)drawn->pixels + (ptrdiff_t)row * drawn->pitch;
		for (int column = x; column < x + FINER && column < drawn->w; column++)
			sum += ((const uint32_t *)(const void *)start)[column] >> 24;
	}
	return (uint8_t)((sum + FINER * FINER / 2) / (FINER * FINER));
}

struct bn_image *bn_picture_icon(const char *path, int side)
{
	struct bn_svg svg;
	if (!bn_svg_init(&svg, path))
		return NULL;
	bn_svg_whiten(&svg);
	struct bn_placing inside = {.fit = BN_FIT_CONTAIN};
	struct bn_rect to = bn_picture_fit(svg.width, svg.height, side, side, inside).to;
	SDL_Surface *drawn = bn_svg_draw(&svg, to.w * FINER, to.h * FINER);
	bn_svg_finish(&svg);
	if (drawn == NULL) {
		bn_log_error("ui", "%s: can't be drawn: %s", path, IMG_GetError());
		return NULL;
	}
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_MASK, side, side);
	for (int y = 0; y < to.h; y++) {
		uint8_t *out = (uint8_t *)image->pixels + (ptrdiff_t)(to.y + y) * side + to.x;
		for (int x = 0; x < to.w; x++)
			out[x] = average_alpha(drawn, x * FINER, y * FINER);
	}
	SDL_FreeSurface(drawn);
	return image;
}

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/canvas_private.h"
#include "ui/font_run.h"

#include <stdlib.h>
#include <string.h>

/* A run's place in its line. SDL_ttf's surfaces begin at what hangs out to the left of the first
 * letter, and above the ascent: both move the pen. */
struct run {
	TTF_Font *font; /* NULL: it can't be set */
	size_t bytes;
	int width; /* of the surface */
	int hang_left, hang_above;
};

/* Cuts the next run off, with a NUL in the place of *kept, which the caller puts back. */
static struct run cut_run(
	struct bn_fonts *fonts, enum bn_face face, int size, char *text, char *kept)
{
	int height, min_x = 0, unused;
	struct run run = {0};
	uint32_t first = 0;
	run.bytes = bn_fonts_run(fonts, face, size, text, &run.font);
	*kept = text[run.bytes];
	text[run.bytes] = '\0';
	if (run.font == NULL)
		return run;
	TTF_SizeUTF8(run.font, text, &run.width, &height);
	bn_utf8_next(text, run.bytes, &first);
	if (TTF_GlyphMetrics32(run.font, first, &min_x, &unused, &unused, &unused, &unused) == 0 &&
		min_x < 0)
		run.hang_left = -min_x;
	return run;
}

static int height_above(TTF_Font *font, const char *text, size_t bytes)
{
	int above = 0, max_y, unused;
	for (size_t at = 0; at < bytes;) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		if (used > 0 &&
			TTF_GlyphMetrics32(
				font, code, &unused, &unused, &unused, &max_y, &unused) == 0 &&
			max_y - TTF_FontAscent(font) > above)
			above = max_y - TTF_FontAscent(font);
		at += used > 0 ? used : 1;
	}
	return above;
}

static void free_wiped(char *copy)
{
	explicit_bzero(copy, strlen(copy));
	free(copy);
}

int bn_fonts_width(struct bn_fonts *fonts, enum bn_face face, int size, const char *text)
{
	int width = 0;
	char kept, *copy = bn_mem_strdup(text);
	for (char *at = copy; *at != '\0';) {
		struct run run = cut_run(fonts, face, size, at, &kept);
		at += run.bytes;
		*at = kept;
		width += run.width - run.hang_left;
	}
	free_wiped(copy);
	return width;
}

struct piece {
	SDL_Surface *surface;
	int x, y; /* from the pen's first place */
};

static void wipe_surface(SDL_Surface *surface)
{
	if (surface == NULL)
		return;
	explicit_bzero(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
	SDL_FreeSurface(surface);
}

static void add_piece(struct bn_image *image, const struct piece *piece, int left, int top)
{
	const SDL_Surface *from = piece->surface;
	for (int y = 0; y < from->h; y++) {
		const uint32_t *row = (const uint32_t *)(const void *)((const char *)from->pixels +
								       (ptrdiff_t)y * from->pitch);
		uint8_t *out = (uint8_t *)image->pixels +
			       (ptrdiff_t)(piece->y - top + y) * image->width + (piece->x - left);
		for (int x = 0; x < from->w; x++)
			if (row[x] >> 24 > out[x])
				out[x] = (uint8_t)(row[x] >> 24);
	}
}

/* The pieces of a line, each in its font; how many. */
static int render_runs(
	struct bn_fonts *fonts, int face, int size, char *copy, struct piece *pieces, int most)
{
	static const SDL_Color white = {255, 255, 255, 255};
	int count = 0, pen = 0;
	char kept;
	for (char *at = copy; *at != '\0' && count < most;) {
		struct run run = cut_run(fonts, face, size, at, &kept);
		SDL_Surface *surface =
			run.font != NULL ? TTF_RenderUTF8_Blended(run.font, at, white) : NULL;
		if (surface != NULL) {
			run.hang_above = height_above(run.font, at, run.bytes);
			pieces[count++] = (struct piece){surface, pen - run.hang_left,
				-TTF_FontAscent(run.font) - run.hang_above};
		}
		pen += run.width - run.hang_left;
		at += run.bytes;
		*at = kept;
	}
	return count;
}

struct bn_image *bn_fonts_render(
	struct bn_fonts *fonts, enum bn_face face, int size, const char *text, int *left, int *top)
{
	enum { MOST = 32 };
	struct piece pieces[MOST];
	char *copy = bn_mem_strdup(text);
	int count = render_runs(fonts, face, size, copy, pieces, MOST);
	int right = 0, bottom = 0;
	free_wiped(copy);
	if (count == 0)
		return NULL;
	*left = *top = 0;
	for (int i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		*left = piece->x < *left ? piece->x : *left;
		*top = piece->y < *top ? piece->y : *top;
		right = piece->x + piece->surface->w > right ? piece->x + piece->surface->w : right;
		bottom = piece->y + piece->surface->h > bottom ? piece->y + piece->surface->h
							       : bottom;
	}
	struct bn_image *image = bn_canvas_image_create(
		BN_IMAGE_MASK, right - *left, bottom - *top);
	for (int i = 0; i < count; i++) {
		add_piece(image, &pieces[i], *left, *top);
		wipe_surface(pieces[i].surface);
	}
	return image;
}

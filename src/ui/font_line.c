#include "base/mem.h"
#include "base/utf8.h"
#include "ui/bidi.h"
#include "ui/canvas_private.h"
#include "ui/font_run.h"

#include <stdlib.h>
#include <string.h>

/* A piece of a line that one font sets in one direction. SDL_ttf's surfaces begin at what hangs out
 * to the left of the first letter, and above the ascent: both move the pen. */
struct run {
	size_t from, bytes;
	int file;
	bool rtl;
	int width; /* of the surface */
	int hang_left;
};

/* A line cut into its runs, as they stand from left to right. */
struct runs {
	struct run *items;
	size_t count, capacity;
};

static void add_run(struct runs *runs, struct run run)
{
	runs->items = bn_mem_grow(
		runs->items, &runs->capacity, runs->count + 1, sizeof(*runs->items));
	runs->items[runs->count++] = run;
}

static struct runs cut_line(
	struct bn_fonts *fonts, enum bn_face face, int size, const char *text, bool rtl)
{
	struct runs runs = {0};
	struct bn_bidi_run *parts;
	size_t count = bn_bidi_cut(text, strlen(text), rtl, &parts);
	for (size_t i = 0; i < count; i++) {
		size_t first = runs.count;
		for (size_t at = 0; at < parts[i].bytes;) {
			struct run run = {.from = parts[i].from + at, .rtl = parts[i].rtl};
			run.bytes = bn_fonts_run(
				fonts, face, size, text + run.from, parts[i].bytes - at, &run.file);
			add_run(&runs, run);
			at += run.bytes;
		}
		for (size_t last = runs.count; parts[i].rtl && first + 1 < last;) {
			struct run run = runs.items[first];
			runs.items[first++] = runs.items[--last];
			runs.items[last] = run;
		}
	}
	free(parts);
	return runs;
}

/* The font of a run, ready to set it; NULL: it can't be. */
static TTF_Font *ready_font(struct bn_fonts *fonts, int size, const struct run *run)
{
	TTF_Font *font = bn_fonts_open(fonts, run->file, size);
	if (font != NULL)
		TTF_SetFontDirection(font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	return font;
}

/* `letters` ends with the run. */
static void measure_run(TTF_Font *font, const char *letters, struct run *run)
{
	int height, min_x = 0, unused;
	uint32_t first = 0;
	TTF_SizeUTF8(font, letters, &run->width, &height);
	bn_utf8_next(letters, run->bytes, &first);
	/* At the left of a run from right to left stands a letter in a form that isn't told. */
	if (!run->rtl &&
		TTF_GlyphMetrics32(font, first, &min_x, &unused, &unused, &unused, &unused) == 0 &&
		min_x < 0)
		run->hang_left = -min_x;
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

int bn_fonts_width(struct bn_fonts *fonts, enum bn_face face, int size, const char *text, bool rtl)
{
	int width = 0;
	char *copy = bn_mem_strdup(text);
	struct runs runs = cut_line(fonts, face, size, copy, rtl);
	for (size_t i = 0; i < runs.count; i++) {
		struct run *run = &runs.items[i];
		TTF_Font *font = ready_font(fonts, size, run);
		if (font == NULL)
			continue;
		char kept = copy[run->from + run->bytes];
		copy[run->from + run->bytes] = '\0';
		measure_run(font, copy + run->from, run);
		copy[run->from + run->bytes] = kept;
		width += run->width - run->hang_left;
	}
	free(runs.items);
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

/* One run, at the pen, which it moves; no surface: it can't be set. */
static struct piece render_run(
	struct bn_fonts *fonts, int size, const char *letters, struct run *run, int *pen)
{
	static const SDL_Color white = {255, 255, 255, 255};
	struct piece piece = {0};
	TTF_Font *font = ready_font(fonts, size, run);
	if (font == NULL)
		return piece;
	measure_run(font, letters, run);
	piece.surface = TTF_RenderUTF8_Blended(font, letters, white);
	piece.x = *pen - run->hang_left;
	piece.y = -TTF_FontAscent(font) - height_above(font, letters, run->bytes);
	*pen += run->width - run->hang_left;
	return piece;
}

/* The pieces of a line that can be seen, each in its font; how many. */
static size_t render_runs(
	struct bn_fonts *fonts, int size, char *copy, const struct runs *runs, struct piece *pieces)
{
	size_t count = 0;
	int pen = 0;
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->items[i];
		char kept = copy[run->from + run->bytes];
		copy[run->from + run->bytes] = '\0';
		pieces[count] = render_run(fonts, size, copy + run->from, run, &pen);
		copy[run->from + run->bytes] = kept;
		count += pieces[count].surface != NULL;
	}
	return count;
}

/* The pieces in one mask, which wipes them. */
static struct bn_image *join(struct piece *pieces, size_t count, int *left, int *top)
{
	int right = 0, bottom = 0;
	*left = *top = 0;
	for (size_t i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		*left = piece->x < *left ? piece->x : *left;
		*top = piece->y < *top ? piece->y : *top;
		right = piece->x + piece->surface->w > right ? piece->x + piece->surface->w : right;
		bottom = piece->y + piece->surface->h > bottom ? piece->y + piece->surface->h
							       : bottom;
	}
	struct bn_image *image = bn_canvas_image_create(
		BN_IMAGE_MASK, right - *left, bottom - *top);
	for (size_t i = 0; i < count; i++) {
		add_piece(image, &pieces[i], *left, *top);
		wipe_surface(pieces[i].surface);
	}
	return image;
}

struct bn_image *bn_fonts_render(struct bn_fonts *fonts, enum bn_face face, int size,
	const char *text, bool rtl, int *left, int *top)
{
	char *copy = bn_mem_strdup(text);
	struct runs runs = cut_line(fonts, face, size, copy, rtl);
	struct piece *pieces = bn_mem_alloc(runs.count, sizeof(*pieces));
	size_t count = render_runs(fonts, size, copy, &runs, pieces);
	struct bn_image *image = count > 0 ? join(pieces, count, left, top) : NULL;
	free_wiped(copy);
	free(runs.items);
	free(pieces);
	return image;
}

#include "ui/font.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/canvas_private.h"

#include <SDL2/SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define INTER "/usr/share/fonts/opentype/inter/"
#define NOTO  "/usr/share/fonts/truetype/noto/"

/* The faces of Debian's fonts-inter, then those of fonts-noto-core that step in, in this order. */
static const char *const files[] = {
	[BN_FACE_REGULAR] = INTER "Inter-Regular.otf",
	[BN_FACE_MEDIUM] = INTER "Inter-Medium.otf",
	[BN_FACE_SEMIBOLD] = INTER "Inter-SemiBold.otf",
	[BN_FACE_BOLD] = INTER "Inter-Bold.otf",
	[BN_FACE_DISPLAY_BOLD] = INTER "InterDisplay-Bold.otf",
	[BN_FACE_DISPLAY_EXTRABOLD] = INTER "InterDisplay-ExtraBold.otf",
	[BN_FACE_COUNT] = NOTO "NotoSans-Regular.ttf",
	NOTO "NotoSansArabic-Regular.ttf",
	NOTO "NotoSansMath-Regular.ttf",
	NOTO "NotoSansSymbols2-Regular.ttf",
};
enum { FILES = sizeof(files) / sizeof(files[0]), OPEN = 32 };

struct open_font {
	int file, size;
	TTF_Font *font; /* NULL: it can't be opened */
	uint64_t used;
};

struct bn_fonts {
	struct open_font open[OPEN];
	int count;
	uint64_t clock;
	bool missing[FILES];
	float ascent[FILES], descent[FILES]; /* a unit of size; 0: not known yet */
};

struct bn_fonts *bn_fonts_create(void)
{
	return bn_mem_alloc(1, sizeof(struct bn_fonts));
}

void bn_fonts_destroy(struct bn_fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (int i = 0; i < fonts->count; i++)
		if (fonts->open[i].font != NULL)
			TTF_CloseFont(fonts->open[i].font);
	free(fonts);
}

static TTF_Font *open_file(struct bn_fonts *fonts, int file, int size)
{
	TTF_Font *font = fonts->missing[file] ? NULL : TTF_OpenFont(files[file], size);
	if (font == NULL) {
		if (!fonts->missing[file])
			bn_log_error("ui", "%s: %s (packages fonts-inter, fonts-noto-core)",
				files[file], TTF_GetError());
		fonts->missing[file] = true;
		return NULL;
	}
	/* Letters stand where the shaper puts them, to a fraction of a pixel; their heights are
	 * fitted to the lines. */
	TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
	TTF_SetFontKerning(font, 1);
	return font;
}

static TTF_Font *font_of(struct bn_fonts *fonts, int file, int size)
{
	struct open_font *oldest = &fonts->open[0];
	for (int i = 0; i < fonts->count; i++) {
		struct open_font *open = &fonts->open[i];
		if (open->file == file && open->size == size) {
			open->used = ++fonts->clock;
			return open->font;
		}
		if (open->used < oldest->used)
			oldest = open;
	}
	if (fonts->count < OPEN)
		oldest = &fonts->open[fonts->count++];
	else if (oldest->font != NULL)
		TTF_CloseFont(oldest->font);
	*oldest = (struct open_font){file, size, open_file(fonts, file, size), ++fonts->clock};
	return oldest->font;
}

/* SDL_ttf rounds a font's measures up to whole pixels; read off a large size they are exact
 * enough to be rounded as browsers do. */
static void measure_face(struct bn_fonts *fonts, int file)
{
	enum { LARGE = 2000 };
	TTF_Font *font = fonts->missing[file] ? NULL : TTF_OpenFont(files[file], LARGE);
	fonts->ascent[file] = 0.969f;
	fonts->descent[file] = 0.241f;
	if (font == NULL)
		return;
	fonts->ascent[file] = (float)TTF_FontAscent(font) / LARGE;
	fonts->descent[file] = -(float)TTF_FontDescent(font) / LARGE;
	TTF_CloseFont(font);
}

int bn_fonts_baseline(struct bn_fonts *fonts, enum bn_face face, int size, int line)
{
	if (fonts->ascent[face] <= 0)
		measure_face(fonts, (int)face);
	int ascent = (int)lrintf(fonts->ascent[face] * (float)size);
	int descent = (int)lrintf(fonts->descent[face] * (float)size);
	int leading = line - ascent - descent;
	return ascent + (leading >= 0 ? leading / 2 : -((1 - leading) / 2));
}

/* Letters that every font may leave to its neighbours: they never begin a run of another font. */
static bool goes_along(uint32_t code)
{
	return code <= ' ' || code == 0xA0 || code == 0x202F || (code >= 0x300 && code < 0x370) ||
	       code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F);
}

/* The file that has a letter: the face itself, else the first of the others, else the face. */
static int file_for(struct bn_fonts *fonts, int face, int size, uint32_t code)
{
	TTF_Font *font = font_of(fonts, face, size);
	if (font == NULL || TTF_GlyphIsProvided32(font, code))
		return face;
	for (int file = BN_FACE_COUNT; file < FILES; file++) {
		font = font_of(fonts, file, size);
		if (font != NULL && TTF_GlyphIsProvided32(font, code))
			return file;
	}
	return face;
}

/* The bytes from text on that one font can set, and which. */
static size_t run_length(struct bn_fonts *fonts, int face, int size, const char *text, int *file)
{
	size_t bytes = strlen(text), at = 0;
	*file = face;
	bool chosen = false;
	while (at < bytes) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		if (used == 0)
			used = 1;
		else if (!goes_along(code)) {
			int wanted = file_for(fonts, face, size, code);
			if (chosen && wanted != *file)
				return at;
			*file = wanted;
			chosen = true;
		}
		at += used;
	}
	return at;
}

/* A run's place in its line. SDL_ttf's surfaces begin at what hangs out to the left of the first
 * letter, and above the ascent: both move the pen. */
struct run {
	TTF_Font *font; /* NULL: it can't be set */
	size_t bytes;
	int width; /* of the surface */
	int hang_left, hang_above;
};

/* Cuts the next run off, with a NUL in the place of *kept, which the caller puts back. */
static struct run cut_run(struct bn_fonts *fonts, int face, int size, char *text, char *kept)
{
	int file, height, min_x = 0, unused;
	struct run run = {.bytes = run_length(fonts, face, size, text, &file)};
	uint32_t first = 0;
	*kept = text[run.bytes];
	text[run.bytes] = '\0';
	run.font = font_of(fonts, file, size);
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
		struct run run = cut_run(fonts, (int)face, size, at, &kept);
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
	int count = render_runs(fonts, (int)face, size, copy, pieces, MOST);
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

void bn_fonts_forget(struct bn_fonts *fonts, enum bn_face face, int size, size_t bytes)
{
	TTF_Font *font = font_of(fonts, (int)face, size);
	char *zeros = bn_mem_alloc(bytes + 1, 1);
	int unused;
	memset(zeros, '0', bytes);
	if (font != NULL)
		TTF_SizeUTF8(font, zeros, &unused, &unused);
	free(zeros);
}

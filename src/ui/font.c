#include "ui/font.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/font_run.h"

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

size_t bn_fonts_run(
	struct bn_fonts *fonts, enum bn_face face, int size, const char *text, TTF_Font **font)
{
	size_t bytes = strlen(text), at = 0;
	int file = (int)face;
	bool chosen = false;
	while (at < bytes) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		if (used > 0 && !goes_along(code)) {
			int wanted = file_for(fonts, (int)face, size, code);
			if (chosen && wanted != file)
				break;
			file = wanted;
			chosen = true;
		}
		at += used > 0 ? used : 1;
	}
	*font = font_of(fonts, file, size);
	return at;
}

void bn_fonts_forget(struct bn_fonts *fonts, int size, size_t bytes)
{
	char *zeros = bn_mem_alloc(bytes + 1, 1);
	int unused;
	memset(zeros, '0', bytes);
	for (int i = 0; i < fonts->count; i++)
		if (fonts->open[i].font != NULL && fonts->open[i].size == size)
			TTF_SizeUTF8(fonts->open[i].font, zeros, &unused, &unused);
	free(zeros);
}

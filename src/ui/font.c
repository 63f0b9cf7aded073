#include "ui/font.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/font_run.h"
#include "ui/script.h"

#include <SDL2/SDL_ttf.h>
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#define INTER "/usr/share/fonts/opentype/inter/"
#define NOTO  "/usr/share/fonts/truetype/noto/"

/* The faces of Debian's fonts-inter, then those of fonts-noto-core that step in, in this order; the
 * fonts of scripts follow, regular and bold. */
static const char *const files[] = {
	[BN_FACE_REGULAR] = INTER "Inter-Regular.otf",
	[BN_FACE_MEDIUM] = INTER "Inter-Medium.otf",
	[BN_FACE_SEMIBOLD] = INTER "Inter-SemiBold.otf",
	[BN_FACE_BOLD] = INTER "Inter-Bold.otf",
	[BN_FACE_DISPLAY_BOLD] = INTER "InterDisplay-Bold.otf",
	[BN_FACE_DISPLAY_EXTRABOLD] = INTER "InterDisplay-ExtraBold.otf",
	[BN_FACE_COUNT] = NOTO "NotoSans-Regular.ttf",
	NOTO "NotoSansMath-Regular.ttf",
	NOTO "NotoSansSymbols2-Regular.ttf",
};
/* The numbers of files: faces (the campaign's own, if it has some) and the others above, scripts,
 * and Borne's faces again, for what a campaign's own lacks. */
enum { FIRST_SCRIPT = sizeof(files) / sizeof(files[0]), OPEN = 64, FILES = 80 };
#define INTER_FILES (FIRST_SCRIPT + 2 * bn_script_count)

struct open_font {
	int file, size;
	TTF_Font *font; /* NULL: it can't be opened */
	uint64_t used;
};

struct bn_fonts {
	const char *own[2]; /* the campaign's: regular, bold; NULL: none */
	float fit[2];       /* what their sizes are multiplied with, up to 1 */
	struct open_font open[OPEN];
	int count;
	uint64_t clock;
	bool missing[FILES];
	float ascent[FILES], descent[FILES]; /* a unit of size; 0: not known yet */
};

static const char *good_font(const char *path)
{
	TTF_Font *font = path != NULL ? TTF_OpenFont(path, 16) : NULL;
	if (font != NULL)
		TTF_CloseFont(font);
	else if (path != NULL)
		bn_log_error("ui", "%s: %s", path, TTF_GetError());
	return font != NULL ? path : NULL;
}

static int sample_width(const char *path)
{
	TTF_Font *font = path != NULL ? TTF_OpenFont(path, 200) : NULL;
	int width = 0;
	if (font != NULL) {
		TTF_SizeUTF8(font, "Vous accompagnez des personnes, 0123456789", &width, NULL);
		TTF_CloseFont(font);
	}
	return width;
}

/* The screens are made for letters as wide as Inter's: a wider font is set smaller. */
static float fit(const char *own, const char *inter)
{
	int wide = sample_width(own), wanted = wide > 0 ? sample_width(inter) : 0;
	return wanted > 0 && wanted < wide ? (float)wanted / (float)wide : 1;
}

struct bn_fonts *bn_fonts_create(const char *regular, const char *bold)
{
	assert(INTER_FILES + BN_FACE_COUNT <= FILES);
	struct bn_fonts *fonts = bn_mem_alloc(1, sizeof(*fonts));
	fonts->own[0] = good_font(regular);
	fonts->own[1] = good_font(bold);
	if (fonts->own[1] == NULL)
		fonts->own[1] = fonts->own[0];
	fonts->fit[0] = fit(fonts->own[0], files[BN_FACE_REGULAR]);
	fonts->fit[1] = fit(fonts->own[1], files[BN_FACE_BOLD]);
	return fonts;
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

/* A script has two files: regular, bold. */
static int script_file(int script, int face)
{
	return FIRST_SCRIPT + 2 * script + (face >= BN_FACE_SEMIBOLD ? 1 : 0);
}

static const struct bn_script *script_of(int file)
{
	return file >= FIRST_SCRIPT && file < INTER_FILES ? &bn_scripts[(file - FIRST_SCRIPT) / 2]
							  : NULL;
}

static const char *path_of(const struct bn_fonts *fonts, int file)
{
	const struct bn_script *script = script_of(file);
	if (file >= INTER_FILES)
		return files[file - INTER_FILES];
	if (file < BN_FACE_COUNT && fonts->own[0] != NULL)
		return fonts->own[file >= BN_FACE_SEMIBOLD];
	if (script == NULL)
		return files[file];
	return (file - FIRST_SCRIPT) % 2 == 0 ? script->regular : script->bold;
}

static float fit_of(const struct bn_fonts *fonts, int file)
{
	return file < BN_FACE_COUNT ? fonts->fit[file >= BN_FACE_SEMIBOLD] : 1;
}

static TTF_Font *open_file(struct bn_fonts *fonts, int file, int size)
{
	size = (int)((float)size * fit_of(fonts, file));
	TTF_Font *font = fonts->missing[file] ? NULL : TTF_OpenFont(path_of(fonts, file), size);
	if (font == NULL) {
		if (!fonts->missing[file])
			bn_log_error("ui", "%s: %s (packages fonts-inter, fonts-noto-core)",
				path_of(fonts, file), TTF_GetError());
		fonts->missing[file] = true;
		return NULL;
	}
	/* Letters stand where the shaper puts them, to a fraction of a pixel; their heights are
	 * fitted to the lines. */
	TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
	TTF_SetFontKerning(font, 1);
	if (script_of(file) != NULL)
		TTF_SetFontScriptName(font, script_of(file)->tag);
	return font;
}

TTF_Font *bn_fonts_open(struct bn_fonts *fonts, int file, int size)
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
	TTF_Font *font = fonts->missing[file] ? NULL : TTF_OpenFont(path_of(fonts, file), LARGE);
	fonts->ascent[file] = 0.969f;
	fonts->descent[file] = 0.241f;
	if (font == NULL)
		return;
	fonts->ascent[file] = (float)TTF_FontAscent(font) / LARGE * fit_of(fonts, file);
	fonts->descent[file] = -(float)TTF_FontDescent(font) / LARGE * fit_of(fonts, file);
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
	return code <= ' ' || code == 0xA0 || code == 0x202F || code == 0x200D ||
	       (code >= 0x300 && uc_is_general_category(code, UC_MARK));
}

static bool has(struct bn_fonts *fonts, int file, int size, uint32_t code)
{
	TTF_Font *font = bn_fonts_open(fonts, file, size);
	return font != NULL && TTF_GlyphIsProvided32(font, code);
}

/* The file that has a letter: the face itself, else its script's, else the first of the others,
 * else the face. */
static int file_for(struct bn_fonts *fonts, int face, int size, uint32_t code)
{
	TTF_Font *font = bn_fonts_open(fonts, face, size);
	if (font == NULL || TTF_GlyphIsProvided32(font, code))
		return face;
	if (fonts->own[0] != NULL && has(fonts, INTER_FILES + face, size, code))
		return INTER_FILES + face;
	int script = bn_script_find(code);
	if (script >= 0 && has(fonts, script_file(script, face), size, code))
		return script_file(script, face);
	for (int file = BN_FACE_COUNT; file < FIRST_SCRIPT; file++)
		if (has(fonts, file, size, code))
			return file;
	return face;
}

size_t bn_fonts_run(struct bn_fonts *fonts, enum bn_face face, int size, const char *text,
	size_t bytes, int *font)
{
	size_t at = 0;
	int file = (int)face;
	bool chosen = false;
	while (at < bytes) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		if (used > 0 && !goes_along(code)) {
			int wanted = chosen && file >= FIRST_SCRIPT && bn_script_find(code) < 0 &&
						     !has(fonts, (int)face, size, code) &&
						     has(fonts, file, size, code)
					     ? file /* a sign that goes with its neighbours */
					     : file_for(fonts, (int)face, size, code);
			if (chosen && wanted != file)
				break;
			file = wanted;
			chosen = true;
		}
		at += used > 0 ? used : 1;
	}
	*font = file;
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

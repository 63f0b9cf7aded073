/* Font files, opened at the sizes asked for, and pieces of one line set in them: shaping, and
 * another font for the letters the first lacks. Sizes in pixels. Main thread only. */
#ifndef BN_UI_FONT_H
#define BN_UI_FONT_H

#include "ui/glass.h"
#include "ui/type.h"

struct bn_fonts;

/* A campaign's own files, whose paths must live as long, come before Borne's; bold NULL: regular
 * stands in; both NULL: none. One that can't be opened is logged and left out; one that is wider
 * than Borne's is set smaller. */
struct bn_fonts *bn_fonts_create(const char *regular, const char *bold);
void bn_fonts_destroy(struct bn_fonts *fonts); /* NULL is fine */

/* From a line's top to its baseline, with the letters' ascent and descent centred in it as CSS does
 * (CSS Inline 3, 5.3: half-leading). */
int bn_fonts_baseline(struct bn_fonts *fonts, enum bn_face face, int size, int line);

/* How far a piece without line breaks reaches; it ends in NUL. rtl: its paragraph begins at the
 * right. */
int bn_fonts_width(struct bn_fonts *fonts, enum bn_face face, int size, const char *text, bool rtl);

/* A piece as a mask; `left` and `top`: from the pen's place on the baseline to the mask's corner.
 * NULL: nothing to draw. The caller ends it. */
struct bn_image *bn_fonts_render(struct bn_fonts *fonts, enum bn_face face, int size,
	const char *text, bool rtl, int *left, int *top);

/* Overwrites what SDL_ttf still knows of the last piece of that size and of that many bytes. */
void bn_fonts_forget(struct bn_fonts *fonts, int size, size_t bytes);

#endif

/* Which open font sets a piece of text: between font.c and font_line.c. */
#ifndef BN_UI_FONT_RUN_H
#define BN_UI_FONT_RUN_H

#include "ui/font.h"

#include <SDL2/SDL_ttf.h>

/* How many bytes of text one font can set, and which: the face's own, or another one for letters it
 * lacks; NULL when none can be opened. It stays the fonts', until the next call. */
size_t bn_fonts_run(
	struct bn_fonts *fonts, enum bn_face face, int size, const char *text, TTF_Font **font);

#endif

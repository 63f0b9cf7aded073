/* Which open font sets a piece of text: between font.c and font_line.c. */
#ifndef BN_UI_FONT_RUN_H
#define BN_UI_FONT_RUN_H

#include "ui/font.h"

#include <SDL2/SDL_ttf.h>

/* How many bytes of text one font can set, and which file has it: the face's own, or another one
 * for letters it lacks. */
size_t bn_fonts_run(struct bn_fonts *fonts, enum bn_face face, int size, const char *text,
	size_t bytes, int *file);
/* It stays the fonts', until the next call; NULL when it can't be opened. */
TTF_Font *bn_fonts_open(struct bn_fonts *fonts, int file, int size);

#endif

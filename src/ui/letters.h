/* How much room a text will need, guessed from its letters alone, without a font at hand: so that
 * the cards of a long list have their heights before they are made. Never less than the bold face
 * of titles needs, of the fonts Borne comes with; and hardly more. */
#ifndef BN_UI_LETTERS_H
#define BN_UI_LETTERS_H

#include <stddef.h>

/* In parts of the letters' size. */
float bn_letters_width(const char *text, size_t bytes);
/* Of a paragraph this wide; size and width in the same unit. At least 1. */
int bn_letters_lines(const char *text, float size, float width);

#endif

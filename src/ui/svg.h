/* SVG files by nanosvg (in SDL2_image), which draws paths, gradients and groups; neither text nor
 * filters. Main thread only. */
#ifndef BN_UI_SVG_H
#define BN_UI_SVG_H

#include <SDL2/SDL.h>
#include <stdbool.h>

struct bn_svg {
	char *text; /* owned */
	size_t bytes;
	double width, height; /* its own size, in its own units */
};

bool bn_svg_is(const char *path); /* by its name */
/* False: it can't be read or has no size (logged). Zeroed after. Also logged: what nanosvg leaves
 * out of it, such as a text. */
bool bn_svg_init(struct bn_svg *svg, const char *path);
void bn_svg_finish(struct bn_svg *svg);
/* Draws what is `currentColor` white: for icons, tinted later. */
void bn_svg_whiten(struct bn_svg *svg);
/* All of it in that many pixels; ARGB8888; the caller frees it. NULL: it can't be drawn. */
SDL_Surface *bn_svg_draw(const struct bn_svg *svg, int width, int height);

#endif

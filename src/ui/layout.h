/* Gives every box of a tree its place. A box asks for a width (its content's, held by what is
 * there), then for a height at that width; places are whole pixels. */
#ifndef BN_UI_LAYOUT_H
#define BN_UI_LAYOUT_H

#include "ui/box.h"

/* How far each scroll box was moved, in pixels, by its id. */
typedef int bn_layout_scroll(void *context, const char *id);

/* Lays the tree out in `area` (pixels of the window). */
void bn_layout_run(struct bn_canvas *canvas, struct bn_box *root, struct bn_rect area,
	bn_layout_scroll *scroll, void *context);

/* Moves what a list holds by so many pixels, down where dy > 0: as another bn_layout_run would with
 * the list scrolled so, without asking every text for its size again. False: something comes near
 * that isn't made yet, and bn_layout_run is due. */
bool bn_layout_shift(const struct bn_box *list, int dy);

#endif

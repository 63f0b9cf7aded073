/* Draws a tree of boxes that has been laid out. */
#ifndef BN_UI_PAINTER_H
#define BN_UI_PAINTER_H

#include "ui/box.h"
#include "ui/presses.h"

struct bn_painter {
	struct bn_canvas *canvas;
	const struct bn_theme *theme;
	const struct bn_presses *presses; /* how far which boxes are pressed; NULL: none is */
	const char *focused;              /* id of the box the keyboard is on, or NULL */
	struct bn_pictures pictures;      /* of the clips that are on */
	bool veil;                        /* clear for the clip, and nothing that moves over it */
	int64_t now_ms;                   /* for what breathes */
};

void bn_painter_draw(const struct bn_painter *painter, const struct bn_box *root);
/* All that changes while a box is pressed, or boxes are with it; w 0: nothing does. */
struct bn_rect bn_painter_press_place(
	const struct bn_painter *painter, const struct bn_box *root, const char *id);
/* After the layout: the box's text is too long for its place, and ends in an ellipsis. */
bool bn_painter_cuts(struct bn_canvas *canvas, const struct bn_box *box);
/* Where a box that breathes is drawn, at its largest. */
struct bn_rect bn_painter_breath_place(const struct bn_box *box);
/* Only what moves over the clip: what breathes, and the signs. The rest was drawn before. */
void bn_painter_draw_moving(const struct bn_painter *painter, const struct bn_box *root);
struct bn_colour bn_painter_colour(const struct bn_theme *theme, enum bn_tone tone);

#endif

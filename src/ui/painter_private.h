/* The painter from inside: painter.c walks the tree, painter_surface.c draws what a box is
 * (shadow, fill, edge), painter_content.c what is in it, painter_look.c knows what a tone and a
 * shape are here. */
#ifndef BN_UI_PAINTER_PRIVATE_H
#define BN_UI_PAINTER_PRIVATE_H

#include "ui/painter.h"

int bn_painter_px(const struct bn_painter *p, float units);
/* alpha 0: opaque, as a box that says nothing of it. */
struct bn_paint bn_painter_paint(const struct bn_painter *p, enum bn_tone tone, float alpha);
struct bn_paint bn_painter_mixed(struct bn_paint from, struct bn_paint to, float part);
struct bn_radii bn_painter_radii(
	const struct bn_painter *p, enum bn_shape shape, struct bn_rect rect);
struct bn_radii bn_painter_rounder(struct bn_radii r, int by);
struct bn_rect bn_painter_grown(struct bn_rect rect, int by);

/* press: how far a finger has pressed it, 0 to 1. */
void bn_painter_surface(const struct bn_painter *p, const struct bn_box *box, float press);
void bn_painter_border(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect,
	struct bn_radii r);
struct bn_rect bn_painter_pressed_rect(
	const struct bn_painter *p, const struct bn_box *box, float press);
/* The box whose press this one shows; NULL: none. */
const char *bn_painter_presses_with(const struct bn_box *box);

void bn_painter_content(const struct bn_painter *p, const struct bn_box *box, float press);
void bn_painter_signs(const struct bn_painter *p, const struct bn_box *box);

#endif

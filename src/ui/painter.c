#include "base/str.h"
#include "ui/painter_private.h"

#include <math.h>

/* The focus ring: a gap of the page's colour, then the brand; inside, in accent, on the dock. */
static void draw_focus(const struct bn_painter *p, const struct bn_box *box)
{
	struct bn_radii r = bn_painter_radii(p, box->shape, box->rect);
	if (box->press == BN_PRESS_DEEP) {
		bn_canvas_outline(p->canvas, box->rect, r, bn_painter_px(p, 5),
			bn_painter_paint(p, BN_TONE_ACCENT, 1));
		return;
	}
	int gap = bn_painter_px(p, 6), ring = bn_painter_px(p, 8);
	bn_canvas_outline(p->canvas, bn_painter_grown(box->rect, gap), bn_painter_rounder(r, gap),
		gap, bn_painter_paint(p, BN_TONE_PAPER, 1));
	bn_canvas_outline(p->canvas, bn_painter_grown(box->rect, gap + ring),
		bn_painter_rounder(r, gap + ring), ring,
		bn_painter_paint(p, p->theme->high_contrast ? BN_TONE_ACCENT : BN_TONE_BRAND, 1));
}

static void draw_box(const struct bn_painter *p, const struct bn_box *box)
{
	float press = bn_presses_level(p->presses, bn_painter_presses_with(box));
	bool clips = box->clip || box->scroll;
	if (clips && box->visible.w == 0)
		return;
	bn_painter_surface(p, box, press);
	if (clips)
		bn_canvas_push_clip(p->canvas, box->visible);
	bn_painter_content(p, box, press);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		draw_box(p, child);
	if (press > 0 && box->press == BN_PRESS_DARKEN) {
		struct bn_rect rect = bn_painter_pressed_rect(p, box, press);
		struct bn_paint black = {{0, 0, 0}, (uint8_t)lroundf(41 * press)};
		bn_canvas_fill(p->canvas, rect, bn_painter_radii(p, box->shape, rect), black);
	}
	if (clips)
		bn_canvas_pop_clip(p->canvas);
	if (p->focused != NULL && bn_str_same(box->id, p->focused))
		draw_focus(p, box);
}

void bn_painter_draw_moving(const struct bn_painter *painter, const struct bn_box *root)
{
	if (root->breathes && root->border_width > 0)
		bn_painter_border(painter, root, root->rect,
			bn_painter_radii(painter, root->shape, root->rect));
	else if (root->breathes)
		draw_box(painter, root); /* it hides what the veil has of it */
	if (root->content == BN_CONTENT_SIGNS)
		bn_painter_signs(painter, root);
	for (const struct bn_box *child = root->first; child != NULL; child = child->next)
		bn_painter_draw_moving(painter, child);
}

void bn_painter_draw(const struct bn_painter *painter, const struct bn_box *root)
{
	draw_box(painter, root);
}

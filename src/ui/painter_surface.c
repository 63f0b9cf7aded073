#include "base/str.h"
#include "ui/painter_private.h"

#include <math.h>

#define BREATH 1.06f /* a ring that breathes grows so many times its size */

static const struct {
	float down, blur, alpha;
} shadows[] = {{0, 0, 0}, {4, 14, .10f}, {16, 44, .20f}};

static void draw_shadow(
	const struct bn_painter *p, const struct bn_box *box, struct bn_radii r, float part)
{
	if (p->theme->high_contrast)
		return;
	struct bn_paint ink = {p->theme->ink, (uint8_t)(shadows[box->shadow].alpha * 255 * part)};
	bn_canvas_shadow(p->canvas, box->rect, r, bn_painter_px(p, shadows[box->shadow].down),
		bn_painter_px(p, shadows[box->shadow].blur), ink);
}

/* The fill a box has while a finger is on it. */
static enum bn_tone pressed_fill(const struct bn_box *box)
{
	switch (box->press) {
	case BN_PRESS_SOFT:
		return BN_TONE_SOFT;
	case BN_PRESS_DEEP:
		return BN_TONE_DEEP;
	case BN_PRESS_KEY:
		return BN_TONE_ACCENT;
	case BN_PRESS_DARKEN:
	case BN_PRESS_NONE:
		break;
	}
	return box->fill;
}

static struct bn_paint surface(const struct bn_painter *p, const struct bn_box *box, float press)
{
	if (press <= 0)
		return bn_painter_paint(p, box->fill, box->fill_alpha);
	struct bn_paint pressed = bn_painter_paint(p, pressed_fill(box), box->fill_alpha),
			rest = pressed;
	if (box->fill != BN_TONE_NONE)
		rest = bn_painter_paint(p, box->fill, box->fill_alpha);
	else
		rest.alpha = 0;
	return bn_painter_mixed(rest, pressed, press);
}

/* From bright to nothing in 1.6 s. */
static float breath(const struct bn_painter *p)
{
	enum { PERIOD_MS = 1600 };
	return 1 - (float)(p->now_ms % PERIOD_MS) / PERIOD_MS;
}

/* So many times its size, about its middle. */
static struct bn_rect scaled(struct bn_rect rect, float by)
{
	int wide = (int)lroundf((float)rect.w * (by - 1) / 2);
	int high = (int)lroundf((float)rect.h * (by - 1) / 2);
	return (struct bn_rect){rect.x - wide, rect.y - high, rect.w + 2 * wide, rect.h + 2 * high};
}

struct bn_rect bn_painter_breath_place(const struct bn_box *box)
{
	return box->border_width > 0 ? scaled(box->rect, BREATH) : box->rect;
}

void bn_painter_border(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect,
	struct bn_radii r)
{
	struct bn_paint line = bn_painter_paint(p, box->border, box->border_alpha);
	if (box->breathes) {
		float by = 1 + (BREATH - 1) * (1 - breath(p));
		line.alpha = (uint8_t)lroundf((float)line.alpha * breath(p));
		r = bn_painter_rounder(r, (int)lroundf((float)rect.h * (by - 1) / 2));
		rect = scaled(rect, by);
	}
	if (!box->breathes || !p->veil)
		bn_canvas_outline(p->canvas, rect, r, bn_painter_px(p, box->border_width), line);
}

/* Where the surface is while it is that far pressed. */
struct bn_rect bn_painter_pressed_rect(
	const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = box->rect;
	if (box->press == BN_PRESS_DARKEN) /* a little smaller: 3 % of its height */
		rect = bn_painter_grown(rect, -(int)lroundf((float)rect.h * .015f * press));
	if (box->press == BN_PRESS_KEY)
		rect.y += bn_painter_px(p, box->lip * press);
	return rect;
}

static void draw_edge(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect,
	struct bn_radii r, float press)
{
	bool contrast = p->theme->high_contrast;
	bool target = box->action.code != 0 && box->id != NULL;
	if (contrast && press >= 1) /* its surfaces are all black: the edge tells instead */
		bn_canvas_outline(p->canvas, rect, r, bn_painter_px(p, 10),
			bn_painter_paint(p, BN_TONE_ACCENT, 1));
	else if (box->border_width > 0)
		bn_painter_border(p, box, rect, r);
	else if (contrast && (target ? !(box->states & BN_STATE_DISABLED) : box->shadow > 1))
		bn_canvas_outline(p->canvas, rect, r, bn_painter_px(p, 5),
			bn_painter_paint(p, BN_TONE_ON_BRAND, 1));
	if (contrast && press > 0 && press < 1)
		bn_canvas_outline(p->canvas, rect, r, bn_painter_px(p, 10),
			bn_painter_paint(p, BN_TONE_ACCENT, press));
}

void bn_painter_surface(const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = bn_painter_pressed_rect(p, box, press);
	struct bn_radii r = bn_painter_radii(p, box->shape, rect);
	if (box->shadow > 0 && press < 1)
		draw_shadow(p, box, r, 1 - press);
	if (box->lip > 0 && press < 1) {
		struct bn_rect under = box->rect;
		under.y += bn_painter_px(p, box->lip);
		bn_canvas_fill(p->canvas, under, r, bn_painter_paint(p, BN_TONE_BRAND_LINE, 1));
	}
	if (box->fill != BN_TONE_NONE || (press > 0 && pressed_fill(box) != BN_TONE_NONE))
		bn_canvas_fill(p->canvas, rect, r, surface(p, box, press));
	draw_edge(p, box, rect, r, press);
}

const char *bn_painter_presses_with(const struct bn_box *box)
{
	if (box->press == BN_PRESS_NONE)
		return NULL;
	return box->pressed_with != NULL ? box->pressed_with : box->id;
}

struct bn_rect bn_painter_press_place(
	const struct bn_painter *painter, const struct bn_box *root, const char *id)
{
	struct bn_rect all = {0, 0, 0, 0};
	if (bn_str_same(bn_painter_presses_with(root), id)) {
		float cast = shadows[root->shadow].down + 1.5f * shadows[root->shadow].blur;
		all = bn_painter_grown(
			root->rect, bn_painter_px(painter, fmaxf(cast, root->lip)) + 2);
	}
	for (const struct bn_box *child = root->first; child != NULL; child = child->next)
		all = bn_rect_join(all, bn_painter_press_place(painter, child, id));
	return all;
}

#include "ui/painter_private.h"

#include <math.h>

/* A finger that touches, every 4 s. */
static int dip(const struct bn_painter *p)
{
	enum { PERIOD_MS = 4000, TOUCH_MS = 800 };
	float at = (float)(p->now_ms % PERIOD_MS) / TOUCH_MS;
	return at < 1 ? bn_painter_px(p, 12 * sinf((float)M_PI * at)) : 0;
}

static struct bn_rect inside(const struct bn_painter *p, const struct bn_box *box)
{
	struct bn_rect rect = box->rect;
	rect.x += bn_painter_px(p, box->pad.left);
	rect.y += bn_painter_px(p, box->pad.top);
	rect.w -= bn_painter_px(p, box->pad.left) + bn_painter_px(p, box->pad.right);
	rect.h -= bn_painter_px(p, box->pad.top) + bn_painter_px(p, box->pad.bottom);
	return rect;
}

/* The two bubbles of the mark, in a field of 72 × 60 units: the Département's, then the visitor's.
 */
static void draw_mark(const struct bn_painter *p, const struct bn_box *box)
{
	float scale = (float)box->rect.h / 60.f;
	struct bn_rect say = {box->rect.x + (int)(4 * scale), box->rect.y + (int)(2 * scale),
		(int)(40 * scale), (int)(40 * scale)};
	struct bn_rect you = {box->rect.x + (int)(34 * scale), box->rect.y + (int)(22 * scale),
		(int)(34 * scale), (int)(36 * scale)};
	int wide = (int)lroundf(15 * scale), tight = (int)lroundf(3 * scale);
	bn_canvas_fill(p->canvas, say, (struct bn_radii){wide, wide, wide, tight},
		bn_painter_paint(p, box->tone, 1));
	wide = (int)lroundf(13 * scale);
	bn_canvas_fill(p->canvas, you, (struct bn_radii){wide, wide, tight, wide},
		bn_painter_paint(p, BN_TONE_ACCENT, 1));
}

static struct bn_type type_of(struct bn_canvas *canvas, const struct bn_box *box)
{
	struct bn_type type = bn_theme_type(box->style, bn_canvas_unit(canvas));
	type.max_lines = box->max_lines;
	type.justify = box->justify;
	type.secret = box->secret;
	return type;
}

bool bn_painter_cuts(struct bn_canvas *canvas, const struct bn_box *box)
{
	const struct bn_painter painter = {.canvas = canvas};
	struct bn_type type = type_of(canvas, box);
	return box->content == BN_CONTENT_TEXT && !box->secret && box->visible.w > 0 &&
	       bn_type_measure(canvas, box->text, &type, inside(&painter, box).w).cut;
}

static void draw_text(
	const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect, float press)
{
	struct bn_type type = type_of(p->canvas, box);
	struct bn_paint letters = bn_painter_paint(p, box->tone, box->content_alpha);
	if (press > 0 && box->press == BN_PRESS_KEY) {
		letters = bn_painter_mixed(
			letters, bn_painter_paint(p, BN_TONE_ON_ACCENT, box->content_alpha), press);
		rect.y += bn_painter_px(p, box->lip * press);
	}
	bn_type_draw(p->canvas, box->text, &type, rect, letters);
	if (box->caret > 0) {
		int x = rect.x +
			bn_type_advance(p->canvas, box->text, (size_t)box->caret - 1, &type);
		struct bn_rect caret = {x + bn_painter_px(p, 4),
			rect.y + (rect.h - bn_painter_px(p, 60)) / 2, bn_painter_px(p, 5),
			bn_painter_px(p, 60)};
		bn_canvas_fill(p->canvas, caret, (struct bn_radii){0, 0, 0, 0},
			bn_painter_paint(p, BN_TONE_BRAND_INK, 1));
	}
}

/* From nothing to the tone: two thirds of the way it hides what is behind (design: 0, .80, .97). */
static void draw_ramp(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	static const struct {
		float at, alpha;
	} shapes[][4] = {
		[BN_RAMP_DOWN] = {{0, .001f}, {.34f, .8f}, {.6f, .97f}, {1, 1}},
		[BN_RAMP_UP] = {{0, .82f}, {.4f, .6f}, {.75f, .2f}, {1, .001f}},
		[BN_RAMP_LEFT] = {{0, .97f}, {.48f, .92f}, {.74f, .5f}, {1, .001f}},
	};
	float full = box->content_alpha > 0 ? box->content_alpha : 1;
	struct bn_stop stops[4];
	for (int i = 0; i < 4; i++)
		stops[i] = (struct bn_stop){shapes[box->ramp][i].at,
			bn_painter_paint(p, box->tone, shapes[box->ramp][i].alpha * full)};
	bn_canvas_ramp(p->canvas, rect, box->ramp == BN_RAMP_LEFT, stops, 4);
}

static void draw_bar(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	struct bn_radii r = bn_painter_radii(p, BN_SHAPE_PILL, rect);
	bn_canvas_fill(p->canvas, rect, r, bn_painter_paint(p, box->back_tone, .38f));
	rect.w = (int)lroundf((float)rect.w * box->part);
	if (rect.w >= rect.h)
		bn_canvas_fill(p->canvas, rect, r, bn_painter_paint(p, box->tone, 1));
}

static void draw_film(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	if (p->veil)
		bn_canvas_clear(p->canvas, rect);
	else if (p->pictures.film != NULL)
		bn_canvas_video(p->canvas, 0, p->pictures.film, rect, box->placing);
}

void bn_painter_signs(const struct bn_painter *p, const struct bn_box *box)
{
	if (!p->veil && p->pictures.signs != NULL)
		bn_canvas_video(p->canvas, 1, p->pictures.signs, inside(p, box), box->placing);
}

void bn_painter_content(const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = inside(p, box);
	switch (box->content) {
	case BN_CONTENT_TEXT:
		draw_text(p, box, rect, press);
		break;
	case BN_CONTENT_ICON:
		rect.y += box->breathes ? dip(p) : 0;
		bn_canvas_icon(p->canvas, box->text, rect,
			bn_painter_paint(p, box->tone, box->content_alpha));
		break;
	case BN_CONTENT_PICTURE:
		bn_canvas_picture(p->canvas, box->text, rect, box->placing,
			bn_painter_radii(p, box->shape, rect));
		break;
	case BN_CONTENT_QR:
		bn_canvas_qr(p->canvas, box->text, rect, box->secret);
		break;
	case BN_CONTENT_VIDEO:
		draw_film(p, box, rect);
		break;
	case BN_CONTENT_SIGNS:
		bn_painter_signs(p, box);
		break;
	case BN_CONTENT_STILL:
		if (p->pictures.still != NULL)
			bn_canvas_video(p->canvas, 2, p->pictures.still, rect, box->placing);
		break;
	case BN_CONTENT_RAMP:
		draw_ramp(p, box, rect);
		break;
	case BN_CONTENT_RING:
		bn_canvas_arc(
			p->canvas, rect, rect.w / 9, 0, 1, bn_painter_paint(p, box->back_tone, 1));
		bn_canvas_arc(p->canvas, rect, rect.w / 9, 0, box->part,
			bn_painter_paint(p, box->tone, 1));
		break;
	case BN_CONTENT_BAR:
		draw_bar(p, box, rect);
		break;
	case BN_CONTENT_MARK:
		draw_mark(p, box);
		break;
	case BN_CONTENT_NONE:
		break;
	}
}

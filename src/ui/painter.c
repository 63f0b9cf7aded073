#include "ui/painter.h"

#include "base/str.h"
#include "ui/layout.h"

#include <math.h>
#include <string.h>

#define BREATH 1.06f /* a ring that breathes grows so many times its size */

struct bn_colour bn_painter_colour(const struct bn_theme *theme, enum bn_tone tone)
{
	switch (tone) {
	case BN_TONE_BRAND:
		return theme->brand;
	case BN_TONE_BRAND_INK:
		return theme->high_contrast ? theme->ink : theme->brand;
	case BN_TONE_DEEP:
		return theme->deep;
	case BN_TONE_SOFT:
		return theme->soft;
	case BN_TONE_BRAND_LINE:
		return theme->line_brand;
	case BN_TONE_ACCENT:
		return theme->accent;
	case BN_TONE_ON_ACCENT:
		return theme->on_accent;
	case BN_TONE_ON_BRAND:
	case BN_TONE_HALO:
		return theme->on_brand;
	case BN_TONE_TINT:
		return theme->tint;
	case BN_TONE_PAPER:
		return theme->paper;
	case BN_TONE_INK_2:
		return theme->ink_2;
	case BN_TONE_LINE:
		return theme->line;
	case BN_TONE_LINE_STRONG:
		return theme->line_strong;
	case BN_TONE_NIGHT:
		return theme->night;
	case BN_TONE_SCRIM:
		return theme->scrim;
	case BN_TONE_ERROR:
		return theme->err;
	case BN_TONE_WARNING:
		return theme->warn;
	case BN_TONE_ON_WARNING:
		return theme->on_warn;
	case BN_TONE_OK:
		return theme->ok;
	case BN_TONE_QR:
		return (struct bn_colour){255, 255, 255};
	case BN_TONE_INK:
	case BN_TONE_NONE:
		break;
	}
	return theme->ink;
}

static int px(const struct bn_painter *p, float units)
{
	return (int)lroundf(units * bn_canvas_unit(p->canvas));
}

static struct bn_paint paint(const struct bn_painter *p, enum bn_tone tone, float alpha)
{
	float part = alpha > 0 ? alpha : 1;
	if (tone == BN_TONE_HALO)
		part *= .17f;
	return (struct bn_paint){bn_painter_colour(p->theme, tone), (uint8_t)lroundf(part * 255)};
}

static struct bn_radii radii(const struct bn_painter *p, enum bn_shape shape, struct bn_rect rect)
{
	int wide = px(p, 44), tight = px(p, 8), half = (rect.h < rect.w ? rect.h : rect.w) / 2;
	switch (shape) {
	case BN_SHAPE_SAY:
		return (struct bn_radii){wide, wide, wide, tight};
	case BN_SHAPE_YOU:
		return (struct bn_radii){wide, wide, tight, wide};
	case BN_SHAPE_CARD:
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_TOP:
	case BN_SHAPE_SHEET:
		return (struct bn_radii){wide, wide, 0, 0};
	case BN_SHAPE_FIELD:
		wide = px(p, 20);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_CELL:
		wide = px(p, 28);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_PILL:
		return (struct bn_radii){half, half, half, half};
	case BN_SHAPE_ICON:
		wide = px(p, 40);
		return (struct bn_radii){wide, wide, wide, tight};
	case BN_SHAPE_ARCH:
		return (struct bn_radii){half, half, 0, 0};
	case BN_SHAPE_CAPTION:
		wide = px(p, 12);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_BOX:
		wide = px(p, 16);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_RECT:
		break;
	}
	return (struct bn_radii){0, 0, 0, 0};
}

static struct bn_rect grown(struct bn_rect rect, int by)
{
	return (struct bn_rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

static struct bn_radii rounder(struct bn_radii r, int by)
{
	return (struct bn_radii){
		r.top_left + by, r.top_right + by, r.bottom_right + by, r.bottom_left + by};
}

static const struct {
	float down, blur, alpha;
} shadows[] = {{0, 0, 0}, {4, 14, .10f}, {16, 44, .20f}};

static void draw_shadow(
	const struct bn_painter *p, const struct bn_box *box, struct bn_radii r, float part)
{
	if (p->theme->high_contrast)
		return;
	struct bn_paint ink = {p->theme->ink, (uint8_t)(shadows[box->shadow].alpha * 255 * part)};
	bn_canvas_shadow(p->canvas, box->rect, r, px(p, shadows[box->shadow].down),
		px(p, shadows[box->shadow].blur), ink);
}

static uint8_t between(uint8_t from, uint8_t to, float part)
{
	return (uint8_t)lroundf((float)from + ((float)to - (float)from) * part);
}

static struct bn_paint mixed(struct bn_paint from, struct bn_paint to, float part)
{
	return (struct bn_paint){{between(from.colour.r, to.colour.r, part),
					 between(from.colour.g, to.colour.g, part),
					 between(from.colour.b, to.colour.b, part)},
		between(from.alpha, to.alpha, part)};
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
		return paint(p, box->fill, box->fill_alpha);
	struct bn_paint pressed = paint(p, pressed_fill(box), box->fill_alpha), rest = pressed;
	if (box->fill != BN_TONE_NONE)
		rest = paint(p, box->fill, box->fill_alpha);
	else
		rest.alpha = 0;
	return mixed(rest, pressed, press);
}

/* From bright to nothing in 1.6 s. */
static float breath(const struct bn_painter *p)
{
	enum { PERIOD_MS = 1600 };
	return 1 - (float)(p->now_ms % PERIOD_MS) / PERIOD_MS;
}

/* A finger that touches, every 4 s. */
static int dip(const struct bn_painter *p)
{
	enum { PERIOD_MS = 4000, TOUCH_MS = 800 };
	float at = (float)(p->now_ms % PERIOD_MS) / TOUCH_MS;
	return at < 1 ? px(p, 12 * sinf((float)M_PI * at)) : 0;
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

static void draw_border(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect,
	struct bn_radii r)
{
	struct bn_paint line = paint(p, box->border, box->border_alpha);
	if (box->breathes) {
		float by = 1 + (BREATH - 1) * (1 - breath(p));
		line.alpha = (uint8_t)lroundf((float)line.alpha * breath(p));
		r = rounder(r, (int)lroundf((float)rect.h * (by - 1) / 2));
		rect = scaled(rect, by);
	}
	if (!box->breathes || !p->veil)
		bn_canvas_outline(p->canvas, rect, r, px(p, box->border_width), line);
}

/* Where the surface is while it is that far pressed. */
static struct bn_rect pressed_rect(
	const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = box->rect;
	if (box->press == BN_PRESS_DARKEN) /* a little smaller: 3 % of its height */
		rect = grown(rect, -(int)lroundf((float)rect.h * .015f * press));
	if (box->press == BN_PRESS_KEY)
		rect.y += px(p, box->lip * press);
	return rect;
}

static void draw_edge(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect,
	struct bn_radii r, float press)
{
	bool contrast = p->theme->high_contrast;
	bool target = box->action.code != 0 && box->id != NULL;
	if (contrast && press >= 1) /* its surfaces are all black: the edge tells instead */
		bn_canvas_outline(p->canvas, rect, r, px(p, 10), paint(p, BN_TONE_ACCENT, 1));
	else if (box->border_width > 0)
		draw_border(p, box, rect, r);
	else if (contrast && (target ? !(box->states & BN_STATE_DISABLED) : box->shadow > 1))
		bn_canvas_outline(p->canvas, rect, r, px(p, 5), paint(p, BN_TONE_ON_BRAND, 1));
	if (contrast && press > 0 && press < 1)
		bn_canvas_outline(p->canvas, rect, r, px(p, 10), paint(p, BN_TONE_ACCENT, press));
}

static void draw_surface(const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = pressed_rect(p, box, press);
	struct bn_radii r = radii(p, box->shape, rect);
	if (box->shadow > 0 && press < 1)
		draw_shadow(p, box, r, 1 - press);
	if (box->lip > 0 && press < 1) {
		struct bn_rect under = box->rect;
		under.y += px(p, box->lip);
		bn_canvas_fill(p->canvas, under, r, paint(p, BN_TONE_BRAND_LINE, 1));
	}
	if (box->fill != BN_TONE_NONE || (press > 0 && pressed_fill(box) != BN_TONE_NONE))
		bn_canvas_fill(p->canvas, rect, r, surface(p, box, press));
	draw_edge(p, box, rect, r, press);
}

static struct bn_rect inside(const struct bn_painter *p, const struct bn_box *box)
{
	struct bn_rect rect = box->rect;
	rect.x += px(p, box->pad.left);
	rect.y += px(p, box->pad.top);
	rect.w -= px(p, box->pad.left) + px(p, box->pad.right);
	rect.h -= px(p, box->pad.top) + px(p, box->pad.bottom);
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
	bn_canvas_fill(
		p->canvas, say, (struct bn_radii){wide, wide, wide, tight}, paint(p, box->tone, 1));
	wide = (int)lroundf(13 * scale);
	bn_canvas_fill(p->canvas, you, (struct bn_radii){wide, wide, tight, wide},
		paint(p, BN_TONE_ACCENT, 1));
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
	struct bn_paint letters = paint(p, box->tone, box->content_alpha);
	if (press > 0 && box->press == BN_PRESS_KEY) {
		letters = mixed(letters, paint(p, BN_TONE_ON_ACCENT, box->content_alpha), press);
		rect.y += px(p, box->lip * press);
	}
	bn_type_draw(p->canvas, box->text, &type, rect, letters);
	if (box->caret > 0) {
		int x = rect.x +
			bn_type_advance(p->canvas, box->text, (size_t)box->caret - 1, &type);
		struct bn_rect caret = {
			x + px(p, 4), rect.y + (rect.h - px(p, 60)) / 2, px(p, 5), px(p, 60)};
		bn_canvas_fill(p->canvas, caret, (struct bn_radii){0, 0, 0, 0},
			paint(p, BN_TONE_BRAND_INK, 1));
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
			paint(p, box->tone, shapes[box->ramp][i].alpha * full)};
	bn_canvas_ramp(p->canvas, rect, box->ramp == BN_RAMP_LEFT, stops, 4);
}

static void draw_bar(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	struct bn_radii r = radii(p, BN_SHAPE_PILL, rect);
	bn_canvas_fill(p->canvas, rect, r, paint(p, box->back_tone, .38f));
	rect.w = (int)lroundf((float)rect.w * box->part);
	if (rect.w >= rect.h)
		bn_canvas_fill(p->canvas, rect, r, paint(p, box->tone, 1));
}

static void draw_film(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	if (p->veil)
		bn_canvas_clear(p->canvas, rect);
	else if (p->pictures.film != NULL)
		bn_canvas_video(p->canvas, 0, p->pictures.film, rect, box->placing);
}

static void draw_signs(const struct bn_painter *p, const struct bn_box *box, struct bn_rect rect)
{
	if (!p->veil && p->pictures.signs != NULL)
		bn_canvas_video(p->canvas, 1, p->pictures.signs, rect, box->placing);
}

static void draw_content(const struct bn_painter *p, const struct bn_box *box, float press)
{
	struct bn_rect rect = inside(p, box);
	switch (box->content) {
	case BN_CONTENT_TEXT:
		draw_text(p, box, rect, press);
		break;
	case BN_CONTENT_ICON:
		rect.y += box->breathes ? dip(p) : 0;
		bn_canvas_icon(p->canvas, box->text, rect, paint(p, box->tone, box->content_alpha));
		break;
	case BN_CONTENT_PICTURE:
		bn_canvas_picture(
			p->canvas, box->text, rect, box->placing, radii(p, box->shape, rect));
		break;
	case BN_CONTENT_QR:
		bn_canvas_qr(p->canvas, box->text, rect, box->secret);
		break;
	case BN_CONTENT_VIDEO:
		draw_film(p, box, rect);
		break;
	case BN_CONTENT_SIGNS:
		draw_signs(p, box, rect);
		break;
	case BN_CONTENT_STILL:
		if (p->pictures.still != NULL)
			bn_canvas_video(p->canvas, 2, p->pictures.still, rect, box->placing);
		break;
	case BN_CONTENT_RAMP:
		draw_ramp(p, box, rect);
		break;
	case BN_CONTENT_RING:
		bn_canvas_arc(p->canvas, rect, rect.w / 9, 0, 1, paint(p, box->back_tone, 1));
		bn_canvas_arc(p->canvas, rect, rect.w / 9, 0, box->part, paint(p, box->tone, 1));
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

/* The focus ring: a gap of the page's colour, then the brand; inside, in accent, on the dock. */
static void draw_focus(const struct bn_painter *p, const struct bn_box *box)
{
	struct bn_radii r = radii(p, box->shape, box->rect);
	if (box->press == BN_PRESS_DEEP) {
		bn_canvas_outline(p->canvas, box->rect, r, px(p, 5), paint(p, BN_TONE_ACCENT, 1));
		return;
	}
	int gap = px(p, 6), ring = px(p, 8);
	bn_canvas_outline(
		p->canvas, grown(box->rect, gap), rounder(r, gap), gap, paint(p, BN_TONE_PAPER, 1));
	bn_canvas_outline(p->canvas, grown(box->rect, gap + ring), rounder(r, gap + ring), ring,
		paint(p, p->theme->high_contrast ? BN_TONE_ACCENT : BN_TONE_BRAND, 1));
}

static const char *presses_with(const struct bn_box *box)
{
	if (box->press == BN_PRESS_NONE)
		return NULL;
	return box->pressed_with != NULL ? box->pressed_with : box->id;
}

static void draw_box(const struct bn_painter *p, const struct bn_box *box)
{
	float press = bn_presses_level(p->presses, presses_with(box));
	bool clips = box->clip || box->scroll;
	if (clips && box->visible.w == 0)
		return;
	draw_surface(p, box, press);
	if (clips)
		bn_canvas_push_clip(p->canvas, box->visible);
	draw_content(p, box, press);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		draw_box(p, child);
	if (press > 0 && box->press == BN_PRESS_DARKEN) {
		struct bn_rect rect = pressed_rect(p, box, press);
		struct bn_paint black = {{0, 0, 0}, (uint8_t)lroundf(41 * press)};
		bn_canvas_fill(p->canvas, rect, radii(p, box->shape, rect), black);
	}
	if (clips)
		bn_canvas_pop_clip(p->canvas);
	if (p->focused != NULL && bn_str_same(box->id, p->focused))
		draw_focus(p, box);
}

void bn_painter_draw_moving(const struct bn_painter *painter, const struct bn_box *root)
{
	if (root->breathes && root->border_width > 0)
		draw_border(painter, root, root->rect, radii(painter, root->shape, root->rect));
	else if (root->breathes)
		draw_box(painter, root); /* it hides what the veil has of it */
	if (root->content == BN_CONTENT_SIGNS)
		draw_signs(painter, root, inside(painter, root));
	for (const struct bn_box *child = root->first; child != NULL; child = child->next)
		bn_painter_draw_moving(painter, child);
}

void bn_painter_draw(const struct bn_painter *painter, const struct bn_box *root)
{
	draw_box(painter, root);
}

struct bn_rect bn_painter_press_place(
	const struct bn_painter *painter, const struct bn_box *root, const char *id)
{
	struct bn_rect all = {0, 0, 0, 0};
	if (bn_str_same(presses_with(root), id)) {
		float cast = shadows[root->shadow].down + 1.5f * shadows[root->shadow].blur;
		all = grown(root->rect, px(painter, fmaxf(cast, root->lip)) + 2);
	}
	for (const struct bn_box *child = root->first; child != NULL; child = child->next)
		all = bn_rect_join(all, bn_painter_press_place(painter, child, id));
	return all;
}

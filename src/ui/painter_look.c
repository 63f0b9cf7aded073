#include "ui/painter_private.h"

#include <math.h>

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

int bn_painter_px(const struct bn_painter *p, float units)
{
	return (int)lroundf(units * bn_canvas_unit(p->canvas));
}

struct bn_paint bn_painter_paint(const struct bn_painter *p, enum bn_tone tone, float alpha)
{
	float part = alpha > 0 ? alpha : 1;
	if (tone == BN_TONE_HALO)
		part *= .17f;
	return (struct bn_paint){bn_painter_colour(p->theme, tone), (uint8_t)lroundf(part * 255)};
}

static uint8_t between(uint8_t from, uint8_t to, float part)
{
	return (uint8_t)lroundf((float)from + ((float)to - (float)from) * part);
}

struct bn_paint bn_painter_mixed(struct bn_paint from, struct bn_paint to, float part)
{
	return (struct bn_paint){{between(from.colour.r, to.colour.r, part),
					 between(from.colour.g, to.colour.g, part),
					 between(from.colour.b, to.colour.b, part)},
		between(from.alpha, to.alpha, part)};
}

struct bn_radii bn_painter_radii(
	const struct bn_painter *p, enum bn_shape shape, struct bn_rect rect)
{
	int wide = bn_painter_px(p, 44), tight = bn_painter_px(p, 8),
	    half = (rect.h < rect.w ? rect.h : rect.w) / 2;
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
		wide = bn_painter_px(p, 20);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_CELL:
		wide = bn_painter_px(p, 28);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_PILL:
		return (struct bn_radii){half, half, half, half};
	case BN_SHAPE_ICON:
		wide = bn_painter_px(p, 40);
		return (struct bn_radii){wide, wide, wide, tight};
	case BN_SHAPE_ARCH:
		return (struct bn_radii){half, half, 0, 0};
	case BN_SHAPE_CAPTION:
		wide = bn_painter_px(p, 12);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_BOX:
		wide = bn_painter_px(p, 16);
		return (struct bn_radii){wide, wide, wide, wide};
	case BN_SHAPE_RECT:
		break;
	}
	return (struct bn_radii){0, 0, 0, 0};
}

struct bn_rect bn_painter_grown(struct bn_rect rect, int by)
{
	return (struct bn_rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

struct bn_radii bn_painter_rounder(struct bn_radii r, int by)
{
	return (struct bn_radii){
		r.top_left + by, r.top_right + by, r.bottom_right + by, r.bottom_left + by};
}

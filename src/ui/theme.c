#include "ui/theme.h"

#include <math.h>

#define HEX(code)                                                 \
	{                                                         \
		(code) >> 16 & 255, (code) >> 8 & 255, (code)&255 \
	}

static const struct bn_colour black = HEX(0x000000), white = HEX(0xFFFFFF);

const struct bn_theme_caption bn_theme_caption = {
	.style = BN_TYPE_CAPTION,
	.plate = .84f,
	.gap = 6,
	.pad = {6, 22, 10, 22},
	.top = 240,
	.room = 1650, /* 759 units, of the 760 beside the controls of a testimony */
};

void bn_theme_init(struct bn_theme *theme, const struct bn_brand *brand)
{
	*theme = (struct bn_theme){
		.brand = brand->brand,
		.accent = brand->accent,
		.tint = brand->tint,
		.deep = brand->deep,
		.soft = brand->soft,
		.line_brand = brand->line,
		.on_accent = brand->on_accent,
		.on_brand = white,
		.ink = bn_brand_ink,
		.ink_2 = bn_brand_ink_2,
		.line = HEX(0xDDD3DB),
		.line_strong = HEX(0x8A7B8C),
		.paper = white,
		.night = HEX(0x140A13),
		/* Near black, and still the brand: 48, 9, 33 for the Lot. */
		.scrim = bn_brand_scrim(brand),
		.err = bn_brand_error,
		.warn = HEX(0xFDEBCB),
		.on_warn = HEX(0x8A4A00),
		.ok = HEX(0x0B6B4C),
	};
}

void bn_theme_init_contrast(struct bn_theme *theme)
{
	*theme = (struct bn_theme){
		.brand = black,
		.accent = HEX(0xFFE600),
		.tint = black,
		.deep = black,
		.soft = black,
		.line_brand = white,
		.on_accent = black,
		.on_brand = white,
		.ink = white,
		.ink_2 = white,
		.line = black, /* a surface: of what can't be pressed */
		.line_strong = white,
		.paper = black,
		.night = black,
		.scrim = black,
		/* The red of the other theme is unreadable on black (2.7:1); errors carry an icon
		 * and a thick outline besides. */
		.err = HEX(0xFFE600),
		.warn = black,
		.on_warn = HEX(0xFFE600),
		.ok = white,
		.high_contrast = true,
	};
}

/* Larger letters: running text by 1.28; what is large already grows less, as it would take the room
 * of what one came to read; the words of the dock and the keys by what their cells hold. */
struct bn_type bn_theme_type(enum bn_text_style style, float unit)
{
	static const struct {
		enum bn_face face;
		struct {
			int size, line;
		} plain, large;
	} scale[BN_TYPE_COUNT] = {
		[BN_TYPE_HERO] = {BN_FACE_DISPLAY_EXTRABOLD, {128, 128}, {128, 128}},
		[BN_TYPE_H1] = {BN_FACE_DISPLAY_EXTRABOLD, {92, 96}, {100, 104}},
		[BN_TYPE_TOUCH] = {BN_FACE_DISPLAY_EXTRABOLD, {82, 88}, {90, 96}},
		[BN_TYPE_H2] = {BN_FACE_DISPLAY_EXTRABOLD, {68, 74}, {80, 86}},
		[BN_TYPE_H3] = {BN_FACE_DISPLAY_BOLD, {48, 56}, {60, 68}},
		[BN_TYPE_BUTTON] = {BN_FACE_DISPLAY_BOLD, {44, 52}, {52, 60}},
		[BN_TYPE_CARD] = {BN_FACE_DISPLAY_BOLD, {38, 44}, {48, 56}},
		[BN_TYPE_LEAD] = {BN_FACE_MEDIUM, {42, 56}, {54, 70}},
		[BN_TYPE_BODY] = {BN_FACE_REGULAR, {36, 48}, {46, 60}},
		[BN_TYPE_STRONG] = {BN_FACE_SEMIBOLD, {36, 48}, {46, 60}},
		[BN_TYPE_FIELD] = {BN_FACE_MEDIUM, {46, 56}, {56, 66}},
		[BN_TYPE_KEY] = {BN_FACE_SEMIBOLD, {46, 52}, {58, 64}},
		[BN_TYPE_NAV] = {BN_FACE_SEMIBOLD, {30, 34}, {35, 42}},
		[BN_TYPE_KEY_WORD] = {BN_FACE_SEMIBOLD, {34, 40}, {40, 46}},
		[BN_TYPE_BRAND] = {BN_FACE_MEDIUM, {30, 34}, {38, 42}},
		[BN_TYPE_BRAND_STRONG] = {BN_FACE_DISPLAY_EXTRABOLD, {38, 42}, {46, 50}},
		[BN_TYPE_STRONGER] = {BN_FACE_BOLD, {36, 48}, {46, 60}},
		[BN_TYPE_TAG] = {BN_FACE_SEMIBOLD, {32, 38}, {41, 48}},
		[BN_TYPE_META] = {BN_FACE_MEDIUM, {30, 40}, {38, 48}},
		[BN_TYPE_CAPTION] = {BN_FACE_SEMIBOLD, {46, 66}, {56, 80}},
		[BN_TYPE_FIGURE] = {BN_FACE_DISPLAY_EXTRABOLD, {106, 112}, {116, 122}},
	};
	int index = style & ~BN_TYPE_LARGE;
	bool large = style & BN_TYPE_LARGE;
	int size = large ? scale[index].large.size : scale[index].plain.size;
	int line = large ? scale[index].large.line : scale[index].plain.line;
	return (struct bn_type){
		.face = scale[index].face,
		.size = (int)lrintf((float)size * unit),
		.line = (int)lrintf((float)line * unit),
	};
}

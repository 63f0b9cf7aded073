/* How everything looks: the brand's colours in their roles, the neutrals, and the type scale of the
 * design. Values in units (1/1080 of the short side). */
#ifndef BN_UI_THEME_H
#define BN_UI_THEME_H

#include "content/brand.h"
#include "ui/canvas.h"
#include "ui/type.h"

struct bn_theme {
	struct bn_colour brand, accent, tint, deep, soft, line_brand, on_accent;
	struct bn_colour on_brand; /* text on brand: white */
	struct bn_colour ink, ink_2, line, line_strong, paper, night, scrim;
	struct bn_colour err, warn, on_warn, ok;
	bool high_contrast; /* black, white, yellow; outlines, no shadow, no picture behind text */
};

/* The text styles of the design (size/line in units): see bn_theme_type. */
enum bn_text_style {
	BN_TYPE_HERO,         /* 128/128 ExtraBold */
	BN_TYPE_H1,           /* 92/96 ExtraBold */
	BN_TYPE_TOUCH,        /* 82/88 ExtraBold: the invitation on a wide screen */
	BN_TYPE_H2,           /* 68/74 ExtraBold */
	BN_TYPE_H3,           /* 48/56 Bold */
	BN_TYPE_BUTTON,       /* 44/52 Bold */
	BN_TYPE_CARD,         /* 38/44 Bold: titles of cards */
	BN_TYPE_LEAD,         /* 42/56 Medium */
	BN_TYPE_BODY,         /* 36/48 Regular */
	BN_TYPE_STRONG,       /* 36/48 SemiBold */
	BN_TYPE_FIELD,        /* 46/56 Medium */
	BN_TYPE_KEY,          /* 46/52 SemiBold */
	BN_TYPE_KEY_WORD,     /* 34/40 SemiBold */
	BN_TYPE_NAV,          /* 30/34 SemiBold */
	BN_TYPE_META,         /* 30/40 Medium */
	BN_TYPE_BRAND,        /* 30/34 Medium */
	BN_TYPE_BRAND_STRONG, /* 38/42 ExtraBold */
	BN_TYPE_STRONGER,     /* 36/48 Bold */
	BN_TYPE_TAG,          /* 32/38 SemiBold */
	BN_TYPE_CAPTION,      /* 46/66 SemiBold */
	BN_TYPE_FIGURE,       /* 106/112 ExtraBold */
	BN_TYPE_COUNT,
	BN_TYPE_LARGE = 64 /* added to a style: the same for those who need larger letters */
};

void bn_theme_init(struct bn_theme *theme, const struct bn_brand *brand);
void bn_theme_init_contrast(struct bn_theme *theme);
/* How captions look, the same on every screen. White on a plate that leaves at least 7:1 over any
 * picture; where they lie at the bottom is a screen's own, clear of what can be touched. */
struct bn_theme_caption {
	enum bn_text_style style;
	float plate; /* its alpha */
	float gap;   /* between two lines' plates */
	float pad[4];
	float top; /* from the screen's upper edge, of those that lie there */
	int room;  /* the length of a line, in hundredths of its em: it fits every screen */
};
extern const struct bn_theme_caption bn_theme_caption;
/* In pixels, for a canvas of this many pixels a unit. */
struct bn_type bn_theme_type(enum bn_text_style style, float unit);

#endif

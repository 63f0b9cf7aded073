#include "base/tr.h"
#include "content/brand.h"
#include "content/field.h"

#include <math.h>
#include <stdio.h>

#define SMALL 4.5 /* WCAG 2.2, success criterion 1.4.3 */
#define LARGE 3.0

enum colour {
	WHITE,
	INK,
	INK_2,
	ERROR,
	BRAND,
	ACCENT,
	TINT,
	DEEP,
	SOFT,
	LINE,
	ON_ACCENT,
	SCRIM,
	ALL
};

/* In the campaign's file; NULL: none of its own. */
static const char *const keys[ALL] = {[BRAND] = "brand",
	[ACCENT] = "accent",
	[TINT] = "tint",
	[DEEP] = "deep",
	[SOFT] = "soft",
	[LINE] = "line",
	[ON_ACCENT] = "on_accent"};

/* What is written on what (ui/theme, by roles), and the colour to change when it can't be read;
 * those of one colour stand together, and brand, which others are held to, is first. */
static const struct pair {
	enum colour text, surface, blamed;
	double least;
} pairs[] = {
	{WHITE, BRAND, BRAND, SMALL}, {ON_ACCENT, ACCENT, ACCENT, SMALL},
	{ACCENT, BRAND, ACCENT, LARGE}, /* figures, ticks */
	{ACCENT, SCRIM, ACCENT, SMALL}, /* over a film */
	{BRAND, TINT, TINT, SMALL}, {INK, TINT, TINT, SMALL}, {INK_2, TINT, TINT, SMALL},
	{ERROR, TINT, TINT, SMALL}, {BRAND, SOFT, SOFT, SMALL}, {INK, SOFT, SOFT, SMALL},
	{WHITE, DEEP, DEEP, SMALL}, {DEEP, LINE, LINE, SMALL}, /* keys that are no letters */
};
enum { PAIRS = sizeof(pairs) / sizeof(pairs[0]) };

static double ratio(const struct pair *pair, const struct bn_colour *colours)
{
	return bn_brand_contrast(colours[pair->text], colours[pair->surface]);
}

/* 4.46 must not be told as 4.5. */
static double rounded_down(double contrast)
{
	return floor(contrast * 10) / 10;
}

static bool would_do(const struct bn_colour *colours, enum colour which, struct bn_colour instead)
{
	struct bn_colour tried[ALL];
	for (int i = 0; i < ALL; i++)
		tried[i] = colours[i];
	tried[which] = instead;
	for (int i = 0; i < PAIRS; i++)
		if (pairs[i].blamed == which && ratio(&pairs[i], tried) < pairs[i].least)
			return false;
	return true;
}

/* The same hue, as little darker or lighter as will do; false: none does. */
static bool nearest(const struct bn_colour *colours, enum colour which, struct bn_colour *found)
{
	enum { STEPS = 256 };
	static const struct bn_colour ends[] = {{0, 0, 0}, {255, 255, 255}};
	for (int step = 1; step <= STEPS; step++)
		for (int end = 0; end < 2; end++) {
			*found = bn_brand_mix(colours[which], ends[end], (double)step / STEPS);
			if (would_do(colours, which, *found))
				return true;
		}
	return false;
}

/* "texte « brand » (#5B1841)", in a buffer of the caller. */
static const char *words_of(
	enum colour which, const struct bn_colour *colours, char *buffer, size_t bytes)
{
	if (which == WHITE)
		return _("texte blanc");
	if (which == INK)
		return _("texte noir");
	if (which == INK_2)
		return _("texte gris");
	if (which == ERROR)
		return _("texte rouge des erreurs");
	struct bn_colour c = colours[which];
	snprintf(buffer, bytes, _("texte « %s » (#%02X%02X%02X)"), keys[which], c.r, c.g, c.b);
	return buffer;
}

static void tell(struct bn_field_reader *reader, const struct bn_node *node,
	const struct pair *pair, const struct bn_colour *colours)
{
	char text[64], on[64];
	struct bn_colour c;
	const char *surface = pair->surface == SCRIM ? _("l’ombre d’un film") : on;
	/* What is derived has no place of its own: it comes of the brand. */
	const struct bn_node *place = bn_node_get(node, keys[pair->blamed]);
	if (place == NULL)
		place = bn_node_get(node, keys[BRAND]);
	if (pair->surface != SCRIM)
		snprintf(on, sizeof(on), _("« %s »"), keys[pair->surface]);
	const char *what = words_of(pair->text, colours, text, sizeof(text));
	double seen = rounded_down(ratio(pair, colours));
	if (nearest(colours, pair->blamed, &c))
		bn_field_tell(reader, place,
			_("%s sur %s : contraste de %.1f ; il faut au moins %.1f, par exemple "
			  "« %s: \"#%02X%02X%02X\" », la couleur la plus proche"),
			what, surface, seen, pair->least, keys[pair->blamed], c.r, c.g, c.b);
	else
		bn_field_tell(reader, place,
			_("%s sur %s : contraste de %.1f ; il faut au moins %.1f"), what, surface,
			seen, pair->least);
}

void bn_brand_check(
	struct bn_field_reader *reader, const struct bn_brand *brand, const struct bn_node *node)
{
	const struct bn_colour colours[ALL] = {
		[WHITE] = {255, 255, 255},
		[INK] = bn_brand_ink,
		[INK_2] = bn_brand_ink_2,
		[ERROR] = bn_brand_error,
		[BRAND] = brand->brand,
		[ACCENT] = brand->accent,
		[TINT] = brand->tint,
		[DEEP] = brand->deep,
		[SOFT] = brand->soft,
		[LINE] = brand->line,
		[ON_ACCENT] = brand->on_accent,
		[SCRIM] = bn_brand_scrim(brand),
	};
	enum colour told = ALL; /* once for each colour: its other pairs would say the same */
	for (int i = 0; i < PAIRS; i++) {
		if (pairs[i].blamed == told || ratio(&pairs[i], colours) >= pairs[i].least)
			continue;
		told = pairs[i].blamed;
		tell(reader, node, &pairs[i], colours);
		if (told == BRAND)
			return;
	}
}

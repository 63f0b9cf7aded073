#include "content/brand.h"

#include "content/field.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static int digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c != '\0' ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
	return found != NULL ? (int)(found - digits) : -1;
}

bool bn_brand_parse(const char *text, struct bn_colour *out)
{
	int parts[3] = {0};
	if (text == NULL || strlen(text) != 7 || text[0] != '#')
		return false;
	for (int i = 0; i < 6; i++) {
		int value = digit(text[i + 1]);
		if (value < 0)
			return false;
		parts[i / 2] = parts[i / 2] * 16 + value;
	}
	*out = (struct bn_colour){(uint8_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2]};
	return true;
}

static uint8_t mix(uint8_t a, uint8_t b, double part_of_b)
{
	return (uint8_t)lround(a + (b - a) * part_of_b);
}

struct bn_colour bn_brand_mix(struct bn_colour a, struct bn_colour b, double part_of_b)
{
	return (struct bn_colour){
		mix(a.r, b.r, part_of_b), mix(a.g, b.g, part_of_b), mix(a.b, b.b, part_of_b)};
}

/* IEC 61966-2-1, as WCAG 2.2 quotes it. */
static double linear(uint8_t value)
{
	double part = value / 255.0;
	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(struct bn_colour colour)
{
	return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double bn_brand_contrast(struct bn_colour a, struct bn_colour b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

const struct bn_colour bn_brand_ink = {0x1E, 0x14, 0x20}, bn_brand_ink_2 = {0x5A, 0x4D, 0x5E},
		       bn_brand_error = {0xB3, 0x15, 0x2F};
static const struct bn_colour white = {255, 255, 255}, black = {0, 0, 0};

struct bn_colour bn_brand_scrim(const struct bn_brand *brand)
{
	return bn_brand_mix(brand->brand, black, .48);
}

void bn_brand_derive(struct bn_brand *brand)
{
	brand->deep = bn_brand_mix(brand->brand, black, .27);
	brand->soft = bn_brand_mix(white, brand->brand, .17);
	brand->line = bn_brand_mix(white, brand->brand, .42);
	brand->on_accent = bn_brand_mix(brand->brand, black, .38);
}

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	struct bn_brand *brand = item, derived = *brand;
	bn_brand_derive(&derived);
	if (bn_node_get(node, "deep") == NULL)
		brand->deep = derived.deep;
	if (bn_node_get(node, "soft") == NULL)
		brand->soft = derived.soft;
	if (bn_node_get(node, "line") == NULL)
		brand->line = derived.line;
	if (bn_node_get(node, "on_accent") == NULL)
		brand->on_accent = derived.on_accent;

	bn_brand_check(reader, brand, node);
}

#define COLOUR(member, ...) BN_FIELD_ONE(struct bn_brand, member, BN_FIELD_COLOUR, __VA_ARGS__)

static const struct bn_field fields[] = {
	COLOUR(brand, .required = true, .hint = "\"#5B1841\"",
		.help = "La couleur du Département : titres, bulles, barre du bas. Un texte blanc "
			"s’y lit."),
	COLOUR(accent, .required = true, .hint = "\"#FFB829\"",
		.help = "Celle de l’action principale."),
	COLOUR(tint, .required = true, .hint = "\"#F9F2F6\"",
		.help = "Le fond des pages, très clair."),
	COLOUR(deep, .hint = "\"#430F2E\"",
		.help = "Plus foncée que « brand ». Déduite si elle manque."),
	COLOUR(soft, .hint = "\"#EAD8E3\"",
		.help = "Une teinte claire de « brand ». Déduite si elle manque."),
	COLOUR(line, .hint = "\"#CBA9BE\"", .help = "Celle des traits. Déduite si elle manque."),
	COLOUR(on_accent, .hint = "\"#3A0C28\"",
		.help = "Celle d’un texte posé sur « accent ». Déduite si elle manque."),
};

const struct bn_field_table bn_brand_fields = {
	.size = sizeof(struct bn_brand),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

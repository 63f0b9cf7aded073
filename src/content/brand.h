/* A département's brand: three colours with roles, the rest derived, and contrast computed
 * (WCAG 2.2, "relative luminance" and "contrast ratio"). */
#ifndef BN_CONTENT_BRAND_H
#define BN_CONTENT_BRAND_H

#include <stdbool.h>
#include <stdint.h>

struct bn_field_reader;
struct bn_field_table;
struct bn_node;

struct bn_colour {
	uint8_t r, g, b;
};

struct bn_brand {
	struct bn_colour brand;  /* question bubbles, dock, titles */
	struct bn_colour accent; /* the main action */
	struct bn_colour tint;   /* the page */
	/* Derived when the campaign doesn't give them. */
	struct bn_colour deep;      /* brand + 27 % black */
	struct bn_colour soft;      /* white + 17 % brand */
	struct bn_colour line;      /* white + 42 % brand */
	struct bn_colour on_accent; /* brand + 38 % black */
};

bool bn_brand_parse(const char *text, struct bn_colour *out); /* "#5B1841" */
struct bn_colour bn_brand_mix(struct bn_colour a, struct bn_colour b, double part_of_b); /* 0..1 */
double bn_brand_contrast(struct bn_colour a, struct bn_colour b);                        /* 1..21 */
/* Fills deep, soft, line and on_accent from the three roles. */
void bn_brand_derive(struct bn_brand *brand);

/* What lies over a film or a picture: near black, and still the brand. */
struct bn_colour bn_brand_scrim(const struct bn_brand *brand);

/* The same for every brand: text, text of less weight, what is wrong. */
extern const struct bn_colour bn_brand_ink, bn_brand_ink_2, bn_brand_error;

/* Tells each colour on which, or as which, a text of the screens can't be read: the figure, what it
 * should be, and the nearest colour that would do (in brand_check.c). node: the brand's. */
void bn_brand_check(
	struct bn_field_reader *reader, const struct bn_brand *brand, const struct bn_node *node);

extern const struct bn_field_table bn_brand_fields; /* content/field.h */

#endif

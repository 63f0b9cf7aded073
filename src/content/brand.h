/* A département's brand: three colours with roles, the rest derived, and contrast computed
 * (WCAG 2.2, "relative luminance" and "contrast ratio"). */
#ifndef BN_CONTENT_BRAND_H
#define BN_CONTENT_BRAND_H

#include <stdbool.h>
#include <stdint.h>

struct bn_field_table;

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

extern const struct bn_field_table bn_brand_fields; /* content/field.h */

#endif

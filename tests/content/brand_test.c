/* Colours: reading, mixing, and the contrast figures that the design promises for the five brands.
 */
#include "content/brand.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct bn_colour white = {255, 255, 255}, black = {0, 0, 0};

static struct bn_colour colour(const char *text)
{
	struct bn_colour parsed;
	assert_true(bn_brand_parse(text, &parsed));
	return parsed;
}

static void assert_colour(struct bn_colour found, const char *wanted)
{
	char text[8];
	snprintf(text, sizeof(text), "#%02X%02X%02X", found.r, found.g, found.b);
	assert_string_equal(text, wanted);
}

static void colours_are_read(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "#", "5B1841", "#5B184", "#5B18411", "#5B184G",
		"#5B 841", "rouge", "#FFF", " #5B1841", "#-B1841"};
	struct bn_colour parsed = {1, 2, 3};
	assert_colour(colour("#5B1841"), "#5B1841");
	assert_colour(colour("#ffb829"), "#FFB829");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(bn_brand_parse(wrong[i], &parsed));
	assert_false(bn_brand_parse(NULL, &parsed));
	assert_int_equal(parsed.g, 2); /* left alone */
}

static void colours_are_mixed(void **state)
{
	(void)state;
	assert_colour(bn_brand_mix(white, black, 0), "#FFFFFF");
	assert_colour(bn_brand_mix(white, black, 1), "#000000");
	assert_colour(bn_brand_mix(white, black, .5), "#808080");
	struct bn_brand brand = {.brand = colour("#5B1841")};
	bn_brand_derive(&brand);
	assert_colour(brand.deep, "#42122F");
	assert_colour(brand.soft, "#E3D8DF");
	assert_colour(brand.line, "#BA9EAF");
	assert_colour(brand.on_accent, "#380F28");
}

/* WCAG's own bounds, and the grey known to be the darkest at 4.5:1 on white. */
static void contrast_is_wcags(void **state)
{
	(void)state;
	assert_float_equal(bn_brand_contrast(white, black), 21, 1e-9);
	assert_float_equal(bn_brand_contrast(white, white), 1, 1e-9);
	assert_float_equal(bn_brand_contrast(colour("#767676"), white), 4.54, .005);
	assert_float_equal(bn_brand_contrast(white, colour("#777777")), 4.48, .005);
}

/* The table of the five brands: white/brand, on-accent/accent, accent/brand, to one decimal. */
static const struct {
	const char *brand, *accent, *on_accent;
	double on_brand, on_accent_ratio, accent_on_brand;
} brands[] = {
	{"#5B1841", "#FFB829", "#3A0C28", 12.7, 9.6, 7.3},
	{"#173A7A", "#FF9A7A", "#0D2149", 10.9, 7.6, 5.3},
	{"#075063", "#FFD23F", "#032F3B", 9.0, 9.9, 6.2},
	{"#41277A", "#63DDB4", "#22124A", 11.7, 10.0, 7.0},
	{"#1B5135", "#FFA24D", "#0C2B1B", 9.2, 7.6, 4.6},
};

static void the_five_brands_have_their_figures(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(brands) / sizeof(brands[0]); i++) {
		struct bn_brand brand = {
			.brand = colour(brands[i].brand), .accent = colour(brands[i].accent)};
		bn_brand_derive(&brand);
		assert_float_equal(
			bn_brand_contrast(white, brand.brand), brands[i].on_brand, .0501);
		assert_float_equal(bn_brand_contrast(colour(brands[i].on_accent), brand.accent),
			brands[i].on_accent_ratio, .0501);
		assert_float_equal(bn_brand_contrast(brand.accent, brand.brand),
			brands[i].accent_on_brand, .0501);
		/* What is derived is legible too. */
		assert_true(bn_brand_contrast(brand.on_accent, brand.accent) >= 4.5);
		assert_true(bn_brand_contrast(white, brand.deep) >= 4.5);
		assert_true(bn_brand_contrast(brand.brand, brand.soft) >= 4.5);
	}
}

/* Light brands, whose derived colours are light too, have them told; none may pass unread. */
static void derived_colours_are_legible_or_told(void **state)
{
	(void)state;
	struct bn_brand brand = {.brand = colour("#767676")};
	bn_brand_derive(&brand);
	assert_true(bn_brand_contrast(brand.brand, white) >= 4.5);
	assert_true(bn_brand_contrast(brand.brand, brand.soft) < 4.5); /* hence a check of each */
	struct bn_colour scrim = bn_brand_scrim(&brand);
	assert_true(bn_brand_contrast(scrim, white) > bn_brand_contrast(brand.brand, white));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_are_read),
		cmocka_unit_test(colours_are_mixed),
		cmocka_unit_test(contrast_is_wcags),
		cmocka_unit_test(the_five_brands_have_their_figures),
		cmocka_unit_test(derived_colours_are_legible_or_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

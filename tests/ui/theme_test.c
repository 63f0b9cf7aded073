#include "ui/theme.h"

#include "tests/test.h"

#include <string.h>

static void follows_the_brand(void **state)
{
	(void)state;
	struct bn_brand lot = {.brand = {0x5B, 0x18, 0x41},
		.accent = {0xFF, 0xB8, 0x29},
		.tint = {0xF9, 0xF2, 0xF6}};
	struct bn_theme theme;
	bn_brand_derive(&lot);
	bn_theme_init(&theme, &lot);
	assert_memory_equal(&theme.brand, &lot.brand, sizeof(lot.brand));
	assert_memory_equal(&theme.line_brand, &lot.line, sizeof(lot.line));
	assert_false(theme.high_contrast);
	/* The design's own scrim for the Lot is 48, 9, 33. */
	assert_in_range(theme.scrim.r, 44, 52);
	assert_in_range(theme.scrim.g, 5, 13);
	assert_in_range(theme.scrim.b, 29, 37);
}

static void every_text_is_readable(void **state)
{
	(void)state;
	static const struct bn_brand brands[] = {
		{.brand = {0x5B, 0x18, 0x41},
			.accent = {0xFF, 0xB8, 0x29},
			.tint = {0xF9, 0xF2, 0xF6}},
		{.brand = {0x17, 0x3A, 0x7A},
			.accent = {0xFF, 0x9A, 0x7A},
			.tint = {0xF1, 0xF5, 0xFB}},
		{.brand = {0x07, 0x50, 0x63},
			.accent = {0xFF, 0xD2, 0x3F},
			.tint = {0xEF, 0xF7, 0xF9}},
		{.brand = {0x41, 0x27, 0x7A},
			.accent = {0x63, 0xDD, 0xB4},
			.tint = {0xF4, 0xF2, 0xFA}},
		{.brand = {0x1B, 0x51, 0x35},
			.accent = {0xFF, 0xA2, 0x4D},
			.tint = {0xF1, 0xF7, 0xF2}},
	};
	for (size_t i = 0; i <= COUNT(brands); i++) {
		struct bn_theme t;
		if (i < COUNT(brands)) {
			struct bn_brand brand = brands[i];
			bn_brand_derive(&brand);
			bn_theme_init(&t, &brand);
		} else {
			bn_theme_init_contrast(&t);
			assert_true(t.high_contrast);
		}
		const struct bn_colour pairs[][2] = {{t.on_brand, t.brand}, {t.on_accent, t.accent},
			{t.ink, t.paper}, {t.ink, t.tint}, {t.ink_2, t.paper}, {t.ink_2, t.tint},
			{t.err, t.paper}, {t.err, t.tint}, {t.on_brand, t.deep},
			{t.on_brand, t.scrim}, {t.ink, t.soft}};
		for (size_t k = 0; k < COUNT(pairs); k++)
			assert_true(bn_brand_contrast(pairs[k][0], pairs[k][1]) >= 4.5);
	}
}

static void scales_the_type(void **state)
{
	(void)state;
	struct bn_type h1 = bn_theme_type(BN_TYPE_H1, 1);
	assert_int_equal(h1.size, 92);
	assert_int_equal(h1.line, 96);
	assert_int_equal(h1.face, BN_FACE_DISPLAY_EXTRABOLD);
	assert_int_equal(bn_theme_type(BN_TYPE_H1, 2).size, 184);
	assert_int_equal(bn_theme_type(BN_TYPE_META, 768 / 1080.0f).size, 21);
	for (int i = 0; i < BN_TYPE_COUNT; i++) {
		struct bn_type type = bn_theme_type((enum bn_text_style)i, 1);
		assert_true(type.size >= 30); /* the design's least */
		assert_true(type.line >= type.size);
		assert_false(type.secret);
		assert_int_equal(type.max_lines, 0);
	}
}

static void grows_for_those_who_ask(void **state)
{
	(void)state;
	for (int i = 0; i < BN_TYPE_COUNT; i++) {
		struct bn_type plain = bn_theme_type((enum bn_text_style)i, 1);
		struct bn_type large = bn_theme_type((enum bn_text_style)(i | BN_TYPE_LARGE), 1);
		assert_int_equal(large.face, plain.face);
		assert_true(large.size >= 35 && large.line >= large.size);
		/* What one reads; titles are large already. */
		if (plain.size <= 46)
			assert_true(large.size * 100 >= plain.size * 116);
		assert_true(large.size >= plain.size && large.line >= plain.line);
	}
	struct bn_type body = bn_theme_type(BN_TYPE_BODY | BN_TYPE_LARGE, 1);
	assert_int_equal(body.size, 46);
	assert_int_equal(body.line, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_brand),
		cmocka_unit_test(every_text_is_readable),
		cmocka_unit_test(scales_the_type),
		cmocka_unit_test(grows_for_those_who_ask),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "base/utf8.h"

#include "tests/test.h"

#include <string.h>

static void decodes(void **state)
{
	static const struct {
		const char *text;
		size_t bytes, used;
		uint32_t code;
	} cases[] = {
		{"a", 1, 1, 'a'},
		{"é!", 3, 2, 0xe9},
		{"€", 3, 3, 0x20ac},
		{"😀", 4, 4, 0x1f600},
		{"é", 1, 0, 0}, /* cut */
		{"\xff", 1, 0, 0},
		{"\xc0\xaf", 2, 0, 0},     /* overlong "/" */
		{"\xed\xa0\x80", 3, 0, 0}, /* a surrogate */
		{"", 0, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint32_t code = 0;
		assert_int_equal(bn_utf8_next(cases[i].text, cases[i].bytes, &code), cases[i].used);
		assert_int_equal(code, cases[i].code);
		assert_int_equal(bn_utf8_next(cases[i].text, cases[i].bytes, NULL), cases[i].used);
	}
}

static void finds_bad_bytes(void **state)
{
	(void)state;
	assert_int_equal(bn_utf8_invalid("", 0), -1);
	assert_int_equal(bn_utf8_invalid("Loïc 😀", strlen("Loïc 😀")), -1);
	assert_int_equal(bn_utf8_invalid("Lo\xefm", 4), 2);
	assert_int_equal(bn_utf8_invalid("é\xc3", 3), 2);
}

/* Letters as people count them: an accent of its own is part of one. */
static const struct {
	const char *text;
	size_t letters;
} words[] = {
	{"", 0},
	{"Zoé", 3},
	{"Zoe\xCC\x81", 3}, /* e and a combining acute */
	{"Chloé-Anne", 10},
	{"ñ́", 1},
	{"👩‍👧 !", 3}, /* held together by a joiner */
	{"🇫🇷🇪🇺", 2},
	{"👍🏽", 1},
};

static void counts_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_int_equal(bn_utf8_letters(words[i].text), words[i].letters);
}

static void walks_both_ways(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		const char *text = words[i].text;
		size_t end = strlen(text), at = 0, steps = 0, stops[16];
		while (at < end) {
			stops[steps++] = at;
			size_t after = bn_utf8_after(text, at);
			assert_true(after > at);
			at = after;
		}
		assert_int_equal(at, end);
		assert_int_equal(steps, words[i].letters);
		while (steps > 0) {
			at = bn_utf8_before(text, at);
			assert_int_equal(at, stops[--steps]);
		}
		assert_int_equal(bn_utf8_before(text, 0), 0);
		assert_int_equal(bn_utf8_after(text, end), end);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(finds_bad_bytes),
		cmocka_unit_test(counts_letters),
		cmocka_unit_test(walks_both_ways),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "base/json.h"

#include "tests/test.h"

static void check_text(const char *value, const char *expected)
{
	struct bn_str out = {0};
	struct bn_json json = {.out = &out};
	bn_json_text(&json, NULL, value);
	assert_string_equal(bn_str_text(&out), expected);
	bn_str_finish(&out);
}

static void escapes(void **state)
{
	static const char *const cases[][2] = {
		{"", "\"\""},
		{"Zoé d’Arc", "\"Zoé d’Arc\""},
		{"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
		{"\n\r\t\x01\x1f", "\"\\u000a\\u000d\\u0009\\u0001\\u001f\""},
		{"\x7f", "\"\x7f\""},
		{"😀", "\"😀\""},
		{NULL, "null"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check_text(cases[i][0], cases[i][1]);
}

#define BAD "\xEF\xBF\xBD" /* U+FFFD */

static void repairs_bad_utf8(void **state)
{
	static const char *const cases[][2] = {
		{"a\xff", "\"a" BAD "\""}, {"\xe9t\xe9", "\"" BAD "t" BAD "\""}, /* Latin-1 */
		{"\xc3", "\"" BAD "\""},                         /* cut at the end */
		{"\xc3\"", "\"" BAD "\\\"\""},                   /* what follows is still escaped */
		{"\xc0\xaf", "\"" BAD BAD "\""},                 /* overlong */
		{"\xed\xa0\x80", "\"" BAD BAD BAD "\""},         /* a surrogate */
		{"\xf4\x90\x80\x80", "\"" BAD BAD BAD BAD "\""}, /* past U+10FFFF */
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check_text(cases[i][0], cases[i][1]);
}

static void nests(void **state)
{
	(void)state;
	struct bn_str out = {0};
	struct bn_json json = {.out = &out};
	bn_json_object(&json, NULL);
	bn_json_text(&json, "ev", "tree");
	bn_json_array(&json, "nodes");
	for (int i = 0; i < 2; i++) {
		bn_json_object(&json, NULL);
		bn_json_int(&json, "x", i - 1);
		bn_json_array(&json, "state");
		bn_json_array_end(&json);
		bn_json_bool(&json, "on", i == 1);
		bn_json_object_end(&json);
	}
	bn_json_array_end(&json);
	bn_json_object(&json, "k\"ey");
	bn_json_object_end(&json);
	bn_json_int(&json, "big", INT64_MIN);
	bn_json_number(&json, "rate", 29.97);
	bn_json_number(&json, "whole", -3);
	bn_json_object_end(&json);
	assert_string_equal(bn_str_text(&out),
		"{\"ev\":\"tree\",\"nodes\":[{\"x\":-1,\"state\":[],\"on\":false},"
		"{\"x\":0,\"state\":[],\"on\":true}],\"k\\\"ey\":{},"
		"\"big\":-9223372036854775808,\"rate\":29.97,\"whole\":-3}");
	bn_str_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes),
		cmocka_unit_test(repairs_bad_utf8),
		cmocka_unit_test(nests),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What it reads, and what it refuses, is what jansson does. */
#include "base/json_read.h"

#include "tests/test.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static bool is_json(const char *text, size_t bytes)
{
	struct bn_json_reader json = {.at = text, .end = text + bytes};
	return bn_json_skip(&json) && bn_json_ended(&json);
}

static bool jansson_says(const char *text, size_t bytes)
{
	json_t *root = json_loadb(text, bytes, JSON_DECODE_ANY, NULL);
	json_decref(root);
	return root != NULL;
}

static void any_value(void **state)
{
	static const char *const texts[] = {"", " ", "null", "nul", "nulll", " true\n", "false",
		"TRUE", "0", "-0", "-", "00", "01", "1.", "1.5", ".5", "1e5", "1E+05", "1e", "1e-",
		"-1.25e-3", "+1", "0x1", "\"\"", "\"a\"", "\"a", "a\"", "\"\\n\\t\\\"\\\\\\/\"",
		"\"\\x\"", "\"\\u00e9\"", "\"\\u00E\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
		"\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\u0041\"", "\"\\u0000\"", "\"\x01\"",
		"\"\x7F\"", "\"é\"", "\"\xC3\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "[]",
		"[ ]", "[1]", "[1,]", "[,1]", "[1 2]", "[1,2", "]", "{}", "{ }", "{\"a\":1}",
		"{\"a\" : [ {} , null ] }", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}",
		"{\"a\":1 \"b\":2}", "{\"a\":1}}", "[[[[]]]", "\xEF\xBB\xBF{}", "{}\v", "[1}",
		"{]"};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (is_json(texts[i], strlen(texts[i])) != jansson_says(texts[i], strlen(texts[i])))
			fail_msg("%s: jansson says otherwise", texts[i]);
	assert_false(is_json("1\0", 2));
	assert_false(is_json("\"a\0b\"", 5));
}

static void depth(void **state)
{
	char text[2 * BN_JSON_DEPTH + 8];
	(void)state;
	memset(text, '[', BN_JSON_DEPTH);
	memset(text + BN_JSON_DEPTH, ']', BN_JSON_DEPTH);
	assert_true(is_json(text, (size_t)2 * BN_JSON_DEPTH));
	memset(text, '[', BN_JSON_DEPTH + 1);
	memset(text + BN_JSON_DEPTH + 1, ']', BN_JSON_DEPTH + 1);
	assert_false(is_json(text, (size_t)2 * BN_JSON_DEPTH + 2));
}

static struct bn_json_reader reader(const char *text)
{
	return (struct bn_json_reader){.at = text, .end = text + strlen(text)};
}

static void texts(void **state)
{
	char out[8];
	(void)state;
	struct bn_json_reader json = reader(" \"a\\u00e9\\ud83d\\ude00\"");
	assert_true(bn_json_get_text(&json, out, sizeof(out)));
	assert_string_equal(out, "aé😀"); /* seven bytes: just room */
	assert_true(bn_json_ended(&json));
	json = reader("\"12345678\"");
	assert_false(bn_json_get_text(&json, out, sizeof(out)));
	assert_false(bn_json_ended(&json));
	/* A key without room is none of ours, and goes on. */
	json = reader("{\"12345678\":1,\"b\":2}");
	assert_true(bn_json_enter(&json, '{'));
	assert_true(bn_json_key(&json, out, sizeof(out)));
	assert_string_equal(out, "");
	assert_true(bn_json_skip(&json));
	assert_true(bn_json_more(&json, '}'));
	assert_true(bn_json_key(&json, out, sizeof(out)));
	assert_string_equal(out, "b");
}

static void numbers(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int64_t value;
	} cases[] = {
		{"0", true, 0},
		{"-0", true, 0},
		{" 42", true, 42},
		{"9223372036854775807", true, INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN},
		{"9223372036854775808", false, 0},
		{"-9223372036854775809", false, 0},
		{"99999999999999999999999", false, 0},
		{"1.0", false, 0},
		{"1e2", false, 0},
		{"\"1\"", false, 0},
		{"", false, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t value = -1;
		struct bn_json_reader json = reader(cases[i].text);
		assert_int_equal(bn_json_get_int(&json, &value), cases[i].good);
		assert_int_equal(bn_json_ended(&json), cases[i].good);
		if (cases[i].good)
			assert_int_equal(value, cases[i].value);
	}
	bool value = false;
	struct bn_json_reader json = reader("true");
	assert_true(bn_json_get_bool(&json, &value) && value);
	json = reader("false");
	assert_true(bn_json_get_bool(&json, &value) && !value);
	json = reader("1");
	assert_false(bn_json_get_bool(&json, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_value),
		cmocka_unit_test(depth),
		cmocka_unit_test(texts),
		cmocka_unit_test(numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

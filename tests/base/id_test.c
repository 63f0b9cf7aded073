#include "base/id.h"

#include "tests/test.h"

#include <string.h>

static void writes_digits(void **state)
{
	(void)state;
	char text[9];
	bn_id_hex("\x00\x9f\xff\x10", 4, text);
	assert_string_equal(text, "009fff10");
	bn_id_hex("", 0, text);
	assert_string_equal(text, "");
}

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void never_repeats(void **state)
{
	(void)state;
	static char ids[20000][BN_ID_TEXT];
	for (size_t i = 0; i < COUNT(ids); i++) {
		bn_id_make(ids[i]);
		assert_int_equal(strspn(ids[i], "0123456789abcdef"), 32);
		assert_int_equal(ids[i][32], '\0');
	}
	qsort(ids, COUNT(ids), sizeof(ids[0]), compare);
	for (size_t i = 1; i < COUNT(ids); i++)
		assert_string_not_equal(ids[i - 1], ids[i]);
}

/* Every byte of a long run is filled: the generator gives at most 256 bytes at once for sure. */
static void fills_all(void **state)
{
	(void)state;
	static unsigned char bytes[4096];
	unsigned seen[256] = {0};
	for (int round = 0; round < 16; round++) {
		memset(bytes, 0, sizeof(bytes));
		bn_id_random(bytes, sizeof(bytes));
		for (size_t i = 0; i < sizeof(bytes); i++)
			seen[bytes[i]]++;
	}
	/* 65,536 bytes: 256 of each value are expected, 16 the standard deviation. */
	for (int value = 0; value < 256; value++)
		assert_in_range(seen[value], 256 - 8 * 16, 256 + 8 * 16);
}

static void back_from_digits(void **state)
{
	uint8_t bytes[2];
	(void)state;
	assert_true(bn_id_unhex("09af", bytes, 2));
	assert_memory_equal(bytes, "\x09\xAF", 2);
	assert_false(bn_id_unhex("09AF", bytes, 2));
	assert_false(bn_id_unhex("09af0", bytes, 2));
	assert_false(bn_id_unhex("09a", bytes, 2));
	assert_false(bn_id_unhex("", bytes, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(back_from_digits),
		cmocka_unit_test(writes_digits),
		cmocka_unit_test(never_repeats),
		cmocka_unit_test(fills_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Numbers and dates in French; in English they go through a catalogue: tests/sim has both. */
#include "report/words.h"

#include "base/tr.h"
#include "tests/test.h"

static void test_numbers(void **state)
{
	static const struct {
		int64_t number;
		const char *plain, *rate, *change;
	} cases[] = {
		{0, "0", "0,0\u00A0%", "0\u00A0%"},
		{4, "4", "0,4\u00A0%", "0\u00A0%"},
		{5, "5", "0,5\u00A0%", "+1\u00A0%"},
		{1000, "1\u202F000", "100,0\u00A0%", "+100\u00A0%"},
		{1234567, "1\u202F234\u202F567", "123456,7\u00A0%", "+123457\u00A0%"},
	};
	char out[64];
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		bn_words_number(cases[i].number, out, sizeof(out));
		assert_string_equal(out, cases[i].plain);
		bn_words_rate(cases[i].number, out, sizeof(out));
		assert_string_equal(out, cases[i].rate);
		bn_words_change(cases[i].number, out, sizeof(out));
		assert_string_equal(out, cases[i].change);
	}
	bn_words_change(-47, out, sizeof(out));
	assert_string_equal(out, "−5\u00A0%");
	bn_words_change(-4, out, sizeof(out));
	assert_string_equal(out, "0\u00A0%");
}

static void test_periods(void **state)
{
	static const struct {
		const char *from, *to, *words;
	} cases[] = {
		{"2026-11-29", "2026-11-29", "dimanche 29 novembre 2026"},
		{"2026-11-01", "2026-11-01", "dimanche 1er novembre 2026"},
		{"2026-11-01", "2026-11-30", "1er au 30 novembre 2026"},
		{"2026-11-30", "2026-12-01", "30 novembre au 1er décembre 2026"},
		{"2026-12-31", "2027-01-01", "31 décembre 2026 au 1er janvier 2027"},
		{"2026-13-45", "x", "2026-13-45 – x"},
	};
	char out[160];
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		bn_words_period(cases[i].from, cases[i].to, out, sizeof(out));
		assert_string_equal(out, cases[i].words);
	}
}

static void test_days(void **state)
{
	char out[64];
	(void)state;
	bn_words_day("2026-02-28", out, sizeof(out));
	assert_string_equal(out, "28\u00A0févr.");
	bn_words_weekday("2028-02-29", out, sizeof(out));
	assert_string_equal(out, "mar. 29\u00A0févr.");
	bn_words_month("2026-08-01", out, sizeof(out));
	assert_string_equal(out, "août");
	bn_words_date("2026-01-01", out, sizeof(out));
	assert_string_equal(out, "1er janvier 2026");
	bn_words_hour("09", out, sizeof(out));
	assert_string_equal(out, "9\u00A0h");
	bn_words_day("undated", out, sizeof(out));
	assert_string_equal(out, "undated");
}

int main(void)
{
	bn_tr_init();
	bn_tr_set("fr");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_days),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

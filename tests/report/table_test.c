/* What a table hides, and how it is written. */
#include "report/table.h"

#include "base/tr.h"
#include "tests/test.h"

#include <string.h>

enum { MOST = 6 };

/* A table of one column of these numbers, up to −1. */
static struct bn_table make(const int64_t *values, enum bn_table_type type)
{
	struct bn_table table;
	bn_table_begin(&table, "file", "Title", "Row");
	bn_table_column(&table, "Visits", type);
	for (size_t i = 0; values[i] >= 0; i++)
		bn_table_set(bn_table_row(&table, "x"), 0, values[i]);
	bn_table_hide(&table);
	return table;
}

/* s: shown, h: hidden, m: masked. */
static void test_hides(void **state)
{
	static const struct {
		int64_t values[MOST + 1];
		enum bn_table_type type;
		const char *states;
	} cases[] = {
		{{0, 5, 120, -1}, BN_TABLE_PARTS, "sss"},
		{{1, 4, 5, 0, -1}, BN_TABLE_COUNT, "hhss"},
		{{1, 4, 5, 0, -1}, BN_TABLE_EXACT, "ssss"},
		/* The total less what is shown would tell it. */
		{{3, 80, 9, 20, -1}, BN_TABLE_PARTS, "hsms"},
		/* Two, and together at least 5. */
		{{3, 80, 2, 20, -1}, BN_TABLE_PARTS, "hshs"},
		/* Two, together few: 2 and 2 aren't told as at most 4. */
		{{2, 80, 2, 20, -1}, BN_TABLE_PARTS, "hshm"},
		/* The first of two as small. */
		{{1, 7, 7, -1}, BN_TABLE_PARTS, "hms"},
		/* Nothing is left to mask it with: the total is hidden itself. */
		{{0, 3, 0, -1}, BN_TABLE_PARTS, "shs"},
		{{2, -1}, BN_TABLE_PARTS, "h"},
		{{-1}, BN_TABLE_PARTS, ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_table table = make(cases[i].values, cases[i].type);
		char states[MOST + 1] = "";
		for (size_t k = 0; k < table.count; k++)
			states[k] = "-shm"[table.rows[k].cells[0].state];
		assert_string_equal(states, cases[i].states);
		bn_table_finish(&table);
	}
}

static void test_pairs_rates_and_changes(void **state)
{
	(void)state;
	struct bn_table table;
	bn_table_begin(&table, "file", "Title", "Row");
	enum { A, B, RATE, CHANGE };
	bn_table_column(&table, "A", BN_TABLE_COUNT);
	bn_table_column(&table, "B", BN_TABLE_COUNT);
	bn_table_column(&table, "Rate", BN_TABLE_RATE);
	bn_table_column(&table, "Change", BN_TABLE_CHANGE);
	static const int64_t values[][2] = {{10, 30}, {3, 30}, {20, 40}, {15, 0}, {20, 6}};
	for (size_t i = 0; i < COUNT(values); i++) {
		struct bn_table_row *row = bn_table_row(&table, "x");
		bn_table_set(row, A, values[i][0]);
		bn_table_set(row, B, values[i][1]);
	}
	bn_table_hide(&table);
	bn_table_hide_pair(&table, A, B);
	bn_table_rate(&table, RATE, A, B);
	bn_table_change(&table, CHANGE, A, bn_table_judge(8));
	assert_int_equal(table.rows[1].cells[A].state, BN_TABLE_HIDDEN);
	assert_int_equal(table.rows[1].cells[B].state, BN_TABLE_MASKED);
	assert_int_equal(table.rows[0].cells[RATE].value, 333);
	assert_int_equal(table.rows[1].cells[RATE].state, BN_TABLE_NONE);
	assert_int_equal(table.rows[3].cells[RATE].state, BN_TABLE_NONE); /* of nothing */
	assert_int_equal(table.rows[0].cells[CHANGE].value, 250);
	/* Neither the hidden one nor the next, which would tell it. */
	assert_int_equal(table.rows[1].cells[CHANGE].state, BN_TABLE_NONE);
	assert_int_equal(table.rows[2].cells[CHANGE].state, BN_TABLE_NONE);
	assert_int_equal(table.rows[3].cells[CHANGE].value, -250);
	bn_table_finish(&table);
}

static void test_is_written(void **state)
{
	(void)state;
	struct bn_table table;
	struct bn_str out = {0};
	bn_table_begin(&table, "file", "A & <b>", "Métier");
	bn_table_label(&table, "Lieu");
	bn_table_column(&table, "Visites", BN_TABLE_COUNT);
	bn_table_column(&table, "Part", BN_TABLE_RATE);
	struct bn_table_row *row = bn_table_row(&table, "=1+1;\"<script>");
	bn_table_set_label(row, 1, "Hall");
	bn_table_set(row, 0, 12345);
	bn_table_set(row, 1, 1234);
	bn_table_set(bn_table_row(&table, "x"), 0, 4);
	bn_table_hide(&table);
	bn_table_write_csv(&table, &out);
	assert_string_equal(bn_str_text(&out), "\xEF\xBB\xBFMétier;Lieu;Visites;Part (%)\r\n"
					       "\"'=1+1;\"\"<script>\";Hall;12345;123,4\r\n"
					       "x;;<\u00A05;\r\n");
	bn_str_clear(&out);
	bn_table_write_html(&table, &out);
	assert_non_null(strstr(out.data, "<caption>A &amp; &lt;b&gt;</caption>"));
	assert_non_null(
		strstr(out.data, "<th scope=\"row\">=1+1;&quot;&lt;script&gt;</th><td>Hall</td>"
				 "<td class=\"number\">12\u202F345</td>"
				 "<td class=\"number\">123,4\u00A0%</td></tr>"));
	assert_non_null(strstr(out.data, "<td class=\"number\">&lt;\u00A05</td>"
					 "<td class=\"number\">–</td></tr>"));
	bn_str_finish(&out);
	bn_table_finish(&table);
}

int main(void)
{
	bn_tr_init();
	bn_tr_set("fr");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hides),
		cmocka_unit_test(test_pairs_rates_and_changes),
		cmocka_unit_test(test_is_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What one table would tell of a number that another hides. */
#include "report/tables.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "tests/test.h"

#include <string.h>

/* A day of these rows, read, and its tables. */
static void make(void **state, const struct bn_day_row *rows, size_t count, struct bn_facts *facts,
	struct bn_tables *tables)
{
	char *folder = bn_file_join(*state, "counts"),
	     *path = bn_file_join(folder, "2026-11-29.json");
	struct bn_day day = {.date = "2026-11-29"};
	struct bn_str text = {0};
	day.kiosk = bn_mem_strdup("hall");
	struct bn_day_place *place = bn_day_place(&day, "lot", "hall", "");
	for (size_t i = 0; i < count; i++)
		bn_day_add(place, rows[i].kind, rows[i].id, rows[i].part, rows[i].count);
	bn_day_write(&day, &text);
	assert_true(bn_file_make_folder(folder));
	assert_true(bn_file_write_whole(path, text.data, text.length, 0600));
	assert_true(bn_facts_read(facts, *state));
	bn_facts_settle(facts);
	bn_tables_make(tables, facts);
	bn_str_finish(&text);
	bn_day_finish(&day);
	free(path);
	free(folder);
}

static void assert_cell(const struct bn_tables *tables, enum bn_tables_name name, size_t row,
	size_t column, enum bn_table_state state)
{
	assert_true(row < tables->all[name].count);
	assert_int_equal(tables->all[name].rows[row].cells[column].state, state);
}

/* 3 is hidden, 7 because of it; and what would give 7 back. */
static void test_who_began(void **state)
{
	enum { BEGUN, WHOLE, CUT, RATE };
	static const struct bn_day_row rows[] = {
		{BN_DAY_WATCHED, "long", "0", 100},
		{BN_DAY_WATCHED_WHOLE, "long", "", 60},
		{BN_DAY_WATCHED_CUT, "long", "", 40},
		{BN_DAY_WATCHED, "seven", "0", 7},
		{BN_DAY_WATCHED, "seven", "5", 6},
		{BN_DAY_WATCHED_CUT, "seven", "", 7},
		{BN_DAY_WATCHED, "three", "0", 3},
		{BN_DAY_WATCHED_CUT, "three", "", 3},
	};
	struct bn_facts facts = {0};
	struct bn_tables tables;
	make(state, rows, COUNT(rows), &facts, &tables);
	assert_cell(&tables, BN_TABLES_CLIPS, 0, BEGUN, BN_TABLE_SHOWN);
	assert_cell(&tables, BN_TABLES_CLIPS, 0, RATE, BN_TABLE_SHOWN);
	assert_cell(&tables, BN_TABLES_CLIPS, 1, BEGUN, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_CLIPS, 1, WHOLE, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_CLIPS, 1, CUT, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_CLIPS, 1, RATE, BN_TABLE_NONE);
	assert_cell(&tables, BN_TABLES_CLIPS, 2, BEGUN, BN_TABLE_HIDDEN);
	assert_string_equal(tables.all[BN_TABLES_SECONDS].rows[1].labels[0], "seven");
	assert_cell(&tables, BN_TABLES_SECONDS, 1, 0, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_SECONDS, 2, 0, BN_TABLE_SHOWN);
	assert_cell(&tables, BN_TABLES_SECONDS, 2, 1, BN_TABLE_NONE);
	bn_tables_finish(&tables);
	bn_facts_finish(&facts);
}

/* 30 came to the second page, 28 to the third: the 2 between would be told by both. */
static void test_who_gave_up(void **state)
{
	enum { NAME = 2, CONTACT, WISHES, CONSENT, LEAD };
	static const struct bn_day_row rows[] = {
		{BN_DAY_WAY, "visit", "", 100},
		{BN_DAY_VISIT, "14", "", 100},
		{BN_DAY_WAY, "name", "", 40},
		{BN_DAY_WAY, "contact", "", 30},
		{BN_DAY_WAY, "wishes", "", 28},
		{BN_DAY_WAY, "consent", "", 28},
		{BN_DAY_WAY, "lead", "", 28},
		{BN_DAY_GIVEN_UP, "name", "", 10},
		{BN_DAY_GIVEN_UP, "contact", "", 2},
	};
	struct bn_facts facts = {0};
	struct bn_tables tables;
	make(state, rows, COUNT(rows), &facts, &tables);
	assert_cell(&tables, BN_TABLES_GIVEN_UP, 0, 0, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_GIVEN_UP, 1, 0, BN_TABLE_HIDDEN);
	for (size_t i = CONTACT; i <= CONSENT; i++)
		assert_cell(&tables, BN_TABLES_WAY, i, 0, BN_TABLE_MASKED);
	assert_cell(&tables, BN_TABLES_WAY, NAME, 0, BN_TABLE_SHOWN);
	assert_cell(&tables, BN_TABLES_WAY, LEAD, 0, BN_TABLE_SHOWN);
	bn_tables_finish(&tables);
	bn_facts_finish(&facts);
}

int main(void)
{
	bn_tr_init();
	bn_tr_set("fr");
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(test_who_began),
		TEST(test_who_gave_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Days of several kiosks, read and added up. */
#include "report/facts.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <string.h>

/* One day's file: visits at 14 h, so many. */
static void write_day(void **state, const char *kiosk, const char *date, int visits)
{
	char *folder = bn_mem_printf("%s/%s/counts", (char *)*state, kiosk);
	char *path = bn_mem_printf("%s/%s.json", folder, date);
	struct bn_day day = {0};
	struct bn_str text = {0};
	snprintf(day.date, sizeof(day.date), "%s", date);
	day.kiosk = bn_mem_strdup(kiosk);
	bn_day_name(&day, &(struct bn_day_name){"metier", "ass", "Assistante", "Assistant"});
	struct bn_day_place *place = bn_day_place(&day, "lot", "hall", "");
	bn_day_add(place, BN_DAY_VISIT, "14", "", visits);
	bn_day_add(place, BN_DAY_WAY, "visit", "", visits);
	bn_day_add(place, BN_DAY_METIER, "ass", "", visits);
	bn_day_add(place, BN_DAY_METIER, "es", "", 1);
	bn_day_write(&day, &text);
	assert_true(bn_file_make_folder(folder));
	assert_true(bn_file_write_whole(path, text.data, text.length, 0600));
	bn_str_finish(&text);
	bn_day_finish(&day);
	free(path);
	free(folder);
}

static bool read_kiosk(void **state, struct bn_facts *facts, const char *kiosk)
{
	char *folder = bn_file_join(*state, kiosk);
	bool good = bn_facts_read(facts, folder);
	free(folder);
	return good;
}

static int64_t visits(const struct bn_facts *facts, enum bn_facts_by by, size_t index)
{
	return bn_facts_get(facts, by, index, BN_DAY_VISIT, NULL, NULL);
}

static void test_adds_up(void **state)
{
	struct bn_facts facts = {0};
	const char **ids = NULL;
	write_day(state, "a", "2026-11-28", 10);
	write_day(state, "a", "2026-12-01", 20);
	write_day(state, "b", "2026-11-28", 300);
	assert_true(read_kiosk(state, &facts, "a") && read_kiosk(state, &facts, "b"));
	assert_true(read_kiosk(state, &facts, "a")); /* once more changes nothing */
	assert_false(read_kiosk(state, &facts, "nowhere"));
	bn_facts_settle(&facts);
	assert_int_equal(facts.doubles, 2);
	assert_int_equal(facts.day_count, 4); /* also those without anybody */
	assert_string_equal(facts.dates[3], "2026-12-01");
	assert_int_equal(facts.kiosk_count, 2);
	assert_int_equal(facts.place_count, 1);
	assert_int_equal(visits(&facts, BN_FACTS_ALL, 0), 330);
	assert_int_equal(visits(&facts, BN_FACTS_DAY, 0), 310);
	assert_int_equal(visits(&facts, BN_FACTS_DAY, 1), 0);
	assert_int_equal(visits(&facts, BN_FACTS_KIOSK, 1), 300);
	assert_int_equal(visits(&facts, BN_FACTS_PLACE, 0), 330);
	assert_int_equal(bn_facts_get(&facts, BN_FACTS_ALL, 0, BN_DAY_METIER, "es", NULL), 3);
	assert_int_equal(bn_facts_get(&facts, BN_FACTS_ALL, 0, BN_DAY_METIER, "x", NULL), 0);
	assert_int_equal(bn_facts_ids(&facts, BN_DAY_METIER, &ids), 2);
	assert_string_equal(ids[0], "ass");
	assert_string_equal(bn_facts_name(&facts, "metier", "ass", false), "Assistante");
	assert_string_equal(bn_facts_name(&facts, "metier", "ass", true), "Assistant");
	assert_string_equal(bn_facts_name(&facts, "metier", "es", true), "es");
	assert_int_equal(bn_facts_before(&facts, BN_DAY_VISIT), -1);
	free(ids);
	bn_facts_finish(&facts);
}

static void test_a_period(void **state)
{
	struct bn_facts facts = {.from = "2026-11-29", .to = "2026-11-30"};
	for (int day = 27; day <= 30; day++) {
		char date[16];
		snprintf(date, sizeof(date), "2026-11-%d", day);
		write_day(state, "a", date, day);
	}
	write_day(state, "a", "2026-12-01", 99);
	write_day(state, "a", BN_DAY_UNDATED, 3);
	assert_true(read_kiosk(state, &facts, "a"));
	bn_facts_settle(&facts);
	assert_int_equal(facts.day_count, 2);
	assert_int_equal(visits(&facts, BN_FACTS_ALL, 0), 59);
	assert_int_equal(bn_facts_before(&facts, BN_DAY_VISIT), 28);
	assert_int_equal(bn_facts_before_hour(&facts, 14), 28);
	assert_int_equal(bn_facts_before_hour(&facts, 13), 0);
	assert_int_equal(facts.undated, 3);
	bn_facts_finish(&facts);
}

/* Dates nobody means, and files that are no days. */
static void test_nonsense(void **state)
{
	struct bn_facts facts = {.from = "1026-01-01"};
	write_day(state, "a", "2026-11-28", 10);
	write_day(state, "a", "2026-11-31", 7); /* no calendar has it */
	char *path = bn_mem_printf("%s/a/counts/2026-11-29.json", (char *)*state);
	assert_true(bn_file_write_whole(path, "{\"version\":1", 12, 0600));
	assert_true(read_kiosk(state, &facts, "a"));
	bn_facts_settle(&facts);
	assert_int_equal(facts.bad_files, 1);
	assert_int_equal(visits(&facts, BN_FACTS_ALL, 0), 10);
	assert_string_equal(facts.dates[0], "2026-11-28"); /* not a thousand years */
	bn_facts_finish(&facts);
	free(path);
	struct bn_facts empty = {0};
	bn_facts_settle(&empty);
	assert_int_equal(empty.day_count, 0);
	assert_int_equal(visits(&empty, BN_FACTS_ALL, 0), 0);
	bn_facts_finish(&empty);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(test_adds_up),
		TEST(test_a_period),
		TEST(test_nonsense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

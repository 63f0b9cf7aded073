/* What is known of a file: when it is set aside, and when it begins anew. */
#include "video/record.h"

#include "tests/test.h"

#include <sys/stat.h>
#include <unistd.h>

static void three_failures_in_a_row(void **state)
{
	struct bn_records records = {0};
	struct bn_record *record = bn_records_get(&records, "/nonexistent/a.mp4");
	(void)state;
	assert_ptr_equal(bn_records_get(&records, "/nonexistent/a.mp4"), record);
	assert_false(bn_record_fail(record, BN_RECORD_START, false));
	assert_false(bn_record_fail(record, BN_RECORD_START, false));
	assert_true(bn_record_fail(record, BN_RECORD_START, false));
	/* A first picture mends what failed before one; not what fails later. */
	bn_record_show(record);
	assert_int_equal(record->failures, 0);
	assert_false(bn_record_fail(record, 5000, false));
	bn_record_show(record);
	assert_false(bn_record_fail(record, 9000, false));
	bn_record_show(record);
	assert_true(bn_record_fail(record, 100, false));
	/* Played to its end, it is as good as new. */
	bn_record_play(record, 7000);
	assert_true(record->played);
	assert_false(bn_record_fail(record, 100, false));
	assert_false(record->played);
	assert_true(record->shown);
	bn_records_finish(&records);
}

static void a_killed_player_is_blamed_at_the_same_place_only(void **state)
{
	struct bn_records records = {0};
	struct bn_record *record = bn_records_get(&records, "a");
	(void)state;
	for (int64_t place = 0; place < 100; place++)
		assert_false(bn_record_fail(record, place % 2 * 5000 + place, true));
	assert_int_equal(record->deaths, 0);
	/* Out of memory, each time that the great picture comes. */
	for (int i = 0; i < BN_RECORD_DEATHS; i++)
		assert_false(bn_record_fail(record, 20000 + i % 3 * 100, true));
	assert_true(bn_record_fail(record, 20200, true));
	/* No picture at all, and the first one, aren't the same place. */
	bn_record_play(record, 7000);
	assert_false(bn_record_fail(record, BN_RECORD_START, true));
	assert_false(bn_record_fail(record, 0, true));
	assert_int_equal(record->deaths, 0);
	bn_records_finish(&records);
}

static void write_to(const char *path, const char *text, const char *how)
{
	FILE *file = fopen(path, how);
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static struct bn_record *spoil(struct bn_records *records, const char *path)
{
	struct bn_record *record = bn_records_get(records, path);
	record->aside = true;
	assert_ptr_equal(bn_records_get(records, path), record);
	assert_true(record->aside);
	assert_int_equal(bn_records_aside(records), 1);
	return record;
}

/* Each change that staff make to a file gives it another chance. */
static void another_file_begins_anew(void **state)
{
	struct bn_records records = {0};
	char path[256], other[256];
	snprintf(path, sizeof(path), "%s/a.mp4", (char *)*state);
	snprintf(other, sizeof(other), "%s/b.mp4", (char *)*state);
	spoil(&records, path);
	write_to(path, "it came back", "w");
	assert_false(bn_records_get(&records, path)->aside);
	spoil(&records, path);
	write_to(path, ", longer", "a");
	assert_false(bn_records_get(&records, path)->aside);
	spoil(&records, path);
	write_to(other, "it came back, longer", "w");
	assert_int_equal(rename(other, path), 0);
	assert_false(bn_records_get(&records, path)->aside);
	spoil(&records, path);
	assert_int_equal(chmod(path, 0640), 0);
	assert_false(bn_records_get(&records, path)->aside);
	spoil(&records, path);
	assert_int_equal(unlink(path), 0);
	assert_false(bn_records_get(&records, path)->aside);
	bn_records_finish(&records);
}

static void forgiving_keeps_what_went_well(void **state)
{
	struct bn_records records = {0};
	struct bn_record *record = bn_records_get(&records, "a");
	(void)state;
	bn_record_show(record);
	bn_record_fail(record, 3000, false);
	record->aside = true;
	bn_records_forgive(&records);
	assert_int_equal(bn_records_aside(&records), 0);
	assert_int_equal(record->failures, 0);
	assert_true(record->shown);
	bn_records_finish(&records);
	bn_records_finish(&records);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_failures_in_a_row),
		cmocka_unit_test(a_killed_player_is_blamed_at_the_same_place_only),
		cmocka_unit_test_setup_teardown(
			another_file_begins_anew, test_make_folder, test_remove_folder),
		cmocka_unit_test(forgiving_keeps_what_went_well),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

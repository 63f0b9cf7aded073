#include "leads/merge.h"

#include "tests/leads/sample.h"
#include "tests/test.h"

static int64_t last_number;

static void add(struct bn_merge *merge, int number, const char *name, int64_t wall)
{
	struct bn_lead lead;
	sample_numbered(&lead, number);
	strcpy(lead.first_name, name);
	lead.wall = wall;
	lead.number = ++last_number;
	bn_merge_add(merge, &lead);
}

static void assert_names(struct bn_merge *merge, const char *expected)
{
	char found[256] = "";
	struct bn_lead lead;
	for (size_t i = 0; i < merge->count; i++) {
		bn_merge_get(merge, i, &lead);
		strcat(found, lead.first_name);
	}
	assert_string_equal(found, expected);
}

static void sorts_by_date(void **state)
{
	struct bn_merge merge = {0};
	(void)state;
	add(&merge, 1, "c", 30);
	add(&merge, 2, "a", 10);
	add(&merge, 9, "d", 30);
	add(&merge, 4, "e", 30);
	add(&merge, 3, "b", 20);
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.duplicates, 0);
	assert_names(&merge, "abcde"); /* of one date: as they were added */
	bn_merge_finish(&merge);
}

static void drops_doubles(void **state)
{
	struct bn_merge merge = {0};
	(void)state;
	add(&merge, 1, "a", 10);
	add(&merge, 2, "b", 20);
	add(&merge, 3, "c", 30);
	add(&merge, 2, "b", 20);
	add(&merge, 1, "A", 15); /* corrected, then saved again */
	last_number = 0;         /* from an older bundle, given after the newer one */
	add(&merge, 3, "old", 30);
	last_number = 100;
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.count, 3);
	assert_int_equal(merge.duplicates, 3);
	assert_names(&merge, "Abc");
	bn_merge_finish(&merge);
	assert_int_equal(merge.count, 0);
}

/* In whatever order the bundles come. */
static void drops_what_was_withdrawn(void **state)
{
	struct bn_merge merge = {0};
	struct bn_lead lead;
	(void)state;
	sample_numbered(&lead, 2);
	add(&merge, 1, "a", 10);
	add(&merge, 2, "b", 20);
	bn_merge_withdraw(&merge, lead.id);
	bn_merge_withdraw(&merge, lead.id);                            /* in two bundles */
	bn_merge_withdraw(&merge, "ffffffffffffffffffffffffffffffff"); /* not in these */
	add(&merge, 2, "b", 20);
	add(&merge, 3, "c", 30);
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.duplicates, 1);
	assert_int_equal(merge.withdrawals, 1);
	assert_int_equal(merge.withdrawn_count, 2);
	assert_names(&merge, "ac");
	bn_merge_finish(&merge);
}

static void nothing(void **state)
{
	struct bn_merge merge = {0};
	(void)state;
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.count, 0);
	bn_merge_finish(&merge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts_by_date),
		cmocka_unit_test(drops_doubles),
		cmocka_unit_test(drops_what_was_withdrawn),
		cmocka_unit_test(nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

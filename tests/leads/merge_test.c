#include "leads/merge.h"

#include "tests/test.h"

#include <stdio.h>

/* A lead of the bundle begun last; what is told of it later is the sign, by its place in the file.
 */
static void add(struct bn_merge *merge, int id, char sign, int64_t number, int64_t wall)
{
	char text[BN_ID_TEXT];
	snprintf(text, sizeof(text), "%032x", (unsigned)id);
	const struct bn_store_record record = {.id = text, .number = number, .wall = wall};
	bn_merge_add(merge, &record, (uint64_t)sign);
}

static void withdraw(struct bn_merge *merge, int id)
{
	char text[BN_ID_TEXT];
	snprintf(text, sizeof(text), "%032x", (unsigned)id);
	bn_merge_withdraw(merge, text);
}

static void assert_signs(const struct bn_merge *merge, const char *expected)
{
	char found[64] = "";
	for (size_t i = 0; i < merge->count; i++)
		found[i] = (char)merge->items[i].from;
	assert_string_equal(found, expected);
}

static void sorts_by_date(void **state)
{
	struct bn_merge merge = {0};
	(void)state;
	bn_merge_bundle(&merge, 5);
	add(&merge, 1, 'c', 1, 30);
	add(&merge, 2, 'a', 2, 10);
	add(&merge, 9, 'd', 3, 30);
	add(&merge, 4, 'e', 4, 30);
	add(&merge, 3, 'b', 5, 20);
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.duplicates, 0);
	assert_signs(&merge, "abcde"); /* of one date: as they were added */
	bn_merge_finish(&merge);
}

static void drops_doubles(void **state)
{
	struct bn_merge merge = {0};
	size_t count = 0;
	(void)state;
	bn_merge_bundle(&merge, 5);
	add(&merge, 1, 'a', 1, 10);
	add(&merge, 2, 'b', 2, 20);
	add(&merge, 3, 'c', 3, 30);
	add(&merge, 1, 'A', 5, 15); /* corrected, then saved again */
	bn_merge_bundle(&merge, 2);
	add(&merge, 2, 'd', 2, 20);
	add(&merge, 3, 'o', 1, 30); /* from an older bundle, given after the newer one */
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.count, 3);
	assert_int_equal(merge.duplicates, 3);
	assert_signs(&merge, "Abc");
	assert_int_equal(merge.items[0].file, 0);
	/* Should "c" not open, there is "o", of the second bundle. */
	const struct bn_merge_item *again = bn_merge_again(&merge, merge.items[2].id, &count);
	assert_int_equal(count, 1);
	assert_int_equal(again->from, 'o');
	assert_int_equal(again->file, 1);
	static const uint8_t other[BN_MERGE_ID];
	bn_merge_again(&merge, other, &count);
	assert_int_equal(count, 0);
	bn_merge_finish(&merge);
	assert_int_equal(merge.count, 0);
}

/* The best of those that are there again comes first. */
static void next_best(void **state)
{
	struct bn_merge merge = {0};
	size_t count = 0;
	(void)state;
	bn_merge_bundle(&merge, 4);
	add(&merge, 7, 'x', 2, 1);
	add(&merge, 7, 'z', 4, 1);
	add(&merge, 7, 'w', 1, 1);
	add(&merge, 7, 'y', 3, 1);
	bn_merge_finish_adding(&merge);
	assert_signs(&merge, "z");
	const struct bn_merge_item *again = bn_merge_again(&merge, merge.items[0].id, &count);
	assert_int_equal(count, 3);
	assert_int_equal(again[0].from, 'y');
	assert_int_equal(again[2].from, 'w');
	bn_merge_finish(&merge);
}

/* In whatever order the bundles come. */
static void drops_what_was_withdrawn(void **state)
{
	struct bn_merge merge = {0};
	size_t count = 0;
	(void)state;
	bn_merge_bundle(&merge, 4);
	add(&merge, 1, 'a', 1, 10);
	add(&merge, 2, 'b', 2, 20);
	withdraw(&merge, 2);
	withdraw(&merge, 2);   /* in two bundles */
	withdraw(&merge, 255); /* not in these */
	add(&merge, 2, 'b', 4, 20);
	add(&merge, 3, 'c', 5, 30);
	struct bn_merge_item withdrawn = merge.items[1];
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.duplicates, 1);
	assert_int_equal(merge.withdrawals, 1);
	assert_int_equal(merge.withdrawn_count, 2);
	assert_signs(&merge, "ac");
	bn_merge_again(&merge, withdrawn.id, &count);
	assert_int_equal(count, 0);
	bn_merge_finish(&merge);
}

/* One that wasn't whole after all. */
static void forgets_a_bundle(void **state)
{
	struct bn_merge merge = {0};
	(void)state;
	bn_merge_bundle(&merge, 1);
	add(&merge, 1, 'a', 1, 10);
	bn_merge_bundle(&merge, 2);
	add(&merge, 2, 'x', 2, 20);
	withdraw(&merge, 1);
	bn_merge_forget(&merge);
	bn_merge_bundle(&merge, 1);
	add(&merge, 3, 'c', 3, 30);
	bn_merge_finish_adding(&merge);
	assert_signs(&merge, "ac");
	assert_int_equal(merge.items[1].file, 1);
	bn_merge_finish(&merge);
}

/* Many, so that all ids can't have a place of their own at once. */
static void many(void **state)
{
	enum { MANY = 3000 };
	struct bn_merge merge = {0};
	(void)state;
	bn_merge_bundle(&merge, 2 * MANY);
	for (int i = 0; i < MANY; i++) {
		add(&merge, i, 'a', 2 * i + 1, MANY - i);
		add(&merge, i, 'b', 2 * i + 2, MANY - i);
	}
	bn_merge_finish_adding(&merge);
	assert_int_equal(merge.count, MANY);
	assert_int_equal(merge.duplicates, MANY);
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(merge.items[i].from, 'b');
		assert_int_equal(merge.items[i].wall, i + 1);
	}
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
		cmocka_unit_test(next_best),
		cmocka_unit_test(drops_what_was_withdrawn),
		cmocka_unit_test(forgets_a_bundle),
		cmocka_unit_test(many),
		cmocka_unit_test(nothing),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

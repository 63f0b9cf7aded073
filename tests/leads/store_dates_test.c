/* What is past its date goes, by itself too, and nothing else does, whatever the clock says. */
#include "base/clock.h"
#include "base/file.h"
#include "leads/store.h"
#include "leads/writer.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

#define DAY   86400
#define START (BN_STORE_FLOOR + 30 * DAY) /* 2026-01-31 */
#define YEAR  (365 * DAY)

static char *db(void **state)
{
	return bn_file_join(*state, "leads.db");
}

/* Leads saved when the clock said so, in this order. */
static struct bn_store *make_store(void **state, const int64_t *walls, size_t count)
{
	char *path = db(state), id[BN_ID_TEXT];
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	for (size_t i = 0; i < count; i++) {
		snprintf(id, sizeof(id), "%032zx", i);
		const struct bn_store_record record = {
			.id = id, .wall = walls[i], .sealed = "x", .bytes = 1};
		assert_true(bn_store_add(store, &record));
	}
	free(path);
	return store;
}

static bool add_number(void *context, const struct bn_store_record *record)
{
	char *text = context;
	snprintf(text + strlen(text), 32 - strlen(text), "%lld ", (long long)record->number);
	return true;
}

static void assert_kept(struct bn_store *store, const char *numbers)
{
	char text[32] = "";
	assert_true(bn_store_each(store, add_number, text));
	assert_string_equal(text, numbers);
}

static void a_date_that_is_not_in_order_does_not_count(void **state)
{
	static const struct {
		int64_t walls[5];
		int64_t before, now;
		const char *kept;
	} cases[] = {
		{{START, START + DAY, START + 2 * DAY}, START + DAY, START + YEAR, "2 3 "},
		/* 1970: goes with the next. */
		{{START, 9, START + 5 * DAY}, START + DAY, START + YEAR, "2 3 "},
		{{START, 9, START + 5 * DAY}, START + 6 * DAY, START + YEAR, ""},
		/* 1970, and it is the last: it may be of today. */
		{{START, START + DAY, 9}, START + YEAR, START + YEAR, "3 "},
		/* Ten years on: the same. */
		{{START, START + 10LL * YEAR, START + 5 * DAY}, START + DAY, START + YEAR, "2 3 "},
		{{START, START + 10LL * YEAR, START + 5 * DAY}, START + 6 * DAY, START + YEAR, ""},
		/* Half a year back, after it was right. */
		{{START + YEAR, START + YEAR / 2, START + YEAR + 5 * DAY}, START + YEAR + DAY,
			START + 2 * YEAR, "2 3 "},
		/* An hour back is nothing: it was put right. */
		{{START + DAY, START + DAY - 3600, START + 2 * DAY}, START + DAY + 1, START + YEAR,
			"3 "},
		/* And the clock is wrong now. */
		{{START, START + DAY, START + 2 * DAY}, START + DAY, 9, "1 2 3 "},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *path = db(state), *tail = bn_file_join(*state, "leads.db.tail");
		struct bn_store *store = make_store(state, cases[i].walls, 3);
		assert_true(bn_store_purge(store, cases[i].before, cases[i].now) >= 0);
		assert_kept(store, cases[i].kept);
		bn_store_close(store);
		unlink(path);
		unlink(tail);
		free(tail);
		free(path);
	}
}

/* One kiosk's years: what the clock says, and what is still there then. */
static void only_a_clock_that_is_believed_erases(void **state)
{
	static const int64_t walls[] = {START, START + 40 * DAY, START + 80 * DAY};
	static const struct {
		int64_t wall;
		bool synced;
		int64_t erased;
		const char *kept;
	} steps[] = {
		{START + 90 * DAY, false, 0, "1 2 3 "},               /* remembered */
		{9, false, 0, "1 2 3 "},                              /* 1970 */
		{START + 90 * DAY + 10LL * YEAR, false, 0, "1 2 3 "}, /* ten years on */
		{START + 91 * DAY + 10LL * YEAR, false, 0, "1 2 3 "}, /* and it stays so */
		{START + 400 * DAY, false, 0, "1 2 3 "},              /* off for too long to tell */
		{START + 270 * DAY, false, 0, "1 2 3 "}, {START + 364 * DAY, false, 0, "1 2 3 "},
		{START + 366 * DAY, false, 1, "2 3 "}, /* past twelve months */
		{START + 366 * DAY + 10LL * YEAR, false, 0, "2 3 "},
		{START + 366 * DAY, false, 0, "2 3 "},
		{START + 700 * DAY, true, 2, ""}, /* a time server knows */
	};
	struct bn_store *store = make_store(state, walls, COUNT(walls));
	for (size_t i = 0; i < COUNT(steps); i++) {
		const struct bn_store_now now = {steps[i].wall, steps[i].synced};
		assert_int_equal(bn_store_expire(store, 12, &now), steps[i].erased);
		assert_kept(store, steps[i].kept);
	}
	bn_store_close(store);
}

/* 31 March less one month is the end of February, not 3 March. */
static void months_end_where_they_end(void **state)
{
	static const int64_t walls[] = {1772150400, 1772323200}; /* 27 February, 1 March 2026 */
	const struct bn_store_now first = {1774915200, true};    /* 31 March */
	struct bn_store *store = make_store(state, walls, COUNT(walls));
	assert_int_equal(bn_store_expire(store, 1, &first), 1);
	assert_kept(store, "2 ");
	bn_store_close(store);
}

static void the_kiosk_does_it_as_it_starts(void **state)
{
	char *path = db(state);
	int64_t now = bn_clock_wall();
	const int64_t walls[] = {now - 40 * DAY, now - 20 * DAY};
	struct bn_seal_pair pair;
	bn_seal_make_pair(&pair);
	bn_store_close(make_store(state, walls, COUNT(walls)));
	/* The first may only remember the clock. */
	for (int months = 0; months < 2; months++) {
		for (int start = 0; start < 2; start++) {
			const struct bn_writer_options options = {
				.store = path,
				.recipients = {.keys = {pair.public_key}, .count = 1},
				.retention_months = months,
			};
			struct bn_writer *writer = bn_writer_create(&options);
			assert_non_null(writer);
			bn_writer_destroy(writer);
		}
		struct bn_store *store = bn_store_open(path, false);
		assert_kept(store, months == 0 ? "1 2 " : "2 ");
		bn_store_close(store);
	}
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(a_date_that_is_not_in_order_does_not_count),
		with_folder(only_a_clock_that_is_believed_erases),
		with_folder(months_end_where_they_end),
		with_folder(the_kiosk_does_it_as_it_starts),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

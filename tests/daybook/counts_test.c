#include "daybook/counts.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <glob.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOON = 1795345200, DAY = 86400 }; /* 22 November 2026, 12:00 in Paris */

static struct bn_counts *open_it(const char *folder, struct bn_scribe *scribe)
{
	struct bn_counts_options options = {
		.data_folder = folder, .kiosk = "cahors", .scribe = scribe};
	struct bn_counts *counts = bn_counts_open(&options);
	bn_counts_place(counts, "lot", "hall", NULL);
	return counts;
}

static char *path_of(const char *folder, const char *date)
{
	return bn_mem_printf("%s/counts/%s.json", folder, date);
}

/* What the file says; −1: there is none, or it isn't whole. */
static int64_t read_count(
	const char *folder, const char *date, enum bn_day_kind kind, const char *id)
{
	struct bn_day day = {0};
	char *path = path_of(folder, date), *text = NULL;
	size_t bytes = 0;
	if (bn_file_exists(path))
		text = bn_file_read(path, 1 << 24, &bytes);
	bool good = text != NULL && bn_day_read(&day, text, bytes);
	int64_t count = good ? 0 : -1;
	for (size_t i = 0; i < day.place_count; i++)
		count += bn_day_get(&day.places[i], kind, id, "");
	bn_day_finish(&day);
	free(text);
	free(path);
	return count;
}

static void test_counts_a_day_and_nothing_else(void **state)
{
	struct bn_counts *counts = open_it(*state, NULL);
	struct stat seen;
	bn_counts_add(counts, BN_DAY_LIKE, "zoe", "", 1, NOON);
	bn_counts_add(counts, BN_DAY_LIKE, "alix", "", 1, NOON + 5);
	bn_counts_add(counts, BN_DAY_LIKE, "alix", "", 1, NOON + 60);
	bn_counts_add(counts, BN_DAY_LIKE, "lou", "", 1, NOON + 61);
	bn_counts_add(counts, BN_DAY_LIKE, "lou", "", -1, NOON + 62); /* as if it had never been */
	bn_counts_add(counts, BN_DAY_LIKE, "alix", "", 1, NOON + DAY);
	bn_counts_add(counts, BN_DAY_LIKE, "zoe", "", -1, NOON + DAY); /* liked before midnight */
	bn_counts_add_hour(counts, BN_DAY_RUN_WHOLE, "lot", NOON);
	bn_counts_close(counts);
	char *path = path_of(*state, "2026-11-22");
	char *text = bn_file_read(path, 1 << 20, NULL);
	assert_string_equal(text,
		"{\"version\":1,\"day\":\"2026-11-22\",\"kiosk\":\"cahors\",\"names\":[],"
		"\"places\":[{\"campaign\":\"lot\",\"venue\":\"hall\",\"event\":\"\","
		"\"counts\":[[\"like\",\"alix\",\"\",2]\n,[\"like\",\"zoe\",\"\",1]\n,"
		"[\"run_whole\",\"lot\",\"12\",1]\n]}\n]}\n");
	assert_int_equal(stat(path, &seen), 0);
	assert_int_equal(seen.st_mode & 0777, 0600);
	assert_int_equal(read_count(*state, "2026-11-23", BN_DAY_LIKE, "alix"), 1);
	assert_int_equal(read_count(*state, "2026-11-23", BN_DAY_LIKE, "zoe"), 0);
	free(text);
	free(path);
}

static void test_goes_on_after_a_restart(void **state)
{
	for (int i = 1; i <= 3; i++) {
		struct bn_counts *counts = open_it(*state, NULL);
		bn_counts_place(counts, "lot", i == 2 ? "cinema" : "hall", "forum");
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON + i);
		bn_counts_close(counts);
		assert_int_equal(read_count(*state, "2026-11-22", BN_DAY_VISIT, "12"), i);
	}
}

/* A clock that is put back and forth, over midnight and by a month. */
static void test_clock_jumps(void **state)
{
	static const int64_t offsets[] = {0, DAY, 0, -DAY, 40 * DAY, 2 * DAY, 3 * DAY, 0, DAY};
	struct bn_scribe *scribe = bn_scribe_create();
	struct bn_counts *counts = open_it(*state, scribe);
	for (size_t i = 0; i < COUNT(offsets); i++) {
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON + offsets[i]);
		bn_counts_tick(counts, (int64_t)i * 50000);
	}
	bn_counts_close(counts);
	bn_scribe_destroy(scribe);
	assert_int_equal(read_count(*state, "2026-11-22", BN_DAY_VISIT, "12"), 3);
	assert_int_equal(read_count(*state, "2026-11-23", BN_DAY_VISIT, "12"), 2);
	assert_int_equal(read_count(*state, "2026-11-21", BN_DAY_VISIT, "12"), 1);
	assert_int_equal(read_count(*state, "2027-01-01", BN_DAY_VISIT, "12"), 1);
	assert_int_equal(read_count(*state, "2026-11-24", BN_DAY_VISIT, "12"), 1);
	assert_int_equal(read_count(*state, "2026-11-25", BN_DAY_VISIT, "12"), 1);
}

static void test_midnight(void **state)
{
	struct bn_counts *counts = open_it(*state, NULL);
	for (int64_t at = NOON; at < NOON + DAY; at += 1800)
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, at);
	bn_counts_close(counts);
	for (int hour = 0; hour < 24; hour++) {
		char id[8];
		snprintf(id, sizeof(id), "%02d", hour);
		const char *date = hour < 12 ? "2026-11-23" : "2026-11-22";
		assert_int_equal(read_count(*state, date, BN_DAY_VISIT, id), 2);
	}
}

static void test_what_is_damaged_is_put_aside(void **state)
{
	static const char *const damaged[] = {"", "{", "{\"version\":1}", "\xFF", NULL};
	char *path = path_of(*state, "2026-11-22");
	for (int i = 0; damaged[i] != NULL; i++) {
		char *folder = bn_mem_printf("%s/counts", (char *)*state);
		assert_true(bn_file_make_folder(folder));
		assert_true(bn_file_write_whole(path, damaged[i], strlen(damaged[i]), 0600));
		free(folder);
		struct bn_counts *counts = open_it(*state, NULL);
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON);
		bn_counts_close(counts);
		assert_int_equal(read_count(*state, "2026-11-22", BN_DAY_VISIT, "12"), 1);
		char *pattern = bn_mem_printf("%s.damaged-*", path);
		glob_t found = {0};
		assert_int_equal(glob(pattern, 0, NULL, &found), 0);
		assert_int_equal(found.gl_pathc, i + 1);
		globfree(&found);
		free(pattern);
	}
	free(path);
}

/* Ticks as the loop does until the file says so. */
static void until(void *folder, struct bn_counts *counts, int64_t ms, int64_t wanted)
{
	int64_t found = -1;
	for (int i = 0; i < 2000 && found != wanted; i++) {
		bn_counts_tick(counts, ms);
		poll(NULL, 0, 1);
		found = read_count(folder, "2026-11-22", BN_DAY_VISIT, "12");
	}
	assert_int_equal(found, wanted);
}

static void test_writes_now_and_then(void **state)
{
	struct bn_scribe *scribe = bn_scribe_create();
	struct bn_counts *counts = open_it(*state, scribe);
	assert_false(bn_counts_tick(counts, 1000));
	bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON);
	assert_true(bn_counts_tick(counts, 2000));
	until(*state, counts, 2000, 1);
	bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON);
	for (int64_t ms = 2000; ms < 47000; ms += 250)
		assert_false(bn_counts_tick(counts, ms));
	assert_int_equal(read_count(*state, "2026-11-22", BN_DAY_VISIT, "12"), 1);
	until(*state, counts, 47000, 2);
	assert_false(bn_counts_tick(counts, 200000)); /* nothing is new */
	bn_counts_close(counts);
	bn_scribe_destroy(scribe);
}

static void test_switched_off(void **state)
{
	char *path = bn_mem_printf("%s/counts", (char *)*state);
	bn_counts_place(NULL, "lot", "hall", "forum");
	bn_counts_name(NULL, &(struct bn_day_name){"metier", "ass", "A", ""});
	bn_counts_add(NULL, BN_DAY_LIKE, "zoe", "", 1, NOON);
	bn_counts_add_hour(NULL, BN_DAY_VISIT, NULL, NOON);
	assert_false(bn_counts_tick(NULL, 100000));
	bn_counts_close(NULL);
	/* Nor is anything made where nothing was counted. */
	struct bn_counts *counts = open_it(*state, NULL);
	assert_false(bn_counts_tick(counts, 100000));
	bn_counts_close(counts);
	assert_false(bn_file_exists(path));
	free(path);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int write_failed, write_good;

static bool take(void *context, const struct bn_journal_entry *entry)
{
	(void)context;
	write_failed += entry->kind == BN_JOURNAL_WRITE_FAILED;
	write_good += entry->kind == BN_JOURNAL_WRITE_GOOD;
	return true;
}

/* While the disk takes nothing, what was there stays; when it does again, nothing is lacking. */
static void test_a_disk_that_fails_for_a_while(void **state)
{
	struct bn_journal_options journal = {.data_folder = *state, .silent = true};
	struct bn_counts_options options = {
		.data_folder = *state, .kiosk = "cahors", .journal = bn_journal_open(&journal)};
	struct bn_counts *counts = bn_counts_open(&options);
	signal(SIGXFSZ, SIG_IGN);
	int64_t ms = 0;
	for (int i = 1; i <= 9; i++, ms += 50000) {
		bool fails = i >= 3 && i < 7;
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON);
		limit_files(fails ? 40 : RLIM_INFINITY);
		bn_counts_tick(counts, ms);
		limit_files(RLIM_INFINITY);
		assert_int_equal(
			read_count(*state, "2026-11-22", BN_DAY_VISIT, "12"), fails ? 2 : i);
	}
	bn_counts_close(counts);
	bn_journal_close(options.journal);
	write_failed = write_good = 0;
	assert_true(bn_journal_each(*state, take, NULL, NULL));
	assert_int_equal(write_failed, 1);
	assert_int_equal(write_good, 1);
}

/* Counts as fast as it can, and tells what is on the disk for sure. */
static void count_on(const char *folder, int out)
{
	struct bn_scribe *scribe = bn_scribe_create();
	struct bn_counts *counts = open_it(folder, scribe);
	char *path = path_of(folder, "2026-11-22");
	int64_t base = bn_file_exists(path) ? read_count(folder, "2026-11-22", BN_DAY_VISIT, "12")
					    : 0;
	for (int64_t i = 1;; i++) {
		bn_counts_add_hour(counts, BN_DAY_VISIT, NULL, NOON);
		if (!bn_counts_tick(counts, i * 50000))
			continue;
		bn_scribe_wait(scribe);
		int64_t sure = base + i;
		if (write(out, &sure, sizeof(sure)) != sizeof(sure))
			_exit(1);
	}
}

static void kill_it(void *folder, int rounds)
{
	unsigned seed = 11;
	int64_t sure = 0;
	for (int round = 0; round < rounds; round++) {
		int ends[2];
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();
		if (child == 0)
			count_on(folder, ends[1]);
		close(ends[1]);
		/* It has written at least once, and dies at some moment after that. */
		assert_int_equal(read(ends[0], &sure, sizeof(sure)), sizeof(sure));
		usleep((unsigned)rand_r(&seed) % 6000);
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		for (int64_t more = 0; read(ends[0], &more, sizeof(more)) == sizeof(more);)
			sure = more;
		close(ends[0]);
		int64_t found = read_count(folder, "2026-11-22", BN_DAY_VISIT, "12");
		assert_in_range(found, sure, sure + 1);
		sure = found;
	}
	/* What was half-written goes at the next start. */
	bn_counts_close(open_it(folder, NULL));
	char *pattern = bn_mem_printf("%s/counts/*", (char *)folder);
	glob_t found = {0};
	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	assert_int_equal(found.gl_pathc, 1);
	globfree(&found);
	free(pattern);
}

static int rounds = 25;

static void test_kills(void **state)
{
	kill_it(*state, rounds);
}

int main(int argc, char **argv)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
	if (argc > 1)
		rounds = atoi(argv[1]);
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(test_counts_a_day_and_nothing_else),
		TEST(test_goes_on_after_a_restart),
		TEST(test_clock_jumps),
		TEST(test_midnight),
		TEST(test_what_is_damaged_is_put_aside),
		TEST(test_writes_now_and_then),
		TEST(test_switched_off),
		TEST(test_a_disk_that_fails_for_a_while),
		TEST(test_kills),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

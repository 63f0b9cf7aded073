#include "daybook/journal.h"

#include "base/file.h"
#include "tests/test.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON 1796040000 /* 2026-11-30T12:00:00Z */

static int64_t now;

static int64_t tell_now(void)
{
	return now;
}

static struct bn_journal *open_it(const char *folder, size_t most_bytes)
{
	struct bn_journal_options options = {
		.data_folder = folder, .wall = tell_now, .most_bytes = most_bytes, .silent = true};
	return bn_journal_open(&options);
}

struct read {
	struct bn_journal_entry entries[4096];
	size_t count;
	int bad;
};

static bool take(void *context, const struct bn_journal_entry *entry)
{
	struct read *all = context;
	assert_true(all->count < COUNT(all->entries));
	all->entries[all->count++] = *entry;
	return true;
}

static struct read *read_all(const char *folder)
{
	static struct read all;
	all.count = 0;
	assert_true(bn_journal_each(folder, take, &all, &all.bad));
	return &all;
}

static void test_reads_back(void **state)
{
	now = NOON;
	struct bn_scribe *scribe = bn_scribe_create();
	struct bn_journal_options options = {
		.data_folder = *state, .scribe = scribe, .wall = tell_now, .silent = true};
	struct bn_journal *journal = bn_journal_open(&options);
	for (int kind = 0; kind < BN_JOURNAL_COUNT; kind++)
		bn_journal_add(journal, (enum bn_journal_kind)kind, "a \"b\"\n;c", NULL);
	bn_journal_add(journal, BN_JOURNAL_STOP, NULL, "SIGTERM");
	bn_journal_add(NULL, BN_JOURNAL_STOP, NULL, NULL);
	bn_journal_close(journal);
	bn_scribe_destroy(scribe);
	const struct read *all = read_all(*state);
	assert_int_equal(all->count, BN_JOURNAL_COUNT + 1);
	assert_int_equal(all->bad, 0);
	for (int kind = 0; kind < BN_JOURNAL_COUNT; kind++) {
		assert_int_equal(all->entries[kind].kind, kind);
		assert_string_equal(all->entries[kind].about, "a \"b\"\n;c");
		assert_string_equal(all->entries[kind].why, "");
		assert_int_equal(all->entries[kind].wall, NOON);
		assert_int_equal(all->entries[kind].times, 1);
	}
	assert_string_equal(all->entries[BN_JOURNAL_COUNT].why, "SIGTERM");
}

static void test_none_is_fine(void **state)
{
	assert_int_equal(read_all(*state)->count, 0);
}

static void write_raw(const char *folder, const char *text)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/journal", folder);
	assert_true(bn_file_make_folder(path));
	snprintf(path, sizeof(path), "%s/journal/journal.jsonl", folder);
	FILE *file = fopen(path, "a");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void test_torn_lines_are_left_out(void **state)
{
	static const char *const torn[] = {
		"{\"at\":\"2026-11-30T12:00:00Z\",\"kind\":\"sta",
		"{\"at\":\"2026-11-30T12:00:00Z\"}",
		"{\"kind\":\"stop\"}",
		"{\"at\":\"yesterday\",\"kind\":\"stop\"}",
		"{\"at\":\"2026-11-30T12:00:00Z\",\"kind\":\"stop\"} and more",
		"\xFF\xFE",
	};
	now = NOON;
	for (size_t i = 0; i < COUNT(torn); i++) {
		write_raw(*state, torn[i]); /* without an end of line */
		struct bn_journal *journal = open_it(*state, 0);
		bn_journal_add(journal, BN_JOURNAL_START, "lot", NULL);
		bn_journal_close(journal);
	}
	const struct read *all = read_all(*state);
	assert_int_equal(all->count, COUNT(torn));
	assert_int_equal(all->bad, COUNT(torn));
}

static void test_a_later_versions_kind(void **state)
{
	write_raw(*state, "{\"at\":\"2026-11-30T12:00:00Z\",\"kind\":\"party\",\"hats\":[3]}\n");
	const struct read *all = read_all(*state);
	assert_int_equal(all->count, 1);
	assert_int_equal(all->entries[0].kind, BN_JOURNAL_COUNT);
	assert_string_equal(all->entries[0].name, "party");
	struct bn_str words = {0};
	bn_journal_words(&all->entries[0], &words);
	assert_string_equal(bn_str_text(&words), "party");
	bn_str_finish(&words);
}

static void test_rotates(void **state)
{
	enum { MOST = 4096, ENTRIES = 1000 };
	char about[16], path[256];
	struct bn_journal *journal = open_it(*state, MOST);
	for (int i = 0; i < ENTRIES; i++) {
		now = NOON + i;
		snprintf(about, sizeof(about), "clip-%d", i);
		bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, about, "damaged");
	}
	bn_journal_close(journal);
	struct stat info;
	for (int age = 0; age <= 5; age++) {
		snprintf(path, sizeof(path),
			age == 0 ? "%s/journal/journal.jsonl" : "%s/journal/journal.%d.jsonl",
			(char *)*state, age);
		assert_int_equal(stat(path, &info), age < 5 ? 0 : -1);
		assert_true(age == 5 || info.st_size <= MOST);
	}
	const struct read *all = read_all(*state);
	assert_int_equal(all->bad, 0);
	assert_in_range(all->count, 4 * MOST / 100, 5 * MOST / 80);
	for (size_t i = 0; i < all->count; i++)
		assert_int_equal(
			all->entries[i].wall, NOON + ENTRIES - (int64_t)all->count + (int64_t)i);
}

static void test_the_same_over_and_over(void **state)
{
	struct bn_journal *journal = open_it(*state, 0);
	for (int i = 0; i < 1500; i++) {
		now = NOON + i;
		bn_journal_add(journal, BN_JOURNAL_WRITE_FAILED, i % 2 ? "lead" : "counts", "full");
	}
	now = NOON - 86400; /* the clock is put back: what happens is still told */
	bn_journal_add(journal, BN_JOURNAL_WRITE_FAILED, "lead", "full");
	bn_journal_close(journal);
	const struct read *all = read_all(*state);
	int times = 0;
	for (size_t i = 0; i < all->count; i++)
		times += all->entries[i].times;
	assert_int_equal(times, 1501);
	/* Of each three at 0, 600 and 1200 s; then the clock, and the rest of one at the end. */
	assert_int_equal(all->count, 2 * 3 * 3 + 1 + 1);
	assert_int_equal(all->entries[5].times, 1);
	assert_int_equal(all->entries[6].times, 298);
}

static void test_long_texts_are_cut_at_a_letter(void **state)
{
	char text[601];
	for (size_t i = 0; i + 1 < sizeof(text); i += 2)
		memcpy(text + i, "é", 3);
	struct bn_journal *journal = open_it(*state, 0);
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, text + 0, text);
	text[0] = 'x'; /* half a letter first: still one entry that reads */
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, text, NULL);
	bn_journal_close(journal);
	const struct read *all = read_all(*state);
	assert_int_equal(all->count, 2);
	assert_int_equal(strlen(all->entries[0].about), 200);
	assert_int_equal(all->bad, 0);
}

/* A disk that takes no more: half a line never stays. */
static void test_full_disk(void **state)
{
	pid_t child = fork();
	if (child == 0) {
		char about[16];
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &(struct rlimit){1000, 1000});
		struct bn_journal *journal = open_it(*state, 0);
		for (int i = 0; i < 40; i++) {
			snprintf(about, sizeof(about), "clip-%d", i);
			bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, about, "damaged");
		}
		bn_journal_close(journal);
		_exit(0);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	const struct read *all = read_all(*state);
	assert_in_range(all->count, 8, 12);
	assert_int_equal(all->bad, 0);
}

/* Adds without end, under a small limit. */
static void add_on(const char *folder, const char *who)
{
	char about[32];
	struct bn_journal *journal = open_it(folder, 2000);
	for (int i = 0;; i++) {
		now = NOON + i;
		snprintf(about, sizeof(about), "%s-%d", who, i);
		bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, about, NULL);
	}
}

static void test_kills_between_two_writers(void **state)
{
	unsigned seed = 7;
	for (int round = 0; round < 25; round++) {
		pid_t children[2];
		for (int i = 0; i < 2; i++) {
			children[i] = fork();
			if (children[i] == 0)
				add_on(*state, i == 0 ? "kiosk" : "ctl");
		}
		usleep(2000 +
			(unsigned)rand_r(&seed) % 8000); /* the moment of the kill is random */
		for (int i = 0; i < 2; i++) {
			kill(children[i], SIGKILL);
			assert_int_equal(waitpid(children[i], NULL, 0), children[i]);
		}
		const struct read *all = read_all(*state);
		assert_int_equal(all->bad, 0);
		int64_t last[2] = {0};
		for (size_t i = 0; i < all->count; i++) {
			int who = all->entries[i].about[0] == 'k';
			/* A writer's entries are in order; a new round begins at 0. */
			bool next = all->entries[i].wall == last[who] + 1 || last[who] == 0 ||
				    all->entries[i].wall == NOON;
			assert_true(next);
			last[who] = all->entries[i].wall;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_reads_back, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_none_is_fine, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_torn_lines_are_left_out, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_a_later_versions_kind, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_rotates, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_the_same_over_and_over, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_long_texts_are_cut_at_a_letter, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_full_disk, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_kills_between_two_writers, test_make_folder, test_remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

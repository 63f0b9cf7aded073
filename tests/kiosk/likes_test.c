/* What is kept of likes: counts a day and testimony, nothing else. */
#include "kiosk/likes.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <dirent.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "jour;temoignage;j-aime\n"

enum { TOO_LONG = 17 << 20 };
enum { NOON = 1795345200, DAY = 86400 }; /* 22 November 2026, 12:00 in Paris */

static char folder[64];

static char *path_of(const char *name)
{
	return bn_mem_printf("%s/likes/%s", folder, name);
}

static void assert_holds(const char *name, const char *wanted)
{
	char *path = path_of(name);
	char *text = bn_file_read(path, 1 << 20, NULL);
	assert_non_null(text);
	assert_string_equal(text, wanted);
	free(text);
	free(path);
}

static void write_file(const char *name, const char *text)
{
	char *path = path_of(name), *in = path_of("");
	assert_true(bn_file_make_folder(in));
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	free(in);
	free(path);
}

static void counts_a_day_and_nothing_else(void **state)
{
	struct bn_likes *likes = bn_likes_create(folder);
	struct stat seen;
	(void)state;
	bn_likes_add(likes, "zoe", 1, NOON);
	bn_likes_add(likes, "alix", 1, NOON + 5);
	bn_likes_add(likes, "alix", 1, NOON + 60);
	bn_likes_add(likes, "lou", 1, NOON + 61);
	bn_likes_add(likes, "lou", -1, NOON + 62); /* taken back: as if it had never been */
	bn_likes_add(likes, "alix", 1, NOON + DAY);
	bn_likes_add(likes, "zoe", -1, NOON + DAY); /* liked before midnight */
	bn_likes_add(likes, "zoe", 1, NOON + DAY);
	bn_likes_destroy(likes);
	assert_holds("2026-11.csv", HEADER
		"2026-11-22;alix;2\n2026-11-22;zoe;1\n2026-11-23;alix;1\n2026-11-23;zoe;1\n");
	char *path = path_of("2026-11.csv");
	assert_int_equal(stat(path, &seen), 0);
	assert_int_equal(seen.st_mode & 0777, 0600);
	free(path);
}

static void goes_on_after_a_restart_and_in_the_next_month(void **state)
{
	(void)state;
	struct bn_likes *likes = bn_likes_create(folder);
	bn_likes_add(likes, "zoe", 1, NOON);
	bn_likes_destroy(likes);
	likes = bn_likes_create(folder);
	bn_likes_add(likes, "zoe", 1, NOON);
	bn_likes_add(likes, "zoe", 1, NOON + 10 * DAY);
	assert_holds("2026-11.csv", HEADER "2026-11-22;zoe;2\n"); /* the month is over */
	bn_likes_destroy(likes);
	assert_holds("2026-12.csv", HEADER "2026-12-02;zoe;1\n");
}

/* Ticks as the loop does until the file holds this. */
static void until(struct bn_likes *likes, int64_t ms, const char *wanted)
{
	char *path = path_of("2026-11.csv"), *text = NULL;
	for (int i = 0; i < 1000 && (text == NULL || strcmp(text, wanted) != 0); i++) {
		bn_likes_tick(likes, ms);
		poll(NULL, 0, 5);
		free(text);
		text = bn_file_exists(path) ? bn_file_read(path, 1 << 20, NULL) : NULL;
	}
	assert_non_null(text);
	assert_string_equal(text, wanted);
	free(text);
	free(path);
}

static void writes_once_a_minute(void **state)
{
	(void)state;
	struct bn_likes *likes = bn_likes_create(folder);
	assert_false(bn_likes_tick(likes, 1000));
	bn_likes_add(likes, "zoe", 1, NOON);
	assert_true(bn_likes_tick(likes, 2000));
	until(likes, 2000, HEADER "2026-11-22;zoe;1\n");
	bn_likes_add(likes, "zoe", 1, NOON + 1);
	for (int64_t ms = 2000; ms < 62000; ms += 250)
		assert_false(bn_likes_tick(likes, ms));
	assert_holds("2026-11.csv", HEADER "2026-11-22;zoe;1\n");
	until(likes, 62000, HEADER "2026-11-22;zoe;2\n");
	assert_false(bn_likes_tick(likes, 200000)); /* nothing is new */
	bn_likes_destroy(likes);
}

static void leaves_out_what_is_no_count(void **state)
{
	(void)state;
	write_file("2026-11.csv", HEADER "2026-11-21;zoe;7\nzoe\n2026-11-21;;4\n2026-11-21;lou;-4\n"
					 "2026-11-21;lou;x\n21/11/26;lou;4\n2026-11-21;lou\n");
	struct bn_likes *likes = bn_likes_create(folder);
	bn_likes_add(likes, "zoe", 1, NOON);
	bn_likes_destroy(likes);
	assert_holds("2026-11.csv", HEADER "2026-11-21;zoe;7\n2026-11-22;zoe;1\n");
}

/* What can't be read isn't written over. */
static void an_unreadable_month_is_left_alone(void **state)
{
	(void)state;
	struct stat seen;
	char *path = path_of("2026-11.csv");
	write_file("2026-11.csv", HEADER);
	assert_int_equal(truncate(path, TOO_LONG), 0);
	struct bn_likes *likes = bn_likes_create(folder);
	bn_likes_add(likes, "zoe", 1, NOON);
	bn_likes_tick(likes, 1000);
	bn_likes_destroy(likes);
	assert_int_equal(stat(path, &seen), 0);
	assert_int_equal(seen.st_size, TOO_LONG);
	free(path);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/borne-likes.XXXXXX");
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	char *path = path_of("");
	DIR *open = opendir(path);
	for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(open), entry->d_name, 0);
	if (open != NULL)
		closedir(open);
	rmdir(path);
	free(path);
	return rmdir(folder);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	const struct CMUnitTest tests[] = {
		TEST(counts_a_day_and_nothing_else),
		TEST(goes_on_after_a_restart_and_in_the_next_month),
		TEST(writes_once_a_minute),
		TEST(leaves_out_what_is_no_count),
		TEST(an_unreadable_month_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

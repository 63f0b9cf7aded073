/* How long wrong codes are waited for, and what is kept of it. */
#include "staff/tries.h"

#include "base/file.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void waits(void **state)
{
	static const struct {
		int wrong, seconds, left;
	} cases[] = {{0, 0, 5}, {1, 1, 4}, {2, 2, 3}, {3, 4, 2}, {4, 8, 1}, {5, 300, 0},
		{6, 600, 0}, {7, 1200, 0}, {8, 2400, 0}, {9, 3600, 0}, {10, 3600, 0},
		{1000000, 3600, 0}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_tries tries = {cases[i].wrong, 0};
		assert_int_equal(bn_tries_wait_ms(cases[i].wrong), 1000 * cases[i].seconds);
		assert_int_equal(bn_tries_left(&tries), cases[i].left);
	}
}

static void fail_and_pass(void **state)
{
	struct bn_tries tries = {0};
	(void)state;
	for (int i = 1; i <= 5; i++)
		bn_tries_fail(&tries);
	assert_int_equal(tries.wrong, 5);
	assert_int_equal(tries.left_ms, 300000);
	bn_tries_pass(&tries, -100000); /* no clock goes back, and none makes it longer */
	assert_int_equal(tries.left_ms, 300000);
	bn_tries_pass(&tries, 299999);
	assert_int_equal(tries.left_ms, 1);
	bn_tries_pass(&tries, INT64_MAX);
	assert_int_equal(tries.left_ms, 0);
	tries.wrong = 1000000;
	bn_tries_fail(&tries);
	assert_int_equal(tries.wrong, 1000000);
}

static void kept(void **state)
{
	struct bn_tries tries = {3, 2500}, again = {9, 9};
	bn_tries_load(*state, &again);
	assert_int_equal(again.wrong, 0);
	assert_int_equal(again.left_ms, 0);
	assert_true(bn_tries_save(*state, &tries));
	bn_tries_load(*state, &again);
	assert_int_equal(again.wrong, 3);
	assert_int_equal(again.left_ms, 2500);
	struct stat info;
	char *path = bn_file_join(*state, "staff.tries");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(path);
	assert_false(bn_tries_save("/proc/nowhere", &tries));
}

/* Whoever could spoil the file could also remove it; but a bad disk must not open the door. */
static void spoilt(void **state)
{
	static const char *const texts[] = {"", "{", "[]", "{}", "{\"v\":1}",
		"{\"v\":1,\"wrong\":-1,\"left_ms\":0}", "{\"v\":1,\"wrong\":1,\"left_ms\":-5}",
		"{\"v\":2,\"wrong\":0,\"left_ms\":0}", "{\"v\":1,\"wrong\":0}",
		"{\"v\":1,\"wrong\":0,\"left_ms\":3600001}",
		"{\"v\":1,\"wrong\":0,\"left_ms\":0} x", "{\"v\":1,\"wrong\":\"0\",\"left_ms\":0}"};
	char *path = bn_file_join(*state, "staff.tries");
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct bn_tries tries = {0};
		assert_true(bn_file_write_whole(path, texts[i], strlen(texts[i]), 0600));
		bn_tries_load(*state, &tries);
		if (tries.wrong != BN_TRIES_FREE || tries.left_ms != 300000)
			fail_msg("\"%s\" was read as %d wrong", texts[i], tries.wrong);
	}
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	struct bn_tries tries = {0};
	bn_tries_load(*state, &tries);
	assert_int_equal(tries.wrong, BN_TRIES_FREE);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waits),
		cmocka_unit_test(fail_and_pass),
		with_folder(kept),
		with_folder(spoilt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

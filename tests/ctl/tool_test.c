/* Another program, asked: what it says, how it ends, and that nobody waits for it without end. */
#include "ctl/tool.h"

#include "base/clock.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>

#define ENOUGH_MS 20000 /* whatever else the machine does */

static void assert_told(const char *script, bool errors, enum bn_tool_end end, const char *said)
{
	const char *const words[] = {"/bin/sh", "-c", script, NULL};
	char *told = NULL;
	assert_int_equal(bn_tool_run(words, errors, ENOUGH_MS, &told), end);
	assert_string_equal(told, said);
	free(told);
}

static void says_what_it_prints(void **state)
{
	(void)state;
	assert_told("echo a; echo b >&2", false, BN_TOOL_DONE, "a\n");
	assert_told("echo a; echo b >&2", true, BN_TOOL_DONE, "b\n");
	assert_told("echo a; exit 3", false, BN_TOOL_FAILED, "a\n");
	assert_told("kill -9 $$", false, BN_TOOL_FAILED, "");
	assert_told("cat", false, BN_TOOL_DONE, ""); /* nothing to read */
}

static void one_that_is_not_there(void **state)
{
	static const char *const words[] = {"/nowhere/tool", NULL};
	char *told = NULL;
	(void)state;
	assert_int_equal(bn_tool_run(words, false, ENOUGH_MS, &told), BN_TOOL_FAILED);
	assert_string_equal(told, "");
	free(told);
	char *found = bn_tool_find("sh");
	assert_true(bn_str_ends(found, "/sh"));
	free(found);
	assert_null(bn_tool_find("no-such-tool"));
}

static void much_is_cut(void **state)
{
	static const char *const words[] = {
		"/bin/sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x", NULL};
	char *told = NULL;
	(void)state;
	assert_int_equal(bn_tool_run(words, false, ENOUGH_MS, &told), BN_TOOL_DONE);
	assert_in_range(strlen(told), 60000, 65536);
	free(told);
}

static void one_that_never_ends_is_killed(void **state)
{
	static const char *const words[] = {"/bin/sh", "-c", "echo a; exec sleep 600", NULL};
	char *told = NULL;
	(void)state;
	int64_t began = bn_clock_ms();
	assert_int_equal(bn_tool_run(words, false, 200, &told), BN_TOOL_LATE);
	assert_true(bn_clock_ms() - began < ENOUGH_MS);
	free(told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_it_prints),
		cmocka_unit_test(one_that_is_not_there),
		cmocka_unit_test(much_is_cut),
		cmocka_unit_test(one_that_never_ends_is_killed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

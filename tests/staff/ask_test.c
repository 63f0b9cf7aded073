/* Asking the system: by a file's name in RUN/ask, and by nothing else. */
#include "staff/ask.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <sys/stat.h>
#include <unistd.h>

static char *asked(void **state, const char *what)
{
	return bn_mem_printf("%s/ask/%s", (char *)*state, what);
}

static void asks(void **state)
{
	static const char *const wishes[] = {
		BN_ASK_RESTART, BN_ASK_SHUTDOWN, BN_ASK_RELEASE "sdb1"};
	char *folder = bn_file_join(*state, "ask");
	assert_false(bn_ask_possible(*state));
	assert_false(bn_ask(*state, BN_ASK_RESTART));
	assert_true(bn_file_make_folder(folder));
	assert_true(bn_ask_possible(*state));
	for (size_t i = 0; i < COUNT(wishes); i++) {
		struct stat info;
		char *path = asked(state, wishes[i]);
		assert_true(bn_ask(*state, wishes[i]));
		assert_true(bn_ask(*state, wishes[i])); /* it wasn't looked at yet */
		assert_int_equal(lstat(path, &info), 0);
		assert_true(S_ISREG(info.st_mode));
		assert_int_equal(info.st_size, 0);
		free(path);
	}
	free(folder);
}

/* Nothing is written through a link that somebody laid there. */
static void no_links(void **state)
{
	char *folder = bn_file_join(*state, "ask"), *other = bn_file_join(*state, "other");
	char *path = asked(state, BN_ASK_RESTART);
	assert_true(bn_file_make_folder(folder));
	assert_int_equal(symlink(other, path), 0);
	assert_false(bn_ask(*state, BN_ASK_RESTART));
	assert_false(bn_file_exists(other));
	free(path);
	free(other);
	free(folder);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {with_folder(asks), with_folder(no_links)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

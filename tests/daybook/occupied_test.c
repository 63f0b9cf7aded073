/* Who is at the kiosk, told by a lock: whoever looks never keeps the kiosk waiting. */
#include "daybook/occupied.h"

#include "base/file.h"
#include "tests/test.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static void test_told_and_ended(void **state)
{
	int fd = bn_occupied_open(*state);
	assert_false(bn_occupied(*state));
	assert_true(bn_occupied_tell(fd, true));
	assert_true(bn_occupied(*state));
	assert_true(bn_occupied_tell(fd, false));
	assert_false(bn_occupied(*state));
	assert_true(bn_occupied_tell(fd, true));
	close(fd); /* as when the kiosk is killed */
	assert_false(bn_occupied(*state));
}

/* A process that is stopped while it looks, or that holds it on purpose. */
static void test_somebody_holds_it(void **state)
{
	int fd = bn_occupied_open(*state);
	char *path = bn_file_join(*state, "occupied");
	int other = open(path, O_RDONLY | O_CLOEXEC);
	assert_int_equal(flock(other, LOCK_SH), 0);
	alarm(5);
	assert_false(bn_occupied_tell(fd, true));
	alarm(0);
	close(other);
	assert_true(bn_occupied_tell(fd, true));
	assert_true(bn_occupied(*state));
	close(fd);
	free(path);
}

static void test_nobody_is_told(void **state)
{
	(void)state;
	assert_true(bn_occupied_tell(-1, true));
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(test_told_and_ended),
		with_folder(test_somebody_holds_it),
		with_folder(test_nobody_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

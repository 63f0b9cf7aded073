#include "base/paths.h"

#include "base/file.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

static void finds_its_own_files(void **state)
{
	(void)state;
	unsetenv("BORNE_SHARE");
	char *path = bn_paths_share("LICENSE");
	assert_true(bn_file_exists(path));
	free(path);
	setenv("BORNE_SHARE", "/usr/share/borne", 1);
	path = bn_paths_share("assets/img/duo.svg");
	assert_string_equal(path, "/usr/share/borne/assets/img/duo.svg");
	free(path);
	unsetenv("BORNE_SHARE");
}

static void finds_programs_beside(void **state)
{
	(void)state;
	char *self = bn_paths_program("base_paths_test"), *other = bn_paths_program("no-such");
	assert_int_equal(self[0], '/');
	assert_int_equal(access(self, X_OK), 0);
	assert_memory_equal(other, self, strlen(self) - strlen("base_paths_test"));
	assert_false(bn_file_exists(other));
	free(self);
	free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_its_own_files),
		cmocka_unit_test(finds_programs_beside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

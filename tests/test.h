/* What every unit test begins with: cmocka, the headers it wants before it, a folder of its own. */
#ifndef BN_TESTS_TEST_H
#define BN_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* An empty folder under TMPDIR or /tmp, as a cmocka fixture: *state is its path. */
static inline int test_make_folder(void **state)
{
	const char *base = getenv("TMPDIR");
	char *path = NULL;
	if (asprintf(&path, "%s/borne-test.XXXXXX", base != NULL ? base : "/tmp") < 0)
		return -1;
	*state = mkdtemp(path);
	return *state != NULL ? 0 : -1;
}

/* Removes it and all it holds. */
static inline int test_remove_folder(void **state)
{
	char command[512];
	snprintf(command, sizeof(command), "rm -rf '%s'", (char *)*state);
	int code = system(command);
	free(*state);
	return code;
}

#endif

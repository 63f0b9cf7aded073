#include "base/secret.h"

#include "tests/test.h"

#include <string.h>

/* The line of /proc/self/smaps for the mapping this address lies in. */
static void find_field(const void *memory, const char *field, char *line, size_t size)
{
	FILE *maps = fopen("/proc/self/smaps", "r");
	assert_non_null(maps);
	char at[512];
	int inside = 0;
	line[0] = '\0';
	while (fgets(at, sizeof(at), maps) != NULL) {
		unsigned long from, to;
		if (sscanf(at, "%lx-%lx ", &from, &to) == 2)
			inside = (unsigned long)memory >= from && (unsigned long)memory < to;
		else if (inside && strncmp(at, field, strlen(field)) == 0)
			snprintf(line, size, "%s", at);
	}
	fclose(maps);
}

static void locks_and_hides(void **state)
{
	(void)state;
	char line[512];
	unsigned char *memory = bn_secret_create(5000);
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(memory[i], 0);
	find_field(memory, "VmFlags:", line, sizeof(line));
	assert_non_null(strstr(line, " dd")); /* not in core files */
#ifndef __SANITIZE_THREAD__                   /* its runtime turns mlock into nothing */
#ifndef __SANITIZE_ADDRESS__
	assert_non_null(strstr(line, " lo")); /* locked: never in swap */
#endif
#endif
	bn_secret_destroy(memory, 5000);
	bn_secret_destroy(NULL, 5000);
}

static void wipes(void **state)
{
	(void)state;
	char *memory = bn_secret_create(100);
	memset(memory, 'x', 100);
	bn_secret_wipe(memory, 60);
	for (size_t i = 0; i < 60; i++)
		assert_int_equal(memory[i], 0);
	assert_int_equal(memory[60], 'x');
	bn_secret_destroy(memory, 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(locks_and_hides),
		cmocka_unit_test(wipes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

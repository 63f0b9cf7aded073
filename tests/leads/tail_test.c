#include "leads/tail.h"

#include "base/file.h"
#include "tests/leads/limit.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

static void assert_number(const char *path, int64_t number)
{
	struct bn_tail tail;
	assert_true(bn_tail_read(path, &tail));
	assert_int_equal(tail.number, number);
	assert_int_equal(tail.hash[0], number);
}

static bool write_number(const char *path, int64_t number)
{
	struct bn_tail tail = {.number = number};
	memset(tail.hash, (int)number, sizeof(tail.hash));
	return bn_tail_write(path, &tail);
}

static void keeps_the_last(void **state)
{
	char *path = bn_file_join(*state, "tail");
	assert_number(path, 0);
	for (int number = 1; number < 8; number += number % 3) {
		assert_true(write_number(path, number));
		assert_number(path, number);
	}
	int64_t last = 7;
	assert_true(write_number(path, last));
	assert_true(write_number(path, 3)); /* a slower process's: the later one stays */
	assert_number(path, last);
	free(path);
}

/* Whatever happens to the place that is being written, the one before is still there. */
static void a_torn_write_leaves_the_one_before(void **state)
{
	char *path = bn_file_join(*state, "tail");
	size_t count = 0;
	assert_true(write_number(path, 1) && write_number(path, 2));
	char *before = bn_file_read(path, 4096, &count);
	assert_true(write_number(path, 4));
	char *after = bn_file_read(path, 4096, &count);
	assert_int_equal(count, 1024);
	for (size_t torn = 0; torn <= count; torn += 8) {
		char bytes[1024];
		memcpy(bytes, after, torn);
		memcpy(bytes + torn, before + torn, count - torn);
		FILE *file = fopen(path, "w");
		assert_int_equal(fwrite(bytes, 1, count, file), count);
		assert_int_equal(fclose(file), 0);
		struct bn_tail tail;
		assert_true(bn_tail_read(path, &tail));
		assert_int_equal(tail.number, memcmp(bytes, after, count) == 0 ? 4 : 2);
	}
	free(after);
	free(before);
	free(path);
}

static void says_when_it_cannot(void **state)
{
	struct bn_tail tail;
	char *path = bn_file_join(*state, "tail");
	assert_true(write_number(path, 1));
	limit_files(0);
	bool good = write_number(path, 2);
	limit_files_no_more();
	assert_false(good);
	assert_number(path, 1);
	assert_false(bn_tail_write("/no/such/tail", &tail));
	assert_false(bn_tail_read("/dev/null/tail", &tail));
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(keeps_the_last),
		with_folder(a_torn_write_leaves_the_one_before),
		with_folder(says_when_it_cannot),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

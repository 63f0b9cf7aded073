#include "leads/tail.h"

#include "base/file.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void make_link(int64_t number, uint8_t bytes[BN_CHAIN_LINK])
{
	static const uint8_t seed[BN_SEAL_KEY] = {7};
	struct bn_seal_signer signer;
	struct bn_chain_link link = {.kind = BN_CHAIN_LEAD, .number = number};
	bn_seal_make_signer(seed, &signer);
	snprintf(link.id, sizeof(link.id), "%032llx", (long long)number);
	assert_true(bn_chain_make(&link, &signer, bytes));
}

static void assert_number(struct bn_tail_file *file, int64_t number)
{
	uint8_t link[BN_CHAIN_LINK], expected[BN_CHAIN_LINK] = {0};
	if (number > 0)
		make_link(number, expected);
	assert_true(bn_tail_read(file, link));
	assert_memory_equal(link, expected, BN_CHAIN_LINK);
}

static bool write_number(struct bn_tail_file *file, int64_t number)
{
	uint8_t link[BN_CHAIN_LINK], before[BN_CHAIN_LINK];
	make_link(number, link);
	return bn_tail_read(file, before) && bn_tail_begin(file, link) && bn_tail_wait(file);
}

static void keeps_the_last(void **state)
{
	char *path = bn_file_join(*state, "tail");
	struct bn_tail_file *file = bn_tail_create(path), *other = bn_tail_create(path);
	assert_number(file, 0);
	for (int64_t number = 1; number < 9; number += number % 3) {
		assert_true(write_number(number % 2 ? file : other, number));
		assert_number(file, number);
		assert_number(other, number);
	}
	/* Deleted by somebody: begun anew. */
	assert_int_equal(unlink(path), 0);
	assert_number(file, 0);
	assert_true(write_number(file, 9));
	assert_number(other, 9);
	bn_tail_destroy(other);
	bn_tail_destroy(file);
	free(path);
}

static void put(const char *path, const char *bytes, size_t count)
{
	FILE *file = fopen(path, "w");
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
}

/* Whatever happens to the place that is being written, the one before is still there. */
static void a_torn_write_leaves_the_one_before(void **state)
{
	char *path = bn_file_join(*state, "tail");
	struct bn_tail_file *file = bn_tail_create(path);
	size_t count = 0;
	assert_true(write_number(file, 1) && write_number(file, 2));
	char *before = bn_file_read(path, 4096, &count);
	assert_true(write_number(file, 4));
	char *after = bn_file_read(path, 4096, &count);
	assert_int_equal(count, 1024);
	for (size_t torn = 0; torn <= count; torn += 8) {
		char bytes[1024];
		memcpy(bytes, after, torn);
		memcpy(bytes + torn, before + torn, count - torn);
		put(path, bytes, count);
		assert_number(file, memcmp(bytes, after, count) == 0 ? 4 : 2);
	}
	put(path, before, 700); /* cut off */
	assert_number(file, 1);
	free(after);
	free(before);
	bn_tail_destroy(file);
	free(path);
}

/* A link whose sync failed may not be there: the next takes its place, not that of the one before.
 */
static void after_a_failed_sync_the_one_before_stays(void **state)
{
	static const struct calls_plan plan = {
		.nth = 1, .kinds = CALLS_SYNC, .error = EIO, .times = 1};
	char *path = bn_file_join(*state, "tail");
	struct bn_tail_file *file = bn_tail_create(path);
	size_t count = 0;
	calls_watch(*state);
	assert_true(write_number(file, 1) && write_number(file, 2));
	char *before = bn_file_read(path, 4096, &count);
	calls_begin(&plan);
	assert_false(write_number(file, 3));
	assert_int_equal(calls_end(), 1);
	assert_number(file, 3);
	assert_true(write_number(file, 4));
	char *after = bn_file_read(path, 4096, &count);
	assert_memory_equal(before + 512, after + 512, 512); /* number 2 */
	assert_true(write_number(file, 5));                  /* and then in turn again */
	assert_number(file, 5);
	free(after);
	after = bn_file_read(path, 4096, &count);
	assert_memory_not_equal(before + 512, after + 512, 512);
	calls_watch(NULL);
	free(after);
	free(before);
	bn_tail_destroy(file);
	free(path);
}

/* Nobody knows the end then: that is not the same as none. */
static void says_when_it_cannot(void **state)
{
	uint8_t link[BN_CHAIN_LINK];
	char *path = bn_file_join(*state, "tail");
	struct bn_tail_file *file = bn_tail_create(path);
	static const unsigned kinds[] = {CALLS_READ, CALLS_WRITE, CALLS_SYNC};
	calls_watch(*state);
	assert_true(write_number(file, 1));
	for (size_t i = 0; i < COUNT(kinds); i++) {
		for (int nth = 1; nth <= (kinds[i] == CALLS_READ ? 2 : 1); nth++) {
			const struct calls_plan plan = {
				.nth = nth, .kinds = kinds[i], .error = EIO, .times = 1};
			calls_begin(&plan);
			assert_false(write_number(file, 2 + (int64_t)i));
			assert_true(calls_end() >= 1);
		}
	}
	calls_watch(NULL);
	bn_tail_destroy(file);
	file = bn_tail_create("/no/such/tail");
	make_link(1, link);
	assert_false(bn_tail_begin(file, link));
	bn_tail_destroy(file);
	file = bn_tail_create("/dev/null/tail");
	assert_false(bn_tail_read(file, link));
	bn_tail_destroy(file);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(keeps_the_last),
		with_folder(a_torn_write_leaves_the_one_before),
		with_folder(after_a_failed_sync_the_one_before_stays),
		with_folder(says_when_it_cannot),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

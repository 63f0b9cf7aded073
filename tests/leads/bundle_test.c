#include "leads/bundle.h"

#include "base/file.h"
#include "leads/seal.h"
#include "tests/leads/limit.h"
#include "tests/leads/links.h"
#include "tests/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ID_A "0123456789abcdef0000000000000000"
#define ID_B "fedcba98765432100000000000000000"

static char *export(void **state)
{
	return bn_file_join(*state, "a.leads");
}

static void fill(struct bn_bundle *bundle)
{
	struct links links, first;
	links_begin(&links, 'k');
	/* The end is known before the records are read. */
	first = links;
	links_make(&first, BN_CHAIN_LEAD, ID_A, 1793975400, "sealed", 6);
	links_make(&first, BN_CHAIN_LEAD, ID_B, -1, "erased", 6);
	bn_bundle_begin(bundle, "borne-0a1b2c3d", 1793979000, &first.end, &links.signer);
	struct bn_store_record record = links_make(
		&links, BN_CHAIN_LEAD, ID_A, 1793975400, "sealed", 6);
	bn_bundle_add(bundle, &record);
	record = links_make(&links, BN_CHAIN_LEAD, ID_B, -1, "erased", 6);
	record.sealed = NULL;
	record.bytes = 0;
	bn_bundle_add(bundle, &record);
	/* Saved while the bundle is made: for the next one. */
	record = links_make(&links, BN_CHAIN_LEAD, ID_A, 1, "later", 5);
	bn_bundle_add(bundle, &record);
}

static void assert_filled(struct bn_bundle *bundle)
{
	struct bn_store_record record;
	assert_string_equal(bundle->kiosk, "borne-0a1b2c3d");
	assert_int_equal(bundle->wall, 1793979000);
	assert_int_equal(bundle->count, 2);
	assert_int_equal(bundle->end.number, 2);
	assert_true(bundle->end_signed);
	assert_true(bn_bundle_next(bundle, &record));
	assert_int_equal(record.number, 1);
	assert_string_equal(record.id, ID_A);
	assert_int_equal(record.wall, 1793975400);
	assert_int_equal(record.bytes, 6);
	assert_memory_equal(record.sealed, "sealed", 6);
	assert_true(bn_bundle_next(bundle, &record));
	assert_int_equal(record.number, 2);
	assert_string_equal(record.id, ID_B);
	assert_int_equal(record.wall, -1);
	assert_int_equal(record.bytes, 0);
	assert_null(record.sealed);
	assert_true(bn_chain_signed(record.link));
	assert_false(bn_bundle_next(bundle, &record));
	assert_false(bn_bundle_next(bundle, &record));
}

static void round_trip(void **state)
{
	struct bn_bundle bundle, again;
	struct bn_store_record record;
	struct stat info;
	char *path = export(state);
	fill(&bundle);
	assert_true(bn_bundle_save(&bundle, path));
	bn_bundle_finish(&bundle);
	assert_int_equal(bn_bundle_load(&again, path), BN_BUNDLE_LOADED);
	assert_filled(&again);
	bn_bundle_finish(&again);
	assert_false(bn_bundle_next(&again, &record)); /* an empty one has none */
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(info.st_size, 212 + 212 + 6 + 212 + 32);
	free(path);
}

static void empty_and_full_names(void **state)
{
	struct bn_bundle bundle, again;
	char *path = export(state), name[BN_LEAD_KEY] = "";
	memset(name, 'n', BN_LEAD_KEY - 1);
	struct links links;
	links_begin(&links, 'k');
	bn_bundle_begin(&bundle, name, 0, &links.end, &links.signer);
	assert_true(bn_bundle_save(&bundle, path));
	bn_bundle_finish(&bundle);
	assert_int_equal(bn_bundle_load(&again, path), BN_BUNDLE_LOADED);
	assert_string_equal(again.kiosk, name);
	assert_int_equal(again.count, 0);
	bn_bundle_finish(&again);
	bn_bundle_finish(NULL);
	free(path);
}

/* The saved bytes of the filled bundle; the caller frees them. */
static char *saved(void **state, size_t *count)
{
	struct bn_bundle bundle;
	char *path = export(state);
	fill(&bundle);
	assert_true(bn_bundle_save(&bundle, path));
	bn_bundle_finish(&bundle);
	char *bytes = bn_file_read(path, 1 << 20, count);
	assert_non_null(bytes);
	free(path);
	return bytes;
}

/* As a file that holds these bytes. */
static enum bn_bundle_load parse(struct bn_bundle *bundle, const char *bytes, size_t count)
{
	char path[32];
	int fd = memfd_create("bundle", MFD_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert_int_equal(write(fd, bytes, count), count);
	enum bn_bundle_load result = bn_bundle_load(bundle, path);
	close(fd);
	return result;
}

static void cut_at_every_byte(void **state)
{
	struct bn_bundle bundle;
	size_t count = 0;
	char *bytes = saved(state, &count);
	for (size_t length = 0; length < count; length++) {
		enum bn_bundle_load result = parse(&bundle, bytes, length);
		assert_int_equal(result, length < 8 ? BN_BUNDLE_FOREIGN : BN_BUNDLE_CHANGED);
		assert_false(bundle.reading);
	}
	assert_int_equal(parse(&bundle, bytes, count), BN_BUNDLE_LOADED);
	assert_filled(&bundle);
	bn_bundle_finish(&bundle);
	free(bytes);
}

static void every_bit_flipped(void **state)
{
	struct bn_bundle bundle;
	size_t count = 0;
	char *bytes = saved(state, &count);
	for (size_t bit = 0; bit < count * 8; bit++) {
		bytes[bit / 8] ^= (char)(1 << bit % 8);
		assert_int_equal(parse(&bundle, bytes, count),
			bit < 64 ? BN_BUNDLE_FOREIGN : BN_BUNDLE_CHANGED);
		bytes[bit / 8] ^= (char)(1 << bit % 8);
	}
	free(bytes);
}

static void lengthened(void **state)
{
	struct bn_bundle bundle;
	size_t count = 0;
	char *bytes = saved(state, &count);
	bytes = realloc(bytes, count + 1);
	bytes[count] = '\0';
	assert_int_equal(parse(&bundle, bytes, count + 1), BN_BUNDLE_CHANGED);
	free(bytes);
}

/* Anybody can compute a right digest: what it covers is still checked. */
static enum bn_bundle_load parse_with(
	char *bytes, size_t count, size_t at, uint8_t value, struct bn_bundle *bundle)
{
	char before = bytes[at];
	bytes[at] = (char)value;
	bn_seal_digest(bytes, count - 32, (uint8_t *)bytes + count - 32);
	enum bn_bundle_load result = parse(bundle, bytes, count);
	bytes[at] = before;
	return result;
}

static void nonsense_with_a_right_digest(void **state)
{
	static const struct {
		size_t at;
		uint8_t value;
		enum bn_bundle_load expected;
	} cases[] = {
		{11, 1, BN_BUNDLE_EARLIER}, {11, 3, BN_BUNDLE_LATER}, {8, 1, BN_BUNDLE_LATER},
		{12 + 47, 'x', BN_BUNDLE_CHANGED},   /* the name isn't ended */
		{211, 1, BN_BUNDLE_CHANGED},         /* one record said, two there */
		{211, 3, BN_BUNDLE_CHANGED},         /* three */
		{204, 255, BN_BUNDLE_CHANGED},       /* too many to count */
		{212, 'b', BN_BUNDLE_CHANGED},       /* no link */
		{212 + 208, 255, BN_BUNDLE_CHANGED}, /* a record beyond the end */
		{212 + 211, 5, BN_BUNDLE_CHANGED},   /* a byte too few, too many */
		{212 + 211, 7, BN_BUNDLE_CHANGED},
		{212 + 212 + 6 + 211, 1, BN_BUNDLE_CHANGED}, /* into the digest */
	};
	struct bn_bundle bundle;
	size_t count = 0;
	char *bytes = saved(state, &count);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(parse_with(bytes, count, cases[i].at, cases[i].value, &bundle),
			cases[i].expected);
	/* A false number is for the audit. */
	assert_int_equal(parse_with(bytes, count, 212 + 23, 9, &bundle), BN_BUNDLE_LOADED);
	assert_true(bundle.end_signed);
	bn_bundle_finish(&bundle);
	for (size_t at = 12; at < 204; at += 3) {
		uint8_t other = at == 12 + 47 ? 0 : (uint8_t)(bytes[at] ^ 1);
		if (at > 25 && at < 60)
			continue; /* the rest of the name, zeros */
		assert_int_equal(parse_with(bytes, count, at, other, &bundle), BN_BUNDLE_LOADED);
		assert_false(bundle.end_signed);
		bn_bundle_finish(&bundle);
	}
	free(bytes);
}

static void says_when_it_cannot_be_written_or_read(void **state)
{
	struct bn_bundle bundle;
	char *path = export(state);
	fill(&bundle);
	limit_files(100);
	bool good = bn_bundle_save(&bundle, path);
	limit_files_no_more();
	assert_false(good);
	assert_false(bn_file_exists(path));
	bn_bundle_finish(&bundle);
	assert_int_equal(bn_bundle_load(&bundle, path), BN_BUNDLE_UNREADABLE);
	bn_bundle_finish(&bundle);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(round_trip),
		with_folder(empty_and_full_names),
		with_folder(cut_at_every_byte),
		with_folder(every_bit_flipped),
		with_folder(lengthened),
		with_folder(nonsense_with_a_right_digest),
		with_folder(says_when_it_cannot_be_written_or_read),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

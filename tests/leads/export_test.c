/* The export onto a stick that fails, fills or goes away at any call: nothing is said to be
 * exported that isn't there whole, nothing half-written is taken for whole, and the kiosk keeps all
 * of it. */
#include "leads/export.h"

#include "base/file.h"
#include "base/id.h"
#include "base/str.h"
#include "leads/bundle.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEADS = 40, BYTES = 600 };

static char *data, *stick;

static int begin(void **state)
{
	char id[BN_ID_TEXT], sealed[BYTES] = "sealed";
	if (test_make_folder(state) != 0)
		return -1;
	data = bn_file_join(*state, "data");
	stick = bn_file_join(*state, "stick");
	char *path = bn_file_join(data, "leads.db");
	if (!bn_file_make_folder(data) || !bn_file_make_folder(stick))
		return -1;
	struct bn_store *store = bn_store_open(path, true);
	for (int i = 0; i < LEADS; i++) {
		bn_id_make(id);
		const struct bn_store_record record = {
			.id = id, .wall = 1, .sealed = sealed, .bytes = BYTES};
		if (!bn_store_add(store, &record))
			return -1;
	}
	bn_store_close(store);
	free(path);
	return 0;
}

static int end(void **state)
{
	free(data);
	free(stick);
	return test_remove_folder(state);
}

/* How many bundles lie there; each is whole, with all the leads. Removes all. */
static int whole_ones(void)
{
	DIR *list = opendir(stick);
	int count = 0;
	for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
		char *path = bn_file_join(stick, entry->d_name);
		struct bn_bundle bundle;
		if (bn_str_ends(entry->d_name, ".leads")) {
			assert_int_equal(bn_bundle_load(&bundle, path), BN_BUNDLE_LOADED);
			assert_int_equal(bundle.count, LEADS);
			bn_bundle_finish(&bundle);
			count++;
		}
		if (entry->d_name[0] != '.')
			unlink(path);
		free(path);
	}
	closedir(list);
	return count;
}

static void tell(void *context, float part)
{
	float *last = context;
	assert_true(part >= *last);
	*last = part;
}

static void written_and_read_back(void **state)
{
	struct bn_export done;
	float last = 0;
	const struct bn_export_watch watch = {tell, &last};
	(void)state;
	assert_int_equal(bn_export_make(data, stick, &watch, &done), BN_EXPORT_DONE);
	assert_int_equal(done.leads, LEADS);
	assert_int_equal(done.end, LEADS);
	assert_true(last == 1);
	assert_true(bn_file_exists(done.path));
	bn_export_finish(&done);
	assert_int_equal(bn_export_make(data, stick, NULL, &done), BN_EXPORT_DONE);
	bn_export_finish(&done);
	assert_int_equal(whole_ones(), 2); /* none in the place of another */
	assert_int_equal(bn_export_make(stick, stick, NULL, &done), BN_EXPORT_UNREADABLE);
	bn_export_finish(&done);
}

/* times 1: that call alone; more: the stick is gone from there on. */
static void fail_everywhere(int error, int times, bool half_written)
{
	int said = 0, failed = 0;
	for (int nth = 1; nth < 60; nth++) {
		const struct calls_plan plan = {.nth = nth,
			.kinds = CALLS_ALL,
			.error = error,
			.times = times,
			.half_written = half_written};
		struct bn_export done;
		calls_watch(stick);
		calls_begin(&plan);
		bool good = bn_export_make(data, stick, NULL, &done) == BN_EXPORT_DONE;
		calls_end();
		calls_watch(NULL);
		int whole = whole_ones();
		assert_true(!good || whole == 1);
		said += good;
		failed += !good;
		bn_export_finish(&done);
	}
	assert_true(said > 0 && failed > 5); /* else nothing was hit */
	print_message("%d exports that failed, 0 said to be done; %d done\n", failed, said);
}

static void fails_at_each_call(void **state)
{
	static const int errors[] = {EIO, ENOSPC, EROFS, ENODEV};
	(void)state;
	for (size_t i = 0; i < COUNT(errors); i++) {
		fail_everywhere(errors[i], 1, false);
		fail_everywhere(errors[i], 1000, false);
		fail_everywhere(errors[i], 1000, true);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(written_and_read_back, begin, end),
		cmocka_unit_test_setup_teardown(fails_at_each_call, begin, end),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}

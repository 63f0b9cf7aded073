/* Looks inside the store's own connection: what makes a commit durable is a property of it. */
#include "base/file.h"
#include "leads/store.c" /* NOLINT(bugprone-suspicious-include) */
#include "tests/test.h"

static void assert_setting(const struct bn_store *store, const char *sql, const char *expected)
{
	char *value = ask(store, sql);
	assert_non_null(value);
	assert_string_equal(value, expected);
	free(value);
}

static void assert_durable(const struct bn_store *store)
{
	assert_setting(store, "PRAGMA journal_mode", "delete");
	assert_setting(store, "PRAGMA synchronous", "3");
	assert_setting(store, "PRAGMA secure_delete", "1");
	assert_setting(store, "PRAGMA temp_store", "2");
	assert_setting(store, "PRAGMA busy_timeout", "5000");
	assert_setting(store, "PRAGMA application_id", "1112427588"); /* "BNLD" */
	assert_setting(store, "PRAGMA user_version", "2");
}

static void reads_back(void **state)
{
	char *path = bn_file_join(*state, "leads.db");
	struct bn_store *store = bn_store_open(path, true);
	assert_durable(store);
	bn_store_close(store);
	store = bn_store_open(path, false);
	assert_durable(store);
	/* And after a disk error, when the file is opened anew. */
	bn_store_disconnect(store);
	const struct bn_store_record record = {
		.id = "0000000000000000000000000000000a", .sealed = "x", .bytes = 1};
	assert_true(bn_store_add(store, &record));
	assert_durable(store);
	bn_store_close(store);
	free(path);
}

/* What was replaced isn't left in the file's free space. */
static void leaves_nothing_behind(void **state)
{
	char *path = bn_file_join(*state, "leads.db");
	struct bn_store *store = bn_store_open(path, true);
	struct bn_store_record record = {
		.id = "0000000000000000000000000000000a",
		.sealed = "canary canary canary canary",
		.bytes = 27,
	};
	assert_true(bn_store_add(store, &record));
	record.sealed = "x";
	record.bytes = 1;
	assert_true(bn_store_add(store, &record));
	bn_store_close(store);
	size_t bytes = 0;
	char *file = bn_file_read(path, 1 << 20, &bytes);
	assert_null(memmem(file, bytes, "canary", 6));
	free(file);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_back, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			leaves_nothing_behind, test_make_folder, test_remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

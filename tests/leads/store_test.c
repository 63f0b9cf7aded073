#include "leads/store.h"

#include "base/file.h"
#include "base/id.h"
#include "tests/leads/limit.h"
#include "tests/test.h"

#include <dirent.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID_A "0000000000000000000000000000000a"
#define ID_B "0000000000000000000000000000000b"
#define ID_C "0000000000000000000000000000000c"

static char *db(void **state)
{
	return bn_file_join(*state, "leads.db");
}

static bool add(struct bn_store *store, const char *id, int64_t wall, const char *sealed)
{
	const struct bn_store_record record = {
		.id = id, .wall = wall, .sealed = sealed, .bytes = strlen(sealed)};
	return bn_store_add(store, &record);
}

/* What the store holds, one "number id's last letter wall sealed" a record. */
struct content {
	char text[1024];
	int left; /* visits before stopping; 0: never */
};

static bool collect(void *context, const struct bn_store_record *record)
{
	struct content *content = context;
	size_t used = strlen(content->text);
	snprintf(content->text + used, sizeof(content->text) - used, "%lld%c %lld %.*s\n",
		(long long)record->number, record->id[31], (long long)record->wall,
		(int)record->bytes, (const char *)record->sealed);
	return content->left == 0 || --content->left > 0;
}

static void assert_content(struct bn_store *store, const char *expected)
{
	struct content content = {0};
	assert_true(bn_store_each(store, collect, &content));
	assert_string_equal(content.text, expected);
}

static void keeps_in_order(void **state)
{
	char *path = db(state);
	struct stat info;
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	assert_int_equal(bn_store_count(store), 0);
	assert_content(store, "");
	assert_true(add(store, ID_C, 30, "three"));
	assert_true(add(store, ID_A, 10, "one"));
	assert_true(add(store, ID_B, -5, ""));
	bn_store_close(store);
	store = bn_store_open(path, false);
	assert_int_equal(bn_store_count(store), 3);
	assert_content(store, "1c 30 three\n2a 10 one\n3b -5 \n");
	struct content content = {.left = 2};
	assert_false(bn_store_each(store, collect, &content));
	assert_string_equal(content.text, "1c 30 three\n2a 10 one\n");
	bn_store_close(store);
	bn_store_close(NULL);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(path);
}

static void adding_again_never_doubles(void **state)
{
	char *path = db(state);
	struct bn_store *store = bn_store_open(path, true);
	assert_true(add(store, ID_A, 10, "one"));
	assert_true(add(store, ID_A, 10, "one"));
	assert_true(add(store, ID_A, 11, "one, corrected"));
	assert_true(add(store, ID_B, 20, "two"));
	assert_content(store, "3a 11 one, corrected\n4b 20 two\n"); /* each place its own */
	bn_store_close(store);
	free(path);
}

static bool count_up(void *context, const struct bn_store_record *record)
{
	int *count = context;
	return record->number == ++*count;
}

static void reads_more_than_a_batch(void **state)
{
	char *path = db(state), id[BN_ID_TEXT];
	int count = 0;
	struct bn_store *store = bn_store_open(path, true);
	for (int i = 0; i < 200; i++) {
		snprintf(id, sizeof(id), "%032x", 1000 - i);
		assert_true(add(store, id, i, "x"));
	}
	assert_true(bn_store_each(store, count_up, &count));
	assert_int_equal(count, 200);
	bn_store_close(store);
	free(path);
}

static void refuses_what_is_not_there(void **state)
{
	char *path = db(state);
	assert_null(bn_store_open(path, false));
	assert_false(bn_file_exists(path));
	assert_null(bn_store_open("/no/such/leads.db", true));
	assert_null(bn_store_open(*state, true)); /* a folder */
	free(path);
}

static void makes_a_lax_file_private(void **state)
{
	char *path = db(state);
	struct stat info;
	bn_store_close(bn_store_open(path, true));
	assert_int_equal(chmod(path, 0644), 0);
	bn_store_close(bn_store_open(path, false));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(path);
}

/* A disk that is full, at several places of the write: no false yes, nothing lost, and the same id
 * can be tried again. Works for root too. */
static void full_disk(void **state)
{
	static char big[300000];
	char *path = db(state);
	struct stat info;
	struct bn_store *store = bn_store_open(path, true);
	memset(big, 'z', sizeof(big) - 1);
	assert_true(add(store, ID_A, 10, "one"));
	assert_int_equal(stat(path, &info), 0);
	const size_t room[] = {0, 512, 4096, (size_t)info.st_size, (size_t)info.st_size + 100000};
	for (size_t i = 0; i < COUNT(room); i++) {
		limit_files(room[i]);
		bool saved = add(store, ID_B, 20, big);
		limit_files_no_more();
		assert_false(saved);
		assert_int_equal(bn_store_count(store), 1);
		assert_content(store, "1a 10 one\n");
	}
	assert_true(add(store, ID_B, 20, "two"));
	/* Number 2 stays with the save that failed after its link was written, if one did. */
	struct bn_tail end;
	assert_true(bn_store_end(store, &end));
	assert_in_range(end.number, 2, 3);
	assert_content(
		store, end.number == 2 ? "1a 10 one\n2b 20 two\n" : "1a 10 one\n3b 20 two\n");
	bn_store_close(store);
	store = bn_store_open(path, false);
	assert_int_equal(bn_store_count(store), 2);
	bn_store_close(store);
	free(path);
}

/* Another program's connection to the same file. */
static sqlite3 *other_program(const char *path, const char *sql)
{
	sqlite3 *other = NULL;
	assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
	return other;
}

/* A setting that doesn't read back is no store: here a reader keeps the file in WAL mode. */
static void refuses_a_file_that_stays_in_wal(void **state)
{
	char *path = db(state);
	bn_store_close(bn_store_open(path, true));
	sqlite3 *other = other_program(
		path, "PRAGMA journal_mode=WAL; BEGIN; SELECT COUNT(*) FROM leads");
	assert_null(bn_store_open(path, true));
	sqlite3_close(other);
	struct bn_store *store = bn_store_open(path, true); /* now it can be set back */
	assert_non_null(store);
	bn_store_close(store);
	free(path);
}

static void refuses_a_later_version(void **state)
{
	char *path = db(state);
	bn_store_close(bn_store_open(path, true));
	sqlite3_close(other_program(path, "PRAGMA user_version=3"));
	assert_null(bn_store_open(path, true));
	assert_null(bn_store_open(path, false));
	assert_true(bn_file_exists(path)); /* neither changed nor put aside */
	sqlite3_close(other_program(path, "PRAGMA user_version=2"));
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	bn_store_close(store);
	free(path);
}

/* The one file "leads.db.damaged-…" of the folder, or NULL. */
static char *find_aside(void **state)
{
	char *found = NULL;
	DIR *folder = opendir(*state);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (strncmp(entry->d_name, "leads.db.damaged-", 17) != 0)
			continue;
		assert_null(found);
		assert_int_equal(strlen(entry->d_name), 17 + 15);
		found = bn_file_join(*state, entry->d_name);
	}
	closedir(folder);
	return found;
}

static void assert_put_aside(void **state, const char *damaged, size_t bytes)
{
	char *path = db(state);
	size_t found = 0;
	assert_true(bn_file_write_whole(path, damaged, bytes, 0600));
	assert_null(bn_store_open(path, false)); /* bornectl touches nothing */
	assert_null(find_aside(state));
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	assert_int_equal(bn_store_count(store), 0);
	assert_true(add(store, ID_A, 10, "one"));
	bn_store_close(store);
	char *aside = find_aside(state);
	assert_non_null(aside);
	char *kept = bn_file_read(aside, 1 << 20, &found);
	assert_int_equal(found, bytes);
	assert_memory_equal(kept, damaged, bytes);
	free(kept);
	unlink(aside);
	free(aside);
	free(path);
}

static void puts_a_damaged_file_aside(void **state)
{
	char *path = db(state), id[BN_ID_TEXT];
	size_t bytes = 0;
	static char sealed[400];
	memset(sealed, 's', sizeof(sealed) - 1);
	struct bn_store *store = bn_store_open(path, true);
	for (int i = 0; i < 60; i++) {
		snprintf(id, sizeof(id), "%032x", i);
		assert_true(add(store, id, i, sealed));
	}
	bn_store_close(store);
	char *good = bn_file_read(path, 1 << 20, &bytes);
	assert_true(bytes > 16384);

	assert_put_aside(state,
		"not a database at all, and longer than its head would be: "
		"the quick brown fox jumps over the lazy dog; done",
		107);
	assert_put_aside(state, good, bytes / 2 & ~(size_t)4095); /* cut */
	for (size_t page = 1; page < 4; page++) {
		char *damaged = malloc(bytes);
		memcpy(damaged, good, bytes);
		memset(damaged + page * 4096, 0xA5, 200);
		assert_put_aside(state, damaged, bytes);
		memcpy(damaged, good, bytes);
		damaged[0] ^= 1; /* SQLite's mark */
		assert_put_aside(state, damaged, bytes);
		free(damaged);
	}
	/* Undamaged, but another program's. */
	unlink(path);
	sqlite3_close(other_program(path, "CREATE TABLE other (a)"));
	char *foreign = bn_file_read(path, 1 << 20, &bytes);
	assert_put_aside(state, foreign, bytes);
	free(foreign);
	free(good);
	free(path);
}

static void never_overwrites_what_is_aside(void **state)
{
	char *path = db(state);
	size_t count = 0;
	for (int i = 0; i < 3; i++) {
		assert_true(bn_file_write_whole(path, "damaged damaged", 15, 0600));
		bn_store_close(bn_store_open(path, true));
	}
	DIR *folder = opendir(*state);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		count += strncmp(entry->d_name, "leads.db.damaged-", 17) == 0;
	closedir(folder);
	assert_int_equal(count, 3);
	free(path);
}

static void two_processes_write(void **state)
{
	char *path = db(state), id[BN_ID_TEXT];
	pid_t children[2];
	bn_store_close(bn_store_open(path, true));
	for (int who = 0; who < 2; who++) {
		children[who] = fork();
		if (children[who] != 0)
			continue;
		struct bn_store *own = bn_store_open(path, true);
		bool good = own != NULL;
		for (int i = 0; i < 50 && good; i++) {
			snprintf(id, sizeof(id), "%031x%x", i, who);
			good = add(own, id, i, "x");
		}
		bn_store_close(own);
		_exit(good ? 0 : 1);
	}
	for (int who = 0; who < 2; who++) {
		int status = -1;
		assert_int_equal(waitpid(children[who], &status, 0), children[who]);
		assert_int_equal(status, 0);
	}
	struct bn_store *store = bn_store_open(path, false);
	int count = 0;
	assert_true(bn_store_each(store, count_up, &count));
	assert_int_equal(count, 100);
	bn_store_close(store);
	free(path);
}

/* Somebody deleted the file, or emptied it, under a kiosk that runs: never a false yes, and the
 * next try makes a new one. */
static void makes_a_new_file_when_it_went(void **state)
{
	char *path = db(state);
	for (int emptied = 0; emptied < 2; emptied++) {
		struct bn_store *store = bn_store_open(path, true);
		assert_true(add(store, ID_A, 10, "one"));
		assert_int_equal(emptied ? truncate(path, 0) : unlink(path), 0);
		assert_false(add(store, ID_B, 20, "two"));
		assert_true(add(store, ID_B, 20, "two"));
		bn_store_close(store);
		store = bn_store_open(path, false);
		assert_non_null(store);
		assert_content(store, emptied ? "4b 20 two\n" : "2b 20 two\n");
		bn_store_close(store);
		unlink(path);
	}
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(keeps_in_order),
		with_folder(adding_again_never_doubles),
		with_folder(reads_more_than_a_batch),
		with_folder(refuses_what_is_not_there),
		with_folder(makes_a_lax_file_private),
		with_folder(full_disk),
		with_folder(refuses_a_file_that_stays_in_wal),
		with_folder(refuses_a_later_version),
		with_folder(puts_a_damaged_file_aside),
		with_folder(never_overwrites_what_is_aside),
		with_folder(two_processes_write),
		with_folder(makes_a_new_file_when_it_went),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

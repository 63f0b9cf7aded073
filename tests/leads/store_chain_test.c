/* The store's records are one chain, whatever happens to the file. */
#include "base/file.h"
#include "leads/store.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <errno.h>
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

static void add(struct bn_store *store, const char *id, const char *sealed)
{
	const struct bn_store_record record = {
		.id = id, .wall = 5, .sealed = sealed, .bytes = strlen(sealed)};
	assert_true(bn_store_add(store, &record));
}

struct walk {
	int64_t number; /* of the last link seen */
	uint8_t hash[BN_CHAIN_HASH];
	struct bn_seal_public signer;
	int erased;
};

static bool follow(void *context, const struct bn_store_record *record)
{
	struct walk *walk = context;
	struct bn_chain_link link;
	uint8_t digest[BN_CHAIN_HASH];
	assert_true(bn_chain_read(record->link, &link) && bn_chain_signed(record->link));
	assert_int_equal(link.number, walk->number + 1);
	assert_int_equal(link.number, record->number);
	assert_int_equal(link.wall, record->wall);
	assert_string_equal(link.id, record->id);
	assert_memory_equal(link.previous, walk->hash, sizeof(walk->hash));
	if (record->sealed != NULL) {
		bn_seal_digest(record->sealed, record->bytes, digest);
		assert_memory_equal(link.digest, digest, sizeof(digest));
		assert_int_equal(link.bytes, record->bytes);
	} else {
		walk->erased++;
	}
	walk->number = link.number;
	walk->signer = link.signer;
	bn_chain_hash(record->link, walk->hash);
	return true;
}

/* Follows the chain from after *walk to its end. */
static void assert_chain(const char *path, struct walk *walk, int64_t last)
{
	struct bn_tail tail;
	struct bn_store *store = bn_store_open(path, false);
	assert_non_null(store);
	assert_true(bn_store_each_link(store, follow, walk));
	assert_int_equal(walk->number, last);
	assert_true(bn_store_end(store, &tail));
	assert_int_equal(tail.number, last);
	assert_memory_equal(tail.hash, walk->hash, sizeof(tail.hash));
	if (last > 0)
		assert_memory_equal(
			&bn_store_signer(store)->public_key, &walk->signer, sizeof(walk->signer));
	bn_store_close(store);
}

static void one_chain(void **state)
{
	char *path = db(state), *key = bn_file_join(*state, "kiosk.key");
	struct stat info;
	struct walk walk = {0};
	struct bn_store *store = bn_store_open(path, true);
	assert_chain(path, &walk, 0);
	add(store, ID_A, "one");
	add(store, ID_B, "two");
	add(store, ID_A, "one, corrected"); /* its first place stays, empty */
	bn_store_close(store);
	store = bn_store_open(path, true); /* the same key again */
	add(store, ID_C, "three");
	assert_int_equal(bn_store_count(store), 3);
	bn_store_close(store);
	assert_chain(path, &walk, 4);
	assert_int_equal(walk.erased, 1);
	assert_int_equal(stat(key, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(key);
	free(path);
}

/* What was erased is nowhere in the file. */
static void erased_is_gone(void **state)
{
	char *path = db(state);
	size_t count = 0;
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "a canary that sings");
	add(store, ID_A, "silence");
	bn_store_close(store);
	char *bytes = bn_file_read(path, 1 << 20, &count);
	assert_null(memmem(bytes, count, "canary", 6));
	assert_non_null(memmem(bytes, count, "silence", 7));
	free(bytes);
	free(path);
}

static bool stop(void *context, const struct bn_store_record *record)
{
	memcpy(context, record->link, BN_CHAIN_LINK);
	return false;
}

static void assert_goes_on(const char *path, struct walk *walk)
{
	int64_t before = walk->number;
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	assert_int_equal(bn_store_count(store), 0);
	add(store, ID_C, "three");
	bn_store_close(store);
	assert_chain(path, walk, before + 1);
}

static void write_garbage(const char *path)
{
	assert_true(bn_file_write_whole(path, "not a database, not at all", 26, 0600));
}

/* A new file goes on where the damaged or lost one ended. */
static void a_new_file_goes_on(void **state)
{
	char *path = db(state);
	struct walk walk = {0};
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "one");
	add(store, ID_B, "two");
	bn_store_close(store);
	assert_chain(path, &walk, 2);
	write_garbage(path);
	assert_goes_on(path, &walk);
	assert_int_equal(unlink(path), 0);
	assert_goes_on(path, &walk);
	free(path);
}

/* Without the file beside it, a damaged one is asked itself. */
static void a_damaged_file_is_asked_for_its_end(void **state)
{
	char *path = db(state), *tail = bn_file_join(*state, "leads.db.tail");
	static char sealed[9000];
	size_t bytes = 0;
	struct walk walk = {0};
	memset(sealed, 's', sizeof(sealed) - 1);
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, sealed);
	add(store, ID_B, "two");
	bn_store_close(store);
	assert_chain(path, &walk, 2);
	char *file = bn_file_read(path, 1 << 20, &bytes);
	/* The size that the file says of itself, wrong: the tables are still there. */
	char *at = memmem(file, bytes, "ssssssss", 8);
	assert_non_null(at);
	file[bytes - 4096] ^= 0x55; /* an overflow page's link */
	file[bytes - 4095] ^= 0x55;
	assert_true(bn_file_write_whole(path, file, bytes, 0600));
	assert_int_equal(unlink(tail), 0);
	assert_goes_on(path, &walk);
	free(file);
	free(tail);
	free(path);
}

/* An older copy of the file brought back: what came after it isn't given a number again. */
static void an_older_copy_goes_on_after_the_end(void **state)
{
	char *path = db(state);
	size_t bytes = 0;
	uint8_t first[BN_CHAIN_LINK];
	struct bn_chain_link link;
	struct bn_tail tail;
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "one");
	bn_store_close(store);
	char *copy = bn_file_read(path, 1 << 20, &bytes);
	store = bn_store_open(path, true);
	add(store, ID_B, "two");
	assert_true(bn_store_end(store, &tail));
	bn_store_close(store);
	assert_true(bn_file_write_whole(path, copy, bytes, 0600));
	store = bn_store_open(path, true);
	add(store, ID_C, "three");
	add(store, ID_A, "one again");
	assert_false(bn_store_each(store, stop, first));
	assert_true(bn_chain_read(first, &link));
	assert_int_equal(link.number, 3);
	assert_memory_equal(link.previous, tail.hash, sizeof(tail.hash));
	bn_store_close(store);
	free(copy);
	free(path);
}

/* The link was written beside the store, and then the store's own commit failed, again and again:
 * one place stays empty, and the chain is whole. */
static void a_failed_commit_keeps_its_place(void **state)
{
	static const struct calls_plan no_delete = {
		.nth = 1, .kinds = CALLS_DELETE, .error = EIO, .times = 1};
	const struct bn_store_record record = {.id = ID_B, .wall = 5, .sealed = "two", .bytes = 3};
	char *path = db(state);
	struct walk walk = {0};
	calls_watch(*state);
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "one");
	for (int i = 0; i < 4; i++) {
		struct bn_tail end;
		calls_begin(&no_delete);
		assert_false(bn_store_add(store, &record));
		assert_true(calls_end() >= 1);
		assert_true(bn_store_end(store, &end));
		assert_int_equal(end.number, 1); /* what was only begun is no end */
		assert_int_equal(bn_store_count(store), 1);
	}
	assert_true(bn_store_add(store, &record));
	add(store, ID_C, "three");
	bn_store_close(store);
	assert_chain(path, &walk, 4);
	assert_int_equal(walk.erased, 1);
	calls_watch(NULL);
	free(path);
}

/* Nobody knows then which number comes next. */
static void nothing_is_saved_without_the_end(void **state)
{
	static const struct calls_plan no_read = {
		.nth = 1, .kinds = CALLS_READ, .error = EIO, .times = 2};
	const struct bn_store_record record = {.id = ID_B, .wall = 5, .sealed = "two", .bytes = 3};
	char *path = db(state), *tail = bn_file_join(*state, "leads.db.tail");
	struct walk walk = {0};
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "one");
	calls_watch(tail);
	bn_store_close(store);
	store = bn_store_open(path, true);
	calls_begin(&no_read);
	assert_false(bn_store_add(store, &record));
	assert_true(calls_end() >= 1);
	assert_int_equal(bn_store_count(store), 1);
	assert_true(bn_store_add(store, &record));
	bn_store_close(store);
	assert_chain(path, &walk, 2);
	calls_watch(NULL);
	free(tail);
	free(path);
}

/* A copy from just before a withdrawal: what it says is still honoured. */
static void an_older_copy_honours_the_last_withdrawal(void **state)
{
	char *path = db(state);
	size_t bytes = 0;
	struct walk walk = {0};
	const struct bn_store_record record = {.id = ID_A, .wall = 6, .sealed = "w", .bytes = 1};
	struct bn_store *store = bn_store_open(path, true);
	add(store, ID_A, "one");
	bn_store_close(store);
	char *copy = bn_file_read(path, 1 << 20, &bytes);
	store = bn_store_open(path, true);
	assert_true(bn_store_withdraw(store, &record));
	bn_store_close(store);
	assert_true(bn_file_write_whole(path, copy, bytes, 0600));
	store = bn_store_open(path, true);
	add(store, ID_B, "two");
	assert_int_equal(bn_store_count(store), 1); /* not ID_A */
	bn_store_close(store);
	assert_chain(path, &walk, 3);
	assert_int_equal(walk.erased, 2);
	free(copy);
	free(path);
}

static void two_processes_make_one_chain(void **state)
{
	char *path = db(state);
	pid_t children[2];
	struct walk walk = {0};
	for (int who = 0; who < 2; who++) {
		children[who] = fork();
		if (children[who] != 0)
			continue;
		struct bn_store *own = bn_store_open(path, true);
		for (int i = 0; i < 50 && own != NULL; i++) {
			char id[BN_ID_TEXT];
			snprintf(id, sizeof(id), "%031x%x", i, who);
			add(own, id, "x");
		}
		bn_store_close(own);
		_exit(own == NULL);
	}
	for (int who = 0; who < 2; who++) {
		int status = -1;
		assert_int_equal(waitpid(children[who], &status, 0), children[who]);
		assert_int_equal(status, 0);
	}
	assert_chain(path, &walk, 100);
	free(path);
}

/* A key that is damaged is no reason to make another; bornectl makes none at all. */
static void the_key_is_never_replaced(void **state)
{
	char *path = db(state), *key = bn_file_join(*state, "kiosk.key");
	const struct bn_store_record record = {.id = ID_A, .sealed = "x", .bytes = 1};
	bn_store_close(bn_store_open(path, true));
	assert_true(bn_file_write_whole(key, "nonsense\n", 9, 0600));
	assert_null(bn_store_open(path, true));
	assert_int_equal(unlink(key), 0);
	struct bn_store *store = bn_store_open(path, false);
	assert_non_null(store);
	assert_false(bn_file_exists(key));
	assert_false(bn_store_add(store, &record));
	bn_store_close(store);
	free(key);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(one_chain),
		with_folder(erased_is_gone),
		with_folder(a_new_file_goes_on),
		with_folder(a_damaged_file_is_asked_for_its_end),
		with_folder(an_older_copy_goes_on_after_the_end),
		with_folder(a_failed_commit_keeps_its_place),
		with_folder(nothing_is_saved_without_the_end),
		with_folder(an_older_copy_honours_the_last_withdrawal),
		with_folder(two_processes_make_one_chain),
		with_folder(the_key_is_never_replaced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* power_test [STATES]: the power goes at any moment of a run of saves, and at any moment of what
 * the next start does about it. What was said to be saved is there afterwards, once and whole. */
#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "leads/chain.h"
#include "leads/store.h"
#include "leads/tail.h"
#include "tests/leads/disk.h"
#include "tests/leads/disk_calls.h"
#include "tests/leads/disk_vfs.h"
#include "tests/test.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

enum { SAVES = 60, FEW = 7, SEED = 20261122, MOST_BYTES = 9000 };

static size_t wanted = 600; /* states */

/* The store's own connection, as SQLite hands it to us: to weaken what the store made durable. */
static sqlite3 *connection;

static int keep_connection(sqlite3 *db, const char **error, const struct sqlite3_api_routines *api)
{
	(void)error;
	(void)api;
	connection = db;
	return SQLITE_OK;
}

/* The how manyth save's record; every fifth corrects one before it. sealed has MOST_BYTES. */
static struct bn_store_record make_save(size_t number, char id[BN_ID_TEXT], uint8_t *sealed)
{
	uint64_t random = number + 1;
	size_t which = number % 5 == 4 ? number - 2 : number;
	/* Ids of leads are random: they go all over their index. */
	uint64_t spread = which;
	snprintf(id, BN_ID_TEXT, "%016llx%016zx",
		(unsigned long long)disk_random(&spread, UINT64_MAX), which);
	struct bn_store_record record = {.id = id, .wall = (int64_t)number, .sealed = sealed};
	record.bytes = 40 + disk_random(&random, number % 7 == 6 ? MOST_BYTES - 40 : 1000);
	for (size_t i = 0; i < record.bytes; i++)
		sealed[i] = (uint8_t)disk_random(&random, 256);
	return record;
}

struct digest {
	uint64_t value;
	int64_t count;
	struct bn_chain_link last;
	uint8_t hash[BN_CHAIN_HASH]; /* of it */
};

static void add_bytes(struct digest *digest, const void *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) /* FNV-1a */
		digest->value = (digest->value ^ ((const uint8_t *)bytes)[i]) * 0x100000001B3;
}

static void add_record(struct digest *digest, const struct bn_store_record *record)
{
	add_bytes(digest, record->id, strlen(record->id));
	add_bytes(digest, &record->wall, sizeof(record->wall));
	add_bytes(digest, &record->bytes, sizeof(record->bytes));
	add_bytes(digest, record->sealed, record->bytes);
	digest->count++;
}

/* False: the chain is broken here. */
static bool add_link(void *context, const struct bn_store_record *record)
{
	struct digest *digest = context;
	struct bn_chain_link link;
	if (!bn_chain_read(record->link, &link) || link.number != record->number ||
		link.number != digest->last.number + 1 ||
		memcmp(link.previous, digest->hash, sizeof(digest->hash)) != 0)
		return false;
	digest->last = link;
	bn_chain_hash(record->link, digest->hash);
	if (record->sealed != NULL)
		add_record(digest, record);
	return true;
}

/* What the store says it holds after so many saves. */
static uint64_t expected_after(size_t saves)
{
	static uint8_t sealed[MOST_BYTES];
	struct digest digest = {0};
	char id[BN_ID_TEXT];
	for (size_t i = 0; i < saves; i++) {
		struct bn_store_record record = make_save(i, id, sealed);
		bool corrected = i % 5 == 2 && i + 2 < saves;
		if (!corrected)
			add_record(&digest, &record);
	}
	return digest.value;
}

/* A run of saves, and after how many operations of the disk each was said to be durable. */
struct run {
	char *path, *tail;
	struct disk disk;
	size_t saves, acknowledged[SAVES];
	struct bn_tail ends[SAVES]; /* of the chain, then */
	uint64_t expected[SAVES + 1];
	struct bn_seal_public key;
};

/* With less care than the store's, or with a sync that fails once: the how manyth. */
struct weakness {
	const char *sql;
	unsigned deaf; /* as in disk.h */
	int failing_sync, failing_late_sync;
};

static void use_disk(struct disk *disk)
{
	disk_vfs_use(disk);
	disk_calls_use(disk);
}

struct result {
	size_t states, lost;
};

static void record_run(struct run *run, void **state, size_t saves, const struct weakness *weakness)
{
	static uint8_t sealed[MOST_BYTES];
	char id[BN_ID_TEXT];
	run->path = bn_file_join(*state, "leads.db");
	run->tail = bn_file_join(*state, "leads.db.tail");
	run->saves = saves;
	disk_init(&run->disk);
	run->disk.deaf = weakness->deaf;
	use_disk(&run->disk);
	struct bn_store *store = bn_store_open(run->path, true);
	assert_non_null(store);
	run->key = bn_store_signer(store)->public_key;
	if (weakness->sql != NULL)
		assert_int_equal(
			sqlite3_exec(connection, weakness->sql, NULL, NULL, NULL), SQLITE_OK);
	run->disk.failing_sync = weakness->failing_sync;
	run->disk.failing_late_sync = weakness->failing_late_sync;
	for (size_t i = 0; i < saves; i++) {
		struct bn_store_record record = make_save(i, id, sealed);
		/* As the desk does: until it is saved. */
		bool saved = false;
		for (int tries = 0; !saved; tries++) {
			assert_true(tries < 3);
			saved = bn_store_add(store, &record);
			disk_calls_settle();
		}
		run->acknowledged[i] = run->disk.op_count;
		assert_true(bn_store_end(store, &run->ends[i]));
	}
	bn_store_close(store);
	for (size_t i = 0; i <= saves; i++)
		run->expected[i] = expected_after(i);
}

static void end_run(struct run *run)
{
	use_disk(NULL);
	disk_finish(&run->disk);
	free(run->tail);
	free(run->path);
}

/* What is beside the store would continue the chain without it. */
static bool knows_the_end(const struct run *run, size_t saves)
{
	uint8_t bytes[BN_CHAIN_LINK], hash[BN_CHAIN_HASH];
	struct bn_chain_link link;
	struct bn_tail_file *tail = bn_tail_create(run->tail);
	bool good = bn_tail_read(tail, bytes) && bn_chain_read(bytes, &link);
	bn_tail_destroy(tail);
	if (saves == 0)
		return true;
	const struct bn_tail *end = &run->ends[saves - 1];
	bn_chain_hash(bytes, hash);
	return good &&
	       (link.number > end->number ||
		       (link.number == end->number && memcmp(hash, end->hash, sizeof(hash)) == 0));
}

/* Starts on what is left: true when the store holds so many saves, or one more. */
static bool is_whole(const struct run *run, struct disk *left, size_t saves, bool save_more)
{
	static const struct bn_store_record more = {
		.id = "ffffffffffffffffffffffffffffffff", .sealed = "x", .bytes = 1};
	struct digest digest = {0};
	use_disk(left);
	bool good = knows_the_end(run, saves);
	struct bn_store *store = bn_store_open(run->path, true);
	if (store == NULL)
		return false;
	if (saves > 0) /* what it signs is still the same kiosk's */
		good = good && memcmp(&bn_store_signer(store)->public_key, &run->key,
				       sizeof(run->key)) == 0;
	good = good && bn_store_each_link(store, add_link, &digest) &&
	       (digest.value == run->expected[saves] ||
		       (saves < run->saves && digest.value == run->expected[saves + 1]));
	if (good && save_more)
		good = bn_store_add(store, &more) && bn_store_count(store) == digest.count + 1;
	disk_calls_settle();
	bn_store_close(store);
	return good;
}

/* The power goes where `cut` is, and for some at a moment of the start that follows, up to twice.
 */
static void check_cut(
	const struct run *run, struct disk_cut *cut, size_t saves, int depth, struct result *result)
{
	struct disk left;
	disk_cut_make(cut, &left);
	bool again = depth < 2 && disk_random(&cut->random, 4) == 0;
	result->states++;
	result->lost += !is_whole(run, &left, saves, !again);
	if (again && left.op_count > 0) {
		struct disk_cut next;
		disk_cut_begin(&next, &left, cut->random);
		for (uint64_t i = disk_random(&cut->random, left.op_count); i > 0; i--)
			disk_cut_step(&next);
		check_cut(run, &next, saves, depth + 1, result);
		disk_cut_finish(&next);
	}
	disk_finish(&left);
}

/* About so many states, spread over all operations. */
static struct result cut_run(const struct run *run, size_t states, uint64_t seed)
{
	struct result result = {0};
	struct disk_cut cut;
	size_t each = states / run->disk.op_count + 1;
	disk_cut_begin(&cut, &run->disk, seed);
	for (size_t saves = 0; disk_cut_step(&cut);) {
		while (saves < run->saves && run->acknowledged[saves] <= cut.done)
			saves++;
		for (size_t i = 0; i < each; i++)
			check_cut(run, &cut, saves, 0, &result);
	}
	disk_cut_finish(&cut);
	return result;
}

static void loses_nothing(void **state)
{
	struct run run;
	int64_t start = bn_clock_ms();
	record_run(&run, state, SAVES, &(struct weakness){0});
	struct result result = cut_run(&run, wanted, SEED);
	print_message("power cuts: %zu operations of %d saves, %zu states (seed %d), %zu lost, "
		      "%.1f s\n",
		run.disk.op_count, SAVES, result.states, SEED, result.lost,
		(double)(bn_clock_ms() - start) / 1000);
	assert_true(result.states >= wanted);
	assert_int_equal(result.lost, 0);
	end_run(&run);
}

/* The system says once that a sync failed, and forgets what it had to write. */
static void loses_nothing_after_a_failed_sync(void **state)
{
	struct result all = {0};
	int syncs[2] = {0};
	for (int late = 0; late < 2; late++) {
		for (bool failed = true; failed;) {
			struct run run;
			int sync = ++syncs[late];
			record_run(&run, state, FEW,
				&(struct weakness){.failing_sync = late ? 0 : sync,
					.failing_late_sync = late ? sync : 0});
			failed = (late ? run.disk.failing_late_sync : run.disk.failing_sync) == 0;
			struct result result = cut_run(&run, wanted / 30, SEED + (uint64_t)sync);
			all.states += result.states;
			all.lost += result.lost;
			end_run(&run);
		}
	}
	print_message("each of %d syncs, and of %d beside the store, failed once: %zu states, "
		      "%zu lost\n",
		syncs[0] - 1, syncs[1] - 1, all.states, all.lost);
	assert_true(syncs[0] > 3 * FEW);
	assert_true(syncs[1] > FEW);
	assert_int_equal(all.lost, 0);
}

/* Else the test would see nothing: with less care, leads are lost. */
static void sees_what_is_lost(void **state)
{
	static const struct {
		const char *name;
		struct weakness weakness;
	} weaker[] = {
		{"synchronous=OFF", {.sql = "PRAGMA synchronous=OFF"}},
		{"synchronous=NORMAL", {.sql = "PRAGMA synchronous=NORMAL"}},
		{"synchronous=FULL", {.sql = "PRAGMA synchronous=FULL"}},
		{"the chain's end not synced", {.deaf = 1U << DISK_TAIL}},
		{"the key not synced", {.deaf = 1U << DISK_KEY_NEW}},
	};
	int told = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	for (size_t i = 0; i < COUNT(weaker); i++) {
		struct run run;
		record_run(&run, state, FEW, &weaker[i].weakness);
		dup2(nowhere, STDERR_FILENO); /* the store has much to say */
		struct result result = cut_run(&run, wanted / 10, SEED);
		dup2(told, STDERR_FILENO);
		print_message("%s: %zu of %zu states lost something\n", weaker[i].name, result.lost,
			result.states);
		assert_true(result.lost > 0);
		end_run(&run);
	}
	close(told);
	close(nowhere);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(loses_nothing),
		with_folder(loses_nothing_after_a_failed_sync),
		with_folder(sees_what_is_lost),
	};
	if (argc > 1)
		wanted = strtoul(argv[1], NULL, 10);
	sqlite3_auto_extension((void (*)(void))keep_connection);
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

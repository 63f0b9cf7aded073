/* Killed at any moment, the store holds every lead that it said was saved, each once. */
#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "leads/store.h"
#include "tests/test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 300

/* For ever: saves leads, and says each one's id once it is saved. */
static void save_until_killed(const char *path, int out)
{
	static char sealed[600];
	char id[BN_ID_TEXT];
	struct bn_store *store = bn_store_open(path, true);
	bn_id_random(sealed, sizeof(sealed));
	while (store != NULL) {
		bn_id_make(id);
		const struct bn_store_record record = {
			.id = id, .wall = 1, .sealed = sealed, .bytes = sizeof(sealed)};
		if (!bn_store_add(store, &record) || write(out, id, BN_ID_TEXT) != BN_ID_TEXT)
			break;
	}
	_exit(1);
}

struct ids {
	char (*items)[BN_ID_TEXT];
	size_t count, capacity;
};

static void add_id(struct ids *ids, const char *id)
{
	if (ids->count == ids->capacity) {
		ids->capacity = ids->capacity * 2 + 64;
		ids->items = realloc(ids->items, ids->capacity * sizeof(ids->items[0]));
		assert_non_null(ids->items);
	}
	memcpy(ids->items[ids->count++], id, BN_ID_TEXT);
}

static bool collect(void *context, const struct bn_store_record *record)
{
	add_id(context, record->id);
	return record->bytes == 600;
}

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, BN_ID_TEXT);
}

/* One child, killed `wait` microseconds after its `saves`-th lead; its ids are added to said. */
static void kill_one(const char *path, int saves, int64_t wait, struct ids *said)
{
	int ends[2];
	char id[BN_ID_TEXT];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		save_until_killed(path, ends[1]);
	}
	close(ends[1]);
	for (int i = 0; i < saves; i++) {
		assert_int_equal(read(ends[0], id, BN_ID_TEXT), BN_ID_TEXT);
		add_id(said, id);
	}
	for (int64_t end = bn_clock_us() + wait; bn_clock_us() < end;)
		;
	kill(child, SIGKILL);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status)); /* it didn't end by itself */
	while (read(ends[0], id, BN_ID_TEXT) == BN_ID_TEXT)
		add_id(said, id);
	close(ends[0]);
}

static void loses_nothing(void **state)
{
	char *path = bn_file_join(*state, "leads.db");
	char *journal = bn_file_join(*state, "leads.db-journal");
	struct ids said = {0}, kept = {0};
	int in_the_middle = 0;
	for (int round = 0; round < ROUNDS; round++) {
		uint16_t random = 0;
		bn_id_random(&random, sizeof(random));
		/* Some are killed while they open the store, after no save at all. */
		kill_one(path, round % 4, random % 1500, &said);
		in_the_middle += bn_file_exists(journal);
		if (!bn_file_exists(path))
			continue;
		struct bn_store *store = bn_store_open(
			path, true); /* would put aside what is damaged */
		assert_non_null(store);
		assert_true(bn_store_count(store) >= (int64_t)said.count);
		bn_store_close(store);
	}
	struct bn_store *store = bn_store_open(path, false);
	assert_non_null(store);
	assert_true(bn_store_each(store, collect, &kept));
	bn_store_close(store);
	qsort(kept.items, kept.count, BN_ID_TEXT, compare);
	for (size_t i = 1; i < kept.count; i++)
		assert_memory_not_equal(kept.items[i - 1], kept.items[i], BN_ID_TEXT);
	for (size_t i = 0; i < said.count; i++)
		assert_non_null(
			bsearch(said.items[i], kept.items, kept.count, BN_ID_TEXT, compare));
	/* Else the kills hit nothing and the test proves nothing. */
	assert_true(said.count >= ROUNDS);
	assert_true(in_the_middle > ROUNDS / 20);
	print_message("%d kills, %d of them inside a commit: %zu leads acknowledged, 0 lost\n",
		ROUNDS, in_the_middle, said.count);
	free(said.items);
	free(kept.items);
	free(journal);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			loses_nothing, test_make_folder, test_remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

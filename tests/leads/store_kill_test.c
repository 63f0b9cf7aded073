/* store_kill_test [KILLS]: killed at any moment, and at each system call of a start and of a save,
 * the store holds every lead that it said was saved, each once and whole. */
#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "leads/store.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS_A_FILE = 120, BYTES = 600 };

static int wanted = 2 * KILLS_A_FILE; /* kills: half at random moments, half at calls */

/* What is sealed under an id. */
static void make_sealed(const char *id, char sealed[BYTES])
{
	for (size_t i = 0; i < BYTES; i++)
		sealed[i] = (char)(id[i % 32] + (char)(i / 32));
}

/* Saves leads, `most` at most, and says each one's id once it is saved. */
static void save_and_say(const char *path, int out, int most)
{
	static char sealed[BYTES];
	char id[BN_ID_TEXT];
	struct bn_store *store = bn_store_open(path, true);
	for (int i = 0; store != NULL && i < most; i++) {
		bn_id_make(id);
		make_sealed(id, sealed);
		const struct bn_store_record record = {
			.id = id, .wall = 1, .sealed = sealed, .bytes = BYTES};
		if (!bn_store_add(store, &record) || write(out, id, BN_ID_TEXT) != BN_ID_TEXT)
			_exit(1);
	}
	_exit(store == NULL);
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
	char sealed[BYTES];
	add_id(context, record->id);
	make_sealed(record->id, sealed);
	return record->bytes == BYTES && memcmp(record->sealed, sealed, BYTES) == 0;
}

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, BN_ID_TEXT);
}

/* One store, and what children who died said of it. */
struct work {
	char *path, *journal;
	struct ids said;
	int kills, in_the_middle;
	size_t acknowledged;
};

/* All that was said is there, once and whole; then both begin anew. */
static void finish_file(struct work *work)
{
	struct ids kept = {0};
	struct bn_store *store = bn_store_open(work->path, true);
	assert_non_null(store);
	assert_true(bn_store_each(store, collect, &kept));
	bn_store_close(store);
	if (kept.count > 0)
		qsort(kept.items, kept.count, BN_ID_TEXT, compare);
	for (size_t i = 1; i < kept.count; i++)
		assert_memory_not_equal(kept.items[i - 1], kept.items[i], BN_ID_TEXT);
	for (size_t i = 0; i < work->said.count; i++)
		assert_non_null(
			bsearch(work->said.items[i], kept.items, kept.count, BN_ID_TEXT, compare));
	work->acknowledged += work->said.count;
	work->said.count = 0;
	free(kept.items);
	unlink(work->path);
}

/* A child that died is followed by a start, which must find all that was said. */
static void look_after(struct work *work)
{
	work->kills++;
	work->in_the_middle += bn_file_exists(work->journal);
	if (!bn_file_exists(work->path))
		return;
	struct bn_store *store = bn_store_open(work->path, true); /* would put aside what is
								     damaged */
	assert_non_null(store);
	assert_true(bn_store_count(store) >= (int64_t)work->said.count);
	bn_store_close(store);
}

/* A child that saves; *out is where it says what. */
static pid_t start_child(const struct work *work, int most, const struct calls_plan *plan, int *out)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		calls_begin(plan);
		save_and_say(work->path, ends[1], most);
	}
	close(ends[1]);
	*out = ends[0];
	return child;
}

static void hear(struct work *work, int from)
{
	char id[BN_ID_TEXT];
	while (read(from, id, BN_ID_TEXT) == BN_ID_TEXT)
		add_id(&work->said, id);
	close(from);
}

/* One child, killed `wait` microseconds after its `saves`-th lead. */
static void kill_later(struct work *work, int saves, int64_t wait)
{
	static const struct calls_plan none = {0};
	char id[BN_ID_TEXT];
	int from, status = 0;
	pid_t child = start_child(work, INT32_MAX, &none, &from);
	for (int i = 0; i < saves; i++) {
		assert_int_equal(read(from, id, BN_ID_TEXT), BN_ID_TEXT);
		add_id(&work->said, id);
	}
	for (int64_t end = bn_clock_us() + wait; bn_clock_us() < end;)
		;
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status)); /* it didn't end by itself */
	hear(work, from);
	look_after(work);
}

/* One child, killed at its nth call; false: it made fewer. */
static bool kill_at_call(struct work *work, int nth, bool half_written)
{
	const struct calls_plan plan = {
		.nth = nth, .kinds = CALLS_ALL, .half_written = half_written};
	int from, status = 0;
	pid_t child = start_child(work, 2, &plan, &from);
	hear(work, from);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status)) {
		assert_int_equal(WTERMSIG(status), SIGKILL);
		look_after(work);
		return true;
	}
	assert_int_equal(status, 0);
	return false;
}

static void begin(struct work *work, void **state)
{
	*work = (struct work){
		.path = bn_file_join(*state, "leads.db"),
		.journal = bn_file_join(*state, "leads.db-journal"),
	};
	calls_watch(*state);
}

static void end(struct work *work, const char *where)
{
	/* Else the kills hit nothing and the test proves nothing. */
	assert_true(work->acknowledged >= (size_t)work->kills / 10);
	assert_true(work->in_the_middle > work->kills / 20);
	print_message("%d kills %s, %d of them inside a commit: %zu leads acknowledged, 0 lost\n",
		work->kills, where, work->in_the_middle, work->acknowledged);
	free(work->said.items);
	free(work->journal);
	free(work->path);
	calls_watch(NULL);
}

static void at_any_moment(void **state)
{
	struct work work;
	begin(&work, state);
	while (work.kills < wanted / 2) {
		uint16_t random = 0;
		bn_id_random(&random, sizeof(random));
		/* Some are killed while they open the store, after no save at all. */
		kill_later(&work, work.kills % 4, random % 1500);
		if (work.kills % KILLS_A_FILE == 0)
			finish_file(&work);
	}
	finish_file(&work);
	end(&work, "at random");
}

/* Once around: on a store that goes on from kill to kill, or on one made anew for each. */
static void at_each_call(void **state)
{
	struct work work;
	int calls = 0;
	begin(&work, state);
	for (int round = 0; work.kills < wanted / 2; round++) {
		bool half_written = (round & 1) != 0, anew = ((round ^ round >> 1) & 1) != 0;
		int nth = 1;
		while (kill_at_call(&work, nth, half_written)) {
			nth++;
			if (anew)
				finish_file(&work);
		}
		calls = nth - 1 > calls ? nth - 1 : calls;
		finish_file(&work);
	}
	print_message("each of %d calls\n", calls);
	end(&work, "at a call");
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(at_any_moment),
		with_folder(at_each_call),
	};
	if (argc > 1)
		wanted = atoi(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

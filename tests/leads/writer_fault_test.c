/* writer_fault_test [EVERY]: each call of the system, and each allocation of SQLite, fails while a
 * lead is saved. Whatever was said to be saved is found by the next start, and what wasn't is saved
 * once the fault is over. */
#include "base/file.h"
#include "leads/store.h"
#include "leads/writer.h"
#include "tests/leads/calls.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <unistd.h>

static int every = 17; /* of so many places for a fault one is tried */

static int told, nowhere; /* the store has much to say while something fails */

/* SQLite's own memory, of which some calls find none. */
static sqlite3_mem_methods own;
static atomic_int allocations;
static int failing_allocation; /* 0: none */
static int failing_times;

static bool has_memory(void)
{
	int now = ++allocations;
	return failing_allocation == 0 || now < failing_allocation ||
	       now - failing_allocation >= failing_times;
}

static void *allocate(int bytes)
{
	return has_memory() ? own.xMalloc(bytes) : NULL;
}

static void *allocate_again(void *memory, int bytes)
{
	return has_memory() ? own.xRealloc(memory, bytes) : NULL;
}

static void make_memory_fail(void)
{
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &own);
	sqlite3_mem_methods ours = own;
	ours.xMalloc = allocate;
	ours.xRealloc = allocate_again;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

/* What a run goes through. */
struct run {
	struct calls_plan plan;
	int allocation; /* the how manyth fails, as the plan says for how long */
	int before;     /* leads in the file */
	bool large;     /* the lead takes more than a page */
	bool open;      /* the fault begins once the store is open */
};

struct work {
	char *path, *tail;
	struct bn_seal_pair pair;
	struct bn_writer *writer;
	int wakes[2];
	size_t runs, saved, refused;
};

static void wake(void *context)
{
	const struct work *work = context;
	assert_int_equal(write(work->wakes[1], "w", 1), 1);
}

static bool open_writer(struct work *work)
{
	const struct bn_writer_options options = {
		.store = work->path,
		.recipients = {.keys = {work->pair.public_key}, .count = 1},
		.wake = wake,
		.context = work,
	};
	work->writer = bn_writer_create(&options);
	return work->writer != NULL;
}

static bool save(struct work *work, const struct bn_lead *lead)
{
	char c = '\0';
	bn_writer_submit(work->writer, lead);
	assert_int_equal(read(work->wakes[0], &c, 1), 1);
	return bn_writer_poll(work->writer) == BN_WRITER_SAVED;
}

static void make_lead(struct bn_lead *lead, const struct run *run, int number)
{
	sample_numbered(lead, number);
	if (!run->large)
		return;
	memset(lead->last_name, 'x', BN_LEAD_TEXT - 1);
	memset(lead->email, 'y', BN_LEAD_TEXT - 1);
	for (lead->interest_count = 0; lead->interest_count < 16; lead->interest_count++)
		memset(lead->interests[lead->interest_count], 'z', BN_LEAD_KEY - 1);
}

struct kept {
	const struct work *work;
	int count;
	struct bn_lead last;
};

static bool open_one(void *context, const struct bn_store_record *record)
{
	struct kept *kept = context;
	struct bn_str json = {.secret = true};
	assert_true(bn_seal_open(&kept->work->pair, record->sealed, record->bytes, &json));
	assert_true(bn_lead_read(json.data, json.length, &kept->last));
	bn_str_finish(&json);
	kept->count++;
	return true;
}

/* All that a healthy start finds. */
static struct kept read_store(const struct work *work)
{
	struct kept kept = {.work = work};
	struct bn_store *store = bn_store_open(work->path, true);
	assert_non_null(store);
	assert_true(bn_store_each(store, open_one, &kept));
	bn_store_close(store);
	return kept;
}

static void begin_fault(const struct run *run)
{
	dup2(nowhere, STDERR_FILENO);
	calls_begin(&run->plan);
	allocations = 0;
	failing_times = run->plan.times;
	failing_allocation = run->allocation;
}

/* How many calls, or allocations, the fault could have been. */
static int end_fault(const struct run *run)
{
	failing_allocation = 0;
	int calls = calls_end();
	dup2(told, STDERR_FILENO);
	return run->allocation > 0 ? allocations : calls;
}

/* A file with some leads, and a fault while one more is saved. How many places for a fault there
 * were. */
static int try(struct work *work, const struct run *run)
{
	struct bn_lead lead;
	unlink(work->path);
	unlink(work->tail);
	assert_true(open_writer(work));
	for (int i = 1; i <= run->before; i++) {
		make_lead(&lead, run, i);
		assert_true(save(work, &lead));
	}
	make_lead(&lead, run, run->before + 1);
	bool saved = false, started = true;
	if (!run->open) {
		bn_writer_destroy(work->writer);
		begin_fault(run);
		started = open_writer(work);
	} else {
		begin_fault(run);
	}
	if (started)
		saved = save(work, &lead);
	int places = end_fault(run);
	/* What a visitor was thanked for is there though nothing else goes on well. */
	if (saved) {
		struct kept kept = read_store(work);
		assert_int_equal(kept.count, run->before + 1);
		assert_memory_equal(&kept.last, &lead, sizeof(lead));
	}
	work->runs++;
	work->saved += saved;
	work->refused += !saved;
	/* And when all is well again, what the form kept is saved. */
	if (!started)
		assert_true(open_writer(work));
	if (!saved)
		assert_true(save(work, &lead));
	bn_writer_destroy(work->writer);
	struct kept kept = read_store(work);
	if (kept.count != run->before + 1)
		print_message("call %d, allocation %d: errno %d, times %d, half %d, open %d\n",
			run->plan.nth, run->allocation, run->plan.error, run->plan.times,
			run->plan.half_written, run->open);
	assert_int_equal(kept.count, run->before + 1);
	assert_memory_equal(&kept.last, &lead, sizeof(lead));
	return places;
}

static void begin(struct work *work, void **state)
{
	*work = (struct work){.path = bn_file_join(*state, "leads.db"),
		.tail = bn_file_join(*state, "leads.db.tail")};
	bn_seal_make_pair(&work->pair);
	assert_int_equal(pipe(work->wakes), 0);
	calls_watch(*state);
}

static void end(struct work *work, const char *what)
{
	print_message("%s: %zu runs, %zu saved all the same, %zu refused, 0 thanked for nothing\n",
		what, work->runs, work->saved, work->refused);
	assert_true(work->saved > 0);
	assert_true(work->refused > 0);
	calls_watch(NULL);
	close(work->wakes[0]);
	close(work->wakes[1]);
	free(work->tail);
	free(work->path);
}

/* A fault at one place after the other: once, a few times and for ever, on a file with and without
 * leads, while a small lead and a large one is saved, from the start of the program and from that
 * of the save.
 */
static void sweep(struct work *work, struct run run)
{
	static const int times[] = {1, 4, INT32_MAX};
	static int first; /* not the same places each time when some are left out */
	for (int way = 0; way < 24; way++) {
		run.plan.times = times[way / 8];
		run.before = (way & 1) != 0 ? 3 : 0;
		run.large = (way & 2) != 0;
		run.open = (way & 4) != 0;
		int places = every;
		/* Until the fault comes too late. */
		for (int at = 1 + first++ % every; at <= places; at += every) {
			if (run.plan.error != 0)
				run.plan.nth = at;
			else
				run.allocation = at;
			places = try(work, &run) < at ? 0 : INT32_MAX;
		}
	}
}

static void calls_fail(void **state)
{
	static const int errors[] = {EIO, ENOSPC, EDQUOT, EROFS};
	struct work work;
	begin(&work, state);
	for (size_t i = 0; i < COUNT(errors); i++)
		for (int half = 0; half < 2; half++)
			sweep(&work, (struct run){.plan = {.kinds = CALLS_ALL,
							  .error = errors[i],
							  .half_written = half != 0}});
	end(&work, "calls that fail");
}

/* "The disk says once that it couldn't sync, then all is well": the classic false thank-you. */
static void syncs_fail(void **state)
{
	struct work work;
	begin(&work, state);
	int usual = every;
	every = 1;
	sweep(&work, (struct run){.plan = {.kinds = CALLS_SYNC, .error = EIO}});
	every = usual;
	end(&work, "syncs that fail");
}

static void allocations_fail(void **state)
{
	struct work work;
	begin(&work, state);
	sweep(&work, (struct run){0});
	end(&work, "allocations that fail");
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(calls_fail),
		with_folder(syncs_fail),
		with_folder(allocations_fail),
	};
	if (argc > 1)
		every = atoi(argv[1]);
	make_memory_fail();
	if (!bn_seal_init())
		return 1;
	told = dup(STDERR_FILENO);
	nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	print_message("one of %d places\n", every);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is done on sticks: told as it is, whatever the stick does. One that hangs holds up nobody,
 * and what was given up changes nothing any more; one that fails at any call is never said to have
 * the leads. */
#include "kiosk/porter.h"

#include "base/file.h"
#include "base/id.h"
#include "base/mem.h"
#include "base/str.h"
#include "daybook/sent.h"
#include "leads/bundle.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <dirent.h>
#include <errno.h>
#include <semaphore.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEADS = 12 };

/* A stick that hangs until it is pulled out: what is asked of it waits for the test. */
static struct {
	bool hangs;
	sem_t asked, pulled;
} hung;

enum bn_export_result __real_bn_export_make(const char *data, const char *folder,
	const struct bn_export_watch *watch, struct bn_export *done);
enum bn_export_result __wrap_bn_export_make(const char *data, const char *folder,
	const struct bn_export_watch *watch, struct bn_export *done);
size_t __real_bn_stick_find(
	const char *mounts, const char *run, struct bn_stick *sticks, size_t most);
size_t __wrap_bn_stick_find(
	const char *mounts, const char *run, struct bn_stick *sticks, size_t most);

static void hang(void)
{
	if (!hung.hangs)
		return;
	sem_post(&hung.asked);
	sem_wait(&hung.pulled);
}

enum bn_export_result __wrap_bn_export_make(const char *data, const char *folder,
	const struct bn_export_watch *watch, struct bn_export *done)
{
	hang();
	return __real_bn_export_make(data, folder, watch, done);
}

size_t __wrap_bn_stick_find(
	const char *mounts, const char *run, struct bn_stick *sticks, size_t most)
{
	hang();
	return __real_bn_stick_find(mounts, run, sticks, most);
}

struct work {
	char *folder, *data, *run, *stick, *mounts;
	struct bn_scribe *scribe;
	struct bn_journal *journal;
	struct bn_porter *porter;
	struct bn_panel panel;
	sem_t woken;
	int64_t ms;
};

static void wake(void *context)
{
	struct work *work = context;
	sem_post(&work->woken);
}

static void fill_store(const struct work *work)
{
	char id[BN_ID_TEXT], sealed[600] = "sealed";
	char *path = bn_file_join(work->data, "leads.db");
	struct bn_store *store = bn_store_open(path, true);
	for (int i = 0; i < LEADS; i++) {
		bn_id_make(id);
		const struct bn_store_record record = {
			.id = id, .wall = 1, .sealed = sealed, .bytes = sizeof(sealed)};
		assert_true(bn_store_add(store, &record));
	}
	bn_store_close(store);
	free(path);
}

/* What the system says is mounted: the stick's folder, or nothing. */
static void plug(const struct work *work, bool in)
{
	char *line = bn_mem_printf("42 26 8:17 / %s rw - vfat /dev/sdb1 rw\n", work->stick);
	assert_true(bn_file_write_whole(work->mounts, line, in ? strlen(line) : 0, 0600));
	free(line);
}

static void begin(struct work *work, void **state)
{
	*work = (struct work){.folder = *state,
		.data = bn_file_join(*state, "data"),
		.run = bn_file_join(*state, "run"),
		.stick = bn_file_join(*state, "run/sticks/sdb1"),
		.mounts = bn_file_join(*state, "mounts"),
		.scribe = bn_scribe_create(),
		.ms = 5000000};
	assert_true(bn_file_make_folder(work->data) && bn_file_make_folder(work->stick));
	plug(work, true);
	fill_store(work);
	sem_init(&work->woken, 0, 0);
	const struct bn_journal_options journal = {.data_folder = work->data, .silent = true};
	work->journal = bn_journal_open(&journal);
	const struct bn_porter_options options = {.data_folder = work->data,
		.run = work->run,
		.campaign = *state,
		.mounts = work->mounts,
		.scribe = work->scribe,
		.journal = work->journal,
		.wake = wake,
		.context = work};
	work->porter = bn_porter_create(&options);
}

static void end(struct work *work)
{
	bn_porter_destroy(work->porter);
	bn_journal_close(work->journal);
	bn_scribe_destroy(work->scribe);
	sem_destroy(&work->woken);
	free(work->mounts);
	free(work->stick);
	free(work->run);
	free(work->data);
}

static bool take(struct work *work)
{
	return bn_porter_take(work->porter, &work->panel, work->ms);
}

/* Until the look, or the task, is over. */
static void wait_for(struct work *work, const bool *busy)
{
	do {
		sem_wait(&work->woken);
		take(work);
	} while (busy != NULL && *busy);
}

/* As backstage does. */
static bool ask_export(struct work *work)
{
	struct bn_stick stick = {.name = "sdb1"};
	snprintf(stick.path, sizeof(stick.path), "%s", work->stick);
	if (!bn_porter_export(work->porter, &stick, work->ms))
		return false;
	work->panel.task = BN_TASK_EXPORT;
	work->panel.task_state = BN_TASK_RUNNING;
	work->panel.busy = true;
	work->panel.silent = work->panel.slow = work->panel.gone = false;
	return true;
}

static bool last_entry(void *context, const struct bn_journal_entry *entry)
{
	*(struct bn_journal_entry *)context = *entry;
	return true;
}

static void assert_journal(const struct work *work, enum bn_journal_kind kind, const char *why)
{
	struct bn_journal_entry entry = {.kind = BN_JOURNAL_COUNT};
	assert_true(bn_journal_each(work->data, last_entry, &entry, NULL));
	assert_int_equal(entry.kind, kind);
	assert_string_equal(entry.why, why);
}

static int64_t noted(const struct work *work)
{
	struct bn_sent sent;
	bn_scribe_wait(work->scribe);
	bn_sent_read(work->data, &sent);
	return sent.number;
}

static void looks_for_sticks(void **state)
{
	struct work work;
	begin(&work, state);
	assert_false(take(&work));
	assert_true(bn_porter_look(work.porter, work.ms));
	assert_false(bn_porter_look(work.porter, work.ms)); /* it is looking */
	wait_for(&work, NULL);
	assert_int_equal(work.panel.stick_count, 1);
	assert_string_equal(work.panel.sticks[0].name, "sdb1");
	assert_false(work.panel.has_shelf);
	plug(&work, false);
	assert_true(bn_porter_look(work.porter, work.ms));
	wait_for(&work, NULL);
	assert_int_equal(work.panel.stick_count, 0);
	end(&work);
}

static void exports(void **state)
{
	struct work work;
	begin(&work, state);
	assert_true(bn_porter_look(work.porter, work.ms));
	assert_true(ask_export(&work)); /* after the look */
	assert_false(ask_export(&work));
	wait_for(&work, &work.panel.busy);
	assert_int_equal(work.panel.task_state, BN_TASK_DONE);
	assert_int_equal(work.panel.leads, LEADS);
	assert_false(work.panel.gone);
	assert_int_equal(work.panel.stick_count, 1);
	assert_int_equal(noted(&work), LEADS);
	assert_journal(&work, BN_JOURNAL_EXPORT, "12 leads");
	char *path = bn_file_join(work.stick, work.panel.file);
	assert_true(bn_str_ends(path, ".leads") && bn_file_exists(path));
	free(path);
	end(&work);
}

static void finds_packs(void **state)
{
	struct work work;
	struct bn_stick stick = {.name = "sdb1"};
	begin(&work, state);
	char *pack = bn_file_join(work.stick, "lot.borne");
	assert_true(bn_file_write_whole(pack, "x", 1, 0600));
	snprintf(stick.path, sizeof(stick.path), "%s", work.stick);
	assert_true(bn_porter_find_packs(work.porter, &stick, work.ms));
	wait_for(&work, NULL);
	assert_true(work.panel.searched);
	assert_int_equal(work.panel.pack_count, 1);
	/* There is no shelf: it says so, and installs nothing. */
	work.panel.busy = true;
	assert_true(bn_porter_install(work.porter, &stick, "lot.borne", work.ms));
	wait_for(&work, &work.panel.busy);
	assert_int_equal(work.panel.task_state, BN_TASK_FAILED);
	assert_journal(&work, BN_JOURNAL_INSTALL_FAILED, "");
	free(pack);
	end(&work);
}

static void pull_out(struct work *work)
{
	hung.hangs = false;
	sem_post(&hung.pulled);
	while (work->panel.stuck) {
		sem_wait(&work->woken);
		take(work);
	}
}

/* An export onto a stick that doesn't answer: said to be slow, then given up. */
static void hangs_in_an_export(void **state)
{
	struct work work;
	begin(&work, state);
	hung.hangs = true;
	assert_true(ask_export(&work));
	sem_wait(&hung.asked);
	work.ms += BN_PORTER_SLOW_MS - 1;
	assert_false(take(&work));
	work.ms += 1;
	assert_true(take(&work));
	assert_true(work.panel.slow && work.panel.busy);
	work.ms += BN_PORTER_TASK_MS - BN_PORTER_SLOW_MS - 1;
	assert_false(take(&work));
	work.ms += 1;
	assert_true(take(&work));
	assert_false(work.panel.busy || work.panel.slow);
	assert_true(work.panel.stuck && work.panel.silent);
	assert_int_equal(work.panel.task_state, BN_TASK_FAILED);
	assert_journal(&work, BN_JOURNAL_EXPORT_FAILED, "no answer");
	assert_false(ask_export(&work)); /* nothing more, before it is pulled out */
	assert_false(bn_porter_look(work.porter, work.ms));
	pull_out(&work);
	/* It was done in the end; who was told that it wasn't does it again. */
	assert_int_equal(work.panel.task_state, BN_TASK_FAILED);
	assert_int_equal(noted(&work), 0);
	assert_true(ask_export(&work));
	wait_for(&work, &work.panel.busy);
	assert_int_equal(work.panel.task_state, BN_TASK_DONE);
	assert_int_equal(noted(&work), LEADS);
	end(&work);
}

/* It hangs while sticks are looked for; what was asked meanwhile is told to have failed. */
static void hangs_in_a_look(void **state)
{
	struct work work;
	begin(&work, state);
	hung.hangs = true;
	assert_true(bn_porter_look(work.porter, work.ms));
	sem_wait(&hung.asked);
	assert_true(ask_export(&work));
	work.ms += BN_PORTER_LOOK_MS;
	assert_true(take(&work));
	assert_true(work.panel.stuck && work.panel.silent && !work.panel.busy);
	assert_int_equal(work.panel.task_state, BN_TASK_FAILED);
	assert_int_equal(work.panel.stick_count, 0);
	pull_out(&work);
	assert_true(bn_porter_look(work.porter, work.ms));
	wait_for(&work, NULL);
	assert_int_equal(work.panel.stick_count, 1);
	end(&work);
}

/* Borne ends all the same, and the thread that is left behind touches nothing of it. */
static void hangs_at_the_end(void **state)
{
	struct work work;
	begin(&work, state);
	hung.hangs = true;
	assert_true(bn_porter_look(work.porter, work.ms));
	sem_wait(&hung.asked);
	end(&work);
	hung.hangs = false;
	sem_post(&hung.pulled);
}

/* How many bundles lie there; each is whole. Removes all. */
static int whole_ones(const struct work *work)
{
	DIR *list = opendir(work->stick);
	int count = 0;
	for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
		char *path = bn_file_join(work->stick, entry->d_name);
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

static void fails_at_each_call(void **state)
{
	static const struct {
		int error, times;
	} cases[] = {{EIO, 1}, {ENOSPC, 1000}, {EROFS, 1000}, {ENODEV, 1000}};
	struct work work;
	int said = 0, full = 0, read_only = 0;
	begin(&work, state);
	char *sent = bn_file_join(work.data, "sent.json");
	for (size_t i = 0; i < COUNT(cases); i++)
		for (int nth = 1; nth < 40; nth++) {
			const struct calls_plan plan = {.nth = nth,
				.kinds = CALLS_ALL,
				.error = cases[i].error,
				.times = cases[i].times,
				.half_written = nth % 2 == 0};
			calls_watch(work.stick);
			calls_begin(&plan);
			assert_true(ask_export(&work));
			wait_for(&work, &work.panel.busy);
			bn_scribe_wait(work.scribe);
			calls_end();
			calls_watch(NULL);
			bool good = work.panel.task_state == BN_TASK_DONE;
			int whole = whole_ones(&work);
			assert_true(!good || whole == 1);
			assert_int_equal(noted(&work), good ? LEADS : 0);
			said += good;
			full += !good && work.panel.export_result == BN_EXPORT_FULL;
			read_only += !good && work.panel.export_result == BN_EXPORT_READ_ONLY;
			unlink(sent);
		}
	print_message("%d of %d done; %d full, %d read-only, 0 falsely\n", said,
		(int)COUNT(cases) * 39, full, read_only);
	assert_in_range(said, 10, COUNT(cases) * 39 - 20); /* else nothing was hit */
	assert_true(full > 0 && read_only > 0);
	free(sent);
	end(&work);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(looks_for_sticks), with_folder(exports), with_folder(finds_packs),
		with_folder(hangs_in_an_export), with_folder(hangs_in_a_look),
		with_folder(fails_at_each_call),
		with_folder(hangs_at_the_end), /* the last: its thread goes on */
	};
	sem_init(&hung.asked, 0, 0);
	sem_init(&hung.pulled, 0, 0);
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}

#include "leads/writer.h"

#include "base/file.h"
#include "leads/withdrawal.h"
#include "tests/leads/limit.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <malloc.h>
#include <string.h>
#include <unistd.h>

#define CANARY "Canari"

/* What goes back to the heap while a lead is submitted must not hold a word of it. */
static volatile bool watching, leaked; /* volatile: compilers believe they know what free does */

void __real_free(void *memory);
void __wrap_free(void *memory);
void __wrap_free(void *memory)
{
	if (watching && memory != NULL &&
		memmem(memory, malloc_usable_size(memory), CANARY, strlen(CANARY)) != NULL)
		leaked = true;
	__real_free(memory);
}

struct work {
	char *path;
	struct bn_seal_pair pair;
	struct bn_writer *writer;
	int wakes[2]; /* a pipe: the thread's word that poll has a result */
};

static void wake(void *context)
{
	const struct work *work = context;
	assert_int_equal(write(work->wakes[1], "w", 1), 1);
}

static void begin(struct work *work, void **state)
{
	work->path = bn_file_join(*state, "leads.db");
	bn_seal_make_pair(&work->pair);
	assert_int_equal(pipe(work->wakes), 0);
	const struct bn_writer_options options = {
		.store = work->path,
		.recipients = {.keys = {work->pair.public_key}, .count = 1},
		.wake = wake,
		.context = work,
	};
	work->writer = bn_writer_create(&options);
	assert_non_null(work->writer);
	assert_int_equal(bn_writer_poll(work->writer), BN_WRITER_IDLE);
}

static void end(struct work *work)
{
	bn_writer_destroy(work->writer);
	close(work->wakes[0]);
	close(work->wakes[1]);
	free(work->path);
}

static enum bn_writer_state submit_and_wait(struct work *work, const struct bn_lead *lead)
{
	char c = '\0';
	bn_writer_submit(work->writer, lead);
	assert_int_equal(read(work->wakes[0], &c, 1), 1);
	return bn_writer_poll(work->writer);
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
	assert_string_equal(kept->last.id, record->id);
	assert_int_equal(kept->last.wall, record->wall);
	kept->count++;
	return true;
}

static struct kept read_store(const struct work *work)
{
	struct kept kept = {.work = work};
	struct bn_store *store = bn_store_open(work->path, false);
	assert_non_null(store);
	assert_true(bn_store_each(store, open_one, &kept));
	bn_store_close(store);
	return kept;
}

static void saves(void **state)
{
	struct work work;
	struct bn_lead lead;
	begin(&work, state);
	for (int i = 1; i <= 20; i++) {
		sample_numbered(&lead, i);
		assert_int_equal(submit_and_wait(&work, &lead), BN_WRITER_SAVED);
		assert_int_equal(bn_writer_poll(work.writer), BN_WRITER_IDLE); /* told once */
	}
	struct kept kept = read_store(&work);
	assert_int_equal(kept.count, 20);
	assert_memory_equal(&kept.last, &lead, sizeof(lead));
	end(&work);
}

static void fails_and_saves_later(void **state)
{
	struct work work;
	struct bn_lead lead;
	begin(&work, state);
	sample_lead(&lead);
	for (int i = 0; i < 3; i++) {
		limit_files(0);
		enum bn_writer_state result = submit_and_wait(&work, &lead);
		limit_files_no_more();
		assert_int_equal(result, BN_WRITER_FAILED);
		assert_int_equal(bn_writer_poll(work.writer), BN_WRITER_IDLE);
		assert_int_equal(read_store(&work).count, 0);
	}
	strcpy(lead.first_name, "Zoé-Line"); /* the visitor corrects the form meanwhile */
	assert_int_equal(submit_and_wait(&work, &lead), BN_WRITER_SAVED);
	struct kept kept = read_store(&work);
	assert_int_equal(kept.count, 1);
	assert_string_equal(kept.last.first_name, "Zoé-Line");
	end(&work);
}

static void saves_what_waits_before_it_ends(void **state)
{
	struct work work;
	struct bn_lead lead;
	for (int i = 1; i <= 20; i++) {
		begin(&work, state);
		sample_numbered(&lead, i);
		bn_writer_submit(work.writer, &lead);
		bn_writer_destroy(work.writer);
		work.writer = NULL;
		struct bn_store *store = bn_store_open(work.path, false);
		assert_int_equal(bn_store_count(store), i);
		bn_store_close(store);
		end(&work);
	}
}

static void leaves_no_clear_text(void **state)
{
	struct work work;
	struct bn_lead lead;
	size_t bytes = 0;
	begin(&work, state);
	sample_lead(&lead);
	strcpy(lead.first_name, CANARY);
	memset(lead.last_name, 'x', BN_LEAD_TEXT - 1); /* the JSON grows more than once */
	/* The watch itself must be able to see. */
	watching = true;
	leaked = false;
	char *volatile clear = strdup(CANARY);
	free(clear);
	assert_true(leaked);
	leaked = false;
	assert_int_equal(submit_and_wait(&work, &lead), BN_WRITER_SAVED);
	watching = false;
	assert_false(leaked);
	char *file = bn_file_read(work.path, 1 << 20, &bytes);
	assert_null(memmem(file, bytes, CANARY, strlen(CANARY)));
	free(file);
	end(&work);
}

/* The code finds the lead, and isn't in the file. */
static void the_code_finds_it(void **state)
{
	struct work work;
	struct bn_lead lead;
	size_t bytes = 0;
	uint8_t tag[BN_SEAL_TAG];
	char id[BN_ID_TEXT] = "";
	begin(&work, state);
	sample_numbered(&lead, 1);
	strcpy(lead.reference, "LOT CCC DDD");
	assert_int_equal(submit_and_wait(&work, &lead), BN_WRITER_SAVED);
	struct bn_store *store = bn_store_open(work.path, false);
	bn_withdrawal_tag(bn_store_signer(store), "lotccc-ddd", tag);
	assert_int_equal(bn_store_find(store, tag, id), BN_STORE_FOUND);
	assert_string_equal(id, lead.id);
	bn_withdrawal_tag(bn_store_signer(store), "LOT CCC DDF", tag);
	assert_int_equal(bn_store_find(store, tag, id), BN_STORE_NONE);
	bn_store_close(store);
	char *file = bn_file_read(work.path, 1 << 20, &bytes);
	assert_null(memmem(file, bytes, "CCC", 3));
	free(file);
	end(&work);
}

static void needs_a_store(void **state)
{
	const struct bn_writer_options options = {.store = "/no/such/leads.db"};
	(void)state;
	assert_null(bn_writer_create(&options));
	bn_writer_destroy(NULL);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(saves),
		with_folder(fails_and_saves_later),
		with_folder(saves_what_waits_before_it_ends),
		with_folder(leaves_no_clear_text),
		with_folder(the_code_finds_it),
		cmocka_unit_test(needs_a_store),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

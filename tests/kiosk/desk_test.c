#include "kiosk/desk.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/str.h"
#include "kiosk/recipient.h"
#include "leads/store.h"
#include "tests/kiosk/desk_work.h"
#include "tests/leads/limit.h"

enum { RETRY_MS = 3000 };

/* What the clock on the wall says, to every thread; −1: the truth (link with --wrap=bn_clock_wall).
 */
static _Atomic int64_t wall = -1;

int64_t __real_bn_clock_wall(void);
int64_t __wrap_bn_clock_wall(void);
int64_t __wrap_bn_clock_wall(void)
{
	int64_t told = wall;
	return told >= 0 ? told : __real_bn_clock_wall();
}

/* What the store holds, opened. */
struct kept {
	const struct bn_seal_pair *pair;
	int count;
	struct bn_lead last;
};

static bool open_one(void *context, const struct bn_store_record *record)
{
	struct kept *kept = context;
	struct bn_str json = {.secret = true};
	assert_true(bn_seal_open(kept->pair, record->sealed, record->bytes, &json));
	assert_true(bn_lead_read(json.data, json.length, &kept->last));
	bn_str_finish(&json);
	kept->count++;
	return true;
}

static struct kept read_store(const char *path, const struct bn_seal_pair *pair)
{
	struct kept kept = {.pair = pair};
	struct bn_store *store = bn_store_open(path, false);
	assert_non_null(store);
	assert_true(bn_store_each(store, open_one, &kept));
	bn_store_close(store);
	return kept;
}

static void saves_what_was_typed(void **state)
{
	struct work work;
	struct bn_seal_recipients recipients;
	struct bn_seal_pair demo;
	bool demonstration = false;
	/* As at a start without a key: made, then opened with what the recruiter has. */
	assert_true(bn_recipient_load(*state, &recipients, &demonstration));
	assert_true(demonstration);
	begin_for(&work, state, &recipients);
	submit(&work, "Zoé");
	assert_int_equal(wait_and_tick(&work, 0), BN_DESK_SAVED);
	assert_int_equal(bn_desk_tick(work.desk, 10), BN_DESK_FREE); /* told once */
	char *path = bn_file_join(*state, "demo.key");
	assert_int_equal(bn_seal_load_pair(path, BN_RECIPIENT_PASSPHRASE, &demo), BN_SEAL_LOADED);
	free(path);
	struct kept kept = read_store(work.path, &demo);
	const struct bn_lead *lead = &kept.last;
	char hash[65];
	assert_int_equal(kept.count, 1);
	assert_string_equal(lead->id, bn_desk_id(work.desk));
	assert_string_equal(lead->reference, bn_desk_reference(work.desk));
	assert_true(bn_str_starts(lead->reference, "LOT "));
	assert_string_equal(lead->first_name, "Zoé");
	assert_string_equal(lead->email, "zoe@exemple.fr");
	assert_string_equal(lead->phone, "+33612345678");
	assert_string_equal(lead->situation, "etudes");
	assert_int_equal(lead->interest_count, 1);
	assert_string_equal(lead->interests[0], "service-social");
	assert_true(lead->age_declared);
	assert_int_equal(lead->purpose_count, 2);
	assert_true(lead->purposes[0].given);
	assert_false(lead->purposes[1].given);
	assert_string_equal(lead->campaign, "lot");
	assert_string_equal(lead->venue, "salon");
	assert_string_equal(lead->event, "forum");
	assert_string_equal(lead->language, "fr");
	assert_string_equal(lead->notice_version, "2026-11");
	bn_seal_hash(slip.notice, strlen(slip.notice), hash);
	assert_string_equal(lead->notice_hash, hash);
	assert_string_equal(lead->notice_language, "fr");
	assert_true(lead->wall > 1700000000);
	assert_true(bn_str_starts(lead->kiosk, "borne-"));
	bn_seal_forget(&demo);
	end(&work);
}

/* Submits what can't be written, at now_ms 1000. */
static void submit_in_vain(struct work *work)
{
	limit_files(0);
	submit(work, "Zoé");
	wait_for(&work->told);
	limit_files_no_more();
	assert_int_equal(bn_desk_tick(work->desk, 1000), BN_DESK_FAILED);
	assert_int_equal(bn_desk_next_ms(work->desk), 1000 + RETRY_MS);
	assert_int_equal(read_store(work->path, &work->pair).count, 0);
}

static void a_failed_save_is_tried_again_by_itself(void **state)
{
	struct work work;
	begin(&work, state);
	submit_in_vain(&work);
	char id[BN_ID_TEXT];
	strcpy(id, bn_desk_id(work.desk));
	limit_files(0);
	assert_int_equal(bn_desk_tick(work.desk, 999 + RETRY_MS), BN_DESK_FAILED);
	/* Still failing while it is tried: the visitor reads the same until it is saved. */
	assert_int_equal(bn_desk_tick(work.desk, 1000 + RETRY_MS), BN_DESK_FAILED);
	wait_for(&work.told);
	limit_files_no_more();
	assert_int_equal(bn_desk_tick(work.desk, 5000), BN_DESK_FAILED);
	assert_int_equal(bn_desk_next_ms(work.desk), 5000 + RETRY_MS);
	assert_int_equal(bn_desk_tick(work.desk, 5000 + RETRY_MS), BN_DESK_FAILED);
	assert_int_equal(wait_and_tick(&work, 9000), BN_DESK_SAVED);
	assert_int_equal(bn_desk_next_ms(work.desk), -1);
	struct kept kept = read_store(work.path, &work.pair);
	assert_int_equal(kept.count, 1);
	assert_string_equal(kept.last.id, id);
	assert_string_equal(bn_desk_id(work.desk), id);
	end(&work);
}

/* Sent again by the visitor, as it was or corrected: the same lead, with the newest words. */
static void a_failed_save_is_tried_again_by_hand(void **state)
{
	static const char *const names[] = {"Zoé", "Zoé-Line"};
	struct work work;
	for (size_t i = 0; i < COUNT(names); i++) {
		char id[BN_ID_TEXT], reference[24];
		begin(&work, state);
		submit_in_vain(&work);
		strcpy(id, bn_desk_id(work.desk));
		strcpy(reference, bn_desk_reference(work.desk));
		submit(&work, names[i]);
		assert_int_equal(wait_and_tick(&work, 1500), BN_DESK_SAVED);
		assert_int_equal(bn_desk_tick(work.desk, 9000), BN_DESK_FREE);
		struct kept kept = read_store(work.path, &work.pair);
		assert_int_equal(kept.count, 1);
		assert_string_equal(kept.last.first_name, names[i]);
		assert_string_equal(kept.last.id, id);
		assert_string_equal(kept.last.reference, reference);
		assert_string_equal(bn_desk_id(work.desk), id);
		assert_string_equal(bn_desk_reference(work.desk), reference);
		end(&work);
		assert_int_equal(test_remove_folder(state), 0);
		assert_int_equal(test_make_folder(state), 0);
	}
}

/* The correction comes while the old words are on their way: both are written, SAVED is told of the
 * newest, and there is one record. */
static void a_correction_during_a_retry_is_not_lost(void **state)
{
	struct work work;
	begin(&work, state);
	hold(&work, true);
	submit_in_vain(&work); /* the writer stops here */
	char id[BN_ID_TEXT];
	strcpy(id, bn_desk_id(work.desk));
	assert_int_equal(bn_desk_tick(work.desk, 1000 + RETRY_MS), BN_DESK_FAILED);
	submit(&work, "Zoé-Line");
	submit(&work, "Zoé-Lou"); /* and once more */
	assert_int_equal(bn_desk_tick(work.desk, 5000), BN_DESK_BUSY);
	hold(&work, false);
	assert_int_equal(wait_and_tick(&work, 5100), BN_DESK_BUSY); /* the old words are saved */
	assert_int_equal(wait_and_tick(&work, 5200), BN_DESK_SAVED);
	struct kept kept = read_store(work.path, &work.pair);
	assert_int_equal(kept.count, 1);
	assert_string_equal(kept.last.first_name, "Zoé-Lou");
	assert_string_equal(kept.last.id, id);
	end(&work);
}

/* Going back to what was typed ends the retries, even one that has begun and succeeds: the visitor
 * isn't thanked for the old words in the middle of correcting them. */
static void nothing_is_told_while_it_is_corrected(void **state)
{
	struct work work;
	begin(&work, state);
	hold(&work, true);
	submit_in_vain(&work); /* the writer stops here */
	char id[BN_ID_TEXT];
	strcpy(id, bn_desk_id(work.desk));
	assert_int_equal(bn_desk_tick(work.desk, 1000 + RETRY_MS), BN_DESK_FAILED);
	bn_desk_hold(work.desk);
	hold(&work, false);
	assert_int_equal(wait_and_tick(&work, 5000), BN_DESK_HELD); /* the old words are saved */
	assert_int_equal(bn_desk_next_ms(work.desk), -1);
	assert_int_equal(bn_desk_tick(work.desk, 50000), BN_DESK_HELD);
	submit(&work, "Zoé-Line");
	assert_int_equal(wait_and_tick(&work, 51000), BN_DESK_SAVED);
	struct kept kept = read_store(work.path, &work.pair);
	assert_int_equal(kept.count, 1);
	assert_string_equal(kept.last.first_name, "Zoé-Line");
	assert_string_equal(kept.last.id, id);
	end(&work);
}

/* A disk that hangs gives no answer: after 8 s the visitor is told, and thanked all the same when
 * it comes to an end. */
static void a_silent_disk_is_told_as_a_failure(void **state)
{
	struct work work;
	begin(&work, state);
	hold(&work, true);
	submit(&work, "Un");
	assert_int_equal(wait_and_tick(&work, 0), BN_DESK_SAVED); /* the writer stops here */
	bn_desk_clear(work.desk);
	submit(&work, "Deux");
	assert_int_equal(bn_desk_tick(work.desk, 1000), BN_DESK_BUSY);
	assert_int_equal(bn_desk_tick(work.desk, 9000), BN_DESK_BUSY);
	assert_int_equal(bn_desk_tick(work.desk, 9001), BN_DESK_FAILED);
	assert_int_equal(bn_desk_tick(work.desk, 90000), BN_DESK_FAILED);
	hold(&work, false);
	assert_int_equal(wait_and_tick(&work, 90100), BN_DESK_SAVED);
	assert_int_equal(read_store(work.path, &work.pair).count, 2);
	end(&work);
}

static void what_a_visit_left_is_not_told_to_the_next(void **state)
{
	struct work work;
	begin(&work, state);
	hold(&work, true);
	submit(&work, "Un");
	assert_int_equal(wait_and_tick(&work, 0), BN_DESK_SAVED); /* the writer stops here */
	submit(&work, "Deux");
	assert_int_equal(bn_desk_tick(work.desk, 100), BN_DESK_BUSY);
	assert_true(secrets_left() > 0);
	bn_desk_clear(work.desk);
	assert_int_equal(secrets_left(), 0);
	assert_string_equal(bn_desk_id(work.desk), "");
	assert_string_equal(bn_desk_reference(work.desk), "");
	assert_int_equal(bn_desk_tick(work.desk, 200), BN_DESK_FREE);
	hold(&work, false);
	assert_int_equal(wait_and_tick(&work, 300), BN_DESK_FREE);
	assert_int_equal(bn_desk_tick(work.desk, 400), BN_DESK_FREE);
	submit(&work, "Trois");
	assert_int_equal(wait_and_tick(&work, 500), BN_DESK_SAVED);
	assert_int_equal(read_store(work.path, &work.pair).count, 3);
	end(&work);
}

static void the_next_visitor_waits_for_the_writer(void **state)
{
	struct work work;
	begin(&work, state);
	hold(&work, true);
	submit(&work, "Un");
	assert_int_equal(wait_and_tick(&work, 0), BN_DESK_SAVED);
	bn_desk_clear(work.desk);
	submit(&work, "Deux");
	bn_desk_clear(work.desk);
	submit(&work, "Trois");
	char id[BN_ID_TEXT];
	strcpy(id, bn_desk_id(work.desk));
	assert_int_equal(bn_desk_tick(work.desk, 100), BN_DESK_BUSY);
	hold(&work, false);
	assert_int_equal(wait_and_tick(&work, 200), BN_DESK_BUSY); /* that was the second */
	assert_int_equal(wait_and_tick(&work, 300), BN_DESK_SAVED);
	struct kept kept = read_store(work.path, &work.pair);
	assert_int_equal(kept.count, 3);
	assert_string_equal(kept.last.id, id);
	assert_string_equal(kept.last.first_name, "Trois");
	end(&work);
}

static void a_failed_lead_ends_with_its_visit(void **state)
{
	struct work work;
	begin(&work, state);
	submit_in_vain(&work);
	bn_desk_clear(work.desk);
	assert_int_equal(secrets_left(), 0);
	assert_int_equal(bn_desk_next_ms(work.desk), -1);
	assert_int_equal(bn_desk_tick(work.desk, 1000000), BN_DESK_FREE);
	bn_desk_destroy(work.desk); /* waits for whatever the writer does */
	work.desk = NULL;
	assert_int_equal(read_store(work.path, &work.pair).count, 0);
	end(&work);
}

struct order {
	char ids[8][BN_ID_TEXT];
	int64_t walls[8], last;
	size_t count;
};

static bool note_order(void *context, const struct bn_store_record *record)
{
	struct order *order = context;
	assert_true(order->count < COUNT(order->ids));
	assert_true(record->number > order->last);
	order->last = record->number;
	order->walls[order->count] = record->wall;
	strcpy(order->ids[order->count++], record->id);
	return true;
}

/* Between any two saves, and while one is under way or tried again, somebody sets the clock. */
static void the_clock_moves_nothing(void **state)
{
	static const int64_t walls[] = {1793975400, 0, 2109594600, 1793971800, 1, 1793975400};
	struct work work;
	struct order said = {0}, found = {0};
	begin(&work, state);
	for (size_t i = 0; i < COUNT(walls); i++) {
		bool fails = i % 2 == 1;
		if (fails)
			limit_files(0);
		wall = walls[i];
		submit(&work, "Zoé");
		strcpy(said.ids[said.count], bn_desk_id(work.desk));
		said.walls[said.count++] = wall;
		wall = walls[(i + 1) % COUNT(walls)];
		if (fails) {
			assert_int_equal(wait_and_tick(&work, 1000), BN_DESK_FAILED);
			limit_files_no_more();
			assert_int_equal(bn_desk_tick(work.desk, 1000 + RETRY_MS), BN_DESK_FAILED);
		}
		assert_int_equal(wait_and_tick(&work, 5000), BN_DESK_SAVED);
		bn_desk_clear(work.desk);
	}
	end(&work);
	wall = -1;
	char *path = bn_file_join(*state, "leads.db");
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	assert_true(bn_store_each(store, note_order, &found));
	bn_store_close(store);
	free(path);
	assert_int_equal(found.count, said.count);
	assert_memory_equal(found.ids, said.ids, sizeof(found.ids));
	assert_memory_equal(found.walls, said.walls, sizeof(found.walls));
}

static void needs_a_folder(void **state)
{
	struct bn_desk_options options = {.data_folder = "/no/such/folder"};
	(void)state;
	assert_null(bn_desk_create(&options));
	bn_desk_destroy(NULL);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(saves_what_was_typed),
		with_folder(a_failed_save_is_tried_again_by_itself),
		with_folder(a_failed_save_is_tried_again_by_hand),
		with_folder(a_correction_during_a_retry_is_not_lost),
		with_folder(a_silent_disk_is_told_as_a_failure),
		with_folder(nothing_is_told_while_it_is_corrected),
		with_folder(what_a_visit_left_is_not_told_to_the_next),
		with_folder(the_next_visitor_waits_for_the_writer),
		with_folder(a_failed_lead_ends_with_its_visit),
		with_folder(the_clock_moves_nothing),
		cmocka_unit_test(needs_a_folder),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

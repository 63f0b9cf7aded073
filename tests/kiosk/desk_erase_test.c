/* A visitor takes a request back, at once or later with its code. */
#include "leads/store.h"
#include "tests/kiosk/desk_work.h"
#include "tests/leads/limit.h"

static enum bn_erasing wait_erased(struct work *work, int64_t now_ms)
{
	enum bn_erasing told = bn_desk_erased(work->desk, now_ms);
	if (told != BN_ERASING_BUSY)
		return told;
	wait_for(&work->told);
	return bn_desk_erased(work->desk, now_ms);
}

/* Saves one and gives its code. */
static void save_one(struct work *work, const char *first_name, char reference[24])
{
	submit(work, first_name);
	assert_int_equal(wait_and_tick(work, 0), BN_DESK_SAVED);
	snprintf(reference, 24, "%s", bn_desk_reference(work->desk));
	bn_desk_clear(work->desk);
}

static int64_t count(const struct work *work)
{
	struct bn_store *store = bn_store_open(work->path, false);
	int64_t found = bn_store_count(store);
	bn_store_close(store);
	return found;
}

static void what_was_just_saved_is_erased(void **state)
{
	struct work work;
	char code[24];
	begin(&work, state);
	assert_int_equal(bn_desk_erased(work.desk, 0), BN_ERASING_NONE);
	bn_desk_erase(work.desk, NULL, 0); /* nothing was saved in this visit */
	assert_int_equal(bn_desk_erased(work.desk, 0), BN_ERASING_FAILED);
	save_one(&work, "Zoé", code);
	save_one(&work, "Loïc", code);
	limit_files(0);
	bn_desk_erase(work.desk, NULL, 0);
	enum bn_erasing told = wait_erased(&work, 0);
	limit_files_no_more();
	assert_int_equal(told, BN_ERASING_FAILED);
	assert_int_equal(count(&work), 2);
	bn_desk_erase(work.desk, NULL, 0);
	assert_int_equal(wait_erased(&work, 0), BN_ERASING_DONE);
	assert_int_equal(bn_desk_erased(work.desk, 0), BN_ERASING_NONE);
	assert_int_equal(count(&work), 1);
	bn_desk_leave(work.desk);
	bn_desk_erase(work.desk, NULL, 0); /* the next visitor erases nobody's */
	assert_int_equal(bn_desk_erased(work.desk, 0), BN_ERASING_FAILED);
	end(&work);
}

static void a_code_erases_later(void **state)
{
	struct work work;
	char code[24];
	begin(&work, state);
	save_one(&work, "Zoé", code);
	bn_desk_leave(work.desk);
	bn_desk_erase(work.desk, "LOT 222 222", 0);
	assert_int_equal(wait_erased(&work, 0), BN_ERASING_UNKNOWN);
	bn_desk_erase(work.desk, code, 0);
	assert_int_equal(wait_erased(&work, 0), BN_ERASING_DONE);
	assert_int_equal(count(&work), 0);
	bn_desk_erase(work.desk, code, 0);
	assert_int_equal(wait_erased(&work, 0), BN_ERASING_UNKNOWN);
	end(&work);
}

/* Over all visits: who guesses doesn't mind to begin anew. */
static void codes_are_not_guessed(void **state)
{
	struct work work;
	char code[24];
	int64_t now = 1000;
	begin(&work, state);
	save_one(&work, "Zoé", code);
	for (int i = 0; i < 5; i++) {
		bn_desk_leave(work.desk);
		bn_desk_erase(work.desk, "222222", now);
		assert_int_equal(wait_erased(&work, now), BN_ERASING_UNKNOWN);
	}
	bn_desk_erase(work.desk, code, now + 59000); /* not even the right one */
	assert_int_equal(wait_erased(&work, now + 59000), BN_ERASING_LATER);
	now += 60000;
	bn_desk_erase(work.desk, "222222", now); /* then one a minute */
	assert_int_equal(wait_erased(&work, now), BN_ERASING_UNKNOWN);
	bn_desk_erase(work.desk, "222222", now + 1000);
	assert_int_equal(wait_erased(&work, now), BN_ERASING_LATER);
	now += 600000;
	for (int i = 0; i < 5; i++) {
		bn_desk_erase(work.desk, "222222", now);
		assert_int_equal(wait_erased(&work, now), BN_ERASING_UNKNOWN);
	}
	assert_int_equal(count(&work), 1);
	end(&work);
}

/* Told as a failure; what the next visitor does isn't mixed up with it. */
static void a_silent_disk_is_no_erasure(void **state)
{
	struct work work;
	char code[24];
	begin(&work, state);
	save_one(&work, "Zoé", code);
	hold(&work, true);
	submit(&work, "Loïc");
	assert_int_equal(wait_and_tick(&work, 0), BN_DESK_SAVED);
	bn_desk_clear(work.desk);
	bn_desk_erase(work.desk, NULL, 0); /* the thread stands still in wake */
	assert_int_equal(bn_desk_erased(work.desk, 0), BN_ERASING_BUSY);
	assert_int_equal(bn_desk_erased(work.desk, 8000), BN_ERASING_BUSY);
	assert_int_equal(bn_desk_erased(work.desk, 8001), BN_ERASING_FAILED);
	bn_desk_leave(work.desk);
	submit(&work, "Inès");
	hold(&work, false);
	enum bn_desk_state told = BN_DESK_BUSY;
	for (int i = 0; told == BN_DESK_BUSY && i < 3; i++)
		told = wait_and_tick(&work, 9000);
	assert_int_equal(told, BN_DESK_SAVED);
	assert_int_equal(count(&work), 2); /* Loïc's was erased all the same */
	end(&work);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(what_was_just_saved_is_erased),
		with_folder(a_code_erases_later),
		with_folder(codes_are_not_guessed),
		with_folder(a_silent_disk_is_no_erasure),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

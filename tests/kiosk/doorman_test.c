/* The pad's keeper: codes looked at by another thread, waits counted down and kept. */
#include "kiosk/doorman.h"

#include "leads/seal.h"
#include "staff/gate.h"
#include "tests/test.h"

#include <semaphore.h>
#include <string.h>

static const struct bn_pin_cost cheap = {1, 8192};

struct work {
	struct bn_scribe *scribe;
	struct bn_doorman *doorman;
	struct bn_panel panel;
	sem_t woken;
	int64_t ms;
};

static void wake(void *context)
{
	struct work *work = context;
	sem_post(&work->woken);
}

static void begin(struct work *work, void **state)
{
	*work = (struct work){.scribe = bn_scribe_create(), .ms = 1000000};
	sem_init(&work->woken, 0, 0);
	struct bn_doorman_options options = {
		.data_folder = *state, .scribe = work->scribe, .wake = wake, .context = work};
	work->doorman = bn_doorman_create(&options, work->ms);
	bn_doorman_come(work->doorman, &work->panel, work->ms);
}

static void end(struct work *work)
{
	bn_doorman_destroy(work->doorman);
	bn_scribe_destroy(work->scribe);
	sem_destroy(&work->woken);
}

static bool pass(struct work *work, int64_t ms)
{
	bool open = false;
	work->ms += ms;
	bn_doorman_tick(work->doorman, &work->panel, work->ms, &open);
	return open;
}

/* True: the code opens. */
static bool try(struct work *work, const char *code)
{
	bn_doorman_ask(work->doorman, &work->panel, code);
	assert_int_equal(work->panel.pad, BN_PAD_BUSY);
	sem_wait(&work->woken);
	return pass(work, 0);
}

static void without_a_code(void **state)
{
	struct work work;
	begin(&work, state);
	assert_int_equal(work.panel.pad, BN_PAD_UNSET);
	assert_string_equal(work.panel.folder, *state);
	end(&work);
}

static void wrong_ones_wait(void **state)
{
	static const struct {
		int wait, left, lock;
	} told[] = {{1, 4, 5}, {2, 3, 5}, {4, 2, 5}, {8, 1, 5}, {300, 0, 10}, {600, 0, 20}};
	struct work work;
	assert_true(bn_pin_set(*state, "284517", false, &cheap));
	begin(&work, state);
	assert_string_equal(work.panel.digits, "1234567890");
	for (size_t i = 0; i < COUNT(told); i++) {
		assert_int_equal(work.panel.wait_seconds, 0);
		assert_false(try(&work, "739164"));
		assert_int_equal(work.panel.pad, BN_PAD_WRONG);
		assert_int_equal(work.panel.wait_seconds, told[i].wait);
		assert_int_equal(work.panel.tries_left, told[i].left);
		assert_int_equal(work.panel.lock_minutes, told[i].lock);
		bn_doorman_ask(work.doorman, &work.panel, "284517"); /* too early */
		assert_int_equal(work.panel.pad, BN_PAD_WRONG);
		assert_false(pass(&work, 1000 * (int64_t)told[i].wait - 1));
		assert_int_equal(work.panel.wait_seconds, 1);
		assert_int_equal(bn_doorman_next_ms(work.doorman, work.ms), work.ms + 1);
		bn_scribe_wait(work.scribe); /* what was noted on the way */
		pass(&work, 1);
		while (sem_trywait(&work.woken) == 0)
			;
	}
	assert_int_equal(bn_doorman_next_ms(work.doorman, work.ms), -1);
	assert_true(try(&work, "284517"));
	assert_false(pass(&work, 0)); /* told once */
	end(&work);
}

static void keeps_the_wait(void **state)
{
	struct work work;
	struct bn_tries kept = {4, 0};
	assert_true(bn_pin_set(*state, "284517", false, &cheap));
	assert_true(bn_tries_save(*state, &kept));
	begin(&work, state);
	assert_false(try(&work, "739164"));
	for (int i = 0; i < 12; i++) { /* noted every ten seconds */
		pass(&work, 5000);
		bn_scribe_wait(work.scribe);
	}
	bn_tries_load(*state, &kept);
	assert_int_equal(kept.wrong, 5);
	assert_in_range(kept.left_ms, 240000, 250000);
	pass(&work, 3000);
	end(&work); /* an orderly end notes it to the second */
	bn_tries_load(*state, &kept);
	assert_int_equal(kept.left_ms, 237000);
	begin(&work, state);
	assert_int_equal(work.panel.wait_seconds, 237);
	end(&work);
}

static void somebody_else_forgives(void **state)
{
	struct work work;
	struct bn_tries none = {0};
	assert_true(bn_pin_set(*state, "284517", true, &cheap));
	begin(&work, state);
	assert_false(try(&work, "739164"));
	assert_int_equal(work.panel.wait_seconds, 1);
	assert_true(bn_tries_save(*state, &none)); /* bornectl pin */
	bn_doorman_come(work.doorman, &work.panel, work.ms);
	assert_int_equal(work.panel.wait_seconds, 0);
	assert_int_equal(work.panel.pad, BN_PAD_READY);
	end(&work);
}

static void who_left_is_not_let_in(void **state)
{
	struct work work;
	assert_true(bn_pin_set(*state, "284517", false, &cheap));
	begin(&work, state);
	bn_doorman_ask(work.doorman, &work.panel, "739164");
	bn_doorman_come(work.doorman, &work.panel, work.ms); /* the pad was closed and opened */
	sem_wait(&work.woken);
	assert_false(pass(&work, 0));
	assert_int_equal(work.panel.tries_left, 4); /* and it counts all the same */
	assert_int_equal(work.panel.wait_seconds, 1);
	end(&work);
}

static void shuffles(void **state)
{
	struct work work;
	int orders = 0;
	char before[11] = "";
	assert_true(bn_pin_set(*state, "284517", true, &cheap));
	begin(&work, state);
	for (int i = 0; i < 20; i++) {
		bn_doorman_come(work.doorman, &work.panel, work.ms);
		assert_int_equal(strlen(work.panel.digits), 10);
		for (char digit = '0'; digit <= '9'; digit++)
			assert_non_null(strchr(work.panel.digits, digit));
		orders += strcmp(before, work.panel.digits) != 0;
		memcpy(before, work.panel.digits, sizeof(before));
	}
	assert_true(orders > 15);
	end(&work);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(without_a_code),
		with_folder(wrong_ones_wait),
		with_folder(keeps_the_wait),
		with_folder(somebody_else_forgives),
		with_folder(who_left_is_not_let_in),
		with_folder(shuffles),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}

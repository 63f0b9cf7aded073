/* gate_test [KILLS]: a code is tried. Killed at any call to the system, as often as one likes, the
 * gate has noted every answer it gave, and who tries has waited as long as the table says; no clock
 * that can be set is asked. */
#include "staff/gate.h"

#include "base/file.h"
#include "leads/seal.h"
#include "staff/pin.h"
#include "tests/leads/calls.h"
#include "tests/test.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int64_t __wrap_bn_clock_wall(void);
int64_t __wrap_bn_clock_ms(void);

static const struct bn_pin_cost cheap = {1, 8192};
static int wanted = 150; /* kills */

int64_t __wrap_bn_clock_wall(void)
{
	fail_msg("%s", "the wall clock was asked");
	return 0;
}

int64_t __wrap_bn_clock_ms(void)
{
	fail_msg("%s", "a clock was asked");
	return 0;
}

static void set_code(void **state)
{
	assert_true(bn_pin_set(*state, "284517", false, &cheap));
}

static void answers(void **state)
{
	struct bn_tries tries = {0}, kept;
	assert_int_equal(bn_gate_try(*state, "284517", &tries), BN_GATE_UNSET);
	set_code(state);
	assert_int_equal(bn_gate_try(*state, "111111", &tries), BN_GATE_WRONG);
	assert_int_equal(tries.wrong, 1);
	assert_int_equal(bn_gate_try(*state, "284517", &tries), BN_GATE_WAIT);
	assert_int_equal(tries.wrong, 1);
	bn_tries_load(*state, &kept);
	assert_int_equal(kept.wrong, 1);
	assert_int_equal(kept.left_ms, tries.left_ms);
	bn_tries_pass(&tries, 1000);
	assert_int_equal(bn_gate_try(*state, "284517", &tries), BN_GATE_OPEN);
	assert_int_equal(tries.wrong, 0);
	bn_tries_load(*state, &kept);
	assert_int_equal(kept.wrong, 0);
	assert_int_equal(kept.left_ms, 0);
}

/* At each call that fails: never open on a wrong code, and no answer that isn't noted. */
static void disk_fails(void **state)
{
	static const int errors[] = {EIO, ENOSPC, EROFS};
	int unsure = 0;
	set_code(state);
	calls_watch(*state);
	for (int nth = 1; nth < 60; nth++)
		for (size_t i = 0; i < COUNT(errors); i++) {
			struct bn_tries tries = {0}, kept;
			assert_true(bn_tries_save(*state, &tries));
			const struct calls_plan plan = {
				.nth = nth, .kinds = CALLS_ALL, .error = errors[i], .times = 1000};
			calls_begin(&plan);
			enum bn_gate gate = bn_gate_try(*state, "111111", &tries);
			calls_end();
			bn_tries_load(*state, &kept);
			assert_int_not_equal(gate, BN_GATE_OPEN);
			if (gate == BN_GATE_WRONG)
				assert_int_equal(kept.wrong, 1);
			unsure += gate == BN_GATE_UNSURE;
		}
	assert_true(unsure > 0);
	calls_watch(NULL);
}

/* What children who died said: how often they were told that the code is wrong, and how much time
 * they let pass. */
struct heard {
	int wrong;
	int64_t waited_ms;
};

static void say(int out, int64_t what)
{
	if (write(out, &what, sizeof(what)) != sizeof(what))
		_exit(1);
}

/* Tries wrong codes without end, and waits as it is told to, in steps that are kept. */
static void guess(const char *folder, int out)
{
	struct bn_tries tries;
	bn_tries_load(folder, &tries);
	for (;;) {
		while (tries.left_ms > 0) {
			int64_t step = tries.left_ms > 3000 ? tries.left_ms / 3 : 1000;
			say(out, step); /* time goes by, kept or not */
			bn_tries_pass(&tries, step);
			bn_tries_save(folder, &tries);
		}
		if (bn_gate_try(folder, "739164", &tries) != BN_GATE_WRONG)
			_exit(1);
		say(out, -1);
	}
}

static void kill_at_call(const char *folder, int nth, bool half_written, struct heard *heard)
{
	const struct calls_plan plan = {
		.nth = nth, .kinds = CALLS_ALL, .half_written = half_written};
	int ends[2], status = 0;
	int64_t what = 0;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		calls_begin(&plan);
		guess(folder, ends[1]);
	}
	close(ends[1]);
	while (read(ends[0], &what, sizeof(what)) == sizeof(what)) {
		heard->wrong += what < 0;
		heard->waited_ms += what > 0 ? what : 0;
	}
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void killed_at_any_call(void **state)
{
	struct heard heard = {0};
	struct bn_tries kept;
	set_code(state);
	calls_watch(*state);
	for (int kills = 1; kills <= wanted; kills++) {
		kill_at_call(*state, 1 + kills * 37 % 211, kills % 3 == 0, &heard);
		bn_tries_load(*state, &kept);
		assert_true(kept.wrong >= heard.wrong);
		int64_t owed_ms = 0;
		for (int i = 1; i <= kept.wrong; i++)
			owed_ms += bn_tries_wait_ms(i);
		assert_true(heard.waited_ms + kept.left_ms >= owed_ms);
	}
	calls_watch(NULL);
	assert_true(heard.wrong > wanted / 10); /* else the kills prove nothing */
	print_message("%d kills: %d wrong codes told, %d noted, %lld hours waited\n", wanted,
		heard.wrong, kept.wrong, (long long)(heard.waited_ms / 3600000));
	kept.left_ms = 0;
	assert_int_equal(bn_gate_try(*state, "284517", &kept), BN_GATE_OPEN);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(answers),
		with_folder(disk_fails),
		with_folder(killed_at_any_call),
	};
	if (argc > 1)
		wanted = atoi(argv[1]);
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}

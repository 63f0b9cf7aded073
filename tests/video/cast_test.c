/* Who goes on next when clips hang, crash or take their time: the reel over players that start at
 * once and behave as their clip's name says (liar.c). */
#include "base/clock.h"
#include "tests/test.h"
#include "tests/video/clips.h"
#include "video/record.h"
#include "video/reel.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define STILL_US 100000 /* no picture may be on for longer, while another can be */
#define PLAYERS  3

struct show {
	struct bn_reel *reel;
	const char *const *files;
	size_t count, at;
	char told[1000]; /* "+0 " started, "-0 " ended, "!1 " skipped, "x1 " set aside */
	uint64_t number;
	int64_t last_us, worst_us;
};

static bool name_next(void *context, struct bn_reel_clip *clip)
{
	struct show *show = context;
	size_t at = show->at++ % show->count;
	*clip = (struct bn_reel_clip){.file = show->files[at], .cookie = at};
	return true;
}

static void tell(void *context, enum bn_reel_event event, size_t cookie, const char *reason)
{
	struct show *show = context;
	size_t length = strlen(show->told);
	(void)reason;
	snprintf(show->told + length, sizeof(show->told) - length, "%c%zu ", "+-!x"[event], cookie);
}

static void begin(struct show *show, const char *const *files, size_t count)
{
	*show = (struct show){.files = files, .count = count};
	struct bn_reel_options options = {.player = LIAR,
		.next = name_next,
		.on_event = tell,
		.context = show,
		.least_ms = 400};
	show->reel = bn_reel_create(&options, bn_clock_ms());
}

static void turn(struct show *show)
{
	int64_t now = bn_clock_ms();
	struct bn_frame frame, signs;
	bn_reel_update(show->reel, now);
	if (bn_reel_pictures(show->reel, now, &frame, &signs).film != NULL &&
		frame.number != show->number) {
		int64_t at = bn_clock_us();
		if (show->number != 0 && at - show->last_us > show->worst_us)
			show->worst_us = at - show->last_us;
		show->number = frame.number;
		show->last_us = at;
	}
	now = bn_clock_ms();
	poll(NULL, 0, (int)(bn_reel_next_ms(show->reel, now) - now));
}

/* Until exactly this was told; gives how long it took. */
static int64_t until(struct show *show, const char *told, int wait_ms)
{
	int64_t begun = bn_clock_ms();
	while (strlen(show->told) < strlen(told) && bn_clock_ms() < begun + wait_ms)
		turn(show);
	assert_string_equal(show->told, told);
	return bn_clock_ms() - begun;
}

static void run_for(struct show *show, int wait_ms)
{
	for (int64_t end = bn_clock_ms() + wait_ms; bn_clock_ms() < end;)
		turn(show);
}

static void finish(struct show *show)
{
	bn_reel_destroy(show->reel);
	show->reel = NULL;
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

static int players(void)
{
	int found = 0;
	char command[64], line[32];
	snprintf(command, sizeof(command), "/proc/%d/task/%d/children", getpid(), getpid());
	FILE *file = fopen(command, "r");
	assert_non_null(file);
	while (fscanf(file, "%31s", line) == 1)
		found++;
	fclose(file);
	return found;
}

/* One that hangs is tried while the one before plays, and again the last good one fills the
 * time: nobody sees it. */
static void a_good_one_goes_on_while_another_hangs(void **state)
{
	static const char *const files[] = {"film2000", "mute", "film1500"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 ", 1000);
	until(show, "+0 -0 +0 ", 3000);
	run_for(show, 300);
	assert_int_equal(players(), 2);
	until(show, "+0 -0 +0 -0 +0 ", 3000);
	until(show, "+0 -0 +0 -0 +0 !1 ", 1500);
	until(show, "+0 -0 +0 -0 +0 !1 -0 +2 ", 3000);
	print_message("longest picture: %lld us\n", (long long)show->worst_us);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

/* At the start nothing is known yet: the first that is ready goes on. */
static void the_start_waits_for_nobody(void **state)
{
	static const char *const files[] = {"mute", "film1000"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	int64_t took = until(show, "+1 ", 3000);
	assert_in_range(took, 500, 1200);
	finish(show);
}

/* Bad ones are found out behind a good one; it goes on itself when all of them are. */
static void bad_ones_arent_seen(void **state)
{
	static const char *const files[] = {"film1200", "leaves", "noise", "frame-first"};
	struct show *show = *state;
	int64_t end = bn_clock_ms() + 7000;
	begin(show, files, COUNT(files));
	while (bn_clock_ms() < end) {
		turn(show);
		assert_in_range(players(), 0, PLAYERS + 3); /* and some on their way out */
	}
	assert_int_equal(bn_reel_aside(show->reel), 3);
	assert_int_equal(bn_reel_on(show->reel), 0);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

/* There is time for it while a long clip plays. */
static void unknown_ones_are_tried_early(void **state)
{
	static const char *const files[] = {"film9000", "leaves"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 !1 ", 1000);
	finish(show);
}

/* What its file says of its length is true for nobody: the second time it is known. */
static void a_length_is_learned(void **state)
{
	static const char *const files[] = {"claims1000", "film500"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 -0 +1 -1 +0 ", 5000);
	run_for(show, 300);
	assert_int_equal(players(), 2);
	until(show, "+0 -0 +1 -1 +0 -0 +1 ", 3000);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

static void one_that_crashes_is_followed_at_once(void **state)
{
	static const char *const files[] = {"film1000", "crash500", "film900"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 -0 +1 !1 +2 -2 +0 -0 +1 !1 +2 -2 +0 -0 +1 !1 x1 +2 ", 16000);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

/* One that hangs with pictures on: the last one stays, for less than 2 s. */
static void one_that_sticks_is_replaced(void **state)
{
	static const char *const files[] = {"film1000", "stuck"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 -0 +1 !1 +0 ", 5000);
	run_for(show, 200);
	print_message("longest picture: %lld us\n", (long long)show->worst_us);
	assert_in_range(show->worst_us, 1000, 2000000);
	finish(show);
}

/* Killed again and again, but each time elsewhere: not its fault. At one place: it is. */
static void kills_from_outside_are_forgiven(void **state)
{
	static const char *const one[] = {"film4000"}, *const same[] = {"film600", "killed500"};
	struct show *show = *state;
	begin(show, one, COUNT(one));
	until(show, "+0 ", 1000);
	run_for(show, 100);
	for (int i = 0; i < 4; i++) {
		int64_t hit = bn_clock_ms();
		assert_int_equal(kill(clips_first_child(), i % 2 != 0 ? SIGKILL : SIGSTOP), 0);
		show->told[0] = '\0';
		while (strstr(show->told, "!0 +0 ") == NULL && bn_clock_ms() < hit + 2000)
			turn(show);
		if (strstr(show->told, "!0 +0 ") == NULL)
			fail_msg("kill %d: %s", i, show->told);
		run_for(show, 100 + i % 2 * 1000);
	}
	assert_int_equal(bn_reel_aside(show->reel), 0);
	finish(show);
	begin(show, same, COUNT(same));
	char wanted[sizeof(show->told)] = "";
	for (int i = 0; i <= BN_RECORD_DEATHS; i++)
		strcat(wanted, "+0 -0 +1 !1 ");
	until(show, strcat(wanted, "x1 +0 "), 30000);
	finish(show);
}

/* The one that waits is killed: it comes all the same. */
static void one_killed_while_it_waits_is_tried_again(void **state)
{
	static const char *const files[] = {"film1500", "film1000", "film1100"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 ", 1000);
	run_for(show, 200);
	assert_int_equal(players(), 2);
	assert_int_equal(kill(clips_last_child(), SIGKILL), 0);
	until(show, "+0 !1 -0 +1 ", 3000);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

/* A folder of bad clips, for hours: the loop sleeps. */
static void nothing_to_show_costs_nothing(void **state)
{
	static const char *const files[] = {"leaves"};
	struct show *show = *state;
	int turns = 0;
	begin(show, files, COUNT(files));
	until(show, "!0 !0 !0 x0 ", 5000);
	for (int64_t end = bn_clock_ms() + 2000; bn_clock_ms() < end; turns++)
		turn(show);
	assert_in_range(turns, 2, 20);
	finish(show);
}

/* Too short, by its own account: it isn't even shown. */
static void one_too_short_isnt_shown(void **state)
{
	static const char *const files[] = {"film1000", "film300"};
	struct show *show = *state;
	begin(show, files, COUNT(files));
	until(show, "+0 x1 -0 +0 ", 3000);
	assert_in_range(show->worst_us, 1000, STILL_US);
	finish(show);
}

static int set_up(void **state)
{
	*state = calloc(1, sizeof(struct show));
	return 0;
}

/* Also after a failure: a player left over would spoil the next test. */
static int tear_down(void **state)
{
	struct show *show = *state;
	bn_reel_destroy(show->reel);
	free(show);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_good_one_goes_on_while_another_hangs),
		TEST(the_start_waits_for_nobody),
		TEST(bad_ones_arent_seen),
		TEST(unknown_ones_are_tried_early),
		TEST(a_length_is_learned),
		TEST(one_that_crashes_is_followed_at_once),
		TEST(one_that_sticks_is_replaced),
		TEST(kills_from_outside_are_forgiven),
		TEST(one_killed_while_it_waits_is_tried_again),
		TEST(nothing_to_show_costs_nothing),
		TEST(one_too_short_isnt_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* reel_test [slow]: the loop over real clips: changes, bad clips, killed and stopped players, a
 * pause. slow: what only shows in a long clip. */
#include "video/reel.h"

#include "base/clock.h"
#include "tests/test.h"
#include "tests/video/clips.h"
#include "video/record.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define EVENTS   64
#define QUIET_MS 80

struct show {
	struct bn_reel *reel;
	const char *files[3];
	size_t count, at;
	int asked;
	/* What was told. */
	struct {
		enum bn_reel_event event;
		size_t cookie;
		char reason[100];
	} told[EVENTS];
	int tells, starts;
	bool hold; /* each clip but the first is named as held */
	/* What was seen. */
	uint64_t number;
	int64_t last_us, worst_us, worst_change_us;
	int pictures, seen_starts, started;
	int64_t quiet_ms; /* until then of the clip that is on, no player starts */
	bool seen;
};

static bool name_next(void *context, struct bn_reel_clip *clip)
{
	struct show *show = context;
	show->asked++;
	if (show->count == 0)
		return false;
	size_t at = show->at++ % show->count;
	*clip = (struct bn_reel_clip){.file = show->files[at],
		.cookie = at,
		.volume = 100,
		.held = show->hold && show->asked > 1};
	return true;
}

static void tell(void *context, enum bn_reel_event event, size_t cookie, const char *reason)
{
	struct show *show = context;
	assert_true(show->tells < EVENTS);
	show->told[show->tells].event = event;
	show->told[show->tells].cookie = cookie;
	snprintf(show->told[show->tells].reason, sizeof(show->told[0].reason), "%s", reason);
	show->tells++;
	show->starts += event == BN_REEL_START;
}

static void begin(struct show *show, const char *a, const char *b, const char *c)
{
	*show = (struct show){.files = {a, b, c}};
	show->count = (size_t)(a != NULL) + (b != NULL) + (c != NULL);
	struct bn_reel_options options = {.player = PLAYER,
		.next = name_next,
		.on_event = tell,
		.context = show,
		.least_ms = 500};
	show->reel = bn_reel_create(&options, bn_clock_ms());
}

static int count(const struct show *show, enum bn_reel_event event)
{
	int found = 0;
	for (int i = 0; i < show->tells; i++)
		found += show->told[i].event == event;
	return found;
}

/* One turn of a loop such as the kiosk's. Once there was a picture, there always is one. */
static void turn(struct show *show)
{
	int64_t now = bn_clock_ms();
	struct bn_frame frame, signs;
	pid_t newest = clips_last_child();
	bn_reel_update(show->reel, now);
	if (now < show->quiet_ms)
		assert_true(clips_last_child() <= newest);
	if (show->starts != show->started)
		show->quiet_ms = now + QUIET_MS;
	show->started = show->starts;
	bool got = bn_reel_pictures(show->reel, now, &frame, &signs).film != NULL;
	assert_true(got || !show->seen);
	if (got && frame.number != show->number) {
		int64_t at = bn_clock_us(), gap = at - show->last_us;
		assert_true(frame.number > show->number);
		assert_true(clips_hash(&frame) != 0); /* its memory is there to be read */
		if (show->seen && gap > show->worst_us)
			show->worst_us = gap;
		if (show->seen && show->starts != show->seen_starts && gap > show->worst_change_us)
			show->worst_change_us = gap;
		show->seen_starts = show->starts;
		show->seen = true;
		show->number = frame.number;
		show->last_us = at;
		show->pictures++;
	}
	now = bn_clock_ms();
	int64_t next = bn_reel_next_ms(show->reel, now);
	assert_true(next >= now && next <= now + 1000);
	poll(NULL, 0, (int)(next - now)); /* the reel has no descriptor: its word is the clock's */
}

static void run_until_starts(struct show *show, int starts, int wait_ms)
{
	int64_t end = bn_clock_ms() + wait_ms;
	while (show->starts < starts && bn_clock_ms() < end)
		turn(show);
	assert_int_equal(show->starts, starts);
}

static void run_for(struct show *show, int wait_ms)
{
	for (int64_t end = bn_clock_ms() + wait_ms; bn_clock_ms() < end;)
		turn(show);
}

static void finish(struct show *show, int descriptors)
{
	bn_reel_destroy(show->reel);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_int_equal(clips_descriptors(), descriptors);
}

/* In /proc/PID/status: behind the calls' wall (2: a filter), and stopped by a signal. */
#define WALLED "Seccomp:\t2\n"
#define FROZEN "State:\tT (stopped)\n"

static void assert_status(pid_t player, const char *wanted)
{
	char path[64], line[128];
	bool found = false;
	snprintf(path, sizeof(path), "/proc/%d/status", (int)player);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL)
		found = found || strcmp(line, wanted) == 0;
	fclose(file);
	if (!found)
		fail_msg("player %d: no \"%s\"", (int)player, wanted);
}

static void changes_without_a_seam(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->small, clips->large, clips->odd);
	run_until_starts(&show, 1, 8000);
	assert_status(clips_first_child(), WALLED);
	run_until_starts(&show, 7, 30000);
	print_message("%d pictures; longest gap %lld us, at a change %lld us\n", show.pictures,
		(long long)show.worst_us, (long long)show.worst_change_us);
	assert_in_range(show.worst_change_us, 1000, 900000);
	/* Each change is told: start, end, start, …, in the playlist's order. */
	assert_int_equal(show.tells, 13);
	for (int i = 0; i < show.tells; i++) {
		assert_int_equal(show.told[i].event, i % 2 == 0 ? BN_REEL_START : BN_REEL_END);
		assert_int_equal(show.told[i].cookie, i / 2 % 3);
	}
	/* 36 + 60 + 50 pictures, twice. */
	assert_in_range(show.pictures, 270, 296);
	assert_int_equal(bn_reel_on(show.reel), 0);
	finish(&show, descriptors);
}

static void passes_over_a_bad_clip(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->small, clips->text, NULL);
	run_until_starts(&show, 5, 30000);
	assert_int_equal(count(&show, BN_REEL_SKIP), BN_RECORD_FAILURES);
	assert_int_equal(count(&show, BN_REEL_ASIDE), 1);
	assert_int_equal(bn_reel_aside(show.reel), 1);
	for (int i = 0; i < show.tells; i++) {
		bool bad = show.told[i].event == BN_REEL_SKIP ||
			   show.told[i].event == BN_REEL_ASIDE;
		assert_int_equal(show.told[i].cookie, bad);
		if (bad)
			assert_non_null(strstr(show.told[i].reason, "no picture"));
	}
	bn_reel_forgive(show.reel);
	assert_int_equal(bn_reel_aside(show.reel), 0);
	finish(&show, descriptors);
}

/* Nothing but bad clips, or none at all: the reel keeps calm. */
static void doesnt_spin_without_a_good_clip(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->text, clips->empty, clips->missing);
	run_for(&show, 4000);
	assert_int_equal(count(&show, BN_REEL_ASIDE), 3);
	assert_int_equal(bn_reel_aside(show.reel), 3);
	assert_int_equal(bn_reel_on(show.reel), BN_REEL_NONE);
	assert_in_range(show.asked, 9, 60);
	finish(&show, descriptors);
	begin(&show, NULL, NULL, NULL);
	run_for(&show, 500);
	assert_in_range(show.asked, 1, 2);
	finish(&show, descriptors);
}

static void a_clip_too_short_is_set_aside(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->small, NULL, NULL);
	bn_reel_destroy(show.reel);
	struct bn_reel_options options = {.player = PLAYER,
		.next = name_next,
		.on_event = tell,
		.context = &show,
		.least_ms = 10000};
	show.reel = bn_reel_create(&options, bn_clock_ms());
	for (int64_t end = bn_clock_ms() + 5000;
		count(&show, BN_REEL_ASIDE) == 0 && bn_clock_ms() < end;)
		turn(&show);
	/* It says so itself: it needn't be seen. */
	assert_int_equal(count(&show, BN_REEL_START), 0);
	assert_int_equal(count(&show, BN_REEL_ASIDE), 1);
	finish(&show, descriptors);
}

/* The processes that play now, stopped or killed: the picture stays, and the loop is back. */
static void survives(const char *first, const char *second, int signal, int back_ms)
{
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, first, second, NULL);
	run_until_starts(&show, 1, 8000);
	pid_t playing = clips_first_child();
	run_for(&show, 400);
	int64_t hit = bn_clock_ms();
	assert_int_equal(kill(playing, signal), 0);
	run_until_starts(&show, 2, 8000);
	print_message("back after %lld ms\n", (long long)(bn_clock_ms() - hit));
	assert_in_range(bn_clock_ms() - hit, 0, back_ms);
	assert_int_equal(count(&show, BN_REEL_SKIP), 1);
	int pictures = show.pictures;
	run_for(&show, 500);
	assert_true(show.pictures > pictures + 5);
	finish(&show, descriptors);
}

static void survives_a_killed_player(void **state)
{
	struct clips *clips = *state;
	survives(clips->large, clips->small, SIGKILL, 2000);
}

/* … with no player standing by: the clip has long to go. */
static void survives_a_killed_lone_player(void **state)
{
	struct clips *clips = *state;
	survives(clips->slow, clips->large, SIGKILL, 2000);
}

static void survives_a_stopped_player(void **state)
{
	struct clips *clips = *state;
	survives(clips->large, clips->small, SIGSTOP, 2000);
}

static void a_pause_holds_the_picture_and_goes_on(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->large, clips->small, NULL);
	run_until_starts(&show, 1, 8000);
	run_for(&show, 700);
	bn_reel_pause(show.reel, bn_clock_ms());
	int pictures = show.pictures;
	run_for(&show, 1500);
	assert_int_equal(show.pictures, pictures);
	assert_int_equal(bn_reel_on(show.reel), 0);
	/* Nothing of it runs by now, nor of the next one. */
	assert_status(clips_first_child(), FROZEN);
	assert_status(clips_last_child(), FROZEN);
	int64_t resumed = bn_clock_ms();
	bn_reel_resume(show.reel, resumed);
	while (show.pictures == pictures && bn_clock_ms() < resumed + 5000)
		turn(&show);
	print_message("moving again after %lld ms\n", (long long)(bn_clock_ms() - resumed));
	assert_in_range(bn_clock_ms() - resumed, 0, 300);
	run_until_starts(&show, 2, 8000);
	assert_int_equal(count(&show, BN_REEL_SKIP), 0);
	/* A pause isn't playing: the clip isn't too short for it. */
	assert_int_equal(count(&show, BN_REEL_ASIDE), 0);
	finish(&show, descriptors);
}

/* One player for most of a known clip's time, paused or not; two for its last seconds. */
static void the_next_player_starts_in_the_last_seconds(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->slow, clips->small, NULL);
	run_until_starts(&show, 1, 8000);
	run_for(&show, 1000);
	assert_int_not_equal(clips_first_child(), clips_last_child()); /* it isn't known yet */
	run_until_starts(&show, 3, 15000);
	run_for(&show, 100);
	pid_t playing = clips_last_child();
	assert_int_equal(clips_first_child(), playing);
	int64_t begun = bn_clock_ms() - 100;
	run_for(&show, 1000);
	bn_reel_pause(show.reel, bn_clock_ms());
	run_for(&show, 2500);
	bn_reel_resume(show.reel, bn_clock_ms());
	run_for(&show, 1000);
	assert_int_equal(clips_first_child(), playing);
	assert_int_equal(clips_last_child(), playing);
	while (clips_last_child() == playing && bn_clock_ms() < begun + 9000)
		turn(&show);
	/* 7 s without the last 2.5, and the pause of as much */
	assert_in_range(bn_clock_ms() - begun, 6800, 8000);
	show.worst_change_us = 0;
	run_until_starts(&show, 4, 8000);
	run_for(&show, 300);
	print_message("the change took %lld us\n", (long long)show.worst_change_us);
	assert_in_range(show.worst_change_us, 1000, 900000);
	assert_int_equal(count(&show, BN_REEL_SKIP), 0);
	finish(&show, descriptors);
}

/* Something else comes between two clips: the last picture stays, the next clip stands ready, and
 * goes on at once when it may. */
static void a_held_clip_waits_for_its_release(void **state)
{
	struct clips *clips = *state;
	int descriptors = clips_descriptors();
	struct show show;
	begin(&show, clips->small, clips->large, NULL);
	show.hold = true;
	run_until_starts(&show, 1, 8000);
	assert_false(bn_reel_holds(show.reel));
	assert_true(bn_reel_plays(show.reel));
	for (int64_t end = bn_clock_ms() + 5000; !bn_reel_holds(show.reel) && bn_clock_ms() < end;)
		turn(&show);
	assert_false(bn_reel_plays(show.reel));
	int pictures = show.pictures;
	run_for(&show, 1000);
	assert_true(bn_reel_holds(show.reel));
	assert_int_equal(show.starts, 1);
	assert_int_equal(show.pictures, pictures);
	assert_int_equal(count(&show, BN_REEL_END), 1);
	int64_t released = bn_clock_ms();
	bn_reel_release(show.reel);
	run_until_starts(&show, 2, 2000);
	print_message("on after %lld ms\n", (long long)(bn_clock_ms() - released));
	assert_in_range(bn_clock_ms() - released, 0, 300);
	assert_false(bn_reel_holds(show.reel));
	assert_int_equal(bn_reel_on(show.reel), 1);
	finish(&show, descriptors);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest usual[] = {
		cmocka_unit_test(changes_without_a_seam),
		cmocka_unit_test(passes_over_a_bad_clip),
		cmocka_unit_test(doesnt_spin_without_a_good_clip),
		cmocka_unit_test(a_clip_too_short_is_set_aside),
		cmocka_unit_test(survives_a_killed_player),
		cmocka_unit_test(survives_a_killed_lone_player),
		cmocka_unit_test(survives_a_stopped_player),
		cmocka_unit_test(a_pause_holds_the_picture_and_goes_on),
		cmocka_unit_test(a_held_clip_waits_for_its_release),
	};
	const struct CMUnitTest slow[] = {
		cmocka_unit_test(the_next_player_starts_in_the_last_seconds),
	};
	return argc > 1 && strcmp(argv[1], "slow") == 0
		       ? cmocka_run_group_tests(slow, clips_make, clips_remove)
		       : cmocka_run_group_tests(usual, clips_make, clips_remove);
}

/* A film and its signs, by the real player. */
#include "video/duo.h"

#include "base/clock.h"
#include "tests/test.h"
#include "tests/video/clips.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

static struct bn_frame film, signs;

static enum bn_stream_state turn(struct bn_duo *duo)
{
	struct pollfd ready = {bn_stream_fd(duo->film), POLLIN, 0};
	poll(&ready, 1, 5);
	enum bn_stream_state state = bn_duo_update(duo, bn_clock_ms());
	bn_duo_pictures(duo, bn_clock_ms(), &film, &signs);
	return state;
}

static void until(struct bn_duo *duo, enum bn_stream_state wanted)
{
	int64_t end = bn_clock_ms() + 10000;
	while (turn(duo) != wanted)
		if (bn_clock_ms() > end)
			fail_msg("state %d didn't come", (int)wanted);
}

static void start(struct bn_duo *duo, const char *file, const char *beside)
{
	struct bn_stream_options options = {.player = PLAYER, .file = file};
	bn_duo_start(duo, &options, beside, bn_clock_ms());
}

/* Plays for that long and counts pictures; says how far apart the two stood, at the median. */
static int apart_ms(struct bn_duo *duo, int wait_ms, int *count)
{
	int64_t end = bn_clock_ms() + wait_ms;
	int far[64] = {0}, looks = 0;
	uint64_t number = 0;
	*count = 0;
	while (bn_clock_ms() < end) {
		turn(duo);
		struct bn_pictures seen = bn_duo_pictures(duo, bn_clock_ms(), &film, &signs);
		assert_non_null(seen.film);
		assert_non_null(seen.signs);
		*count += film.number != number;
		number = film.number;
		int off = abs((int)(film.media_ms - signs.media_ms));
		far[off < 630 ? off / 10 : 63]++;
		looks++;
	}
	int at = 0;
	for (int seen = far[0]; seen <= looks / 2; seen += far[at])
		at++;
	return 10 * at;
}

#define IN_STEP_MS 40

/* A stall of the machine holds one of both back for a moment; out of step is what stays so. */
static void assert_in_step(struct bn_duo *duo, int wait_ms)
{
	int apart = IN_STEP_MS + 1, count = 0;
	for (int i = 0; i < 3 && apart > IN_STEP_MS; i++)
		apart = apart_ms(duo, wait_ms, &count);
	assert_in_range(apart, 0, IN_STEP_MS);
	assert_in_range(count, wait_ms / 75, wait_ms / 30);
}

static void both_move_in_step(void **state)
{
	struct clips *clips = *state;
	struct bn_duo duo;
	int count = 0;
	start(&duo, clips->slow, clips->slow);
	until(&duo, BN_STREAM_READY);
	bn_duo_play(&duo, bn_clock_ms());
	assert_in_step(&duo, 1000);
	bn_duo_pause(&duo, bn_clock_ms());
	apart_ms(&duo, 300, &count);
	assert_in_range(count, 0, 2);
	bn_duo_play(&duo, bn_clock_ms());
	assert_in_step(&duo, 600);
	int64_t back_ms = film.media_ms > 2000 ? film.media_ms - 2000 : 0;
	bn_duo_skip(&duo, -2000, bn_clock_ms());
	apart_ms(&duo, 800, &count);
	assert_in_range(film.media_ms, back_ms, back_ms + 1500);
	assert_in_step(&duo, 600);
	until(&duo, BN_STREAM_ENDED);
	bn_duo_finish(&duo);
	assert_int_equal(clips_last_child(), 0);
}

/* Asked to play before anything is ready, both begin together all the same. */
static void play_waits_for_the_signs(void **state)
{
	struct clips *clips = *state;
	struct bn_duo duo;
	int count = 0;
	start(&duo, clips->small, clips->large);
	bn_duo_play(&duo, bn_clock_ms());
	until(&duo, BN_STREAM_PLAYING);
	assert_in_range(apart_ms(&duo, 500, &count), 0, 40);
	/* Film and signs of other lengths: the film decides, and the last signs stay. */
	until(&duo, BN_STREAM_ENDED);
	assert_non_null(bn_duo_pictures(&duo, bn_clock_ms(), &film, &signs).signs);
	bn_duo_finish(&duo);
}

static void goes_on_without_bad_signs(void **state)
{
	struct clips *clips = *state;
	const char *bad[] = {clips->text, clips->missing, clips->empty, clips->fifo};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct bn_duo duo;
		start(&duo, clips->small, bad[i]);
		until(&duo, BN_STREAM_READY);
		bn_duo_play(&duo, bn_clock_ms());
		until(&duo, BN_STREAM_ENDED);
		assert_null(bn_duo_pictures(&duo, bn_clock_ms(), &film, &signs).signs);
		bn_duo_finish(&duo);
	}
	struct bn_duo none = {0};
	bn_duo_finish(&none);
}

/* How often this thread has waited for anything so far. */
static long waits(void)
{
	struct rusage usage;
	assert_int_equal(getrusage(RUSAGE_THREAD, &usage), 0);
	return usage.ru_nvcsw;
}

/* Signs that are left out: the turn that does it mustn't wait for their player's end. */
static long waits_to_leave(struct clips *clips)
{
	struct bn_duo duo;
	long most = 0;
	start(&duo, clips->small, clips->large);
	until(&duo, BN_STREAM_READY);
	kill(clips_last_child(), SIGSTOP);
	while (bn_duo_pictures(&duo, bn_clock_ms(), &film, &signs).signs != NULL) {
		long begun = waits();
		bn_duo_update(&duo, bn_clock_ms());
		most = waits() - begun > most ? waits() - begun : most;
	}
	bn_duo_finish(&duo);
	assert_int_equal(clips_last_child(), 0);
	return most;
}

static void leaves_signs_without_a_halt(void **state)
{
	long least = LONG_MAX;
	for (int i = 0; i < 5 && least > 0; i++) { /* memory may have been slow to come */
		long count = waits_to_leave(*state);
		least = count < least ? count : least;
	}
	assert_int_equal(least, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_move_in_step),
		cmocka_unit_test(play_waits_for_the_signs),
		cmocka_unit_test(goes_on_without_bad_signs),
		cmocka_unit_test(leaves_signs_without_a_halt),
	};
	return cmocka_run_group_tests(tests, clips_make, clips_remove);
}

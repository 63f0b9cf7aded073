/* The stream and the real player, over real clips. */
#include "video/stream.h"

#include "base/clock.h"
#include "tests/test.h"
#include "tests/video/clips.h"
#include "video/spawn.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct bn_stream *start(const char *file)
{
	struct bn_stream_options options = {.player = PLAYER, .file = file, .volume = 100};
	return bn_stream_create(&options, bn_clock_ms());
}

/* One turn of a loop such as the kiosk's: sleeps until something is due or said. */
static enum bn_stream_state turn(struct bn_stream *stream)
{
	int64_t now = bn_clock_ms();
	int64_t next = bn_stream_next_ms(stream, now);
	struct pollfd ready = {bn_stream_fd(stream), POLLIN, 0};
	int wait = next < 0 || next > now + 50 ? 50 : (int)(next - now);
	poll(&ready, 1, wait);
	return bn_stream_update(stream, bn_clock_ms());
}

/* Turns until that state, for some seconds at most. */
static enum bn_stream_state until(
	struct bn_stream *stream, enum bn_stream_state wanted, int wait_ms)
{
	int64_t end = bn_clock_ms() + wait_ms;
	enum bn_stream_state got = bn_stream_update(stream, bn_clock_ms());
	while (got != wanted && got != BN_STREAM_FAILED && bn_clock_ms() < end)
		got = turn(stream);
	if (got == BN_STREAM_FAILED && wanted != got)
		fail_msg("failed: %s", bn_stream_error(stream));
	return got;
}

/* Turns for that long and counts the new pictures. */
static int pictures_in(struct bn_stream *stream, int wait_ms, struct bn_frame *frame)
{
	int64_t end = bn_clock_ms() + wait_ms;
	int count = 0;
	uint64_t number = bn_stream_frame(stream, bn_clock_ms(), frame) ? frame->number : 0;
	while (bn_clock_ms() < end) {
		turn(stream);
		if (bn_stream_frame(stream, bn_clock_ms(), frame) && frame->number != number) {
			number = frame->number;
			count++;
		}
	}
	return count;
}

/* Plays from READY or PAUSED to the end; counts pictures, and those like the one before. */
static int play_out(struct bn_stream *stream, int *same)
{
	struct bn_frame frame = {0};
	uint64_t number = 0;
	uint32_t hash = 0;
	int64_t media = -1, end = bn_clock_ms() + 20000;
	int count = 0;
	*same = 0;
	bn_stream_play(stream, bn_clock_ms());
	while (bn_clock_ms() < end) {
		enum bn_stream_state state = turn(stream);
		int64_t due = frame.due_ms, now = bn_clock_ms();
		assert_int_not_equal(state, BN_STREAM_FAILED);
		if (bn_stream_frame(stream, now, &frame) && frame.number != number) {
			assert_true(frame.due_ms >= due && frame.due_ms <= now);
			assert_true(frame.number > number);
			assert_true(frame.media_ms >= media);
			*same += clips_hash(&frame) == hash;
			hash = clips_hash(&frame);
			number = frame.number;
			media = frame.media_ms;
			count++;
		}
		if (state == BN_STREAM_ENDED)
			return count;
	}
	fail_msg("no end after 20 s, %d pictures", count);
	return -1;
}

static void check_whole(const char *file, int width, int height, int pictures)
{
	struct bn_frame first = {0};
	int same = 0, got = 0;
	/* A machine busy with other work may lose pictures: one more chance. */
	for (int chance = 0; chance < 2; chance++) {
		struct bn_stream *stream = start(file);
		assert_int_equal(until(stream, BN_STREAM_READY, 5000), BN_STREAM_READY);
		assert_true(bn_stream_frame(stream, bn_clock_ms(), &first));
		assert_int_equal(first.width, width);
		assert_int_equal(first.height, height);
		assert_int_equal(first.number, 1);
		assert_int_equal(first.media_ms, 0);
		assert_int_equal(first.due_ms, 0); /* it doesn't run */
		assert_int_equal(pictures_in(stream, 300, &first), 0);
		got = play_out(stream, &same);
		assert_in_range(bn_stream_duration_ms(stream), 1900, 2100);
		bn_stream_destroy(stream);
		if (abs(got - pictures) <= 2)
			break;
	}
	print_message("%d pictures of %d\n", got, pictures);
	/* Never too many; how few is a matter of what else the machine does: see ./dev bench. */
	assert_in_range(got, pictures * 3 / 4, pictures + 2);
	assert_in_range(same, 0, 2);
}

static void plays_h264_with_sound_track(void **state)
{
	struct clips *clips = *state;
	check_whole(clips->large, 1920, 1080, 60);
}

static void plays_an_odd_size_in_vp9(void **state)
{
	struct clips *clips = *state;
	check_whole(clips->odd, 721, 405, 50);
}

static void pause_holds_the_picture(void **state)
{
	struct clips *clips = *state;
	struct bn_frame frame = {0};
	struct bn_stream *stream = start(clips->large);
	until(stream, BN_STREAM_READY, 5000);
	bn_stream_play(stream, bn_clock_ms());
	assert_true(pictures_in(stream, 600, &frame) > 5);
	bn_stream_pause(stream, bn_clock_ms());
	assert_int_equal(bn_stream_update(stream, bn_clock_ms()), BN_STREAM_PAUSED);
	int64_t media = frame.media_ms;
	uint32_t hash = clips_hash(&frame);
	assert_int_equal(pictures_in(stream, 700, &frame), 0);
	assert_int_equal(clips_hash(&frame), hash);
	bn_stream_play(stream, bn_clock_ms());
	assert_true(pictures_in(stream, 400, &frame) > 3);
	assert_in_range(frame.media_ms, media + 60, media + 900);
	bn_stream_destroy(stream);
}

/* Turns until a picture of that time is on; its time. */
static int64_t place_after(struct bn_stream *stream, int64_t delta_ms)
{
	struct bn_frame frame = {0};
	bn_stream_frame(stream, bn_clock_ms(), &frame);
	uint64_t number = frame.number;
	bn_stream_skip(stream, delta_ms, bn_clock_ms());
	for (int64_t end = bn_clock_ms() + 5000; frame.number == number && bn_clock_ms() < end;) {
		turn(stream);
		assert_true(bn_stream_frame(stream, bn_clock_ms(), &frame)); /* never none */
	}
	return frame.media_ms;
}

static void skip_moves_within_the_clip(void **state)
{
	struct clips *clips = *state;
	struct bn_frame frame = {0};
	int same;
	struct bn_stream *stream = start(clips->large);
	until(stream, BN_STREAM_READY, 5000);
	bn_stream_frame(stream, bn_clock_ms(), &frame);
	uint32_t first = clips_hash(&frame);
	bn_stream_play(stream, bn_clock_ms());
	pictures_in(stream, 200, &frame);
	assert_in_range(place_after(stream, 1000), 1000, 1400);
	assert_in_range(place_after(stream, -10000), 0, 100);
	/* Paused too, and it stays paused. */
	bn_stream_pause(stream, bn_clock_ms());
	assert_in_range(place_after(stream, 500), 400, 800);
	assert_int_equal(pictures_in(stream, 400, &frame), 0);
	assert_int_equal(bn_stream_update(stream, bn_clock_ms()), BN_STREAM_PAUSED);
	assert_int_equal(place_after(stream, -10000), 0);
	bn_stream_frame(stream, bn_clock_ms(), &frame);
	assert_int_equal(clips_hash(&frame), first);
	/* Never beyond the end: pictures remain to be played. */
	assert_in_range(place_after(stream, 100000), 1600, 1800);
	assert_in_range(play_out(stream, &same), 2, 20);
	/* And from the end back, then to the end again. */
	assert_in_range(place_after(stream, -1000), 800, 1100);
	assert_int_equal(bn_stream_update(stream, bn_clock_ms()), BN_STREAM_PAUSED);
	assert_in_range(play_out(stream, &same), 20, 40);
	bn_stream_destroy(stream);
}

static void play_may_come_before_ready(void **state)
{
	struct clips *clips = *state;
	int same;
	struct bn_stream *stream = start(clips->small);
	assert_in_range(play_out(stream, &same), 27, 38); /* of 36 */
	bn_stream_destroy(stream);
}

static void a_killed_player_is_seen_at_once(void **state)
{
	struct clips *clips = *state;
	struct bn_frame frame = {0};
	struct bn_stream *stream = start(clips->large);
	until(stream, BN_STREAM_READY, 5000);
	bn_stream_play(stream, bn_clock_ms());
	pictures_in(stream, 200, &frame);
	int64_t killed = bn_clock_ms();
	assert_int_equal(kill(clips_last_child(), SIGKILL), 0);
	assert_int_equal(until(stream, BN_STREAM_FAILED, 1000), BN_STREAM_FAILED);
	assert_in_range(bn_clock_ms() - killed, 0, 500);
	assert_true(bn_stream_is_victim(stream));
	assert_true(bn_stream_frame(stream, bn_clock_ms(), &frame));
	assert_true(clips_hash(&frame) != 0);
	bn_stream_destroy(stream);
}

static void a_stopped_player_is_seen_at_once(void **state)
{
	struct clips *clips = *state;
	struct bn_stream *stream = start(clips->large);
	until(stream, BN_STREAM_READY, 5000);
	bn_stream_play(stream, bn_clock_ms());
	turn(stream);
	int64_t stopped = bn_clock_ms();
	assert_int_equal(kill(clips_last_child(), SIGSTOP), 0);
	assert_int_equal(until(stream, BN_STREAM_FAILED, 4000), BN_STREAM_FAILED);
	assert_in_range(bn_clock_ms() - stopped, 0, 500);
	assert_true(bn_stream_is_victim(stream));
	bn_stream_destroy(stream);
}

static void says_in_words_why_a_clip_cant_be_played(void **state)
{
	struct clips *clips = *state;
	const struct {
		const char *file, *words;
	} bad[] = {
		{clips->text, "no picture"},
		{clips->cut, "no picture"},
		{clips->playlist, "can't play"},
		{clips->empty, "is empty"},
		{clips->fifo, "regular file"},
		{clips->folder, "regular file"},
		{clips->missing, "no such file"},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct bn_stream *stream = start(bad[i].file);
		if (until(stream, BN_STREAM_FAILED, 5500) != BN_STREAM_FAILED)
			fail_msg("%s: not refused", bad[i].file);
		if (strstr(bn_stream_error(stream), bad[i].words) == NULL)
			fail_msg("%s: \"%s\"", bad[i].file, bn_stream_error(stream));
		bn_stream_destroy(stream);
	}
}

/* A stream started and ended at every moment of its life leaves nothing behind. */
static void leaves_no_process_and_no_descriptor(void **state)
{
	struct clips *clips = *state;
	struct bn_frame frame = {0};
	int before = clips_descriptors();
	for (int round = 0; round < 8; round++) {
		struct bn_stream *stream = start(clips->small);
		if (round > 0)
			pictures_in(stream, round * 40, &frame);
		bn_stream_play(stream, bn_clock_ms());
		if (round % 2 == 0)
			pictures_in(stream, 20, &frame);
		if (round % 3 == 0)
			bn_stream_stop(stream);
		bn_stream_destroy(stream);
	}
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_int_equal(clips_descriptors(), before);
}

/* A kiosk that is killed takes its player along. */
/* A player that was started before its clip was known plays it, once; nobody waits for another. */
static void an_early_player_takes_the_first_clip(void **state)
{
	struct clips *clips = *state;
	struct bn_early early = {0};
	bn_spawn_early(PLAYER, &early);
	pid_t pid = early.pid;
	assert_true(pid > 0);
	struct bn_stream_options options = {
		.player = "/nothing/here", .early = &early, .file = clips->large};
	struct bn_stream *stream = bn_stream_create(&options, bn_clock_ms());
	assert_int_equal(early.pid, 0);
	assert_int_equal(until(stream, BN_STREAM_READY, 5000), BN_STREAM_READY);
	struct bn_stream *second = bn_stream_create(&options, bn_clock_ms());
	assert_int_equal(bn_stream_update(second, bn_clock_ms()), BN_STREAM_FAILED);
	bn_stream_destroy(second);
	bn_stream_destroy(stream);
	assert_int_equal(kill(pid, 0), -1);
	/* One that nobody wants ends. */
	bn_spawn_early(PLAYER, &early);
	pid = early.pid;
	assert_int_equal(kill(pid, 0), 0);
	bn_spawn_dismiss(&early);
	assert_int_equal(kill(pid, 0), -1);
	bn_spawn_dismiss(&early);
	assert_int_equal(early.pid, 0);
}

static void the_player_dies_with_its_parent(void **state)
{
	struct clips *clips = *state;
	int pipe_fds[2];
	pid_t player = 0;
	assert_int_equal(pipe(pipe_fds), 0);
	pid_t kiosk = fork();
	if (kiosk == 0) {
		struct bn_stream *stream = start(clips->large);
		until(stream, BN_STREAM_READY, 5000);
		player = clips_last_child();
		_exit(write(pipe_fds[1], &player, sizeof(player)) > 0 ? pause() : 1);
	}
	close(pipe_fds[1]);
	assert_int_equal(read(pipe_fds[0], &player, sizeof(player)), sizeof(player));
	assert_true(player > 0 && kill(player, 0) == 0);
	/* The player's own end of nothing here: its death shows as ESRCH. */
	kill(kiosk, SIGKILL);
	assert_int_equal(waitpid(kiosk, NULL, 0), kiosk);
	int64_t end = bn_clock_ms() + 3000;
	char state_path[64], line[256] = "";
	snprintf(state_path, sizeof(state_path), "/proc/%d/stat", (int)player);
	bool alive = true;
	while (alive && bn_clock_ms() < end) {
		FILE *file = fopen(state_path, "r");
		alive = file != NULL && fgets(line, sizeof(line), file) != NULL &&
			strstr(line, ") Z") == NULL;
		if (file != NULL)
			fclose(file);
		poll(NULL, 0, 5);
	}
	assert_false(alive);
	close(pipe_fds[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plays_h264_with_sound_track),
		cmocka_unit_test(plays_an_odd_size_in_vp9),
		cmocka_unit_test(pause_holds_the_picture),
		cmocka_unit_test(skip_moves_within_the_clip),
		cmocka_unit_test(play_may_come_before_ready),
		cmocka_unit_test(a_killed_player_is_seen_at_once),
		cmocka_unit_test(a_stopped_player_is_seen_at_once),
		cmocka_unit_test(says_in_words_why_a_clip_cant_be_played),
		cmocka_unit_test(leaves_no_process_and_no_descriptor),
		cmocka_unit_test(an_early_player_takes_the_first_clip),
		cmocka_unit_test(the_player_dies_with_its_parent),
	};
	return cmocka_run_group_tests(tests, clips_make, clips_remove);
}

/* The stream against players that lie: each ends as FAILED, with words, and leaves nothing. The
 * clock is ours, so that no deadline is waited for. */
#include "tests/test.h"
#include "video/stream.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>

static int descriptors(void)
{
	int count = 0;
	DIR *folder = opendir("/proc/self/fd");
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count;
}

static struct bn_stream *start(const char *how)
{
	struct bn_stream_options options = {.player = LIAR, .file = how, .volume = 100};
	return bn_stream_create(&options, 0);
}

/* Reads at this moment of our clock until that state, or until the player has been silent for
 * `wait_ms` of the real one, or has said a hundred things. */
static enum bn_stream_state until(
	struct bn_stream *stream, enum bn_stream_state wanted, int64_t now_ms, int wait_ms)
{
	enum bn_stream_state got;
	struct pollfd ready = {.events = POLLIN};
	for (int turn = 0; (got = bn_stream_update(stream, now_ms)) != wanted && turn < 100;
		turn++) {
		ready.fd = bn_stream_fd(stream);
		if (ready.fd < 0 || poll(&ready, 1, wait_ms) <= 0)
			break;
		if (ready.revents & POLLHUP)
			poll(NULL, 0, 1); /* the kernel has yet to say how it ended */
	}
	return got;
}

struct lie {
	const char *how, *words;
};

static const struct lie lies[] = {
	{"no-hello", "didn't greet"},
	{"other-version", "another version"},
	{"noise", "isn't a message"},
	{"short", "isn't a message"},
	{"unsealed", "memory isn't as agreed"},
	{"small", "memory isn't as agreed"},
	{"wrong-number", "memory isn't as agreed"},
	{"many-sizes", "memory isn't as agreed"},
	{"frame-first", "a picture that can't be"},
	{"outside", "a picture that can't be"},
	{"twice", "a picture that can't be"},
	{"orders", "what it may not"},
	{"leaves", "ended unexpectedly"},
};

static void sees_through_lies(void **state)
{
	int before = descriptors();
	(void)state;
	for (size_t i = 0; i < COUNT(lies); i++) {
		struct bn_stream *stream = start(lies[i].how);
		if (until(stream, BN_STREAM_FAILED, 0, 5000) != BN_STREAM_FAILED)
			fail_msg("%s: believed", lies[i].how);
		if (strstr(bn_stream_error(stream), lies[i].words) == NULL)
			fail_msg("%s: \"%s\"", lies[i].how, bn_stream_error(stream));
		assert_int_equal(bn_stream_fd(stream), -1);
		bn_stream_destroy(stream);
	}
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_int_equal(descriptors(), before);
}

static void waits_5_s_for_the_first_picture(void **state)
{
	static const char *const silent[] = {"mute", "ready-only", "talks"};
	(void)state;
	for (size_t i = 0; i < COUNT(silent); i++) {
		struct bn_stream *stream = start(silent[i]);
		assert_int_equal(until(stream, BN_STREAM_READY, 4999, 200), BN_STREAM_STARTING);
		assert_int_equal(bn_stream_update(stream, 5000), BN_STREAM_FAILED);
		assert_string_equal(bn_stream_error(stream), "no first picture within 5 s");
		bn_stream_destroy(stream);
	}
}

/* One picture and no more: it can't be said to be ready, now or ever. */
static void waits_5_s_for_the_reserve(void **state)
{
	(void)state;
	struct bn_stream *stream = start("lone");
	assert_int_equal(until(stream, BN_STREAM_READY, 4999, 200), BN_STREAM_STARTING);
	assert_int_equal(bn_stream_update(stream, 5000), BN_STREAM_FAILED);
	assert_string_equal(bn_stream_error(stream), "no second picture within 5 s");
	bn_stream_destroy(stream);
}

static void waits_under_2_s_for_the_next_picture(void **state)
{
	struct bn_frame frame, last;
	(void)state;
	struct bn_stream *stream = start("stuck");
	assert_int_equal(until(stream, BN_STREAM_READY, 1000, 5000), BN_STREAM_READY);
	assert_true(bn_stream_frame(stream, 1000, &frame));
	assert_int_equal(bn_stream_update(stream, 60000), BN_STREAM_READY); /* no hurry yet */
	bn_stream_play(stream, 60000);
	assert_false(bn_stream_is_stuck(stream, 60999));
	assert_true(bn_stream_is_stuck(stream, 61000));
	assert_int_equal(bn_stream_update(stream, 61799), BN_STREAM_PLAYING);
	assert_true(bn_stream_frame(stream, 61799, &frame));
	assert_int_equal(frame.media_ms, 99);
	assert_int_equal(bn_stream_update(stream, 61800), BN_STREAM_FAILED);
	assert_string_equal(bn_stream_error(stream), "no new picture for 1.8 s");
	assert_false(bn_stream_is_victim(stream)); /* its player is still there to be blamed */
	/* The last picture is still there, to be shown until another takes over. */
	assert_true(bn_stream_frame(stream, 70000, &last));
	assert_int_equal(last.number, frame.number);
	assert_int_equal(last.planes[0][0], 0);
	bn_stream_destroy(stream);
}

static void a_missing_player_fails_at_once(void **state)
{
	struct bn_stream_options options = {.player = "/nonexistent/borne-player", .file = "x"};
	(void)state;
	struct bn_stream *stream = bn_stream_create(&options, 0);
	assert_int_equal(bn_stream_update(stream, 0), BN_STREAM_FAILED);
	bn_stream_play(stream, 0);
	bn_stream_skip(stream, 1000, 0);
	bn_stream_set_volume(stream, 50);
	assert_int_equal(bn_stream_next_ms(stream, 0), -1);
	bn_stream_destroy(stream);
	bn_stream_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_through_lies),
		cmocka_unit_test(waits_5_s_for_the_first_picture),
		cmocka_unit_test(waits_5_s_for_the_reserve),
		cmocka_unit_test(waits_under_2_s_for_the_next_picture),
		cmocka_unit_test(a_missing_player_fails_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

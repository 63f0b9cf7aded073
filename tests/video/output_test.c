/* The player's way out, with a thread that stands for libvlc's, and for its plugin. */
#include "video/output.h"

#include "base/clock.h"
#include "tests/test.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define WIDTH  65
#define HEIGHT 33
#define SLOTS  20
#define FRAME  INT64_C(33333) /* microseconds */

struct bench {
	struct bn_output output;
	struct bn_ring *ring;
	int pair[2];
	const uint8_t *seen; /* the memory, from the stream's side */
	size_t seen_bytes;
	struct bn_wire memory;
	atomic_bool away[SLOTS]; /* as the plugin keeps it */
};

static void on_back(void *pictures, int slot)
{
	struct bench *bench = pictures;
	assert_true(bench->away[slot]);
	bench->away[slot] = false;
}

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, bench->pair) != 0)
		return -1;
	bn_output_init(&bench->output, bench->pair[1]);
	bench->output.outlet.back = on_back;
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;
	if (bench->seen != NULL)
		munmap((void *)bench->seen, bench->seen_bytes);
	bn_ring_destroy(bench->ring);
	close(bench->pair[0]);
	close(bench->pair[1]);
	free(bench);
	return 0;
}

/* The next message, waited for up to that long; false when none came or it is closed. */
static bool hear(struct bench *bench, struct bn_wire *message, int wait_ms)
{
	struct pollfd ready = {bench->pair[0], POLLIN, 0};
	int passed = -1;
	if (poll(&ready, 1, wait_ms) <= 0 ||
		bn_wire_receive(ready.fd, message, &passed) != BN_WIRE_GOT)
		return false;
	if (message->type == BN_WIRE_MEMORY) {
		bench->memory = *message;
		bench->seen_bytes = bn_wire_slot_bytes(message->pitch, message->lines) *
				    (size_t)message->slots;
		bench->seen = mmap(NULL, bench->seen_bytes, PROT_READ, MAP_SHARED, passed, 0);
		assert_ptr_not_equal(bench->seen, MAP_FAILED);
		close(passed);
		return hear(bench, message, wait_ms);
	}
	return true;
}

/* The decoder asks for some lines more than there are to see. */
static struct bn_ring *open_ring(struct bench *bench)
{
	struct bn_outlet *outlet = &bench->output.outlet;
	struct bn_ring *ring = outlet->open(
		outlet->context, WIDTH, HEIGHT, WIDTH + 3, HEIGHT + 10, SLOTS);
	assert_non_null(ring);
	ring->pictures = bench;
	return ring;
}

static void agree(struct bench *bench)
{
	assert_true(bn_output_accept(&bench->output, WIDTH, HEIGHT, FRAME));
	bench->ring = open_ring(bench);
}

/* Shows a picture of this date, all of one value. */
static enum bn_output_shown picture(struct bench *bench, int value, int64_t date_us)
{
	int slot = 0;
	while (bench->away[slot])
		slot++;
	for (int i = 0; i < 3; i++) {
		size_t lines = (size_t)bench->ring->lines / (i == 0 ? 1 : 2);
		size_t pitch = (size_t)bench->ring->pitch / (i == 0 ? 1 : 2);
		memset(bn_ring_plane(bench->ring, slot, i), value, pitch * lines);
	}
	bench->away[slot] = true;
	enum bn_output_shown shown = bn_output_show(
		&bench->output, bench->ring, slot, date_us, date_us);
	if (shown == BN_OUTPUT_FREE)
		bench->away[slot] = false;
	return shown;
}

static void sends_each_picture_once(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	agree(bench);
	assert_int_equal(picture(bench, 1, 1000), BN_OUTPUT_TAKEN);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(bench->memory.width, WIDTH);
	assert_int_equal(bench->memory.height, HEIGHT);
	assert_int_equal(bench->memory.pitch, 128);
	assert_int_equal(bench->memory.lines, HEIGHT + 11);
	assert_int_equal(message.type, BN_WIRE_FRAME);
	assert_int_equal(message.media_us, 0);
	assert_int_equal(bench->seen[0], 1);
	assert_int_equal(picture(bench, 1, 1000), BN_OUTPUT_FREE); /* again, as libvlc does */
	assert_false(hear(bench, &message, 0));
	assert_int_equal(picture(bench, 1, 1000 + FRAME), BN_OUTPUT_TAKEN); /* a still clip */
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.media_us, FRAME);
}

static void says_when_the_reserve_is_full(void **state)
{
	struct bench *bench = *state;
	enum bn_output_shown shown = BN_OUTPUT_TAKEN;
	int pictures = 0;
	agree(bench);
	for (; shown == BN_OUTPUT_TAKEN && pictures < 20; pictures++)
		shown = picture(bench, pictures + 1, pictures * FRAME);
	assert_int_equal(shown, BN_OUTPUT_FULL);
	assert_int_equal(pictures, 4); /* 0, 33, 67 and 100 ms */
	assert_true(bn_output_is_stopping(&bench->output));
	assert_true(bn_output_end_preroll(&bench->output));
	assert_false(bn_output_end_preroll(&bench->output));
	assert_int_equal(picture(bench, 50, 9 * FRAME), BN_OUTPUT_TAKEN);
	bn_output_stop(&bench->output);
	assert_int_equal(picture(bench, 51, 10 * FRAME), BN_OUTPUT_FULL);
	bn_output_run(&bench->output);
	assert_int_equal(picture(bench, 52, 11 * FRAME), BN_OUTPUT_TAKEN);
}

/* At 120 pictures a second the stream can't hold 0.1 s of them: what it holds must do. */
static void a_reserve_of_many_pictures_gets_full(void **state)
{
	struct bench *bench = *state;
	enum bn_output_shown shown = BN_OUTPUT_TAKEN;
	int pictures = 0;
	agree(bench);
	assert_true(bn_output_accept(&bench->output, WIDTH, HEIGHT, 8333));
	for (; shown == BN_OUTPUT_TAKEN && pictures < SLOTS; pictures++)
		shown = picture(bench, pictures + 1, pictures * 8333);
	assert_int_equal(shown, BN_OUTPUT_FULL);
	assert_int_equal(pictures, bench->output.away_most);
}

/* A reader that holds many loses those that follow, until it gives some back. */
static void lets_the_stream_hold_so_many(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	int sent = 0, held[SLOTS];
	agree(bench);
	bn_output_run(&bench->output);
	for (int n = 0; n < 40; n++)
		picture(bench, n + 1, n * FRAME);
	while (hear(bench, &message, 0)) {
		held[sent++] = (int)message.slot;
		size_t slot = bn_wire_slot_bytes(bench->memory.pitch, bench->memory.lines);
		assert_int_equal(bench->seen[slot * (size_t)message.slot], sent);
	}
	assert_int_equal(sent, bench->output.away_most);
	bn_output_back(&bench->output, bench->memory.memory, held[3]);
	bn_output_back(&bench->output, bench->memory.memory, held[3]);     /* a second time */
	bn_output_back(&bench->output, bench->memory.memory + 1, held[4]); /* another's */
	bn_output_back(&bench->output, bench->memory.memory, 63);
	assert_int_equal(picture(bench, 77, 41 * FRAME), BN_OUTPUT_TAKEN);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.slot, held[3]);
	assert_int_equal(message.media_us, 41 * FRAME);
	assert_int_equal(picture(bench, 78, 42 * FRAME), BN_OUTPUT_FREE);
}

static void drops_what_was_before_a_seek(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	int64_t last = 2 * FRAME;
	agree(bench);
	for (int n = 0; n < 3; n++) {
		picture(bench, n + 1, n * FRAME);
		assert_true(hear(bench, &message, 0));
	}
	bn_output_seek(&bench->output, 1, 7000000, false, last + 5000);
	assert_int_equal(picture(bench, 4, last), BN_OUTPUT_FREE); /* once more */
	assert_int_equal(picture(bench, 5, last + FRAME), BN_OUTPUT_FREE);
	assert_int_equal(picture(bench, 6, last + 2 * FRAME), BN_OUTPUT_FREE);
	assert_false(hear(bench, &message, 0));
	assert_int_equal(picture(bench, 9, last + 113000), BN_OUTPUT_TAKEN);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.epoch, 1);
	assert_int_equal(message.media_us, 7000000);
}

/* libvlc makes an output or two that it never shows anything with, and others when a clip changes
 * its size. */
static void tells_of_a_memory_that_is_used(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	struct bn_outlet *outlet = &bench->output.outlet;
	agree(bench);
	assert_false(hear(bench, &message, 0));
	outlet->close(outlet->context, bench->ring);
	outlet->destroy(bench->ring);
	bench->ring = open_ring(bench);
	picture(bench, 1, 0);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.memory, 1);
	munmap((void *)bench->seen, bench->seen_bytes);
	struct bn_ring *before = bench->ring;
	outlet->close(outlet->context, before); /* what the stream holds is let go of */
	assert_false(bench->away[0]);
	bn_output_back(&bench->output, 1, 0);
	outlet->destroy(before);
	bench->ring = open_ring(bench);
	picture(bench, 2, FRAME);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.memory, 2);
	assert_int_equal(message.media_us, FRAME);
}

static void refuses_sizes(void **state)
{
	struct bench *bench = *state;
	struct bn_outlet *outlet = &bench->output.outlet;
	assert_false(bn_output_accept(&bench->output, 16000, 16000, FRAME));
	assert_false(bn_output_accept(&bench->output, 0, HEIGHT, FRAME));
	assert_null(outlet->open(outlet->context, 16000, 16000, 16000, 16000, SLOTS));
}

/* --- with threads: `picture` in one, all else in the other ------------------------------------ */

static void *rest_thread(void *opaque)
{
	struct bench *bench = opaque;
	bn_output_rest(&bench->output);
	return NULL;
}

static bool is_resting(struct bench *bench)
{
	return bn_output_is_resting(&bench->output);
}

/* With a picture to pause at, in a thread of its own. */
static pthread_t rest(struct bench *bench, int64_t date_us)
{
	pthread_t thread;
	bn_output_stop(&bench->output);
	assert_int_equal(picture(bench, 1, date_us), BN_OUTPUT_FULL);
	assert_true(bn_output_is_full(&bench->output));
	assert_int_equal(pthread_create(&thread, NULL, rest_thread, bench), 0);
	while (!is_resting(bench))
		sched_yield();
	return thread;
}

static bool lasts(pthread_t thread, long ms)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += ms * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	return pthread_timedjoin_np(thread, NULL, &until) == ETIMEDOUT;
}

static void rests_until_libvlc_has_paused(void **state)
{
	struct bench *bench = *state;
	agree(bench);
	pthread_t thread = rest(bench, 0);
	bn_output_asked(&bench->output, 1000);
	bn_output_run(&bench->output); /* its pause is on its way all the same */
	bn_output_asked(&bench->output, 2000);
	assert_true(lasts(thread, 20));
	int64_t heard_us = bn_clock_us();
	bn_output_heard(&bench->output);
	pthread_join(thread, NULL);
	assert_true(bn_clock_us() - heard_us >= 40000); /* for its decoder to pass it on */
	assert_false(is_resting(bench));
	bn_output_resume(&bench->output, 451000);
	assert_int_equal(bench->output.stamp.stood_us, 450000);
}

/* It would rest for 0.1 s, and for 0.25 s more if it had been asked to pause. */
static void rests_no_more_when_nothing_is_wanted(void **state)
{
	struct bench *bench = *state;
	agree(bench);
	pthread_t thread = rest(bench, 0);
	bn_output_run(&bench->output);
	pthread_join(thread, NULL);
	assert_false(bn_output_is_full(&bench->output));
	thread = rest(bench, FRAME);
	bn_output_seek(&bench->output, 1, 0, true, 3 * FRAME);
	pthread_join(thread, NULL);
	assert_true(bn_output_is_stopping(&bench->output)); /* but not at that picture */
	assert_false(bn_output_is_full(&bench->output));
}

#define PICTURES 2000

static void *pictures_thread(void *opaque)
{
	struct bench *bench = opaque;
	for (int n = 0; n < PICTURES; n++)
		picture(bench, n % 251, n * FRAME);
	return NULL;
}

static void shares_pictures_between_threads(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	pthread_t thread;
	int heard = 0;
	int64_t epoch = 0;
	agree(bench);
	assert_int_equal(pthread_create(&thread, NULL, pictures_thread, bench), 0);
	while (hear(bench, &message, 200)) {
		if (message.type != BN_WIRE_FRAME)
			continue;
		heard++;
		assert_true(message.epoch <= epoch);
		bn_output_back(&bench->output, message.memory, message.slot);
		if (heard % 50 == 0) {
			bn_output_asked(&bench->output, heard);
			bn_output_time(&bench->output, heard, 1000000, heard);
			bn_output_seek(&bench->output, ++epoch, 0, false, heard);
			bn_output_resume(&bench->output, heard);
		}
	}
	pthread_join(thread, NULL);
	assert_true(heard > 8);
	assert_int_equal(bn_output_sent(&bench->output), heard);
	assert_int_equal(bn_output_epoch(&bench->output), epoch);
}

int main(void)
{
#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		WITH_BENCH(sends_each_picture_once),
		WITH_BENCH(says_when_the_reserve_is_full),
		WITH_BENCH(a_reserve_of_many_pictures_gets_full),
		WITH_BENCH(lets_the_stream_hold_so_many),
		WITH_BENCH(drops_what_was_before_a_seek),
		WITH_BENCH(tells_of_a_memory_that_is_used),
		WITH_BENCH(refuses_sizes),
		WITH_BENCH(rests_until_libvlc_has_paused),
		WITH_BENCH(rests_no_more_when_nothing_is_wanted),
		WITH_BENCH(shares_pictures_between_threads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

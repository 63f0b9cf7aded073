/* The player's way out, with a thread that stands for libvlc's. */
#include "video/output.h"

#include "tests/test.h"

#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define WIDTH  65
#define HEIGHT 33
#define FRAME  INT64_C(33333) /* microseconds */

struct bench {
	struct bn_output output;
	int pair[2];
	const uint8_t *seen; /* the memory, from the stream's side */
	size_t seen_bytes;
	struct bn_wire memory;
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, bench->pair) != 0)
		return -1;
	bn_output_init(&bench->output, bench->pair[1]);
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;
	if (bench->seen != NULL)
		munmap((void *)bench->seen, bench->seen_bytes);
	bn_ring_finish(&bench->output.ring);
	close(bench->pair[0]);
	close(bench->pair[1]);
	free(bench);
	return 0;
}

/* The next message, waited for up to 5 s; false when none came or it is closed. */
static bool hear(struct bench *bench, struct bn_wire *message, int wait_ms)
{
	struct pollfd ready = {bench->pair[0], POLLIN, 0};
	int passed = -1;
	if (poll(&ready, 1, wait_ms) <= 0 ||
		bn_wire_receive(ready.fd, message, &passed) != BN_WIRE_GOT)
		return false;
	if (passed >= 0)
		close(passed);
	return true;
}

static void agree(struct bench *bench)
{
	int passed = -1;
	assert_true(bn_output_format(&bench->output, WIDTH, HEIGHT, FRAME));
	assert_int_equal(bn_wire_receive(bench->pair[0], &bench->memory, &passed), BN_WIRE_GOT);
	assert_int_equal(bench->memory.type, BN_WIRE_MEMORY);
	bench->seen_bytes = bn_wire_slot_bytes(bench->memory.pitch, HEIGHT) *
			    (size_t)bench->memory.slots;
	bench->seen = mmap(NULL, bench->seen_bytes, PROT_READ, MAP_SHARED, passed, 0);
	assert_ptr_not_equal(bench->seen, MAP_FAILED);
	close(passed);
}

/* Shows picture n, all of one value, at its moment or at once. True when the reserve is full. */
static bool picture(struct bench *bench, int value, int64_t at_us, bool late)
{
	int slot = bn_output_take(&bench->output);
	for (int i = 0; i < 3; i++) {
		size_t lines = i == 0 ? HEIGHT : (HEIGHT + 1) / 2;
		size_t pitch = (size_t)bench->output.ring.pitch / (i == 0 ? 1 : 2);
		memset(bn_ring_plane(&bench->output.ring, slot, i), value, pitch * lines);
	}
	bn_output_written(&bench->output, late ? at_us : at_us - 10000);
	return bn_output_show(&bench->output, slot, at_us);
}

static void sends_each_picture_once(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	agree(bench);
	picture(bench, 1, 0, true);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.type, BN_WIRE_FRAME);
	assert_int_equal(message.media_us, 0);
	assert_int_equal(bench->seen[0], 1);
	picture(bench, 1, 57000, true); /* again, as libvlc does */
	assert_false(hear(bench, &message, 0));
	picture(bench, 2, 90000, false);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.media_us, FRAME);
	picture(bench, 2, 90000 + FRAME, false); /* a still clip: in time, so not again */
	assert_true(hear(bench, &message, 0));
}

/* After a pause libvlc may bring the last picture once more, in time as if it were a new one. */
static void knows_the_last_one_after_a_pause(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	agree(bench);
	picture(bench, 1, 0, true);
	assert_true(hear(bench, &message, 0));
	bn_output_end_preroll(&bench->output);
	bn_output_resume(&bench->output, true);
	picture(bench, 1, 500000, false);
	assert_false(hear(bench, &message, 0));
	for (int n = 2; n < 8; n++) {
		picture(bench, n, 500000 + n * FRAME, false);
		assert_true(hear(bench, &message, 0));
	}
	picture(bench, 7, 500000 + 8 * FRAME, false); /* a still clip again */
	assert_true(hear(bench, &message, 0));
}

static void says_when_the_reserve_is_full(void **state)
{
	struct bench *bench = *state;
	bool full = false;
	int pictures = 0;
	agree(bench);
	for (; !full && pictures < 20; pictures++)
		full = picture(bench, pictures + 1, pictures * FRAME, pictures == 0);
	assert_int_equal(pictures, 4); /* 0, 33, 67 and 100 ms */
	assert_true(bn_output_is_prerolling(&bench->output));
	assert_true(bn_output_end_preroll(&bench->output));
	assert_false(bn_output_end_preroll(&bench->output));
	assert_false(picture(bench, 50, 9 * FRAME, false));
}

/* A slot the stream holds is never written; with all of them away, pictures are lost. */
static void writes_in_no_slot_that_is_away(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	bool away[BN_WIRE_SLOTS_MAX] = {0};
	int pictures = 0;
	agree(bench);
	for (int n = 0; n < 40; n++)
		picture(bench, n + 1, n * FRAME, false);
	while (hear(bench, &message, 0)) {
		assert_false(away[message.slot]);
		away[message.slot] = true;
		pictures++;
		size_t slot = bn_wire_slot_bytes(bench->memory.pitch, HEIGHT);
		assert_int_equal(bench->seen[slot * (size_t)message.slot], pictures);
	}
	assert_int_equal(pictures, bench->memory.slots);
	bn_ring_back(&bench->output.ring, bench->memory.memory, 3);
	bn_ring_back(&bench->output.ring, bench->memory.memory + 1, 4); /* another memory's */
	bn_ring_back(&bench->output.ring, bench->memory.memory, 99);
	picture(bench, 77, 41 * FRAME, false);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.slot, 3);
	picture(bench, 78, 42 * FRAME, false);
	assert_false(hear(bench, &message, 0));
}

static void drops_what_was_chosen_before_a_seek(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	agree(bench);
	for (int n = 0; n < 3; n++) {
		picture(bench, n + 1, n * FRAME, n == 0);
		assert_true(hear(bench, &message, 0));
	}
	int slot = bn_output_take(&bench->output);
	bn_output_seek(&bench->output, 1, 7000000, false, 3 * FRAME);
	bn_output_show(&bench->output, slot, 3 * FRAME + 300000);
	assert_false(hear(bench, &message, 0));
	picture(bench, 9, 3 * FRAME + 400000, true);
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.epoch, 1);
	assert_int_equal(message.media_us, 7000000);
}

static void keeps_the_memory_of_the_same_size(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	agree(bench);
	assert_true(bn_output_format(&bench->output, WIDTH, HEIGHT, FRAME));
	assert_false(hear(bench, &message, 0));
	assert_true(bn_output_format(&bench->output, 2 * WIDTH, HEIGHT, FRAME));
	assert_true(hear(bench, &message, 0));
	assert_int_equal(message.memory, 2);
	assert_false(bn_output_format(&bench->output, 16000, 16000, FRAME));
	assert_false(bn_output_format(&bench->output, 0, HEIGHT, FRAME));
}

/* --- with threads: `picture` in one, all else in the other ------------------------------------ */

static void *still_thread(void *opaque)
{
	struct bench *bench = opaque;
	for (int n = 0; n < 20; n++)
		picture(bench, 7, n * 57000, true);
	picture(bench, 8, 20 * 57000, true);
	return NULL;
}

/* A paused libvlc repeats itself: it is held after some repeats, and not before the first. */
static void holds_who_repeats(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	pthread_t thread;
	agree(bench);
	bn_output_hold(&bench->output, true);
	assert_int_equal(pthread_create(&thread, NULL, still_thread, bench), 0);
	assert_true(hear(bench, &message, 5000));
	assert_false(hear(bench, &message, 200)); /* the next one is held back */
	bn_output_hold(&bench->output, false);
	assert_true(hear(bench, &message, 5000));
	pthread_join(thread, NULL);
}

#define PICTURES 2000

static void *pictures_thread(void *opaque)
{
	struct bench *bench = opaque;
	for (int n = 0; n < PICTURES; n++)
		picture(bench, n % 251, n * FRAME, false);
	return NULL;
}

static void shares_pictures_between_threads(void **state)
{
	struct bench *bench = *state;
	struct bn_wire message;
	pthread_t thread;
	int heard = 0, turns = 0;
	agree(bench);
	assert_int_equal(pthread_create(&thread, NULL, pictures_thread, bench), 0);
	int64_t epoch = 0;
	while (hear(bench, &message, 200)) {
		if (message.type != BN_WIRE_FRAME)
			continue;
		heard++;
		assert_true(message.epoch <= epoch);
		bn_ring_back(&bench->output.ring, message.memory, message.slot);
		if (++turns % 50 == 0) {
			bn_output_hold(&bench->output, true);
			bn_output_time(&bench->output, turns, 1000000, turns);
			bn_output_seek(&bench->output, ++epoch, 0, false, turns);
			bn_output_resume(&bench->output, true);
			bn_output_hold(&bench->output, false);
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
		WITH_BENCH(knows_the_last_one_after_a_pause),
		WITH_BENCH(says_when_the_reserve_is_full),
		WITH_BENCH(writes_in_no_slot_that_is_away),
		WITH_BENCH(drops_what_was_chosen_before_a_seek),
		WITH_BENCH(keeps_the_memory_of_the_same_size),
		WITH_BENCH(holds_who_repeats),
		WITH_BENCH(shares_pictures_between_threads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

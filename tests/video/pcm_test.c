/* Where the player says that its sound stands in the clip. */
#include "video/pcm.h"

#include "tests/test.h"
#include "video/wire.h"

#include <unistd.h>

enum { BLOCK = 480 }; /* 10 ms */

struct setting {
	int fds[2];
	struct bn_output output;
	struct bn_pcm pcm;
};

static int open_setting(void **state)
{
	struct setting *setting = calloc(1, sizeof(*setting));
	*state = setting;
	if (!bn_wire_pair(setting->fds))
		return -1;
	bn_output_init(&setting->output, setting->fds[0]);
	bn_pcm_init(&setting->pcm, &setting->output);
	return 0;
}

static int close_setting(void **state)
{
	struct setting *setting = *state;
	close(setting->fds[0]);
	close(setting->fds[1]);
	free(setting->pcm.held);
	free(setting);
	return 0;
}

/* The pictures told how the clock and the clip hang together. */
static void know(struct setting *setting, int64_t offset_us)
{
	setting->output.stamp.known = true;
	setting->output.stamp.offset_us = offset_us;
}

static void write_block(struct setting *setting, int64_t at_us)
{
	static const int16_t frames[2 * BLOCK];
	bn_pcm_write(&setting->pcm, frames, BLOCK, at_us);
}

/* The place of the next packet, or -1. */
static int64_t place(struct setting *setting)
{
	struct bn_wire message;
	int passed;
	if (bn_wire_receive(setting->fds[1], &message, &passed) != BN_WIRE_GOT)
		return -1;
	assert_int_equal(message.type, BN_WIRE_SOUND);
	assert_int_equal(message.frames, BLOCK);
	return message.media_us;
}

/* Frames that came without a hole between, from this place of the clip on. */
static int64_t heard(struct setting *setting, int64_t from_us)
{
	struct bn_wire message;
	int passed;
	int64_t count = 0;
	while (bn_wire_receive(setting->fds[1], &message, &passed) == BN_WIRE_GOT) {
		assert_int_equal(message.media_us, from_us + bn_sound_us((size_t)count));
		count += message.frames;
	}
	return count;
}

static void waits_until_the_pictures_tell(void **state)
{
	struct setting *setting = *state;
	write_block(setting, 5000000);
	write_block(setting, 5010000);
	assert_int_equal(place(setting), -1);
	know(setting, -5000000);
	write_block(setting, 5020000);
	assert_int_equal(heard(setting, 0), 3 * BLOCK);
}

/* A reader that is busy until all of it was sent gets all of it. */
static void holds_a_second_at_once(void **state)
{
	struct setting *setting = *state;
	for (int i = 0; i < 99; i++)
		write_block(setting, 5000000 + i * 10000);
	know(setting, -5000000);
	write_block(setting, 5990000);
	assert_int_equal(heard(setting, 0), BN_PCM_HELD);
}

static void leaves_out_what_lies_before_the_clip(void **state)
{
	struct setting *setting = *state;
	know(setting, -5000000);
	for (int i = 0; i < 4; i++)
		write_block(setting, 4980000 + i * 10000);
	assert_int_equal(place(setting), 0);
	assert_int_equal(place(setting), 10000);
	assert_int_equal(place(setting), -1);
}

/* A pause: libvlc's clock runs on, the sound goes on where it was. */
static void has_no_seam_at_a_pause(void **state)
{
	struct setting *setting = *state;
	know(setting, 0);
	write_block(setting, 100000);
	setting->output.stamp.known = false;
	write_block(setting, 9110000);
	know(setting, -9000000 + 30000); /* not exactly found again */
	for (int i = 0; i < 40; i++)
		write_block(setting, 9120000 + i * 10000);
	for (int i = 0; i < 42; i++)
		assert_int_equal(place(setting), 100000 + i * 10000);
}

static void believes_a_hole_that_lasts(void **state)
{
	struct setting *setting = *state;
	int64_t last = 0, now;
	know(setting, 0);
	write_block(setting, 0);
	for (int i = 0; i < 20; i++)
		write_block(setting, 500000 + i * 10000);
	while ((now = place(setting)) >= 0)
		last = now;
	assert_int_equal(last, 690000);
}

static void a_seek_begins_anew(void **state)
{
	struct setting *setting = *state;
	know(setting, 0);
	write_block(setting, 1000000);
	assert_int_equal(place(setting), 1000000);
	bn_output_seek(&setting->output, 1, 7000000, false, 1000000);
	write_block(setting, 1010000); /* of the place before */
	bn_pcm_flush(&setting->pcm);
	write_block(setting, 2000000);
	assert_int_equal(place(setting), -1);
	know(setting, 5000000);
	write_block(setting, 2010000);
	assert_int_equal(heard(setting, 7000000), 2 * BLOCK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			holds_a_second_at_once, open_setting, close_setting),
		cmocka_unit_test_setup_teardown(
			waits_until_the_pictures_tell, open_setting, close_setting),
		cmocka_unit_test_setup_teardown(
			leaves_out_what_lies_before_the_clip, open_setting, close_setting),
		cmocka_unit_test_setup_teardown(
			has_no_seam_at_a_pause, open_setting, close_setting),
		cmocka_unit_test_setup_teardown(
			believes_a_hole_that_lasts, open_setting, close_setting),
		cmocka_unit_test_setup_teardown(a_seek_begins_anew, open_setting, close_setting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

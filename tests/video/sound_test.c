#include "video/sound.h"

#include "base/mem.h"
#include "tests/test.h"

#include <string.h>

/* Frames whose left channel counts up from this number. */
static void add(struct bn_sound *sound, int64_t media_us, int from, size_t count)
{
	int16_t *frames = bn_mem_alloc(count, BN_SOUND_CHANNELS * sizeof(*frames));
	for (size_t i = 0; i < count; i++)
		frames[2 * i] = (int16_t)(from + (int)i);
	bn_sound_add(sound, media_us, frames, count);
	free(frames);
}

static int first_at(struct bn_sound *sound, int64_t media_us)
{
	int16_t frames[2] = {-1, -1};
	bn_sound_read(sound, media_us, frames, 1);
	return frames[0];
}

static void reads_what_was_written(void **state)
{
	struct bn_sound sound = {0};
	int16_t frames[2 * 480];
	int at = 0;
	(void)state;
	/* Blocks and reads of other sizes, around the ring several times. */
	for (int block = 0; block < 700; block++)
		add(&sound, (int64_t)block * 10000, block % 50 * 480, 480);
	assert_int_equal(sound.count, BN_SOUND_FRAMES); /* the oldest are gone */
	int64_t media_us = bn_sound_place(&sound);
	assert_int_equal(media_us, 5000000);
	for (; at + 331 <= (int)BN_SOUND_FRAMES; media_us = 5000000 + bn_sound_us((size_t)at)) {
		bn_sound_read(&sound, media_us, frames, 331);
		for (int i = 0; i < 331; i++, at++)
			assert_int_equal(frames[2 * i], (int16_t)((500 % 50 * 480 + at) % 24000));
	}
	bn_sound_finish(&sound);
}

static void is_silent_where_nothing_came(void **state)
{
	struct bn_sound sound = {0};
	(void)state;
	assert_int_equal(first_at(&sound, 0), 0);
	add(&sound, 1000000, 7, 480);
	assert_int_equal(first_at(&sound, 999000), 0);
	assert_int_equal(first_at(&sound, 1000000), 7);
	assert_int_equal(first_at(&sound, 1009980), 486);
	assert_int_equal(first_at(&sound, 1010000), 0);
	assert_int_equal(first_at(&sound, 1000000), 0); /* forgotten */
	bn_sound_finish(&sound);
}

static void a_hole_is_silence_and_a_jump_a_new_beginning(void **state)
{
	struct bn_sound sound = {0};
	(void)state;
	add(&sound, 0, 100, 480);
	add(&sound, 30000, 200, 480); /* 20 ms are missing */
	assert_int_equal(sound.count, 4 * 480);
	assert_int_equal(first_at(&sound, 5000), 340);
	assert_int_equal(first_at(&sound, 15000), 0);
	assert_int_equal(first_at(&sound, 30000), 200);
	add(&sound, 9000000, 300, 480);
	assert_int_equal(sound.count, 480);
	assert_int_equal(first_at(&sound, 9000000), 300);
	add(&sound, 1000, 400, 480); /* back */
	assert_int_equal(first_at(&sound, 1000), 400);
	bn_sound_finish(&sound);
}

static void moves_to_another(void **state)
{
	struct bn_sound from = {0}, to = {0};
	(void)state;
	for (int block = 0; block < 250; block++)
		add(&from, (int64_t)block * 10000, block, 480);
	bn_sound_move(&to, &from);
	assert_int_equal(from.count, 0);
	assert_int_equal(to.count, BN_SOUND_FRAMES);
	assert_int_equal(bn_sound_place(&to), 500000);
	assert_int_equal(first_at(&to, 500000), 50);
	assert_int_equal(first_at(&to, 2000000), 200);
	bn_sound_clear(&to);
	assert_int_equal(first_at(&to, 2000000), 0);
	bn_sound_finish(&from);
	bn_sound_finish(&to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_was_written),
		cmocka_unit_test(is_silent_where_nothing_came),
		cmocka_unit_test(a_hole_is_silence_and_a_jump_a_new_beginning),
		cmocka_unit_test(moves_to_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

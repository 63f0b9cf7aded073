/* The two notes: from silence to silence, heard both, never torn, the same in pieces of any size.
 */
#include "ui/chime.h"

#include "tests/test.h"

#include <string.h>

enum { ALL = BN_CHIME_FRAMES * BN_SOUND_CHANNELS };

static int16_t whole[ALL], pieces[ALL];

/* The loudest of some frames. */
static int loudest(const int16_t *frames, double from, double to)
{
	int most = 0;
	for (size_t i = (size_t)(from * BN_SOUND_RATE) * BN_SOUND_CHANNELS;
		i < (size_t)(to * BN_SOUND_RATE) * BN_SOUND_CHANNELS; i++)
		most = abs(frames[i]) > most ? abs(frames[i]) : most;
	return most;
}

static void two_notes(void **state)
{
	(void)state;
	memset(whole, 0, sizeof(whole));
	bn_chime_add(whole, BN_CHIME_FRAMES, 0, 1);
	assert_int_equal(whole[0], 0);
	assert_in_range(loudest(whole, 0, .1), 8000, 32767);
	assert_true(loudest(whole, .35, .4) < loudest(whole, 0, .05));
	assert_true(loudest(whole, .4, .45) > loudest(whole, .35, .4)); /* the second */
	assert_true(loudest(whole, 1.19, 1.2) < 3000);
	assert_in_range(abs(whole[ALL - 1]), 0, 30);
	for (size_t i = 0; i < ALL; i += BN_SOUND_CHANNELS)
		for (size_t c = 1; c < BN_SOUND_CHANNELS; c++)
			assert_int_equal(whole[i], whole[i + c]);
}

static void in_pieces(void **state)
{
	static const size_t sizes[] = {1, 441, 1024, BN_CHIME_FRAMES};
	(void)state;
	memset(whole, 0, sizeof(whole));
	bn_chime_add(whole, BN_CHIME_FRAMES, 0, .5f);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		memset(pieces, 0, sizeof(pieces));
		for (size_t at = 0; at < BN_CHIME_FRAMES; at += sizes[i]) {
			size_t left = BN_CHIME_FRAMES - at;
			bn_chime_add(&pieces[at * BN_SOUND_CHANNELS],
				left < sizes[i] ? left : sizes[i], at, .5f);
		}
		assert_memory_equal(pieces, whole, sizeof(whole));
	}
}

/* Added to a film's own sound, and cut where there is no more room, not turned around. */
static void over_a_film(void **state)
{
	(void)state;
	for (size_t i = 0; i < ALL; i++)
		pieces[i] = 32000;
	memset(whole, 0, sizeof(whole));
	bn_chime_add(whole, BN_CHIME_FRAMES, 0, 1);
	bn_chime_add(pieces, BN_CHIME_FRAMES, 0, 1);
	for (size_t i = 0; i < ALL; i++) {
		int sum = 32000 + whole[i];
		assert_in_range(
			pieces[i], sum > 32767 ? 32767 : sum - 1, sum > 32767 ? 32767 : sum + 1);
	}
	memset(pieces, 0, sizeof(pieces));
	bn_chime_add(pieces, 4, 1000, 0);
	bn_chime_add(pieces, 4, BN_CHIME_FRAMES, 1); /* it is over */
	for (size_t i = 0; i < ALL; i++)
		assert_int_equal(pieces[i], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_notes),
		cmocka_unit_test(in_pieces),
		cmocka_unit_test(over_a_film),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

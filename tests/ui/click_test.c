#include "ui/click.h"

#include "tests/test.h"

enum { FRAMES = 2 * BN_CLICK_FRAMES, VALUES = FRAMES * BN_SOUND_CHANNELS };

static int loudest(const int16_t *values, size_t count)
{
	int most = 0;
	for (size_t i = 0; i < count; i++)
		most = abs(values[i]) > most ? abs(values[i]) : most;
	return most;
}

/* Heard, but soft; it begins and ends in silence. */
static void short_and_soft(void **state)
{
	(void)state;
	int16_t frames[VALUES] = {0};
	bn_click_add(frames, FRAMES, 0);
	assert_in_range(loudest(frames, VALUES), 500, 2600);
	assert_int_equal(frames[0], 0);
	assert_true(loudest(frames + VALUES / 2 - 20, 20) < 40);
	assert_int_equal(loudest(frames + VALUES / 2, VALUES / 2), 0);
}

/* However the card asks for it, it is the same. */
static void in_parts(void **state)
{
	(void)state;
	int16_t whole[VALUES] = {0}, parts[VALUES] = {0};
	bn_click_add(whole, FRAMES, 0);
	for (size_t at = 0; at < FRAMES; at += 96)
		bn_click_add(parts + at * BN_SOUND_CHANNELS, 96, at);
	assert_memory_equal(whole, parts, sizeof(whole));
}

static void over_a_loud_film(void **state)
{
	(void)state;
	int16_t frames[VALUES];
	for (size_t i = 0; i < VALUES; i++)
		frames[i] = i % 4 < 2 ? INT16_MAX : INT16_MIN;
	bn_click_add(frames, FRAMES, 0);
	for (size_t i = 0; i < VALUES; i++)
		assert_true(i % 4 < 2 ? frames[i] > 29000 : frames[i] < -29000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_and_soft),
		cmocka_unit_test(in_parts),
		cmocka_unit_test(over_a_loud_film),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

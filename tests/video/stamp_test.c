#include "video/stamp.h"

#include "tests/test.h"

#define FRAME INT64_C(33333)   /* microseconds */
#define CLOCK INT64_C(7000000) /* where the dates of picture 1 and the following begin */
#define EARLY 105000           /* the first one's date is that much too late, measured */

static void first(struct bn_stamp *stamp, int64_t nominal_us)
{
	bn_stamp_begin(stamp, 0, nominal_us);
	assert_int_equal(bn_stamp_picture(stamp, CLOCK + EARLY), 0);
}

static void tells_even_pictures(void **state)
{
	struct bn_stamp stamp = {0};
	(void)state;
	first(&stamp, FRAME);
	assert_false(stamp.known);
	for (int64_t n = 1; n < 100; n++) {
		if (n % 8 == 0) /* some tenths of a millisecond off, as it is */
			bn_stamp_sync(&stamp, n * FRAME + 500, CLOCK + n * FRAME);
		assert_int_equal(bn_stamp_picture(&stamp, CLOCK + n * FRAME), n * FRAME);
		assert_true(stamp.known);
	}
}

/* A hole in the clip, or pictures that libvlc lost. */
static void leaves_room_for_what_is_missing(void **state)
{
	struct bn_stamp stamp = {0};
	(void)state;
	first(&stamp, FRAME);
	bn_stamp_picture(&stamp, CLOCK + FRAME);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 9 * FRAME), 9 * FRAME);
}

/* The pause is known to some milliseconds only, the step exactly. */
static void goes_on_after_a_pause(void **state)
{
	static const int64_t off[] = {-14000, -3000, 0, 5000, 14000};
	(void)state;
	for (size_t i = 0; i < COUNT(off); i++) {
		struct bn_stamp stamp = {0};
		int64_t stood = 3000000, shift = CLOCK + stood;
		first(&stamp, FRAME);
		for (int64_t n = 1; n < 5; n++)
			bn_stamp_picture(&stamp, CLOCK + n * FRAME);
		bn_stamp_resume(&stamp, stood + off[i]);
		assert_false(stamp.known);
		for (int64_t n = 5; n < 9; n++)
			assert_int_equal(bn_stamp_picture(&stamp, shift + n * FRAME), n * FRAME);
		bn_stamp_resume(&stamp, stood + off[i]);
		shift += stood; /* and picture 9 was lost */
		assert_int_equal(bn_stamp_picture(&stamp, shift + 10 * FRAME), 10 * FRAME);
	}
}

static void knows_the_last_one_again(void **state)
{
	struct bn_stamp stamp = {0};
	(void)state;
	assert_false(bn_stamp_again(&stamp, 0)); /* there was none */
	first(&stamp, FRAME);
	assert_true(bn_stamp_again(&stamp, CLOCK + EARLY));
	assert_false(bn_stamp_again(&stamp, CLOCK + FRAME));
	bn_stamp_picture(&stamp, CLOCK + FRAME);
	assert_false(bn_stamp_again(&stamp, CLOCK + 2 * FRAME));
	bn_stamp_resume(&stamp, 450000);
	/* Once more, with its date moved by the pause, which now is known exactly. */
	assert_true(bn_stamp_again(&stamp, CLOCK + FRAME + 453000));
	assert_true(stamp.known);
	assert_false(bn_stamp_again(&stamp, CLOCK + 2 * FRAME + 453000));
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 2 * FRAME + 453000), 2 * FRAME);
}

static void begins_again_at_a_seek(void **state)
{
	struct bn_stamp stamp = {0};
	(void)state;
	first(&stamp, FRAME);
	for (int64_t n = 1; n < 9; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME);
	bn_stamp_begin(&stamp, 5000000, FRAME);
	bn_stamp_sync(&stamp, 5000000, 10000); /* libvlc tells the wish, before it is so */
	assert_true(bn_stamp_follows(&stamp, CLOCK + 9 * FRAME));
	assert_false(bn_stamp_follows(&stamp, CLOCK + 9 * FRAME + 5000));
	assert_int_equal(bn_stamp_picture(&stamp, 2 * CLOCK), 5000000);
	assert_int_equal(bn_stamp_picture(&stamp, 2 * CLOCK - EARLY), 5000000 + FRAME);
}

/* Its word may come late, then it says too little: the greater of two is believed. */
static void libvlcs_word_wins_when_it_insists(void **state)
{
	struct bn_stamp stamp = {0};
	(void)state;
	first(&stamp, FRAME);
	bn_stamp_picture(&stamp, CLOCK + FRAME);
	bn_stamp_sync(&stamp, 3 * FRAME - 9000, CLOCK + 2 * FRAME);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 2 * FRAME), 2 * FRAME);
	bn_stamp_sync(&stamp, 4 * FRAME, CLOCK + 3 * FRAME);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 3 * FRAME), 4 * FRAME);
	bn_stamp_sync(&stamp, 0, CLOCK + 4 * FRAME); /* once only: late */
	bn_stamp_sync(&stamp, 6 * FRAME, CLOCK + 5 * FRAME);
	bn_stamp_sync(&stamp, 0, CLOCK + 6 * FRAME);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 6 * FRAME), 7 * FRAME);
}

/* No step known: the dates alone, and never backwards. */
static void follows_the_dates_of_an_uneven_clip(void **state)
{
	static const int64_t at[] = {0, 40000, 73000, 140000, 150000, 290000, 600000, 610000};
	struct bn_stamp stamp = {0};
	(void)state;
	first(&stamp, 0);
	for (size_t i = 1; i < COUNT(at); i++)
		assert_int_equal(bn_stamp_picture(&stamp, CLOCK + at[i]), at[i]);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK), at[COUNT(at) - 1]);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 700000), 700000);
	bn_stamp_resume(&stamp, 1000000);
	assert_int_equal(bn_stamp_picture(&stamp, CLOCK + 1755000), 755000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_even_pictures),
		cmocka_unit_test(leaves_room_for_what_is_missing),
		cmocka_unit_test(goes_on_after_a_pause),
		cmocka_unit_test(knows_the_last_one_again),
		cmocka_unit_test(begins_again_at_a_seek),
		cmocka_unit_test(libvlcs_word_wins_when_it_insists),
		cmocka_unit_test(follows_the_dates_of_an_uneven_clip),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

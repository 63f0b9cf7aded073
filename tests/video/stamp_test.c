#include "video/stamp.h"

#include "tests/test.h"

#define FRAME INT64_C(33333) /* microseconds */
#define NEAR  1000

/* What libvlc does, measured: the first picture at once, its clock 45 ms later. */
#define CLOCK 45000

static void assert_near(int64_t a, int64_t b)
{
	if (llabs(a - b) > NEAR)
		fail_msg("%lld is not near %lld", (long long)a, (long long)b);
}

static void tells_even_pictures(void **state)
{
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	assert_int_equal(bn_stamp_picture(&stamp, 1000, true), 0);
	for (int64_t n = 1; n < 100; n++) {
		if (n == 6)
			bn_stamp_sync(&stamp, 150000, CLOCK + 150000);
		assert_near(bn_stamp_picture(&stamp, CLOCK + n * FRAME, false), n * FRAME);
	}
}

/* On a cold start pictures 1 to 3 come out together, late. */
static void counts_until_the_clock_is_known(void **state)
{
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 1; n < 4; n++)
		assert_near(bn_stamp_picture(&stamp, CLOCK + 130000 + n, true), n * FRAME);
	for (int64_t n = 4; n < 9; n++)
		assert_near(bn_stamp_picture(&stamp, CLOCK + n * FRAME, false), n * FRAME);
	bn_stamp_sync(&stamp, 9 * FRAME, CLOCK + 9 * FRAME);
	assert_near(bn_stamp_picture(&stamp, CLOCK + 9 * FRAME, false), 9 * FRAME);
}

/* A thread that woke late shows its picture late, which doesn't change the picture's time. */
static void puts_late_pictures_in_their_place(void **state)
{
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 1; n < 20; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	bn_stamp_sync(&stamp, 20 * FRAME, CLOCK + 20 * FRAME);
	for (int64_t n = 20; n < 26; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	assert_near(bn_stamp_picture(&stamp, CLOCK + 26 * FRAME + 24000, false), 26 * FRAME);
	assert_near(bn_stamp_picture(&stamp, CLOCK + 27 * FRAME + 60000, true), 27 * FRAME);
	assert_near(bn_stamp_picture(&stamp, CLOCK + 28 * FRAME + 27000, true), 28 * FRAME);
	assert_near(bn_stamp_picture(&stamp, CLOCK + 29 * FRAME, false), 29 * FRAME);
}

/* Pictures that are missing, and the clip goes on: believed after the third. */
static void believes_a_gap_that_lasts(void **state)
{
	struct bn_stamp stamp;
	int64_t media = 0;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 1; n < 20; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	bn_stamp_sync(&stamp, 20 * FRAME, CLOCK + 20 * FRAME);
	for (int64_t n = 20; n < 30; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	for (int64_t n = 40; n < 44; n++)
		media = bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	assert_near(media, 43 * FRAME);
}

static void goes_on_after_a_pause(void **state)
{
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 1; n < 5; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	bn_stamp_resume(&stamp);
	int64_t shift = CLOCK + 3000000;
	/* The picture made before the pause comes out at once, before its moment. */
	assert_near(bn_stamp_picture(&stamp, shift + 4 * FRAME, true), 5 * FRAME);
	for (int64_t n = 6; n < 40; n++) {
		if (n % 8 == 7)
			bn_stamp_sync(&stamp, n * FRAME - 100, shift + n * FRAME - 100);
		assert_near(bn_stamp_picture(&stamp, shift + n * FRAME, false), n * FRAME);
	}
}

static void begins_again_at_a_seek(void **state)
{
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	for (int64_t n = 0; n < 9; n++)
		bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	bn_stamp_begin(&stamp, 5000000, FRAME);
	bn_stamp_sync(&stamp, 5000000, 10000); /* libvlc tells the wish, before it is so */
	assert_int_equal(bn_stamp_picture(&stamp, 400000, true), 5000000);
	assert_near(bn_stamp_picture(&stamp, 480000, false), 5000000 + FRAME);
}

/* A picture is lost, and libvlc's clock says so: no step is longer than the others by much. */
static void makes_a_lost_picture_good_little_by_little(void **state)
{
	struct bn_stamp stamp;
	int64_t media = 0, before = 0;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 2; n < 90; n++) { /* picture 1 never came */
		if (n % 8 == 0)
			bn_stamp_sync(&stamp, n * FRAME, CLOCK + n * FRAME);
		media = bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
		assert_in_range(media - before, FRAME - 2000, FRAME + 2000);
		before = media;
	}
	assert_near(media, 89 * FRAME);
}

static void libvlcs_word_wins_when_it_insists(void **state)
{
	struct bn_stamp stamp;
	int64_t media = 0;
	(void)state;
	bn_stamp_begin(&stamp, 0, FRAME);
	bn_stamp_picture(&stamp, 1000, true);
	for (int64_t n = 1; n < 60; n++) {
		if (n % 9 == 0) /* it says that all is one picture later */
			bn_stamp_sync(&stamp, (n + 1) * FRAME, CLOCK + n * FRAME);
		media = bn_stamp_picture(&stamp, CLOCK + n * FRAME, false);
	}
	assert_near(media, 60 * FRAME);
}

/* No step known: the clock alone, and never backwards. */
static void follows_the_clock_of_an_uneven_clip(void **state)
{
	static const int64_t at[] = {0, 40000, 73000, 140000, 150000, 290000, 600000, 610000};
	struct bn_stamp stamp;
	(void)state;
	bn_stamp_begin(&stamp, 0, 0);
	bn_stamp_picture(&stamp, 1000, true);
	for (size_t i = 1; i < COUNT(at); i++)
		assert_near(bn_stamp_picture(&stamp, CLOCK + at[i], false), at[i]);
	assert_true(bn_stamp_picture(&stamp, CLOCK, false) >= at[COUNT(at) - 1] - NEAR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_even_pictures),
		cmocka_unit_test(counts_until_the_clock_is_known),
		cmocka_unit_test(puts_late_pictures_in_their_place),
		cmocka_unit_test(believes_a_gap_that_lasts),
		cmocka_unit_test(goes_on_after_a_pause),
		cmocka_unit_test(begins_again_at_a_seek),
		cmocka_unit_test(makes_a_lost_picture_good_little_by_little),
		cmocka_unit_test(libvlcs_word_wins_when_it_insists),
		cmocka_unit_test(follows_the_clock_of_an_uneven_clip),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

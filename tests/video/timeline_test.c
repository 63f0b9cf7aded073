#include "video/timeline.h"

#include "tests/test.h"

#define FRAME INT64_C(33333) /* microseconds */

/* Picture n of the clip comes at this moment. */
static void come(struct bn_timeline *timeline, int64_t n, int64_t now_us)
{
	struct bn_timeline_item item = {.media_us = n * FRAME, .memory = 1, .slot = n % 8};
	assert_true(bn_timeline_add(timeline, &item, now_us));
}

/* How many pictures are due; *last the last one's number in the clip, or -1. */
static int take(struct bn_timeline *timeline, int64_t now_us, int64_t *last)
{
	struct bn_timeline_item item;
	int count = 0;
	for (*last = -1; bn_timeline_take(timeline, now_us, &item); count++)
		*last = item.media_us / FRAME;
	return count;
}

static void shows_the_first_picture_and_waits(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last;
	(void)state;
	assert_int_equal(bn_timeline_next(&timeline), -1);
	for (int n = 0; n < 4; n++)
		come(&timeline, n, 1000);
	assert_true(bn_timeline_next(&timeline) <= 1000);
	assert_int_equal(take(&timeline, 1000, &last), 1);
	assert_int_equal(last, 0);
	assert_int_equal(take(&timeline, 9000000, &last), 0);
	assert_int_equal(bn_timeline_next(&timeline), -1);
}

static void runs_in_the_clips_rhythm(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last, start = 5000000;
	(void)state;
	for (int n = 0; n < 4; n++)
		come(&timeline, n, 1000);
	take(&timeline, 1000, &last);
	bn_timeline_run(&timeline, start);
	for (int n = 1; n < 60; n++) {
		assert_int_equal(bn_timeline_next(&timeline), start + n * FRAME);
		assert_int_equal(take(&timeline, start + n * FRAME - 1, &last), 0);
		assert_int_equal(take(&timeline, start + n * FRAME, &last), 1);
		assert_int_equal(last, n);
		come(&timeline, n + 3, start + n * FRAME); /* with a reserve of three */
	}
}

/* A reader that slept gets all that is due, and shows the last of it. */
static void catches_up(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last;
	(void)state;
	for (int n = 0; n < 6; n++)
		come(&timeline, n, 0);
	take(&timeline, 0, &last);
	bn_timeline_run(&timeline, 0);
	assert_int_equal(take(&timeline, 4 * FRAME, &last), 4);
	assert_int_equal(last, 4);
}

/* Pictures that come late move the rest once; then the rhythm goes on. */
static void gives_way_to_late_pictures(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last, late = 2 * FRAME + 50000;
	(void)state;
	come(&timeline, 0, 0);
	come(&timeline, 1, 0);
	take(&timeline, 0, &last);
	bn_timeline_run(&timeline, 0);
	assert_int_equal(take(&timeline, FRAME, &last), 1);
	come(&timeline, 2, late);
	assert_int_equal(take(&timeline, late, &last), 1);
	come(&timeline, 3, late + 1000);
	assert_int_equal(bn_timeline_next(&timeline), late + FRAME);
}

/* A reserve that grows without end would take all the player's slots. */
static void lets_no_reserve_grow(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last;
	(void)state;
	for (int n = 0; n < 4; n++)
		come(&timeline, n, 0);
	take(&timeline, 0, &last);
	bn_timeline_run(&timeline, 1000000);
	for (int n = 4; n < 12; n++)
		come(&timeline, n, 1000000);
	assert_true(bn_timeline_next(&timeline) < 1000000);
	assert_true(take(&timeline, 1000000, &last) > 3);
}

/* Played with no reserve, as after a skip: the first at once, the second a reserve later. */
static void makes_a_reserve_when_there_is_none(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last, now = 7000000;
	(void)state;
	bn_timeline_run(&timeline, 0);
	come(&timeline, 30, now);
	assert_int_equal(take(&timeline, now, &last), 1);
	come(&timeline, 31, now + FRAME);
	assert_int_equal(take(&timeline, now + FRAME, &last), 0);
	assert_int_equal(bn_timeline_next(&timeline), now + FRAME + BN_TIMELINE_RESERVE_US);
}

static void stands_still_while_stopped(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last, later = 60000000;
	(void)state;
	for (int n = 0; n < 5; n++)
		come(&timeline, n, 0);
	take(&timeline, 0, &last);
	bn_timeline_run(&timeline, 0);
	assert_int_equal(take(&timeline, FRAME, &last), 1);
	bn_timeline_stop(&timeline);
	assert_int_equal(take(&timeline, later, &last), 0);
	bn_timeline_run(&timeline, later);
	assert_int_equal(take(&timeline, later, &last), 0);
	assert_int_equal(take(&timeline, later + FRAME, &last), 1);
	assert_int_equal(last, 2);
}

static void is_over_after_the_last_picture_had_its_time(void **state)
{
	struct bn_timeline timeline = {0};
	int64_t last;
	(void)state;
	for (int n = 0; n < 3; n++)
		come(&timeline, n, 0);
	take(&timeline, 0, &last);
	timeline.ended = true;
	assert_false(bn_timeline_over(&timeline, 9000000)); /* it doesn't run yet */
	bn_timeline_run(&timeline, 0);
	assert_int_equal(take(&timeline, 2 * FRAME, &last), 2);
	assert_false(bn_timeline_over(&timeline, 3 * FRAME - 1));
	assert_int_equal(bn_timeline_next(&timeline), 3 * FRAME);
	assert_true(bn_timeline_over(&timeline, 3 * FRAME));
}

static void holds_no_more_than_its_places(void **state)
{
	struct bn_timeline timeline = {0};
	struct bn_timeline_item item = {.memory = 1};
	int dropped = 0;
	(void)state;
	for (int n = 0; n < BN_WIRE_SLOTS_MAX; n++)
		come(&timeline, n, 0);
	assert_false(bn_timeline_add(&timeline, &item, 0));
	while (bn_timeline_drop(&timeline, &item))
		dropped++;
	assert_int_equal(dropped, BN_WIRE_SLOTS_MAX);
	bn_timeline_clear(&timeline);
	assert_false(timeline.shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_first_picture_and_waits),
		cmocka_unit_test(runs_in_the_clips_rhythm),
		cmocka_unit_test(catches_up),
		cmocka_unit_test(gives_way_to_late_pictures),
		cmocka_unit_test(lets_no_reserve_grow),
		cmocka_unit_test(makes_a_reserve_when_there_is_none),
		cmocka_unit_test(stands_still_while_stopped),
		cmocka_unit_test(is_over_after_the_last_picture_had_its_time),
		cmocka_unit_test(holds_no_more_than_its_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "ui/gesture.h"

#include "tests/test.h"

enum {
	DOWN = BN_TOUCH_DOWN,
	MOVE = BN_TOUCH_MOVE,
	UP = BN_TOUCH_UP,
	LOST = BN_TOUCH_CANCEL,
	TICK,
	WAIT, /* a DOWN on what waits for the rest of a hand */
};
enum {
	NONE = BN_GESTURE_NONE,
	PRESS = BN_GESTURE_PRESS,
	DRAG = BN_GESTURE_DRAG,
	SURE = BN_GESTURE_SURE,
	HOLD = BN_GESTURE_HOLD,
	TAP = BN_GESTURE_TAP,
	DROP = BN_GESTURE_DROP,
	CANCEL = BN_GESTURE_CANCEL,
};

/* What a finger does, and the gesture that must come of it. */
struct step {
	int phase, finger, x, y;
	int64_t ms;
	int wanted;
};

static struct bn_gesture feed(struct bn_gestures *gestures, const struct step *step)
{
	if (step->phase == TICK)
		return bn_gestures_tick(gestures, step->ms);
	struct bn_touch touch = {
		step->phase == WAIT ? BN_TOUCH_DOWN : (enum bn_touch_phase)step->phase,
		step->finger, step->x, step->y, step->ms};
	struct bn_gesture made = bn_gestures_feed(gestures, &touch);
	if (made.kind == BN_GESTURE_PRESS)
		gestures->patient = step->phase == WAIT;
	return made;
}

static struct bn_gesture play(const struct step *steps, size_t count)
{
	struct bn_gestures gestures = {.slop = 24};
	struct bn_gesture last = {0};
	for (size_t i = 0; i < count; i++) {
		last = feed(&gestures, &steps[i]);
		if ((int)last.kind != steps[i].wanted)
			fail_msg("step %zu: gesture %d instead of %d", i, (int)last.kind,
				steps[i].wanted);
	}
	return last;
}

#define PLAY(...) \
	play((const struct step[]){__VA_ARGS__}, COUNT(((const struct step[]){__VA_ARGS__})))

static void taps_within_the_slop(void **state)
{
	(void)state;
	static const struct {
		int dx, dy;
		bool drags;
	} ways[] = {{0, 0, false}, {24, 24, false}, {-24, -24, false}, {25, 0, true}, {0, 25, true},
		{0, -25, true}, {-25, 0, true}};
	for (size_t i = 0; i < COUNT(ways); i++) {
		int x = 500 + ways[i].dx, y = 700 + ways[i].dy;
		struct bn_gesture last = PLAY({DOWN, 7, 500, 700, 1000, PRESS},
			{MOVE, 7, x, y, 1050, ways[i].drags ? DRAG : NONE},
			{UP, 7, x, y, 1100, ways[i].drags ? DROP : TAP});
		assert_int_equal(last.start_x, 500);
		assert_int_equal(last.start_y, 700);
	}
}

static void a_drag_begins_where_the_finger_did(void **state)
{
	(void)state;
	struct bn_gesture drag = PLAY({DOWN, 1, 100, 900, 0, PRESS}, {MOVE, 1, 103, 890, 20, NONE},
		{MOVE, 1, 110, 860, 40, DRAG});
	assert_int_equal(drag.dx, 10); /* all of the way, the slop too */
	assert_int_equal(drag.dy, -40);
	assert_int_equal(drag.x, 110);
	assert_int_equal(drag.y, 860);
	drag = PLAY({DOWN, 1, 100, 900, 0, PRESS}, {MOVE, 1, 110, 860, 40, DRAG},
		{MOVE, 1, 111, 857, 60, DRAG}); /* once it drags, no slop any more */
	assert_int_equal(drag.dx, 1);
	assert_int_equal(drag.dy, -3);
}

static void the_first_finger_counts(void **state)
{
	(void)state;
	struct bn_gesture tap = PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 600, 600, 10, NONE},
		{MOVE, 2, 600, 900, 20, NONE}, {UP, 2, 600, 900, 30, NONE},
		{UP, 1, 105, 100, 40, TAP});
	assert_int_equal(tap.start_x, 100);
	/* The one that stays isn't promoted, nor a third beside it. */
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 600, 600, 10, NONE},
		{UP, 1, 100, 100, 310, TAP}, {MOVE, 2, 600, 900, 320, NONE},
		{DOWN, 3, 50, 50, 340, NONE}, {UP, 3, 50, 50, 350, NONE},
		{UP, 2, 600, 900, 360, NONE}, {DOWN, 4, 10, 10, 370, PRESS});
}

/* The first finger of a hand may have left before the hand is there: it has done nothing. */
static void the_first_to_leave_may_be_of_a_hand(void **state)
{
	(void)state;
	/* Others are there as it leaves. */
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 100, 60, NONE},
		{UP, 1, 100, 100, 90, NONE}, {DOWN, 3, 300, 100, 120, CANCEL},
		{DOWN, 4, 400, 100, 150, NONE}, {UP, 2, 200, 100, 200, NONE},
		{UP, 3, 300, 100, 210, NONE}, {UP, 4, 400, 100, 220, NONE},
		{TICK, 0, 0, 0, 600, NONE}, {DOWN, 5, 9, 9, 700, PRESS}, {UP, 5, 9, 9, 750, TAP});
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 100, 20, NONE},
		{MOVE, 1, 100, 200, 40, DRAG}, {UP, 1, 100, 200, 50, NONE},
		{DOWN, 3, 300, 100, 80, CANCEL});
	/* They were no hand: they left, or time went by. */
	struct bn_gesture tap = PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 300, 60, NONE},
		{UP, 1, 105, 100, 90, NONE}, {MOVE, 2, 500, 500, 100, NONE},
		{UP, 2, 500, 500, 150, TAP});
	assert_int_equal(tap.start_x, 100);
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 100, 60, NONE},
		{UP, 1, 100, 100, 90, NONE}, {TICK, 0, 0, 0, 299, NONE}, {TICK, 0, 0, 0, 300, TAP},
		{TICK, 0, 0, 0, 900, NONE}, {UP, 2, 200, 100, 950, NONE});
	/* What waits for it: also when none is there as it leaves, one finger after the other. */
	PLAY({WAIT, 1, 100, 100, 0, PRESS}, {UP, 1, 100, 100, 50, NONE},
		{DOWN, 2, 200, 100, 80, NONE}, {UP, 2, 200, 100, 110, NONE},
		{WAIT, 3, 300, 100, 140, CANCEL}, {UP, 3, 300, 100, 160, NONE},
		{WAIT, 4, 400, 100, 190, PRESS}, {UP, 4, 400, 100, 210, CANCEL},
		{WAIT, 5, 500, 100, 480, PRESS}, {UP, 5, 500, 100, 500, CANCEL},
		{TICK, 0, 0, 0, 1200, NONE}, {WAIT, 6, 9, 9, 1300, PRESS},
		{UP, 6, 9, 9, 1380, NONE}, {TICK, 0, 0, 0, 1600, TAP});
	/* Who taps elsewhere in between is no hand any more. */
	PLAY({DOWN, 1, 9, 9, 0, PRESS}, {DOWN, 2, 50, 9, 5, NONE}, {DOWN, 3, 90, 9, 9, CANCEL},
		{UP, 1, 9, 9, 20, NONE}, {UP, 2, 50, 9, 20, NONE}, {UP, 3, 90, 9, 20, NONE},
		{DOWN, 1, 9, 9, 60, PRESS}, {UP, 1, 9, 9, 90, TAP}, {WAIT, 1, 9, 9, 150, PRESS},
		{UP, 1, 9, 9, 200, NONE}, {TICK, 0, 0, 0, 450, TAP});
	/* One who taps twice is one who taps. */
	PLAY({WAIT, 1, 9, 9, 1000, PRESS}, {UP, 1, 9, 9, 1080, NONE}, {WAIT, 2, 9, 9, 1200, NONE},
		{UP, 2, 9, 9, 1260, NONE}, {TICK, 0, 0, 0, 1300, TAP}, {WAIT, 3, 9, 9, 1400, PRESS},
		{UP, 3, 9, 9, 1800, TAP});
	struct bn_gestures gestures = {.slop = 24};
	feed(&gestures, &(struct step){WAIT, 1, 9, 9, 1000, PRESS});
	feed(&gestures, &(struct step){UP, 1, 9, 9, 1080, NONE});
	assert_int_equal(bn_gestures_next_ms(&gestures), 1300);
}

static void a_palm_ends_all(void **state)
{
	(void)state;
	/* When the 2nd, 3rd and 4th finger come, and which of them makes it a palm; 0: none. */
	static const struct {
		int64_t second, third, fourth;
		int palm;
	} hands[] = {{5, 9, 12, 3}, {0, 0, 0, 3}, {40, 80, 90, 3}, {120, 300, 310, 3},
		{120, 301, 320, 4}, {500, 900, 1400, 4}, {2000, 2040, 2080, 4}};
	for (size_t i = 0; i < COUNT(hands); i++) {
		int third = hands[i].palm == 3 ? CANCEL : NONE;
		PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 100, hands[i].second, NONE},
			{DOWN, 3, 300, 100, hands[i].third, third},
			{DOWN, 4, 400, 100, hands[i].fourth, third == NONE ? CANCEL : NONE},
			{DOWN, 5, 500, 100, 2100, NONE}, {TICK, 0, 0, 0, 2700, NONE},
			{MOVE, 1, 100, 500, 2720, NONE}, {UP, 1, 100, 500, 2730, NONE},
			{UP, 2, 200, 100, 2731, NONE}, {UP, 3, 300, 100, 2732, NONE},
			{UP, 4, 400, 100, 2733, NONE}, {DOWN, 7, 9, 9, 2734, NONE},
			{UP, 7, 9, 9, 2735, NONE}, {UP, 5, 500, 100, 2736, NONE},
			{DOWN, 6, 50, 50, 2800, PRESS}, {UP, 6, 50, 50, 2820, TAP});
	}
	/* A drag ends too, and one hand after the other is no palm. */
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {MOVE, 1, 100, 200, 20, DRAG},
		{DOWN, 2, 200, 100, 30, NONE}, {DOWN, 3, 300, 100, 80, CANCEL},
		{MOVE, 1, 100, 300, 120, NONE});
	PLAY({DOWN, 1, 9, 9, 0, PRESS}, {UP, 1, 9, 9, 20, TAP}, {DOWN, 2, 9, 9, 30, PRESS},
		{UP, 2, 9, 9, 50, TAP}, {DOWN, 3, 9, 9, 60, PRESS}, {UP, 3, 9, 9, 90, TAP});
}

/* One that moves is a finger too, and a palm never is. */
static void a_finger_is_one_when_no_other_came(void **state)
{
	(void)state;
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {MOVE, 1, 100, 200, 20, DRAG},
		{TICK, 0, 0, 0, 299, NONE}, {TICK, 0, 0, 0, 301, SURE}, {TICK, 0, 0, 0, 600, NONE});
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {DOWN, 2, 200, 100, 30, NONE},
		{DOWN, 3, 300, 100, 280, CANCEL}, {TICK, 0, 0, 0, 310, NONE});
}

static void a_long_press_is_told_by_the_clock(void **state)
{
	(void)state;
	struct bn_gesture tap = PLAY({DOWN, 1, 100, 100, 1000, PRESS}, {TICK, 0, 0, 0, 1499, SURE},
		{MOVE, 1, 110, 100, 1499, NONE}, {TICK, 0, 0, 0, 1500, HOLD},
		{TICK, 0, 0, 0, 1501, NONE}, {TICK, 0, 0, 0, 9000, NONE},
		{UP, 1, 110, 100, 9001, TAP});
	assert_int_equal(tap.x, 100);
	/* Not while it moves, nor after it left, nor without a finger; each touch has its own. */
	PLAY({TICK, 0, 0, 0, 600, NONE}, {DOWN, 1, 100, 100, 1000, PRESS},
		{TICK, 0, 0, 0, 1299, NONE}, {TICK, 0, 0, 0, 1300, SURE},
		{MOVE, 1, 130, 100, 1320, DRAG}, {TICK, 0, 0, 0, 1600, NONE},
		{UP, 1, 130, 100, 1700, DROP}, {TICK, 0, 0, 0, 1800, NONE},
		{DOWN, 1, 9, 9, 1900, PRESS}, {UP, 1, 9, 9, 2000, TAP}, {TICK, 0, 0, 0, 2500, NONE},
		{DOWN, 1, 9, 9, 3000, PRESS}, {TICK, 0, 0, 0, 3499, SURE},
		{TICK, 0, 0, 0, 3600, HOLD}, {MOVE, 1, 200, 9, 3700, DRAG},
		{UP, 1, 200, 9, 3800, DROP});
	struct bn_gestures gestures = {.slop = 24};
	assert_int_equal(bn_gestures_next_ms(&gestures), -1);
	feed(&gestures, &(struct step){DOWN, 1, 9, 9, 1000, PRESS});
	assert_int_equal(bn_gestures_next_ms(&gestures), 1300);
	bn_gestures_tick(&gestures, 1300);
	assert_int_equal(bn_gestures_next_ms(&gestures), 1500);
	bn_gestures_tick(&gestures, 1500);
	assert_int_equal(bn_gestures_next_ms(&gestures), -1);
}

static void a_finger_that_went_unseen_is_forgotten(void **state)
{
	(void)state;
	PLAY({DOWN, 1, 100, 100, 1000, PRESS}, {DOWN, 2, 50, 50, 10999, NONE},
		{UP, 2, 50, 50, 11000, NONE}, {DOWN, 3, 60, 60, 11001, PRESS},
		{UP, 3, 60, 60, 11050, TAP}, {DOWN, 4, 60, 60, 11100, PRESS});
	/* A drag under way keeps its finger. */
	PLAY({DOWN, 1, 100, 100, 1000, PRESS}, {MOVE, 1, 100, 400, 9000, DRAG},
		{DOWN, 2, 50, 50, 12000, NONE}, {UP, 1, 100, 400, 12500, DROP});
}

/* A bag against the glass trembles: after 15 s it is no finger, and others may touch. */
static void what_leans_on_the_glass_is_no_finger(void **state)
{
	(void)state;
	PLAY({DOWN, 1, 500, 500, 1000, PRESS}, {MOVE, 1, 501, 500, 8000, NONE},
		{DOWN, 2, 100, 100, 9000, NONE}, {UP, 2, 100, 100, 9100, NONE},
		{MOVE, 1, 500, 501, 15900, NONE}, {MOVE, 1, 501, 500, 16100, CANCEL},
		{MOVE, 1, 500, 500, 16200, NONE}, {DOWN, 2, 100, 100, 16300, PRESS},
		{MOVE, 1, 501, 501, 16350, NONE}, {UP, 2, 100, 100, 16400, TAP});
}

static void flings_only_when_it_moves(void **state)
{
	(void)state;
	static const struct {
		int64_t up_ms;
		bool flings;
	} ends[] = {{1064, true}, {1128, true}, {1129, false}, {3000, false}};
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct bn_gesture drop = PLAY({DOWN, 1, 100, 900, 1000, PRESS},
			{MOVE, 1, 100, 850, 1016, DRAG}, {MOVE, 1, 100, 800, 1032, DRAG},
			{MOVE, 1, 100, 750, 1048, DRAG}, {UP, 1, 100, 750, ends[i].up_ms, DROP});
		if (ends[i].flings) /* 50 pixels in 16 ms, upwards, learnt in three steps */
			assert_in_range((long)-drop.speed_y, 2500, 3125);
		else
			assert_true(drop.speed_y == 0);
	}
	/* Two events of the same moment give no infinite speed. */
	struct bn_gesture drop = PLAY({DOWN, 1, 100, 900, 1000, PRESS},
		{MOVE, 1, 100, 800, 1000, DRAG}, {UP, 1, 100, 800, 1000, DROP});
	assert_true(drop.speed_y == 0);
}

/* Many places told at one moment, as when the machine was busy, count once, by the time they took.
 */
static void places_told_at_once_make_no_fling(void **state)
{
	struct bn_gestures g = {.slop = 20};
	struct bn_touch touch = {BN_TOUCH_DOWN, 1, 500, 1000, 1000};
	(void)state;
	bn_gestures_feed(&g, &touch);
	touch.phase = BN_TOUCH_MOVE;
	touch.ms = 1001;
	for (touch.y = 970; touch.y >= 760; touch.y -= 30)
		bn_gestures_feed(&g, &touch);
	touch.y = 996; /* slowly back */
	touch.ms = 1130;
	bn_gestures_feed(&g, &touch);
	touch.phase = BN_TOUCH_UP;
	touch.ms = 1140;
	struct bn_gesture drop = bn_gestures_feed(&g, &touch);
	assert_int_equal(drop.kind, BN_GESTURE_DROP);
	assert_true(drop.speed_y > 0);
	/* And a swift one told in one go is as fast as it was. */
	touch = (struct bn_touch){BN_TOUCH_DOWN, 2, 500, 1000, 3000};
	bn_gestures_feed(&g, &touch);
	touch.phase = BN_TOUCH_MOVE;
	touch.ms = 3060;
	for (touch.y = 970; touch.y >= 760; touch.y -= 30)
		bn_gestures_feed(&g, &touch);
	touch.phase = BN_TOUCH_UP;
	touch.ms = 3062;
	drop = bn_gestures_feed(&g, &touch);
	assert_in_range((long)-drop.speed_y, 3000, 4000);
}

static void the_window_may_lose_a_finger(void **state)
{
	(void)state;
	PLAY({DOWN, 1, 100, 100, 0, PRESS}, {LOST, 1, 100, 100, 10, CANCEL},
		{MOVE, 1, 100, 400, 20, NONE}, {UP, 1, 100, 400, 30, NONE},
		{DOWN, 2, 100, 100, 40, PRESS}, {MOVE, 2, 100, 400, 50, DRAG},
		{LOST, 2, 100, 400, 60, CANCEL}, {DOWN, 3, 5, 5, 70, PRESS});
	/* What nobody put down is no gesture. */
	PLAY({UP, 1, 1, 1, 0, NONE}, {MOVE, 1, 90, 90, 1, NONE}, {LOST, 1, 1, 1, 2, NONE},
		{DOWN, 1, 1, 1, 3, PRESS});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taps_within_the_slop),
		cmocka_unit_test(a_drag_begins_where_the_finger_did),
		cmocka_unit_test(the_first_finger_counts),
		cmocka_unit_test(the_first_to_leave_may_be_of_a_hand),
		cmocka_unit_test(a_palm_ends_all),
		cmocka_unit_test(a_finger_is_one_when_no_other_came),
		cmocka_unit_test(a_long_press_is_told_by_the_clock),
		cmocka_unit_test(a_finger_that_went_unseen_is_forgotten),
		cmocka_unit_test(what_leans_on_the_glass_is_no_finger),
		cmocka_unit_test(flings_only_when_it_moves),
		cmocka_unit_test(places_told_at_once_make_no_fling),
		cmocka_unit_test(the_window_may_lose_a_finger),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

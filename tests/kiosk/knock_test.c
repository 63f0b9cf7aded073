/* The hidden way in: one finger, alone, on the mark, for 5 s. */
#include "kiosk/knock.h"

#include "tests/test.h"

static const struct bn_rect mark = {56, 40, 300, 60}, nowhere;

static struct bn_touch at(enum bn_touch_phase phase, int64_t finger, int x, int y, int64_t ms)
{
	return (struct bn_touch){phase, finger, x, y, ms};
}

struct step {
	enum bn_touch_phase phase;
	int64_t finger;
	int x, y;
	int64_t ms;
};

#define MOST 6
struct knocking {
	const char *what;
	bool hidden; /* no mark is to be seen at the first touch */
	struct step steps[MOST];
	int64_t opens_ms; /* −1: never */
};

static const struct knocking knockings[] = {
	{"held", false, {{BN_TOUCH_DOWN, 1, 100, 60, 1000}}, 6000},
	{"trembling", false,
		{{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_MOVE, 1, 112, 66, 2000},
			{BN_TOUCH_MOVE, 1, 99, 58, 5900}},
		6000},
	{"beside it", false, {{BN_TOUCH_DOWN, 1, 400, 60, 1000}}, -1},
	{"no mark here", true, {{BN_TOUCH_DOWN, 1, 100, 60, 1000}}, -1},
	{"left", false, {{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_UP, 1, 100, 60, 5999}}, -1},
	{"left before the tick", false,
		{{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_UP, 1, 100, 60, 6000}}, 6000},
	{"lost", false, {{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_CANCEL, 1, 100, 60, 5999}},
		-1},
	{"wandered off and back", false,
		{{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_MOVE, 1, 100, 200, 2000},
			{BN_TOUCH_MOVE, 1, 100, 60, 2100}},
		-1},
	{"two fingers", false,
		{{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_DOWN, 2, 600, 900, 2000}}, -1},
	{"the second of two", false,
		{{BN_TOUCH_DOWN, 2, 600, 900, 900}, {BN_TOUCH_DOWN, 1, 100, 60, 1000}}, -1},
	{"again after two", false,
		{{BN_TOUCH_DOWN, 1, 100, 60, 1000}, {BN_TOUCH_DOWN, 2, 600, 900, 2000},
			{BN_TOUCH_UP, 2, 600, 900, 2100}, {BN_TOUCH_UP, 1, 100, 60, 2200},
			{BN_TOUCH_DOWN, 1, 100, 60, 3000}},
		8000},
};

static void knocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(knockings); i++) {
		struct bn_knock knock = {0};
		int64_t opened = -1;
		const struct step *step = knockings[i].steps;
		for (int64_t ms = 0; ms <= 12000; ms++) {
			for (; step->ms == ms && ms > 0; step++) {
				struct bn_touch touch = at(
					step->phase, step->finger, step->x, step->y, ms);
				bn_knock_touch(
					&knock, &touch, knockings[i].hidden ? nowhere : mark);
			}
			if (bn_knock_tick(&knock, ms)) {
				assert_int_equal(opened, -1); /* once */
				opened = ms;
			}
		}
		if (opened != knockings[i].opens_ms)
			fail_msg("%s: at %lld", knockings[i].what, (long long)opened);
	}
}

static void tells_when(void **state)
{
	struct bn_knock knock = {0};
	struct bn_touch down = at(BN_TOUCH_DOWN, 1, 100, 60, 1000);
	(void)state;
	assert_int_equal(bn_knock_next_ms(&knock), -1);
	bn_knock_touch(&knock, &down, mark);
	assert_int_equal(bn_knock_next_ms(&knock), 6000);
	assert_false(bn_knock_tick(&knock, 5999));
	assert_true(bn_knock_tick(&knock, 6000));
	assert_int_equal(bn_knock_next_ms(&knock), -1);
}

/* Fingers whose end was never told don't close the way for good. */
static void forgets_lost_fingers(void **state)
{
	struct bn_knock knock = {0};
	struct bn_touch lost = at(BN_TOUCH_DOWN, 7, 500, 900, 1000);
	struct bn_touch down = at(BN_TOUCH_DOWN, 8, 100, 60, 1000 + 60000);
	(void)state;
	bn_knock_touch(&knock, &lost, mark);
	bn_knock_touch(&knock, &down, mark);
	assert_true(bn_knock_tick(&knock, down.ms + BN_KNOCK_MS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knocks),
		cmocka_unit_test(tells_when),
		cmocka_unit_test(forgets_lost_fingers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

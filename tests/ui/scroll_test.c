#include "ui/scroll.h"

#include "tests/test.h"

#include <math.h>
#include <stdlib.h>

enum { LIMIT = 1000, BAND = 96 };

static void a_finger_pulls_it(void **state)
{
	(void)state;
	static const struct {
		int from, dy, offset, least, most; /* shown beyond */
	} cases[] = {
		{0, 300, 300, 0, 0},
		{300, -300, 0, 0, 0},
		{0, -10, 0, -6, -5},
		{0, -100, 0, -40, -30},
		{0, -100000, 0, -96, -95}, /* never more than the band */
		{900, 100, 1000, 0, 0},
		{900, 200, 1000, 30, 40},
		{1000, 100000, 1000, 95, 96},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_scroll scroll = {.offset = cases[i].from, .limit = LIMIT};
		assert_true(bn_scroll_by(&scroll, cases[i].dy, BAND));
		assert_int_equal(scroll.offset, cases[i].offset);
		if (scroll.over < cases[i].least || scroll.over > cases[i].most)
			fail_msg("case %zu: %d beyond", i, scroll.over);
		scroll = (struct bn_scroll){.offset = cases[i].from, .limit = LIMIT};
		bn_scroll_by(&scroll, cases[i].dy, 0); /* less motion */
		assert_int_equal(scroll.over, 0);
	}
	/* The way back goes through the same places. */
	struct bn_scroll scroll = {.limit = LIMIT};
	bn_scroll_by(&scroll, -200, BAND);
	assert_true(bn_scroll_by(&scroll, 200, BAND));
	assert_int_equal(scroll.over, 0);
	assert_true(bn_scroll_by(&scroll, 1, BAND));
	assert_int_equal(scroll.offset, 1);
	struct bn_scroll fits = {.limit = 0};
	assert_false(bn_scroll_by(&fits, -200, BAND));
	assert_int_equal(fits.over, 0);
}

static int run(struct bn_scroll *scroll, int step_ms, int *farthest)
{
	int64_t ms = 1000;
	*farthest = 0;
	for (; bn_scroll_moving(scroll); ms += step_ms) {
		bn_scroll_step(scroll, ms, BAND);
		if (abs(scroll->over) > abs(*farthest))
			*farthest = scroll->over;
		assert_true(ms < 9000);
	}
	return (int)(ms - 1000);
}

static void a_fling_rubs_off(void **state)
{
	(void)state;
	for (int speed = -8000; speed <= 8000; speed += 500) {
		struct bn_scroll scroll = {.offset = 5000, .limit = 10000};
		int farthest = 0;
		bn_scroll_release(&scroll, (float)speed);
		assert_int_equal(bn_scroll_moving(&scroll), speed != 0);
		run(&scroll, 16, &farthest);
		/* v · 16 ms / −ln .95, less what the last 30 pixels a second would have gone */
		int wanted = (int)((float)speed * .016f / .0513f);
		assert_int_equal(farthest, 0);
		assert_true(abs(scroll.offset - 5000 - wanted) <= 12 + abs(wanted) / 30);
	}
}

static void an_end_throws_it_back(void **state)
{
	(void)state;
	for (int speed = 600; speed <= 60000; speed *= 2)
		for (int way = -1; way <= 1; way += 2) {
			struct bn_scroll scroll = {.offset = way > 0 ? LIMIT : 0, .limit = LIMIT};
			int farthest = 0;
			bn_scroll_release(&scroll, (float)(way * speed));
			int took = run(&scroll, 4, &farthest);
			assert_true(farthest * way > 0 && abs(farthest) <= BAND);
			assert_true(took < 700);
			assert_int_equal(scroll.over, 0);
			assert_int_equal(scroll.offset, way > 0 ? LIMIT : 0);
		}
}

static void seldom_pictures_show_the_same_way(void **state)
{
	(void)state;
	struct bn_scroll often = {.limit = LIMIT}, seldom;
	bn_scroll_by(&often, -400, BAND);
	int pulled = -often.over;
	bn_scroll_release(&often, 0);
	often.ms = 1000;
	seldom = often;
	for (int64_t ms = 1004; ms <= 1096; ms += 4)
		bn_scroll_step(&often, ms, BAND);
	bn_scroll_step(&seldom, 1096, BAND);
	assert_in_range(-often.over, 1, pulled / 2);
	assert_in_range(often.over - seldom.over + 1, 0, 2);
	/* A finger that catches it there may pull on from there. */
	bn_scroll_catch(&often, BAND);
	int caught = often.over;
	assert_false(bn_scroll_moving(&often));
	bn_scroll_by(&often, -1, BAND);
	assert_in_range(caught - often.over, 0, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finger_pulls_it),
		cmocka_unit_test(a_fling_rubs_off),
		cmocka_unit_test(an_end_throws_it_back),
		cmocka_unit_test(seldom_pictures_show_the_same_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

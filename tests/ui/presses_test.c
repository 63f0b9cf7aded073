#include "ui/presses.h"

#include "tests/test.h"

static int percent(const struct bn_presses *presses, const char *id)
{
	return (int)(100 * bn_presses_level(presses, id) + .5f);
}

static void in_and_out(void **state)
{
	struct bn_presses presses = {0};
	int before = 0;
	(void)state;
	assert_int_equal(bn_presses_next_ms(&presses, ""), -1);
	assert_int_equal(bn_presses_next_ms(&presses, "a"), 0);
	for (int64_t ms = 0; ms < 64; ms += 16) {
		bn_presses_step(&presses, "a", false, 9000 + ms);
		assert_in_range(percent(&presses, "a"), before + 1, 99);
		before = percent(&presses, "a");
		assert_true(before > 40); /* the first picture tells it */
		assert_int_equal(bn_presses_next_ms(&presses, "a"), 9000 + ms + 16);
	}
	bn_presses_step(&presses, "a", false, 9064);
	assert_int_equal(percent(&presses, "a"), 100);
	assert_int_equal(bn_presses_next_ms(&presses, "a"), -1);
	assert_int_equal(bn_presses_next_ms(&presses, ""), 0);
	before = 100;
	for (int64_t ms = 16; ms < 160; ms += 16) {
		bn_presses_step(&presses, "", false, 20000 + ms);
		assert_in_range(percent(&presses, "a"), 0, before - 1);
		before = percent(&presses, "a");
	}
	bn_presses_step(&presses, "", false, 20160);
	assert_int_equal(presses.count, 1); /* drawn once more, at rest */
	assert_int_equal(percent(&presses, "a"), 0);
	assert_int_equal(bn_presses_next_ms(&presses, ""), -1);
	bn_presses_step(&presses, "", false, 20176);
	assert_int_equal(presses.count, 0);
}

/* A finger that comes back finds the box where it is. */
static void interrupted(void **state)
{
	struct bn_presses presses = bn_presses_on("a");
	(void)state;
	bn_presses_step(&presses, "", false, 1000);
	bn_presses_step(&presses, "", false, 1032);
	int out = percent(&presses, "a");
	assert_in_range(out, 1, 99);
	bn_presses_step(&presses, "a", false, 1048);
	assert_in_range(percent(&presses, "a"), out + 1, 99);
	assert_int_equal(presses.count, 1);
}

static void fast_fingers(void **state)
{
	static const char *const keys[] = {"q", "w", "e", "r", "t"};
	struct bn_presses presses = {0};
	(void)state;
	for (int i = 0; i < 4; i++)
		assert_false(bn_presses_step(&presses, keys[i], false, 1000 + i));
	assert_true(percent(&presses, "q") > 0 && percent(&presses, "e") > 0);
	assert_true(bn_presses_step(&presses, "t", false, 1010)); /* all is drawn then */
	assert_int_equal(percent(&presses, "q"), 0);
	assert_int_equal(presses.count, BN_PRESSES);
}

static void calm_is_at_once(void **state)
{
	struct bn_presses presses = {0};
	(void)state;
	bn_presses_step(&presses, "a", true, 1000);
	assert_int_equal(percent(&presses, "a"), 100);
	assert_int_equal(bn_presses_next_ms(&presses, "a"), -1);
	bn_presses_step(&presses, "", true, 1016);
	assert_int_equal(percent(&presses, "a"), 0);
	assert_int_equal(bn_presses_next_ms(&presses, ""), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_and_out),
		cmocka_unit_test(interrupted),
		cmocka_unit_test(fast_fingers),
		cmocka_unit_test(calm_is_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

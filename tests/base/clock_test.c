#include "base/clock.h"

#include "tests/test.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void tells_utc(void **state)
{
	static const struct {
		int64_t wall;
		const char *text;
	} cases[] = {
		{0, "1970-01-01T00:00:00Z"},
		{951782400, "2000-02-29T00:00:00Z"}, /* a leap day */
		{1793975400, "2026-11-06T14:30:00Z"},
		{4102444799, "2099-12-31T23:59:59Z"}, /* past 2038 */
		/* What somebody else's record may say. */
		{INT64_MAX, "9999-12-31T23:59:59Z"},
		{253402300800, "9999-12-31T23:59:59Z"},
		{INT64_MIN, "1000-01-01T00:00:00Z"},
	};
	(void)state;
	/* UTC whatever the local zone is. */
	setenv("TZ", "Pacific/Auckland", 1);
	tzset();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[BN_CLOCK_TEXT];
		bn_clock_utc(cases[i].wall, text);
		assert_string_equal(text, cases[i].text);
	}
}

static void tells_the_zone(void **state)
{
	(void)state;
	/* Paris by its rule, so that the test needs no zone files. */
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	assert_int_equal(bn_clock_offset(1768485600), 60);  /* 15 January 2026 */
	assert_int_equal(bn_clock_offset(1784124000), 120); /* 15 July 2026 */
	setenv("TZ", "<-0330>3:30", 1);
	tzset();
	assert_int_equal(bn_clock_offset(1768485600), -210);
}

static void runs(void **state)
{
	(void)state;
	int64_t us = bn_clock_us(), ms = bn_clock_ms(), wall = bn_clock_wall();
	struct timespec pause = {0, 20000000};
	nanosleep(&pause, NULL);
	assert_in_range(bn_clock_us() - us, 20000, 5000000);
	assert_in_range(bn_clock_ms() - ms, 19, 5000);
	assert_in_range(bn_clock_wall() - wall, 0, 5);
	assert_in_range(wall, 1700000000, 4102444800);
	/* Both count from the same moment. */
	assert_in_range(bn_clock_us() / 1000 - bn_clock_ms() + 5, 4, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_utc),
		cmocka_unit_test(tells_the_zone),
		cmocka_unit_test(runs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

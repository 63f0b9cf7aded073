#include "ui/stretch.h"

#include "tests/test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double exact(const uint8_t *row, int from, int to, int i)
{
	double place = fmin(fmax((i + 0.5) * from / to - 0.5, 0), from - 1);
	int at = (int)place;
	int next = at + 1 < from ? at + 1 : at;
	return row[at] + (row[next] - row[at]) * (place - at);
}

/* Every length to every other, on memory of exactly that length: ASan watches both ends. */
static void is_linear_between_any_lengths(void **state)
{
	(void)state;
	static const int lengths[] = {1, 2, 3, 7, 8, 15, 16, 17, 31, 64, 100, 640, 854, 1280, 1920};
	struct bn_stretch stretch = {0};
	for (size_t a = 0; a < COUNT(lengths); a++) {
		uint8_t *row = malloc((size_t)lengths[a]);
		for (int i = 0; i < lengths[a]; i++)
			row[i] = (uint8_t)(i * 89 + i / 3 * 57);
		for (size_t b = 0; b < COUNT(lengths); b++) {
			int from = lengths[a], to = lengths[b];
			uint8_t *out = malloc((size_t)to);
			bn_stretch_aim(&stretch, from, to);
			bn_stretch_row(&stretch, row, out);
			/* 1/128 of the difference in the share, and the rounding. */
			for (int i = 0; i < to; i++)
				assert_true(fabs(out[i] - exact(row, from, to, i)) < 1.6);
			free(out);
		}
		free(row);
	}
	bn_stretch_finish(&stretch);
}

static void keeps_what_is_even(void **state)
{
	(void)state;
	struct bn_stretch stretch = {0};
	uint8_t row[100], out[333];
	for (int value = 0; value < 256; value++) {
		memset(row, value, sizeof(row));
		bn_stretch_aim(&stretch, COUNT(row), COUNT(out));
		bn_stretch_row(&stretch, row, out);
		for (size_t i = 0; i < COUNT(out); i++)
			assert_int_equal(out[i], value);
		bn_stretch_mix(out, row, row, value / 2, COUNT(row));
		assert_int_equal(out[0], value);
	}
	bn_stretch_finish(&stretch);
}

static void mixes_two_rows(void **state)
{
	(void)state;
	uint8_t a[35], b[35], out[35];
	for (int i = 0; i < 35; i++) {
		a[i] = (uint8_t)(7 * i);
		b[i] = (uint8_t)(255 - 5 * i);
	}
	for (int share = 0; share <= 128; share++) {
		bn_stretch_mix(out, a, b, share, 35);
		for (int i = 0; i < 35; i++)
			assert_true(fabs(out[i] - (a[i] + (b[i] - a[i]) * share / 128.0)) <= 0.5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_linear_between_any_lengths),
		cmocka_unit_test(keeps_what_is_even),
		cmocka_unit_test(mixes_two_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

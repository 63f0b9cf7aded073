/* How bright the screen is, of a folder that stands for the system's. */
#include "staff/backlight.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

static char *path_of(void **state, const char *name)
{
	return bn_mem_printf("%s/sys/class/backlight/screen/%s", (char *)*state, name);
}

static void put(void **state, const char *name, const char *text)
{
	char *folder = path_of(state, ""), *path = path_of(state, name);
	assert_true(bn_file_make_folder(folder));
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	free(path);
	free(folder);
}

static void reads(void **state)
{
	static const struct {
		const char *now, *most;
		int percent;
	} cases[] = {
		{"0\n", "255\n", 0},
		{"128\n", "255\n", 50},
		{"255\n", "255\n", 100},
		{"7\n", "15\n", 47},
		{"300\n", "255\n", -1},
		{"x\n", "255\n", 0},
		{"5\n", "0\n", -1},
		{"5\n", "", -1},
		{"-5\n", "255\n", -1},
	};
	assert_int_equal(bn_backlight_read(*state), -1);
	assert_false(bn_backlight_set(*state, 50));
	put(state, "brightness", "1\n");
	assert_int_equal(bn_backlight_read(*state), -1);
	for (size_t i = 0; i < COUNT(cases); i++) {
		put(state, "brightness", cases[i].now);
		put(state, "max_brightness", cases[i].most);
		assert_int_equal(bn_backlight_read(*state), cases[i].percent);
	}
}

/* What was set is what is read, for any screen; never so dark that nobody finds the way back. */
static void sets(void **state)
{
	static const char *const mosts[] = {"10\n", "15\n", "255\n", "96000\n"};
	char *path = path_of(state, "brightness");
	for (size_t i = 0; i < COUNT(mosts); i++) {
		put(state, "brightness", "1\n");
		put(state, "max_brightness", mosts[i]);
		for (int percent = -10; percent <= 110; percent += 10) {
			int wanted = percent < 10 ? 10 : percent > 100 ? 100 : percent;
			assert_true(bn_backlight_set(*state, percent));
			assert_in_range(bn_backlight_read(*state), wanted, wanted + 6);
		}
	}
	char *text = bn_file_read(path, 64, NULL);
	assert_string_equal(text, "96000\n");
	free(text);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {with_folder(reads), with_folder(sets)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

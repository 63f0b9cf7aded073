/* What staff chose, kept over restarts; a file that isn't as it was written is as none. */
#include "staff/settings.h"

#include "base/file.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>

static void assert_same(const struct bn_settings *a, const struct bn_settings *b)
{
	assert_string_equal(a->venue, b->venue);
	assert_string_equal(a->event, b->event);
	assert_int_equal(a->sound, b->sound);
	assert_int_equal(a->volume, b->volume);
	assert_int_equal(a->clips_only, b->clips_only);
	assert_int_equal(a->paused, b->paused);
}

static void kept(void **state)
{
	static const struct bn_settings cases[] = {
		{.sound = BN_AS_IT_IS},
		{.venue = "hall", .event = "forum-2027", .sound = BN_YES, .volume = 100},
		{.sound = BN_NO, .volume = 10, .clips_only = true, .paused = true},
		{.venue = "une-borne-au-nom-qui-prend-toute-la-place-voul1", .paused = true},
	};
	struct bn_settings again = {.volume = 7};
	bn_settings_load(*state, &again);
	assert_same(&again, &cases[0]);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(bn_settings_save(*state, &cases[i]));
		bn_settings_load(*state, &again);
		assert_same(&again, &cases[i]);
	}
	struct stat info;
	char *path = bn_file_join(*state, "panel.json");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(path);
	assert_false(bn_settings_save("/proc/nowhere", &again));
}

static void spoilt(void **state)
{
	static const struct {
		const char *text;
		bool taken; /* what is good of it */
	} cases[] = {
		{"", false},
		{"{\"venue\":\"hall\"", false},
		{"{\"venue\":\"hall\"} x", false},
		{"[\"venue\"]", false},
		{"{\"venue\":5}", false},
		{"{\"venue\":\"hall\",\"of a later version\":[1,{}],\"volume\":400}", true},
		{"{\"venue\":\"hall\",\"volume\":-1}", true},
		{"{\"venue\":\"hall\"}\n", true},
	};
	char *path = bn_file_join(*state, "panel.json");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_settings settings = {.volume = 7};
		const struct bn_settings good = {.venue = "hall"}, none = {.volume = 0};
		assert_true(bn_file_write_whole(path, cases[i].text, strlen(cases[i].text), 0600));
		bn_settings_load(*state, &settings);
		print_message("%s\n", cases[i].text);
		assert_same(&settings, cases[i].taken ? &good : &none);
	}
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {with_folder(kept), with_folder(spoilt)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

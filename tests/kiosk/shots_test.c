#include "kiosk/shots.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "kiosk/scene.h"
#include "tests/wings/stage.h"

#include <string.h>

/* A new screen has its pictures, or somebody said why not. */
static void every_screen_has_its_scene(void **state)
{
	(void)state;
	for (const struct bn_wing *const *wing = bn_wings; *wing != NULL; wing++)
		for (const struct bn_screen *const *screen = (*wing)->screens; *screen != NULL;
			screen++) {
			bool found = false;
			for (size_t i = 0; i < bn_scene_count; i++)
				found |= strcmp(bn_scenes[i].screen, (*screen)->name) == 0;
			if (!found)
				fail_msg("no scene shows the screen %s", (*screen)->name);
		}
}

static void names_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < bn_scene_count; i++) {
		const struct bn_scene *scene = &bn_scenes[i];
		assert_non_null(bn_wings_screen(scene->screen));
		assert_true((scene->looks & 1U << BN_LOOK_PLAIN) != 0);
		for (size_t j = 0; j < i; j++)
			assert_false(strcmp(scene->screen, bn_scenes[j].screen) == 0 &&
				     strcmp(scene->state, bn_scenes[j].state) == 0);
	}
	static const struct bn_scene plain = {.screen = "home", .state = "default"},
				     other = {.screen = "home", .state = "offer"};
	char *names[] = {bn_scene_name(&plain, BN_LOOK_PLAIN), bn_scene_name(&plain, BN_LOOK_LONG),
		bn_scene_name(&other, BN_LOOK_PLAIN), bn_scene_name(&other, BN_LOOK_LONG)};
	assert_string_equal(names[0], "home-default");
	assert_string_equal(names[1], "home-long");
	assert_string_equal(names[2], "home-offer");
	assert_string_equal(names[3], "home-offer-long");
	for (size_t i = 0; i < COUNT(names); i++)
		free(names[i]);
}

static bool shoot(const char *folder, const char *language, int width, int height)
{
	struct bn_options options = {.campaign = bn_paths_share("config/campaigns/lot"),
		.shots = folder,
		.sizes = {{width, height}},
		.size_count = 1,
		.languages = {language},
		.language_count = 1};
	bool good = bn_shots_run(&options);
	free(options.campaign);
	return good;
}

static void assert_same(const char *a, const char *b)
{
	size_t bytes[2] = {0, 0}, most = (size_t)64 << 20;
	char *read[] = {bn_file_read(a, most, &bytes[0]), bn_file_read(b, most, &bytes[1])};
	if (read[0] == NULL || read[1] == NULL || bytes[0] != bytes[1] ||
		memcmp(read[0], read[1], bytes[0]) != 0)
		fail_msg("%s and %s differ", a, b);
	free(read[0]);
	free(read[1]);
}

/* Every picture the table of scenes promises, the sheet and the page; the second time the same. */
static void gives_the_same_pictures_twice(void **state)
{
	char *first = bn_file_join(*state, "first"), *second = bn_file_join(*state, "second");
	assert_true(shoot(first, "en", 320, 568));
	assert_true(shoot(second, "en", 320, 568));
	for (size_t i = 0; i < bn_scene_count; i++) {
		char *what = bn_scene_name(&bn_scenes[i], BN_LOOK_PLAIN);
		char *name = bn_mem_printf("%s-en-320x568.png", what);
		char *a = bn_file_join(first, name), *b = bn_file_join(second, name);
		assert_same(a, b);
		free(b);
		free(a);
		free(name);
		free(what);
	}
	static const char *const both[] = {"contact.png", "index.html"};
	for (size_t i = 0; i < COUNT(both); i++) {
		char *a = bn_file_join(first, both[i]), *b = bn_file_join(second, both[i]);
		assert_same(a, b);
		free(b);
		free(a);
	}
	free(second);
	free(first);
}

static void says_what_it_cannot_do(void **state)
{
	char *folder = bn_file_join(*state, "none");
	assert_false(shoot(folder, "xx", 320, 568)); /* no such language */
	struct bn_options options = {.campaign = (char *)"/nowhere", .shots = folder};
	assert_false(bn_shots_run(&options));
	free(folder);
}

static int open_all(void **state)
{
	stage_languages();
	return test_make_folder(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_has_its_scene),
		cmocka_unit_test(names_are_told_apart),
		cmocka_unit_test(gives_the_same_pictures_twice),
		cmocka_unit_test(says_what_it_cannot_do),
	};
	return cmocka_run_group_tests(tests, open_all, test_remove_folder);
}

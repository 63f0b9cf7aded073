/* bornectl check: what it prints, and how it ends. */
#include "tests/ctl/run.h"

#include <jansson.h>

static void copy_lot(void **state)
{
	run_shell(*state, "cp -r " RUN_LOT " lot");
}

static void warnings_let_it_pass(void **state)
{
	copy_lot(state);
	ASSERT_RUN(0, "lot : rien à corriger (6 métiers, 5 clips, 6 lieux, 2 langues)\n", "",
		"check", "lot", "--no-media");
	run_shell(*state,
		"sed -i 's/^  en: Touch to choose.$//' lot/campaign.yaml && touch lot/x.png");
	ASSERT_RUN(0, "2 langues), 2 avertissements.\n",
		": avertissement : « hint » n’est pas traduit", "check", "lot", "--no-media");
	ASSERT_RUN(0, "", "lot/x.png: avertissement : rien ne nomme", "check", "--no-media", "lot");
	ASSERT_RUN(2, "", "--no-media s’écrit sans valeur", "check", "--no-media=x", "lot");
	/* With an error they are counted too: captions are read once the rest is good. */
	run_shell(*state, "mkdir -p lot/media/lot && echo x >lot/media/lot/lot-long.fr.vtt");
	ASSERT_RUN(1, "", "1 point à corriger, 2 avertissements.\n", "check", "lot", "--no-media");
}

static json_t *told(void **state, int code, const char *const *words)
{
	struct run run = run_words(*state, words);
	assert_int_equal(run.code, code);
	assert_string_equal(run.err, "");
	json_t *root = json_loads(run.out, 0, NULL);
	assert_non_null(root);
	run_finish(&run);
	return root;
}

static void assert_problem(
	const json_t *root, size_t index, const char *file, int line, const char *severity)
{
	const json_t *one = json_array_get(json_object_get(root, "problems"), index);
	assert_string_equal(json_string_value(json_object_get(one, "file")), file);
	assert_int_equal(json_integer_value(json_object_get(one, "line")), line);
	assert_true(json_is_integer(json_object_get(one, "column")));
	assert_string_equal(json_string_value(json_object_get(one, "severity")), severity);
	assert_true(json_string_length(json_object_get(one, "message")) > 10);
}

static void the_same_in_json(void **state)
{
	static const char *const words[] = {"check", "lot", "--json", "--no-media", NULL};
	copy_lot(state);
	json_t *root = told(state, 0, words);
	assert_int_equal(json_array_size(json_object_get(root, "problems")), 0);
	assert_int_equal(json_integer_value(json_object_get(root, "errors")), 0);
	assert_true(json_is_false(json_object_get(root, "films_played")));
	json_decref(root);
	run_shell(*state, "touch lot/x.png");
	root = told(state, 0, words);
	assert_problem(root, 0, "lot/x.png", 0, "warning");
	assert_int_equal(json_integer_value(json_object_get(root, "warnings")), 1);
	json_decref(root);
	run_shell(*state, "sed -i '4s/.*/langages: [fr]/' lot/campaign.yaml");
	root = told(state, 1, words);
	assert_problem(root, 0, "lot/campaign.yaml", 4, "error");
	assert_int_equal(json_integer_value(json_object_get(root, "errors")), 1);
	json_decref(root);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(warnings_let_it_pass),
		with_folder(the_same_in_json),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

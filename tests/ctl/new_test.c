/* A campaign begun by "bornectl new" is good at once, and the kiosk shows all of it. */
#include "content/campaign.h"
#include "tests/ctl/run.h"

static struct bn_campaign *load(void **state, const char *name)
{
	struct bn_problems problems = {0};
	char *folder = bn_file_join(*state, name);
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	free(folder);
	assert_non_null(campaign);
	return campaign;
}

static void is_good_at_once(void **state)
{
	ASSERT_RUN(0,
		"correze : rien à corriger (3 métiers, 2 clips, 2 lieux, 1 langue)\nCommencez "
		"par correze/LISEZMOI.md",
		"", "new", "correze", "--name", "Département de la Corrèze");
	struct run run = RUN(*state, "check", "correze");
	assert_int_equal(run.code, 0);
	assert_string_equal(run.err, ""); /* no warning either */
	run_finish(&run);
	struct bn_campaign *campaign = load(state, "correze");
	assert_string_equal(campaign->id, "correze");
	assert_string_equal(campaign->form.code_prefix, "COR");
	assert_string_equal(bn_text_get(&campaign->department, "fr"), "Département de la Corrèze");
	/* The films are its own: it can be packed and moved. */
	for (size_t i = 0; i < campaign->clip_count; i++)
		assert_non_null(strstr(campaign->clips[i].portrait, "correze/media/"));
	bn_campaign_destroy(campaign);
	ASSERT_RUN(1, "", "correze existe déjà", "new", "correze", "--name", "Corrèze");
}

/* What of a name could mean something to YAML, and folders whose names are no ids. */
static void names(void **state)
{
	static const struct {
		const char *folder, *name, *id, *code;
	} cases[] = {
		{"Corrèze  2027/", "L’« Île » \\ \"du\" {fr: x} # @ID@", "correze-2027", "COR"},
		{"a/b/-- Été --", "'", "ete", "ETE"},
		{"---", ": x", "campagne", "BRN"},
		{"9", "12", "9", "BRN"},
		{"un-nom-bien-plus-long-que-quarante-lettres-oui", "- x",
			"un-nom-bien-plus-long-que-quarante-lettr", "UNN"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ASSERT_RUN(0, "rien à corriger", "", "new", "--name", cases[i].name, "--",
			cases[i].folder);
		struct bn_campaign *campaign = load(state, cases[i].folder);
		assert_string_equal(campaign->id, cases[i].id);
		assert_string_equal(campaign->form.code_prefix, cases[i].code);
		assert_string_equal(bn_text_get(&campaign->department, "fr"), cases[i].name);
		bn_campaign_destroy(campaign);
	}
	static const char *const bad[] = {
		"", " ", "a\nb", "\xFF", "un nom qui a bien plus de trente-six lettres"};
	for (size_t i = 0; i < COUNT(bad); i++) {
		ASSERT_RUN(2, "", i == 0 ? "il manque une valeur" : "--name : le nom de votre",
			"new", "x", "--name", bad[i]);
		char *folder = bn_file_join(*state, "x");
		assert_false(bn_file_exists(folder));
		free(folder);
	}
}

static void nothing_half_written(void **state)
{
	/* Borne's own files, but for the last film. */
	char *command = bn_mem_printf("cd '%s' && mkdir -p share/config share/media && "
				      "cp -r " TEST_DATA "/../../config/modele share/config/ && "
				      "cp -r " TEST_DATA "/../../media/modele share/media/ && "
				      "rm share/media/modele/votre-temoignage.fr.vtt",
		(char *)*state);
	char *share = bn_file_join(*state, "share"), *folder = bn_file_join(*state, "x");
	assert_int_equal(system(command), 0);
	assert_int_equal(setenv("BORNE_SHARE", share, 1), 0);
	ASSERT_RUN(1, "", "rien n’en reste", "new", "x", "--name", "x");
	assert_int_equal(unsetenv("BORNE_SHARE"), 0);
	assert_false(bn_file_exists(folder));
	ASSERT_RUN(1, "", "rien n’en reste", "new", "share/media/modele/votre-film.mp4/x", "--name",
		"x");
	free(folder);
	free(share);
	free(command);
}

/* Every screen of it. */
static void is_shown(void **state)
{
	ASSERT_RUN(0, "", "", "new", "x", "--name", "Département du Test");
	char *borne = bn_paths_program("../borne");
	char *command = bn_mem_printf(
		"cd '%s' && '%s' --shots shots -c x --size 360x640 2>err >out", (char *)*state,
		borne);
	char *shot = bn_file_join(*state, "shots/thanks-default-fr-360x640.png");
	assert_int_equal(system(command), 0);
	assert_true(bn_file_exists(shot));
	free(shot);
	free(command);
	free(borne);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

/* "shown": every screen, which takes its time. */
int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(is_good_at_once),
		with_folder(names),
		with_folder(nothing_half_written),
	};
	const struct CMUnitTest shown[] = {with_folder(is_shown)};
	if (argc > 1 && strcmp(argv[1], "shown") == 0)
		return cmocka_run_group_tests(shown, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

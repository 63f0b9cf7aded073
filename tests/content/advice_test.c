/* What a good campaign is warned of: the campaign of the Lot, copied, with one thing forgotten. The
 * five that come with Borne are warned of nothing. */
#include "content/advice.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>

#define C "campaign.yaml"
#define P "professions.yaml"
#define K "clips.yaml"
#define G "pages.yaml"

#define TODAY "2026-11-29"

struct lapse {
	const char *file, *find, *put; /* "§" stands before the place that must be told */
	const char *says;              /* NULL: nothing is */
};

#define EVENT(day) "events:\n  - §{id: forum, name: {fr: Forum, en: Forum}, " day "}\nfit: fill\n"
#define LSF        "      en: media/lot/lot-long.en.vtt\n"

static const struct lapse lapses[] = {
	{C, "fit: fill\n", "fit: fill\n", NULL},
	/* Translations. */
	{C, "hint:\n  fr: Touchez pour choisir.\n  en: Touch to choose.\n",
		"hint:\n  §fr: Touchez pour choisir.\n",
		"« hint » n’est pas traduit ; ajoutez en: …"},
	{C, "hint:\n  fr: Touchez pour choisir.\n  en: Touch to choose.\n",
		"hint: §Touchez pour choisir.\n", "« hint » n’est pas traduit"},
	{K, LSF, "", "« clips.captions » n’est pas traduit"},
	{C, "languages: [fr, en]", "languages: [fr, en, es]", "textes sans « es »"},
	/* The same in all languages: no word of four letters. */
	{G, "            shown:\n              fr: Une vingtaine\n              en: About twenty\n",
		"            shown: 20\n", NULL},
	/* Captions. */
	{K,
		"    captions:\n      fr: media/lot/temoignage-ass.fr.vtt\n"
		"      en: media/lot/temoignage-ass.en.vtt\n",
		"", "« temoignage-ass » n’a pas de sous-titres"},
	{K, "      fr: media/lot/temoignage-ree.fr.vtt\n", "",
		"« temoignage-ree » n’a pas de sous-titres"},
	{K,
		"    captions:\n      fr: media/lot/lot-court.fr.vtt\n"
		"      en: media/lot/lot-court.en.vtt\n",
		"", "« lot-court » n’a pas de sous-titres"}, /* cinemas play it with its sound */
	{K, "    captions:\n      fr: media/lot/lot-long.fr.vtt\n" LSF, "", NULL},
	/* Dates. */
	{C, "fit: fill\n", EVENT("from: 2026-11-28"),
		"l’événement « forum » est passé (2026-11-28)"},
	{C, "fit: fill\n", EVENT("from: 2026-11-29"), NULL},
	{C, "fit: fill\n", EVENT("from: 2026-11-01, to: 2026-11-28"), "est passé (2026-11-28)"},
	{C, "fit: fill\n", EVENT("from: 2026-11-01, to: 2026-11-30"), NULL},
	{G, "  - id: equipe\n", "  - §id: equipe\n    until: 2026-11-28\n",
		"ce que dit la page « equipe » est passé (2026-11-28)"},
	{G, "  - id: equipe\n", "  - id: equipe\n    until: 2026-11-29\n", NULL},
};

static char *read_original(const char *name)
{
	char *relative = bn_mem_printf("config/campaigns/lot/%s", name);
	char *path = bn_paths_share(relative), *text = bn_file_read(path, 1 << 20, NULL);
	assert_non_null(text);
	free(path);
	free(relative);
	return text;
}

static void write_in(const char *folder, const char *name, const char *text)
{
	char *path = bn_file_join(folder, name), *slash = strrchr(path, '/');
	*slash = '\0';
	assert_true(bn_file_make_folder(path));
	*slash = '/';
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	free(path);
}

static void copy_all(const char *folder)
{
	static const char *const files[] = {C, P, K, G, "lead_form.yaml"};
	for (size_t i = 0; i < COUNT(files); i++) {
		char *text = read_original(files[i]);
		write_in(folder, files[i], text);
		free(text);
	}
}

/* With the lapse; where its mark is in *line and *column, 0: it has none. */
static void write_lapse(const char *folder, const struct lapse *lapse, int *line, int *column)
{
	struct bn_str out = {0};
	char *text = read_original(lapse->file);
	const char *found = strstr(text, lapse->find), *mark = strstr(lapse->put, "§");
	if (found == NULL)
		fail_msg("no \"%s\" in %s", lapse->find, lapse->file);
	bn_str_add(&out, text, (size_t)(found - text));
	*line = *column = 0;
	if (mark != NULL) {
		bn_str_add(&out, lapse->put, (size_t)(mark - lapse->put));
		*line = *column = 1;
		for (const char *at = bn_str_text(&out); *at != '\0'; at++) {
			*line += *at == '\n';
			*column = *at == '\n' ? 1 : *column + ((*at & 0xC0) != 0x80);
		}
	}
	bn_str_addz(&out, mark != NULL ? mark + strlen("§") : lapse->put);
	bn_str_addz(&out, found + strlen(lapse->find));
	write_in(folder, lapse->file, bn_str_text(&out));
	bn_str_finish(&out);
	free(text);
}

static struct bn_problems advise(const char *folder)
{
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	if (campaign == NULL) {
		bn_problems_print(&problems, stderr);
		fail();
	}
	bn_advice_give(campaign, TODAY, &problems);
	assert_int_equal(bn_problems_count(&problems, BN_PROBLEM_ERROR), 0);
	assert_int_equal(bn_problems_count(&problems, BN_PROBLEM_WARNING), problems.count);
	bn_campaign_destroy(campaign);
	return problems;
}

static void check_lapse(const char *folder, const struct lapse *lapse)
{
	int line = 0, column = 0;
	copy_all(folder);
	write_lapse(folder, lapse, &line, &column);
	struct bn_problems problems = advise(folder);
	const struct bn_problem *one = problems.items;
	bool good = problems.count == (lapse->says != NULL);
	if (lapse->says != NULL && strstr(lapse->says, "textes sans") != NULL)
		good = problems.count > 0; /* in every file */
	if (good && lapse->says != NULL)
		good = strstr(one->message, lapse->says) != NULL &&
		       (line == 0 || (one->line == line && one->column == column));
	if (!good) {
		bn_problems_print(&problems, stderr);
		fail_msg("%s: \"%s\" for \"%s\": not %d:%d: …%s…", lapse->file, lapse->put,
			lapse->find, line, column, lapse->says != NULL ? lapse->says : "");
	}
	bn_problems_finish(&problems);
}

static void each_lapse_is_told_at_its_place(void **state)
{
	for (size_t i = 0; i < COUNT(lapses); i++)
		check_lapse(*state, &lapses[i]);
}

static const struct bn_problem *find(const struct bn_problems *problems, const char *words)
{
	for (size_t i = 0; i < problems->count; i++)
		if (strstr(problems->items[i].message, words) != NULL)
			return &problems->items[i];
	fail_msg("nothing says \"%s\"", words);
	return NULL;
}

static void files_that_nothing_names(void **state)
{
	copy_all(*state);
	write_in(*state, "media/lot/vieux.mp4", "x");
	write_in(*state, "media/lot/lot-long.mp4", "x"); /* goes before Borne's own */
	write_in(*state, "LISEZ-MOI.md", "x");
	write_in(*state, "page.yaml", "x");
	struct bn_problems problems = advise(*state);
	assert_int_equal(problems.count, 2);
	assert_true(bn_str_ends(
		find(&problems, "rien ne nomme ce fichier")->file, "/media/lot/vieux.mp4"));
	assert_true(bn_str_ends(find(&problems, "l’appeler « pages.yaml »")->file, "/page.yaml"));
	bn_problems_finish(&problems);
	/* Many aren't a list without an end. */
	for (int i = 0; i < 60; i++) {
		char name[32];
		snprintf(name, sizeof(name), "films/%d.mp4", i);
		write_in(*state, name, "x");
	}
	problems = advise(*state);
	assert_int_equal(problems.count, 21);
	find(&problems, "rien ne nomme 42 autres fichiers");
	bn_problems_finish(&problems);
}

/* A whole file in one language: one line, with the keys and how often. */
static void many_texts_are_one_line(void **state)
{
	copy_all(*state);
	char *text = read_original(P);
	struct bn_str out = {0};
	for (char *rest = text, *line; (line = strsep(&rest, "\n")) != NULL;)
		if (strncmp(line + strspn(line, " "), "en: ", 4) != 0)
			bn_str_addf(&out, "%s\n", line);
	write_in(*state, P, bn_str_text(&out));
	bn_str_finish(&out);
	free(text);
	struct bn_problems problems = advise(*state);
	assert_int_equal(problems.count, 1);
	assert_non_null(strstr(problems.items[0].message, "professions.summary (6)"));
	assert_true(problems.items[0].line > 1);
	bn_problems_finish(&problems);
}

static void the_five_lack_nothing(void **state)
{
	static const char *const campaigns[] = {
		"lot", "hauts-de-seine", "loiret", "allier", "landes"};
	(void)state;
	for (size_t i = 0; i < COUNT(campaigns); i++) {
		char *relative = bn_mem_printf("config/campaigns/%s", campaigns[i]);
		char *folder = bn_paths_share(relative);
		struct bn_problems problems = advise(folder);
		bn_problems_print(&problems, stderr);
		assert_int_equal(problems.count, 0);
		free(folder);
		free(relative);
	}
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(each_lapse_is_told_at_its_place),
		with_folder(files_that_nothing_names),
		with_folder(many_texts_are_one_line),
		cmocka_unit_test(the_five_lack_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

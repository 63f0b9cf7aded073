/* Letters typed, and which of the Lot's métiers they find. */
#include "wings/search.h"

#include "base/str.h"
#include "tests/wings/stage.h"
#include "wings/professions/filter.h"
#include "wings/shortlist.h"

#define ALL                                                                                 \
	"service-social economie-sociale-familiale referent-educatif educateur-specialise " \
	"personnes-agees missions-specifiques"

static void assert_found(
	const struct bn_campaign *lot, const char *typed, const char *language, const char *wanted)
{
	struct bn_search search;
	struct bn_str found = {0};
	bn_search_init(&search, typed);
	for (size_t i = 0; i < lot->profession_count; i++)
		if (bn_search_finds(&search, &lot->professions[i], language))
			bn_str_addf(&found, "%s%s", found.length > 0 ? " " : "",
				lot->professions[i].id);
	if (!bn_str_same(bn_str_text(&found), wanted))
		fail_msg("« %s » finds: %s", typed, bn_str_text(&found));
	bn_str_finish(&found);
}

static void finds_the_beginnings_of_words(void **state)
{
	static const struct {
		const char *typed, *language, *found;
	} cases[] = {
		{"", "fr", ALL},
		{"   ", "fr", ALL},
		{"’-.", "fr", ALL}, /* nothing that could be looked for */
		{"éduc", "fr", "referent-educatif educateur-specialise"},
		{"EDUC", "fr", "referent-educatif educateur-specialise"},
		{"duc", "fr", ""}, /* not inside a word */
		{"éduc spé", "fr", "educateur-specialise"},
		{"spé éduc", "fr", "educateur-specialise"}, /* in any order */
		{"éduc xyz", "fr", ""},                     /* each word must be found */
		{"enfants", "fr", "service-social referent-educatif educateur-specialise"},
		{"Personnes âgées", "fr",
			"service-social economie-sociale-familiale personnes-agees"},
		{"cesf", "fr", "economie-sociale-familiale"}, /* another name of it */
		{"expulsion", "fr", "missions-specifiques"},
		{"l’enfance", "fr",
			"referent-educatif educateur-specialise"}, /* an « l » and an « enfance » */
		{"worker", "fr", ""},
		{"worker", "en",
			"service-social referent-educatif educateur-specialise personnes-agees "
			"missions-specifiques"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_found(*state, cases[i].typed, cases[i].language, cases[i].found);
}

static void oe_is_found_either_way(void **state)
{
	char name[] = "Œuvres, cœurs", fr[] = "fr";
	struct bn_text_item item = {"fr", name};
	const struct bn_profession profession = {.title = {&item, 1}};
	static const char *const typed[] = {"oeuv", "œuv", "coeur", "CŒURS", "Oe"};
	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		struct bn_search search;
		bn_search_init(&search, typed[i]);
		assert_true(bn_search_finds(&search, &profession, fr));
	}
}

static void serves_its_publics(void **state)
{
	const struct bn_campaign *lot = *state;
	static const struct {
		const char *profession, *public;
		bool serves;
	} cases[] = {
		{"service-social", "enfants", true},
		{"service-social", "handicap", false},
		{"service-social", NULL, true}, /* nobody chosen: all */
		{"service-social", "nobody", false},
		{"service-social", "", false},
		{"economie-sociale-familiale", "handicap", true},
		{"economie-sociale-familiale", "enfants", false},
		{"personnes-agees", "ages", true},
		{"missions-specifiques", "ages", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct bn_profession *profession = bn_campaign_profession(
			lot, cases[i].profession);
		assert_non_null(profession);
		assert_int_equal(bn_search_serves(profession, cases[i].public), cases[i].serves);
	}
	const struct bn_profession nobody = {0};
	assert_true(bn_search_serves(&nobody, NULL));
	assert_false(bn_search_serves(&nobody, "enfants"));
}

static void chips_work_together(void **state)
{
	const struct bn_campaign *lot = *state;
	struct bn_shortlist favourites = {0};
	const struct {
		struct bn_filter filter;
		size_t count;
	} cases[] = {
		{{0}, 6},
		{{.public = "enfants"}, 3},
		{{.public = "nobody"}, 0},
		{{.level = BN_STUDIES_BAC3 + 1}, 6},
		{{.level = BN_STUDIES_NONE + 1}, 0},
		{{.apprenticeship = true}, 5},
		{{.public = "difficulte", .apprenticeship = true}, 2},
		{{.favourites = true}, 1},
		{{.favourites = true, .public = "enfants"}, 0},
	};
	bn_shortlist_toggle(&favourites, "missions-specifiques", BN_SHORTLIST_MOST);
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t count = 0;
		for (size_t k = 0; k < lot->profession_count; k++)
			count += bn_filter_takes(
				&cases[i].filter, &favourites, &lot->professions[k]);
		assert_int_equal(count, cases[i].count);
		assert_int_equal(bn_filter_is_set(&cases[i].filter), i > 0);
	}
}

static void a_shortlist_keeps_the_newest(void **state)
{
	struct bn_shortlist list = {0};
	(void)state;
	assert_false(bn_shortlist_has(&list, "a"));
	assert_true(bn_shortlist_toggle(&list, "a", 2));
	assert_true(bn_shortlist_toggle(&list, "b", 2));
	assert_true(bn_shortlist_toggle(&list, "c", 2)); /* one too many: the oldest leaves */
	assert_int_equal(list.count, 2);
	assert_string_equal(list.ids[0], "b");
	assert_string_equal(list.ids[1], "c");
	assert_false(bn_shortlist_toggle(&list, "b", 2)); /* again: taken away */
	assert_int_equal(list.count, 1);
	assert_string_equal(list.ids[0], "c");
}

static int open_all(void **state)
{
	*state = stage_campaign();
	return *state != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	bn_campaign_destroy(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_beginnings_of_words),
		cmocka_unit_test(oe_is_found_either_way),
		cmocka_unit_test(serves_its_publics),
		cmocka_unit_test(chips_work_together),
		cmocka_unit_test(a_shortlist_keeps_the_newest),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}

#include "wings/professions/professions.h"

#include "base/str.h"
#include "tests/wings/stage.h"
#include "ui/tree.h"
#include "wings/page.h"
#include "wings/search.h"

#include <stdlib.h>
#include <string.h>

/* No chip of the list leads to an empty page. */
static void every_public_is_served(void **state)
{
	const struct bn_campaign *lot = *state;
	for (size_t i = 0; i < lot->public_count; i++) {
		int count = 0;
		for (size_t k = 0; k < lot->profession_count; k++)
			count += bn_search_serves(&lot->professions[k], lot->publics[i].id);
		assert_true(count > 0);
	}
}

static void dates_are_written_out(void **state)
{
	static const struct {
		const char *iso, *french, *english;
	} cases[] = {
		{"2025-11-06", "6 novembre 2025", "6 November 2025"},
		{"2026-08-01", "1er août 2026", "1st August 2026"},
		{"2026-13-01", "", ""},
		{"2026-00-01", "", ""},
		{"soon", "", ""},
		{NULL, "", ""},
	};
	struct bn_boxes boxes = {0};
	struct bn_builder b = {&boxes, true, 1080, 1920, false, 0};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		bn_tr_set("fr");
		assert_string_equal(bn_page_date(&b, cases[i].iso), cases[i].french);
		bn_tr_set("en");
		assert_string_equal(bn_page_date(&b, cases[i].iso), cases[i].english);
	}
	bn_box_finish(&boxes);
}

static void a_clip_has_a_file_for_every_window(void **state)
{
	char wide[] = "wide.mp4", high[] = "high.mp4";
	const struct {
		struct bn_clip clip;
		const char *portrait, *landscape;
	} cases[] = {
		{{.landscape = wide, .portrait = high}, high, wide},
		{{.landscape = wide}, wide, wide},
		{{.portrait = high}, high, high},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(bn_page_clip_file(&cases[i].clip, true), cases[i].portrait);
		assert_string_equal(bn_page_clip_file(&cases[i].clip, false), cases[i].landscape);
	}
}

static const struct bn_box *film_in(const struct bn_box *box)
{
	if (box->content == BN_CONTENT_VIDEO)
		return box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		const struct bn_box *found = film_in(child);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* A film of the screen's shape fills it; one of another shape is there whole, beside the words
 * where there are any. */
static void films_take_their_place(void **state)
{
	char file[] = "film.mp4";
	struct bn_clip wide = {.landscape = file, .fit = BN_CLIP_FIT_NONE, .focus_x = .3};
	struct bn_campaign *lot = *state;
	for (int portrait = 0; portrait < 2; portrait++)
		for (int touch = 0; touch < 2; touch++) {
			struct bn_boxes boxes = {0};
			struct bn_box *root = bn_box_root(&boxes);
			struct bn_builder b = {&boxes, portrait, portrait ? 1080 : 1920,
				portrait ? 1920 : 1080, false, 0};
			struct bn_venue venue = lot->venues[0];
			struct bn_stage stage = {
				.campaign = lot, .venue = &venue, .clip = &wide, .language = "fr"};
			wide.title = lot->clips[0].title;
			venue.touch = touch;
			bn_wings_screen("attract")->build(&stage, NULL, &b, root);
			const struct bn_box *film = film_in(root);
			assert_non_null(film);
			assert_int_equal(
				film->placing.fit, portrait ? BN_FIT_CONTAIN : BN_FIT_COVER);
			assert_float_equal(film->placing.focus_x, .3, .001);
			assert_int_equal(film->inset.bottom > 0, portrait && touch);
			bn_box_finish(&boxes);
		}
}

static void it_says_when_the_loop_is_back(void **state)
{
	static const struct {
		struct bn_hours_opening opening;
		const char *french, *english;
	} cases[] = {
		{{0, 0, 540}, "De retour à 9 h", "Back at 9:00"},
		{{1, 0, 545}, "De retour demain à 9 h 05", "Back tomorrow at 9:05"},
		{{2, 0, 0}, "De retour lundi à 0 h", "Back on Monday at 0:00"},
		{{7, 6, 1439}, "De retour dimanche à 23 h 59", "Back on Sunday at 23:59"},
		{{-1, 0, 0}, "À bientôt", "See you soon"},
	};
	struct bn_campaign *lot = *state;
	for (size_t i = 0; i < COUNT(cases); i++)
		for (int english = 0; english < 2; english++) {
			struct bn_boxes boxes = {0};
			struct bn_box *root = bn_box_root(&boxes);
			struct bn_builder b = {&boxes, true, 1080, 1920, false, 0};
			struct bn_stage stage = {.campaign = lot,
				.venue = &lot->venues[0],
				.look = BN_LOOP_CLOSED,
				.opening = cases[i].opening};
			stage_speak(&stage, english ? "en" : "fr");
			bn_wings_screen("attract")->build(&stage, NULL, &b, root);
			const struct bn_box *words = bn_tree_find(root, "attract.closed");
			assert_non_null(words);
			assert_string_equal(
				words->text, english ? cases[i].english : cases[i].french);
			assert_null(film_in(root));
			bn_box_finish(&boxes);
		}
	bn_tr_set("fr");
}

/* The table of wings is how screens find each other: every name once, and none lost. */
/* Builds a screen as it is at its beginning. */
static struct bn_box *begin(
	const struct bn_stage *stage, const char *name, struct bn_boxes *boxes, bool portrait)
{
	const struct bn_screen *screen = bn_wings_screen(name);
	struct bn_builder b = {
		boxes, portrait, portrait ? 1080 : 1920, portrait ? 1920 : 1080, false, 0};
	void *state = calloc(1, screen->state_size + 1);
	bn_box_reset(boxes);
	struct bn_box *root = bn_box_root(boxes);
	if (screen->enter != NULL)
		screen->enter(stage, state, NULL);
	screen->build(stage, state, &b, root);
	free(state);
	return root;
}

static void where_there_is_nothing_yet_it_says_what_to_do(void **state)
{
	static const struct {
		const char *screen, *way, *to;
	} cases[] = {
		{"professions", "professions.contact", "lead_form"},
		{"feed", "feed.professions", "professions"},
		{"feed", "feed.contact", "lead_form"},
	};
	struct bn_campaign empty = *(const struct bn_campaign *)*state;
	struct bn_stage stage = {.campaign = &empty, .venue = &empty.venues[0]};
	struct bn_boxes boxes = {0};
	empty.profession_count = empty.clip_count = 0;
	stage_speak(&stage, "fr");
	for (size_t i = 0; i < COUNT(cases); i++)
		for (int portrait = 0; portrait < 2; portrait++) {
			const struct bn_box *way = bn_tree_find(
				begin(&stage, cases[i].screen, &boxes, portrait), cases[i].way);
			assert_non_null(way);
			assert_int_equal(way->action.code, BN_INTENT_GO);
			assert_string_equal(way->action.text, cases[i].to);
		}
	bn_box_finish(&boxes);
}

/* The last text in a box. */
static const char *word_in(const struct bn_box *box)
{
	return box->last->text;
}

static void a_metiers_marks_say_what_they_do(void **state)
{
	struct bn_campaign *lot = *state;
	struct bn_stage stage = {.campaign = lot, .venue = &lot->venues[0]};
	const char *id = lot->professions[0].id;
	struct bn_boxes boxes = {0};
	char compare[80];
	stage_speak(&stage, "fr");
	snprintf(compare, sizeof(compare), "profession.compare.%s", id);
	const struct bn_box *root = begin(&stage, "profession", &boxes, true);
	assert_string_equal(word_in(bn_tree_find(root, compare)), "Comparer");
	bn_shortlist_toggle(&stage.compared, id, BN_COMPARED); /* another one is wanted */
	root = begin(&stage, "profession", &boxes, true);
	assert_string_equal(word_in(bn_tree_find(root, compare)), "1 sur 2");
	bn_box_finish(&boxes);
}

static void compared_steps_stand_apart_from_their_details(void **state)
{
	struct bn_campaign *lot = *state;
	struct bn_stage stage = {.campaign = lot, .venue = &lot->venues[0]};
	const struct bn_profession *first = &lot->professions[0];
	struct bn_boxes boxes = {0};
	stage_speak(&stage, "fr");
	for (size_t i = 0; i < BN_COMPARED; i++)
		bn_shortlist_toggle(&stage.compared, lot->professions[i].id, BN_COMPARED);
	const struct bn_box *cell = bn_tree_find(
		begin(&stage, "compare", &boxes, true), "compare.training.0");
	assert_non_null(cell);
	const struct bn_box *point = cell->first;
	for (size_t i = 0; i < first->stage_count; i++, point = point->next) {
		assert_string_equal(
			point->first->text, bn_page_say(&stage, &first->training[i].what));
		assert_string_equal(
			point->last->text, bn_page_say(&stage, &first->training[i].detail));
	}
	assert_null(point);
	assert_null(strchr(cell->name, '\t')); /* nothing nobody could say */
	bn_box_finish(&boxes);
}

static void comfort_has_sound_and_captions(void **state)
{
	struct bn_campaign *lot = *state;
	struct bn_stage stage = {.campaign = lot, .venue = &lot->venues[0], .captions = true};
	struct bn_boxes boxes = {0};
	stage_speak(&stage, "fr");
	const struct bn_box *root = begin(&stage, "access", &boxes, true);
	const struct bn_box *captions = bn_tree_find(root, "access.captions");
	const struct bn_box *sound = bn_tree_find(root, "access.sound");
	assert_non_null(captions);
	assert_non_null(sound);
	assert_int_equal(captions->action.code, BN_INTENT_CAPTIONS);
	assert_int_equal(sound->action.code, BN_INTENT_SOUND);
	assert_true(captions->states & BN_STATE_CHECKED);
	assert_false(sound->states & BN_STATE_CHECKED);
	bn_box_finish(&boxes);
}

static void every_screen_is_found_by_its_name(void **state)
{
	static const char *const wanted[] = {"attract", "home", "professions", "profession", "feed",
		"lead_form", "thanks", "idle_warning", "language", "access", "phone", "leaflet",
		"form_closed"};
	(void)state;
	for (size_t i = 0; i < COUNT(wanted); i++)
		assert_non_null(bn_wings_screen(wanted[i]));
	assert_null(bn_wings_screen("nowhere"));
	for (const struct bn_wing *const *wing = bn_wings; *wing != NULL; wing++)
		for (const struct bn_screen *const *screen = (*wing)->screens; *screen != NULL;
			screen++) {
			assert_ptr_equal(bn_wings_screen((*screen)->name), *screen);
			assert_non_null((*screen)->build);
		}
}

static int open_all(void **state)
{
	stage_languages();
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
		cmocka_unit_test(every_public_is_served),
		cmocka_unit_test(dates_are_written_out),
		cmocka_unit_test(a_clip_has_a_file_for_every_window),
		cmocka_unit_test(films_take_their_place),
		cmocka_unit_test(it_says_when_the_loop_is_back),
		cmocka_unit_test(where_there_is_nothing_yet_it_says_what_to_do),
		cmocka_unit_test(a_metiers_marks_say_what_they_do),
		cmocka_unit_test(compared_steps_stand_apart_from_their_details),
		cmocka_unit_test(comfort_has_sound_and_captions),
		cmocka_unit_test(every_screen_is_found_by_its_name),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}

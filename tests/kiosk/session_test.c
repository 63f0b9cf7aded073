/* A visitor's way through the screens, and what is being saved meanwhile. */
#include "kiosk/session.h"

#include "base/str.h"
#include "tests/kiosk/visit.h"
#include "ui/tree.h"

static void the_touch_that_wakes_is_swallowed(void **state)
{
	struct bn_boxes boxes = {0};
	struct bn_box *root = bn_box_root(&boxes);
	struct bn_builder b = {&boxes, true, 1080, 1920, false, 0};
	(void)state;
	struct visit visit = visit_begin("fr");
	assert_string_equal(visit_screen(&visit), "attract");
	bn_session_build(visit.session, &b, root);
	const struct bn_box *all = bn_tree_find(root, "attract.touch");
	assert_non_null(all);
	assert_true(all->eager); /* it acts before the finger leaves: nothing is left for its end */
	assert_int_equal(all->action.code, BN_INTENT_WAKE);
	bn_session_do(visit.session, &all->action, visit.ms);
	assert_string_equal(visit_screen(&visit), "home");
	assert_false(bn_session_in_loop(visit.session));
	visit_do(&visit, BN_INTENT_GO, "professions", NULL);
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL); /* one too many */
	assert_string_equal(visit_screen(&visit), "professions");
	bn_box_finish(&boxes);
	visit_end(&visit);
}

static void wakes_to_the_metier_that_was_on(void **state)
{
	static const struct {
		const char *clip, *overlay, *offer, *screen;
	} cases[] = {
		{"temoignage-ass", NULL, "service-social", "profession"},
		{"temoignage-cesf", NULL, "economie-sociale-familiale", "profession"},
		{"lot-long", NULL, NULL, "home"},
		{NULL, NULL, NULL, "home"},
		{"temoignage-ass", "language", "service-social", "language"},
		{"temoignage-ass", "access", "service-social", "access"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct visit visit = visit_begin("fr");
		if (cases[i].clip != NULL)
			visit.stage->clip = bn_campaign_clip(lot, cases[i].clip);
		visit_do(&visit, BN_INTENT_WAKE, cases[i].overlay, NULL);
		assert_string_equal(visit_screen(&visit), cases[i].screen);
		assert_true(bn_str_same(visit.stage->offer, cases[i].offer));
		/* Whatever it was, home is one touch away. */
		visit_do(&visit, cases[i].overlay != NULL ? BN_INTENT_CLOSE : BN_INTENT_BACK, NULL,
			NULL);
		assert_string_equal(visit_screen(&visit), "home");
		visit_end(&visit);
	}
}

static void a_screen_out_of_reach_never_wakes(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit.stage->venue = bn_campaign_venue(lot, "cinema");
	visit.stage->clip = bn_campaign_clip(lot, "temoignage-ass");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_WAKE, "language", NULL);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "attract");
	visit_end(&visit);
}

static void goes_and_comes_back(void **state)
{
	static const struct {
		int code;
		const char *text, *argument, *screen;
	} way[] = {
		{BN_INTENT_WAKE, NULL, NULL, "home"},
		{BN_INTENT_BACK, NULL, NULL, "home"}, /* nothing is before it */
		{BN_INTENT_GO, "professions", NULL, "professions"},
		{BN_INTENT_GO, "profession", "service-social", "profession"},
		{BN_INTENT_GO, "feed", "temoignage-cesf", "feed"},
		{BN_INTENT_GO, "lead_form", "economie-sociale-familiale", "lead_form"},
		{BN_INTENT_BACK, NULL, NULL, "feed"},
		{BN_INTENT_BACK, NULL, NULL, "profession"},
		{BN_INTENT_GO, "feed", "temoignage-ass", "feed"},
		/* A page one came through, with another métier: it isn't there twice. */
		{BN_INTENT_GO, "profession", "referent-educatif", "profession"},
		{BN_INTENT_BACK, NULL, NULL, "feed"},
		{BN_INTENT_BACK, NULL, NULL, "professions"},
		{BN_INTENT_BACK, NULL, NULL, "home"},
		{BN_INTENT_GO, "feed", NULL, "feed"},
		{BN_INTENT_HOME, NULL, NULL, "home"},
		{BN_INTENT_BACK, NULL, NULL, "home"},
		{BN_INTENT_GO, "nowhere", NULL, "home"},
		{BN_INTENT_OPEN, "nowhere", NULL, "home"},
		{BN_INTENT_OPEN, "feed", NULL, "home"}, /* no overlay */
		{BN_INTENT_GO, "professions", NULL, "professions"},
		{BN_INTENT_OPEN, "language", NULL, "language"},
		{BN_INTENT_NOTHING, NULL, NULL, "language"},
		{BN_INTENT_BACK, NULL, NULL, "professions"},
		{BN_INTENT_OPEN, "access", NULL, "access"},
		{BN_INTENT_CLOSE, NULL, NULL, "professions"},
		{BN_INTENT_OPEN, "access", NULL, "access"},
		{BN_INTENT_HOME, NULL, NULL, "home"}, /* and no overlay over it */
		{BN_INTENT_QUIT, NULL, NULL, "attract"},
	};
	(void)state;
	struct visit visit = visit_begin("fr");
	for (size_t i = 0; i < COUNT(way); i++) {
		visit_do(&visit, way[i].code, way[i].text, way[i].argument);
		if (strcmp(visit_screen(&visit), way[i].screen) != 0)
			fail_msg("step %zu: %s instead of %s", i, visit_screen(&visit),
				way[i].screen);
	}
	visit_end(&visit);
}

static void the_way_never_grows_without_end(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	for (int i = 0; i < 100; i++) {
		visit_do(&visit, BN_INTENT_GO, "professions", NULL);
		visit_do(&visit, BN_INTENT_GO, "profession", lot->professions[i % 6].id);
		visit_do(&visit, BN_INTENT_GO, "feed", NULL);
		visit_do(&visit, BN_INTENT_GO, "lead_form", NULL);
	}
	int steps = 0;
	for (; strcmp(visit_screen(&visit), "home") != 0; steps++)
		visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_in_range(steps, 1, 11);
	visit_end(&visit);
}

static void back_goes_through_the_form_first(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	struct bn_lead before = *visit.stage->draft;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(bn_session_place(visit.session).step, 3 - i);
		visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
		assert_string_equal(visit_screen(&visit), "lead_form");
	}
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "profession");
	visit_do(&visit, BN_INTENT_GO, "lead_form", NULL);
	assert_memory_equal(visit.stage->draft, &before, sizeof(before));
	visit_end(&visit);
}

static void builds_the_overlay_over_its_screen(void **state)
{
	struct bn_boxes boxes = {0};
	struct bn_box *root = bn_box_root(&boxes);
	struct bn_builder b = {&boxes, true, 1080, 1920, false, 0};
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_OPEN, "language", NULL);
	bn_session_build(visit.session, &b, root);
	assert_non_null(bn_tree_find(root, "home.professions"));
	assert_non_null(bn_tree_find(root, "language.en"));
	assert_string_equal(bn_tree_top(root)->id, "language");
	bn_box_finish(&boxes);
	visit_end(&visit);
}

static void a_plugged_in_keyboard_types_into_the_form(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	bn_session_type(visit.session, "x"); /* nothing to type into */
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	bn_session_type(visit.session, "x");
	visit_do(&visit, BN_INTENT_GO, "lead_form", NULL);
	bn_session_type(visit.session, "Zo");
	bn_session_type(visit.session, "ée");
	bn_session_type(visit.session, NULL);
	assert_string_equal(visit.stage->draft->first_name, "Zoé");
	visit_do(&visit, BN_INTENT_OPEN, "access", NULL); /* a dialog lies over it */
	bn_session_type(visit.session, "x");
	visit_do(&visit, BN_INTENT_CLOSE, NULL, NULL);
	bn_session_saving(visit.session, BN_SAVING_BUSY);
	bn_session_type(visit.session, "x");
	assert_string_equal(visit.stage->draft->first_name, "Zoé");
	bn_session_saving(visit.session, BN_SAVING_FAILED); /* to be corrected, as by touch */
	bn_session_type(visit.session, "e");
	assert_string_equal(visit.stage->draft->first_name, "Zoée");
	visit_end(&visit);
}

static void wishes_are_taken_once(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "feed", "temoignage-cesf");
	assert_string_equal(bn_session_clip(visit.session)->id, "temoignage-cesf");
	assert_false(bn_session_take_play(visit.session));
	assert_false(bn_session_take_rewind(visit.session));
	visit_do(&visit, BN_INTENT_PLAY, NULL, NULL);
	visit_do(&visit, BN_INTENT_REWIND, NULL, NULL);
	assert_true(bn_session_take_play(visit.session));
	assert_false(bn_session_take_play(visit.session));
	assert_true(bn_session_take_rewind(visit.session));
	assert_false(bn_session_take_rewind(visit.session));
	visit_do(&visit, BN_INTENT_SOUND, NULL, NULL);
	visit_do(&visit, BN_INTENT_CAPTIONS, NULL, NULL);
	assert_false(visit.stage->sound || visit.stage->captions);
	visit_do(&visit, BN_INTENT_PLAY, NULL, NULL);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_false(bn_session_take_play(visit.session)); /* not the next visitor's */
	assert_wiped(&visit);
	assert_null(bn_session_clip(visit.session));
	visit_end(&visit);
}

static void only_a_complete_form_is_sent(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	visit_do(&visit, BN_FORM_AGE, NULL, NULL); /* unticked again */
	visit_do(&visit, BN_FORM_SEND, NULL, NULL);
	assert_false(bn_session_take_save(visit.session));
	visit_do(&visit, BN_FORM_AGE, NULL, NULL);
	visit_do(&visit, BN_FORM_SEND, NULL, NULL);
	assert_true(bn_session_take_save(visit.session));
	assert_false(bn_session_take_save(visit.session));
	assert_string_equal(visit_screen(&visit), "lead_form"); /* no thanks before it is safe */
	visit_end(&visit);
}

static void nothing_leaves_while_a_lead_is_saved(void **state)
{
	static const struct {
		int code;
		const char *text, *screen;
	} tries[] = {
		{BN_INTENT_HOME, NULL, "lead_form"},
		{BN_INTENT_BACK, NULL, "lead_form"},
		{BN_INTENT_QUIT, NULL, "lead_form"},
		{BN_INTENT_GO, "feed", "lead_form"},
		{BN_INTENT_LANGUAGE, "en", "lead_form"},
		{BN_FORM_SEND, NULL, "lead_form"},
		{BN_FORM_AGE, NULL, "lead_form"},
		{BN_FORM_KEY, "x", "lead_form"},
		{BN_INTENT_OPEN, "language", "language"},
		{BN_INTENT_LANGUAGE, "en", "language"},
		{BN_INTENT_CLOSE, NULL, "lead_form"},
	};
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	struct bn_lead before = *visit.stage->draft;
	unsigned number = bn_session_visit(visit.session);
	bn_session_saving(visit.session, BN_SAVING_BUSY);
	for (size_t i = 0; i < COUNT(tries); i++) {
		visit_do(&visit, tries[i].code, tries[i].text, NULL);
		assert_string_equal(visit_screen(&visit), tries[i].screen);
		assert_memory_equal(visit.stage->draft, &before, sizeof(before));
	}
	bn_session_type(visit.session, "x");
	assert_memory_equal(visit.stage->draft, &before, sizeof(before));
	assert_string_equal(visit.stage->language, "fr");
	assert_false(bn_session_take_save(visit.session));
	assert_int_equal(bn_session_visit(visit.session), number);
	visit_wait(&visit, 300000); /* a slow disk is no idleness */
	assert_string_equal(visit_screen(&visit), "lead_form");
	assert_memory_equal(visit.stage->draft, &before, sizeof(before));
	visit_end(&visit);
}

static void a_failed_save_keeps_the_form(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	visit_do(&visit, BN_FORM_SEND, NULL, NULL);
	assert_true(bn_session_take_save(visit.session));
	bn_session_saving(visit.session, BN_SAVING_BUSY);
	bn_session_saving(visit.session, BN_SAVING_FAILED);
	assert_string_equal(visit_screen(&visit), "lead_form"); /* and not thanked */
	assert_string_equal(visit.stage->draft->first_name, "Zoé");
	visit_do(&visit, BN_INTENT_OPEN, "language", NULL); /* another language changes no word */
	visit_do(&visit, BN_INTENT_CLOSE, NULL, NULL);
	assert_false(bn_session_take_hold(visit.session));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL); /* may be corrected … */
	assert_true(bn_session_take_hold(visit.session));
	assert_false(bn_session_take_hold(visit.session));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	visit_key(&visit, "@orange.fr");
	assert_string_equal(visit.stage->draft->email, "zoe@orange.fr");
	visit_do(&visit, BN_FORM_NEXT, NULL, NULL);
	visit_do(&visit, BN_FORM_NEXT, NULL, NULL);
	visit_do(&visit, BN_FORM_SEND, NULL, NULL); /* … and sent again */
	assert_true(bn_session_take_save(visit.session));
	visit_wait(&visit, 45000); /* or left: then nothing stays */
	assert_string_equal(visit_screen(&visit), "idle_warning");
	visit_wait(&visit, 20000);
	assert_wiped(&visit);
	visit_end(&visit);
}

static void what_is_saved_is_wiped_and_thanked(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	bn_session_saving(visit.session, BN_SAVING_BUSY);
	assert_true(secrets_left() > 0);
	bn_session_saved(visit.session, "LOT 7K4 29M", visit.ms);
	assert_int_equal(secrets_left(), 0);
	assert_string_equal(visit_screen(&visit), "thanks");
	assert_string_equal(visit.stage->reference, "LOT 7K4 29M");
	assert_int_equal(visit.stage->saving, BN_SAVING_NONE);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL); /* never back into the form */
	assert_string_equal(visit_screen(&visit), "home");
	visit_do(&visit, BN_INTENT_GO, "lead_form", NULL); /* a second one begins afresh */
	assert_string_equal(visit.stage->draft->first_name, "");
	assert_int_equal(visit.stage->draft->purpose_count, lot->form.purpose_count);
	visit_end(&visit);
}

static void what_was_just_saved_can_be_erased(void **state)
{
	char code[24];
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_fill_form(&visit);
	bn_session_saved(visit.session, "LOT 7K4 29M", visit.ms);
	assert_false(bn_session_take_erase(visit.session, code));
	visit_do(&visit, BN_INTENT_ERASE, NULL, NULL);
	assert_true(bn_session_take_erase(visit.session, code));
	assert_string_equal(code, "");
	assert_false(bn_session_take_erase(visit.session, code));
	assert_int_equal(visit.stage->erasing, BN_ERASING_BUSY);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL); /* first the answer */
	visit_wait(&visit, 300000);
	assert_string_equal(visit_screen(&visit), "thanks");
	bn_session_erasing(visit.session, BN_ERASING_FAILED, visit.ms);
	assert_string_equal(visit.stage->reference, "LOT 7K4 29M"); /* it is still good for it */
	visit_do(&visit, BN_INTENT_ERASE, NULL, NULL);
	assert_true(bn_session_take_erase(visit.session, code));
	bn_session_erasing(visit.session, BN_ERASING_DONE, visit.ms);
	assert_string_equal(visit.stage->reference, "");
	assert_string_equal(visit_screen(&visit), "thanks");
	visit_wait(&visit, 1000 * (int64_t)lot->thanks_seconds);
	assert_wiped(&visit);
	assert_int_equal(visit.stage->erasing, BN_ERASING_NONE);
	visit_end(&visit);
}

static void a_code_takes_an_earlier_one_back(void **state)
{
	enum { SEND = BN_INTENT_OWN + 1 };
	char code[24];
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "lead_form", NULL);
	visit_do(&visit, BN_INTENT_GO, "withdraw", NULL);
	visit_do(&visit, SEND, NULL, NULL); /* nothing typed */
	visit_key(&visit, "LOT 7");
	bn_session_type(visit.session, "k4");
	visit_do(&visit, SEND, NULL, NULL); /* "LOT 7K4" has six signs: it is looked for */
	assert_true(bn_session_take_erase(visit.session, code));
	assert_string_equal(code, "LOT 7K4");
	bn_session_type(visit.session, "x"); /* first the answer */
	bn_session_erasing(visit.session, BN_ERASING_UNKNOWN, visit.ms);
	assert_int_equal(visit.stage->erasing, BN_ERASING_UNKNOWN);
	bn_session_type(visit.session, "29m");
	assert_int_equal(visit.stage->erasing, BN_ERASING_NONE); /* said once */
	visit_do(&visit, SEND, NULL, NULL);
	assert_true(bn_session_take_erase(visit.session, code));
	assert_string_equal(code, "LOT 7K429M");
	explicit_bzero(code, sizeof(code));
	bn_session_erasing(visit.session, BN_ERASING_DONE, visit.ms);
	assert_string_equal(visit_screen(&visit), "withdraw");
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_int_equal(visit.stage->erasing, BN_ERASING_NONE);
	visit_do(&visit, BN_INTENT_GO, "withdraw", NULL);
	visit_do(&visit, SEND, NULL, NULL); /* and the code is gone */
	assert_false(bn_session_take_erase(visit.session, code));
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_wiped(&visit);
	visit_end(&visit);
}

/* Two to compare are shown at once; all that was set apart goes with the visit. */
static void sets_metiers_apart(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "professions", NULL);
	visit_do(&visit, BN_INTENT_FAVOURITE, "service-social", NULL);
	visit_do(&visit, BN_INTENT_FAVOURITE, "nobody", NULL);
	visit_do(&visit, BN_INTENT_FAVOURITE, "personnes-agees", NULL);
	visit_do(&visit, BN_INTENT_FAVOURITE, "service-social", NULL); /* not any more */
	assert_int_equal(visit.stage->favourites.count, 1);
	assert_true(bn_shortlist_has(&visit.stage->favourites, "personnes-agees"));
	visit_do(&visit, BN_INTENT_COMPARE, "service-social", NULL);
	assert_string_equal(visit_screen(&visit), "professions");
	visit_do(&visit, BN_INTENT_COMPARE, "referent-educatif", NULL);
	assert_string_equal(visit_screen(&visit), "compare");
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	visit_do(&visit, BN_INTENT_COMPARE, "personnes-agees", NULL); /* the newest two */
	assert_string_equal(visit_screen(&visit), "compare");
	assert_int_equal(visit.stage->compared.count, BN_COMPARED);
	assert_false(bn_shortlist_has(&visit.stage->compared, "service-social"));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	visit_do(&visit, BN_INTENT_COMPARE, NULL, NULL);
	assert_int_equal(visit.stage->compared.count, 0);
	visit_do(&visit, BN_INTENT_COMPARE, "service-social", NULL);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_wiped(&visit);
	visit_end(&visit);
}

/* A plugged-in keyboard searches too; back closes the keyboard first, and the visit's end forgets
 * what was looked for. */
static void searching_is_part_of_the_visit(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	struct bn_boxes boxes = {0};
	struct bn_builder b = {&boxes, true, 1080, 1920, false, 0};
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "professions", NULL);
	bn_session_type(visit.session, "ESF");
	bn_session_type(visit.session, NULL);
	bn_session_type(visit.session, NULL);
	bn_session_type(visit.session, NULL);
	bn_session_type(visit.session, "cesf");
	struct bn_box *root = bn_box_root(&boxes);
	bn_session_build(visit.session, &b, root);
	assert_string_equal(bn_tree_find(root, "professions.count")->text, "1 métier");
	assert_non_null(bn_tree_find(root, "key.a"));
	assert_non_null(bn_tree_find(root, "professions.card.economie-sociale-familiale"));
	assert_null(bn_tree_find(root, "professions.card.service-social"));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "professions");
	bn_box_reset(&boxes);
	root = bn_box_root(&boxes);
	bn_session_build(visit.session, &b, root);
	assert_null(bn_tree_find(root, "key.a"));
	assert_string_equal(bn_tree_find(root, "professions.count")->text, "1 métier");
	assert_string_equal(bn_box_name(&boxes, bn_tree_find(root, "professions.search")),
		"Chercher un métier");
	assert_true(secrets_left() > 0);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_wiped(&visit);
	bn_box_finish(&boxes);
	visit_end(&visit);
}

/* From the page of a métier to the comparison, and from there to the page of either: the way back
 * leads through the comparison, with both. */
static void comes_back_to_the_comparison(void **state)
{
	static const char *const ways[] = {"personnes-agees", "service-social"};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct visit visit = visit_begin("fr");
		visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
		visit_do(&visit, BN_INTENT_GO, "professions", NULL);
		visit_do(&visit, BN_INTENT_COMPARE, "service-social", NULL);
		visit_do(&visit, BN_INTENT_GO, "profession", "personnes-agees");
		visit_do(&visit, BN_INTENT_COMPARE, "personnes-agees", NULL);
		assert_string_equal(visit_screen(&visit), "compare");
		visit_do(&visit, BN_INTENT_GO, "profession", ways[i]);
		assert_string_equal(visit_screen(&visit), "profession");
		visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
		assert_string_equal(visit_screen(&visit), "compare");
		assert_int_equal(visit.stage->compared.count, BN_COMPARED);
		visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
		assert_string_equal(visit_screen(&visit), "professions");
		visit_end(&visit);
	}
}

/* Nobody comes back to a comparison of one. */
static void a_comparison_of_one_is_left_out(void **state)
{
	struct visit visit = visit_begin("fr");
	(void)state;
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "professions", NULL);
	visit_do(&visit, BN_INTENT_COMPARE, "service-social", NULL);
	visit_do(&visit, BN_INTENT_COMPARE, "personnes-agees", NULL);
	visit_do(&visit, BN_INTENT_GO, "profession", "personnes-agees");
	visit_do(&visit, BN_INTENT_COMPARE, "personnes-agees", NULL);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "professions");
	visit_end(&visit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_touch_that_wakes_is_swallowed),
		cmocka_unit_test(wakes_to_the_metier_that_was_on),
		cmocka_unit_test(a_screen_out_of_reach_never_wakes),
		cmocka_unit_test(goes_and_comes_back),
		cmocka_unit_test(the_way_never_grows_without_end),
		cmocka_unit_test(back_goes_through_the_form_first),
		cmocka_unit_test(builds_the_overlay_over_its_screen),
		cmocka_unit_test(a_plugged_in_keyboard_types_into_the_form),
		cmocka_unit_test(wishes_are_taken_once),
		cmocka_unit_test(only_a_complete_form_is_sent),
		cmocka_unit_test(nothing_leaves_while_a_lead_is_saved),
		cmocka_unit_test(a_failed_save_keeps_the_form),
		cmocka_unit_test(what_is_saved_is_wiped_and_thanked),
		cmocka_unit_test(what_was_just_saved_can_be_erased),
		cmocka_unit_test(a_code_takes_an_earlier_one_back),
		cmocka_unit_test(sets_metiers_apart),
		cmocka_unit_test(comes_back_to_the_comparison),
		cmocka_unit_test(a_comparison_of_one_is_left_out),
		cmocka_unit_test(searching_is_part_of_the_visit),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}

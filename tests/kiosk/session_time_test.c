/* When a visit ends by itself, and what is left of it: nothing. */
#include "kiosk/session.h"
#include "tests/kiosk/visit.h"

/* Typed, chosen, turned on: all that a visit can leave behind. */
static void use_everything(struct visit *visit)
{
	visit->stage->clip = bn_campaign_clip(lot, "temoignage-ass");
	visit_fill_form(visit);
	for (int i = 0; i < BN_AID_COUNT; i++) {
		struct bn_action aid = {.code = BN_INTENT_AID, .index = i};
		bn_session_do(visit->session, &aid, visit->ms);
		assert_true(visit->stage->aids[i]);
	}
	visit_do(visit, BN_INTENT_LANGUAGE, "en", NULL);
	visit_do(visit, BN_INTENT_SOUND, NULL, NULL);
	visit_do(visit, BN_INTENT_CAPTIONS, NULL, NULL);
	assert_true(secrets_left() > 50);
}

static void warns_then_wipes(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	unsigned number = bn_session_visit(visit.session);
	visit_fill_form(&visit);
	struct bn_lead typed = *visit.stage->draft;
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 45000);
	assert_false(visit_wait(&visit, 44999));
	assert_string_equal(visit_screen(&visit), "lead_form");
	assert_true(visit_wait(&visit, 1));
	assert_string_equal(visit_screen(&visit), "idle_warning");
	assert_int_equal(visit.stage->seconds_left, 20);
	assert_true(visit.stage->part_left == 1);
	for (int left = 19; left > 0; left--) { /* a picture a second, no more */
		assert_false(visit_wait(&visit, 999));
		assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 1);
		assert_true(visit_wait(&visit, 1));
		assert_int_equal(visit.stage->seconds_left, left);
		assert_true(visit.stage->part_left < (float)(left + 1) / 20);
	}
	assert_memory_equal(visit.stage->draft, &typed, sizeof(typed));
	assert_int_equal(bn_session_visit(visit.session), number);
	assert_false(visit_wait(&visit, 999));
	assert_true(visit_wait(&visit, 1));
	assert_wiped(&visit);
	assert_true(bn_session_visit(visit.session) > number);
	assert_false(visit_wait(&visit, 3600000)); /* the loop has no end */
	assert_string_equal(visit_screen(&visit), "attract");
	visit_end(&visit);
}

static void hints_once_where_nobody_touches(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	assert_false(visit_wait(&visit, 9000)); /* not over the loop */
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	assert_false(bn_session_touched(visit.session, visit.ms)); /* the finger leaves */
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 4000);
	assert_false(visit_wait(&visit, 3999));
	assert_int_equal(visit.stage->hint, BN_HINT_NONE);
	assert_true(visit_wait(&visit, 1));
	assert_int_equal(visit.stage->hint, BN_HINT_MOVING);
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 3200);
	assert_true(visit_wait(&visit, 3200));
	assert_int_equal(visit.stage->hint, BN_HINT_STILL);
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 37800);
	assert_true(bn_session_touched(visit.session, visit.ms)); /* anywhere */
	assert_int_equal(visit.stage->hint, BN_HINT_NONE);
	assert_false(bn_session_touched(visit.session, visit.ms));
	assert_false(visit_wait(&visit, 44999)); /* not twice */
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL); /* another visitor */
	assert_true(visit_wait(&visit, 4000));
	assert_int_equal(visit.stage->hint, BN_HINT_MOVING);
	visit_wait(&visit, 41000);
	assert_string_equal(visit_screen(&visit), "idle_warning");
	visit_wait(&visit, 20000);
	assert_wiped(&visit);
	visit_end(&visit);
}

static void nobody_needs_it_who_has_touched(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "professions", NULL);
	assert_false(visit_wait(&visit, 5000));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_false(visit_wait(&visit, 5000));
	assert_int_equal(visit.stage->hint, BN_HINT_NONE);
	visit_end(&visit);
}

static void staying_keeps_what_was_typed(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	unsigned number = bn_session_visit(visit.session);
	visit_fill_form(&visit);
	struct bn_lead typed = *visit.stage->draft;
	visit_wait(&visit, 45000);
	visit_wait(&visit, 19999); /* at the last moment */
	assert_string_equal(visit_screen(&visit), "idle_warning");
	visit_do(&visit, BN_INTENT_CLOSE, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "lead_form");
	assert_memory_equal(visit.stage->draft, &typed, sizeof(typed));
	assert_false(visit_wait(&visit, 44999)); /* as much time again */
	visit_wait(&visit, 1);
	assert_string_equal(visit_screen(&visit), "idle_warning");
	assert_int_equal(visit.stage->seconds_left, 20);
	visit_do(&visit, BN_INTENT_CLOSE, NULL, NULL);
	visit_wait(&visit, 30000); /* a touch that asks for nothing counts too */
	bn_session_touched(visit.session, visit.ms);
	assert_false(visit_wait(&visit, 44999));
	assert_int_equal(bn_session_visit(visit.session), number);
	visit_end(&visit);
}

static void aids_give_more_time(void **state)
{
	(void)state;
	for (int i = 0; i < BN_AID_COUNT; i++) {
		struct visit visit = visit_begin("fr");
		struct bn_action aid = {.code = BN_INTENT_AID, .index = i};
		visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
		bn_session_do(visit.session, &aid, visit.ms);
		assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 90000);
		assert_false(visit_wait(&visit, 89999));
		assert_true(visit_wait(&visit, 1));
		assert_string_equal(visit_screen(&visit), "idle_warning");
		visit_do(&visit, BN_INTENT_CLOSE, NULL, NULL);
		bn_session_do(visit.session, &aid, visit.ms); /* off again */
		assert_true(visit_wait(&visit, 45000));
		visit_end(&visit);
	}
}

static void a_testimony_is_no_idleness_until_it_ends(void **state)
{
	(void)state;
	struct visit visit = visit_begin("fr");
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "feed", NULL);
	visit.stage->clip_playing = true;
	for (int i = 0; i < 300; i++)
		assert_false(visit_wait(&visit, 1000));
	assert_string_equal(visit_screen(&visit), "feed");
	visit.stage->clip_ended = true;
	assert_false(visit_wait(&visit, 44999));
	assert_true(visit_wait(&visit, 1));
	assert_string_equal(visit_screen(&visit), "idle_warning");
	visit.stage->clip_ended = false; /* a film that goes on behind the warning holds nothing */
	visit_wait(&visit, 10000);
	visit_wait(&visit, 10000);
	assert_wiped(&visit);
	/* Paused is not watching. */
	visit.stage->clip_playing = false;
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_GO, "feed", NULL);
	visit_wait(&visit, 45000);
	assert_string_equal(visit_screen(&visit), "idle_warning");
	visit_end(&visit);
}

static void thanks_end_by_themselves(void **state)
{
	static const struct {
		bool aid, touched;
		int64_t ms;
	} cases[] = {{false, false, 20000}, {true, false, 40000}, {false, true, 30000}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct visit visit = visit_begin("fr");
		unsigned number = bn_session_visit(visit.session);
		visit_fill_form(&visit);
		if (cases[i].aid)
			visit_do(&visit, BN_INTENT_AID, NULL, NULL);
		bn_session_saved(visit.session, "LOT 7K4 29M", visit.ms);
		bn_session_tick(visit.session, visit.ms);
		assert_int_equal(visit.stage->seconds_left, cases[i].aid ? 40 : 20);
		visit_wait(&visit, 10000);
		if (cases[i].touched) /* whoever is still reading gets the time anew */
			bn_session_touched(visit.session, visit.ms);
		visit_wait(&visit, cases[i].ms - 10001);
		assert_string_equal(visit_screen(&visit), "thanks");
		assert_int_equal(visit.stage->seconds_left, 1);
		assert_true(visit_wait(&visit, 1));
		assert_wiped(&visit);
		assert_true(bn_session_visit(visit.session) > number);
		visit_end(&visit);
	}
}

static void every_end_wipes_every_byte(void **state)
{
	enum { QUIT, IDLE, END_IN_WARNING, THANKS, ENDS };
	(void)state;
	for (int end = 0; end < ENDS; end++) {
		struct visit visit = visit_begin("fr");
		assert_wiped(&visit); /* as before the first visitor */
		use_everything(&visit);
		if (end == IDLE) {
			visit_wait(&visit, 90000);
			visit_wait(&visit, 20000);
		} else if (end == THANKS) {
			bn_session_saved(visit.session, "LOT 7K4 29M", visit.ms);
			visit_wait(&visit, 40000);
		} else {
			if (end == END_IN_WARNING)
				visit_wait(&visit, 90000);
			visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
		}
		assert_wiped(&visit);
		assert_int_equal(bn_session_visit(visit.session), 2);
		/* The next visitor finds the form as new. */
		visit.stage->clip = NULL;
		visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
		visit_do(&visit, BN_INTENT_GO, "lead_form", NULL);
		visit_key(&visit, "A");
		assert_string_equal(visit.stage->draft->first_name, "A");
		assert_int_equal(visit.stage->draft->interest_count, 0);
		visit_end(&visit);
	}
}

static void each_visit_begins_in_the_kiosks_language(void **state)
{
	static const char *const first[] = {"fr", "en"}, *const other[] = {"en", "fr"};
	(void)state;
	for (size_t i = 0; i < COUNT(first); i++) {
		struct visit visit = visit_begin(first[i]);
		assert_string_equal(visit.stage->language, first[i]);
		visit_do(&visit, BN_INTENT_WAKE, "language", NULL);
		visit_do(&visit, BN_INTENT_LANGUAGE, other[i], NULL);
		assert_string_equal(visit.stage->language, other[i]);
		assert_string_equal(_("Retour"), i == 0 ? "Back" : "Retour");
		visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
		assert_string_equal(visit.stage->language, first[i]);
		assert_string_equal(_("Retour"), i == 0 ? "Retour" : "Back");
		visit_end(&visit);
	}
	bn_session_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(warns_then_wipes),
		cmocka_unit_test(hints_once_where_nobody_touches),
		cmocka_unit_test(nobody_needs_it_who_has_touched),
		cmocka_unit_test(staying_keeps_what_was_typed),
		cmocka_unit_test(aids_give_more_time),
		cmocka_unit_test(a_testimony_is_no_idleness_until_it_ends),
		cmocka_unit_test(thanks_end_by_themselves),
		cmocka_unit_test(every_end_wipes_every_byte),
		cmocka_unit_test(each_visit_begins_in_the_kiosks_language),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}

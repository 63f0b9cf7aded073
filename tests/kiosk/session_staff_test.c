/* Staff in a session: by the pad alone, without a visit beside them, and never for long. */
#include "kiosk/session.h"
#include "tests/kiosk/visit.h"

static struct bn_panel panel;

static struct visit begin(void)
{
	struct visit visit = visit_begin("fr");
	panel = (struct bn_panel){.digits = "1234567890", .tries_left = 5};
	visit.stage->panel = &panel;
	return visit;
}

static void knock(struct visit *visit)
{
	bn_session_knock(visit->session, visit->ms);
}

static void the_pad_lies_over_a_visit(void **state)
{
	(void)state;
	struct visit visit = begin();
	visit_fill_form(&visit);
	knock(&visit);
	assert_string_equal(visit_screen(&visit), "staff_code");
	assert_true(bn_session_at_pad(visit.session));
	knock(&visit); /* there already */
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "lead_form");
	assert_string_equal(visit.stage->draft->first_name, "Zoé");
	visit_end(&visit);
}

static void the_panel_ends_the_visit(void **state)
{
	(void)state;
	struct visit visit = begin();
	unsigned number = bn_session_visit(visit.session);
	visit_fill_form(&visit);
	knock(&visit);
	bn_session_unlock(visit.session, visit.ms);
	assert_string_equal(visit_screen(&visit), "staff");
	assert_int_equal(secrets_left(), 0);
	assert_int_not_equal(bn_session_visit(visit.session), number);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_wiped(&visit);
	visit_end(&visit);
}

static void only_the_code_opens(void **state)
{
	static const char *const doors[] = {"staff", "staff_settings", "staff_export"};
	(void)state;
	struct visit visit = begin();
	struct bn_session_order order;
	for (size_t i = 0; i < COUNT(doors); i++) {
		visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
		visit_do(&visit, BN_INTENT_GO, doors[i], NULL);
		assert_string_equal(visit_screen(&visit), "home");
		knock(&visit);
		visit_do(&visit, BN_INTENT_GO, doors[i], NULL);
		assert_string_equal(visit_screen(&visit), "staff_code");
		visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	}
	/* Nor is anything carried out that was asked for elsewhere, or before it. */
	struct bn_action ask = {.code = BN_INTENT_STAFF, .index = BN_ORDER_CODE, .text = "1"};
	bn_session_do(visit.session, &ask, visit.ms);
	assert_false(bn_session_take_order(visit.session, &order));
	knock(&visit);
	ask.index = BN_ORDER_CODE + 1;
	bn_session_do(visit.session, &ask, visit.ms);
	assert_false(bn_session_take_order(visit.session, &order));
	ask.index = BN_ORDER_CODE;
	ask.text = "284517";
	bn_session_do(visit.session, &ask, visit.ms);
	assert_true(bn_session_take_order(visit.session, &order));
	assert_string_equal(order.text, "284517");
	assert_false(bn_session_take_order(visit.session, &order));
	visit_end(&visit);
}

/* Who goes on to a visitor's screen finds no way back. */
static void a_visitors_screen_locks(void **state)
{
	(void)state;
	struct visit visit = begin();
	knock(&visit);
	bn_session_unlock(visit.session, visit.ms);
	visit_do(&visit, BN_INTENT_GO, "withdraw", NULL);
	assert_string_equal(visit_screen(&visit), "withdraw");
	assert_false(bn_session_is_unlocked(visit.session));
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "home");
	visit_do(&visit, BN_INTENT_GO, "staff", NULL);
	assert_string_equal(visit_screen(&visit), "home");
	knock(&visit);
	bn_session_unlock(visit.session, visit.ms);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL); /* of the panel itself */
	assert_wiped(&visit);
	visit_end(&visit);
}

static void closes_by_itself(void **state)
{
	(void)state;
	struct visit visit = begin();
	visit_fill_form(&visit);
	knock(&visit);
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), visit.ms + 60000);
	assert_false(visit_wait(&visit, 59999));
	assert_true(visit_wait(&visit, 1)); /* no warning: what was typed before is wiped */
	assert_wiped(&visit);
	knock(&visit);
	bn_session_unlock(visit.session, visit.ms);
	visit_wait(&visit, 59000);
	bn_session_touched(visit.session, visit.ms);
	assert_false(visit_wait(&visit, 59999));
	assert_true(visit_wait(&visit, 1));
	assert_wiped(&visit);
	/* What is under way is seen to its end, and what came of it has its time. */
	bn_session_unlock(visit.session, visit.ms);
	panel.busy = true;
	assert_false(visit_wait(&visit, 600000));
	panel.busy = false;
	assert_false(visit_wait(&visit, 59999));
	assert_true(visit_wait(&visit, 1));
	visit_end(&visit);
}

static void not_while_a_lead_is_saved(void **state)
{
	(void)state;
	struct visit visit = begin();
	visit_fill_form(&visit);
	bn_session_saving(visit.session, BN_SAVING_BUSY);
	knock(&visit);
	assert_string_equal(visit_screen(&visit), "lead_form");
	visit_end(&visit);
}

static void pauses(void **state)
{
	(void)state;
	struct visit visit = begin();
	bn_session_unlock(visit.session, visit.ms);
	bn_session_pause(visit.session, true);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "pause");
	assert_true(bn_session_is_free(visit.session));
	assert_false(bn_session_in_loop(visit.session));
	assert_int_equal(bn_session_next_ms(visit.session, visit.ms), -1);
	visit_do(&visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_false(visit_wait(&visit, 100000000));
	assert_string_equal(visit_screen(&visit), "pause");
	knock(&visit);
	visit_do(&visit, BN_INTENT_BACK, NULL, NULL);
	assert_string_equal(visit_screen(&visit), "pause");
	knock(&visit);
	bn_session_unlock(visit.session, visit.ms);
	bn_session_pause(visit.session, false);
	visit_do(&visit, BN_INTENT_QUIT, NULL, NULL);
	assert_wiped(&visit);
	visit_end(&visit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pad_lies_over_a_visit),
		cmocka_unit_test(the_panel_ends_the_visit),
		cmocka_unit_test(only_the_code_opens),
		cmocka_unit_test(a_visitors_screen_locks),
		cmocka_unit_test(closes_by_itself),
		cmocka_unit_test(not_while_a_lead_is_saved),
		cmocka_unit_test(pauses),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}

/* A session on the campaign of the Lot, and a visitor who acts on it at times the test passes. */
#ifndef BN_TESTS_KIOSK_VISIT_H
#define BN_TESTS_KIOSK_VISIT_H

#include "kiosk/session.h"
#include "tests/kiosk/secrets.h"
#include "tests/wings/stage.h"
#include "wings/lead_form/screen.h"

#include <string.h>

struct visit {
	struct bn_session *session;
	struct bn_stage *stage;
	int64_t ms; /* now */
};

static const struct bn_campaign *lot;

static inline struct visit visit_begin(const char *language)
{
	struct bn_session_options options = {
		.campaign = lot, .venue = &lot->venues[0], .language = language};
	struct visit visit = {.ms = 1000000};
	secret_count = 0;
	visit.session = bn_session_create(&options, visit.ms);
	visit.stage = bn_session_stage(visit.session);
	return visit;
}

static inline void visit_end(struct visit *visit)
{
	bn_session_destroy(visit->session);
}

static inline void visit_do(struct visit *visit, int code, const char *text, const char *argument)
{
	struct bn_action action = {.code = code, .text = text, .argument = argument};
	bn_session_do(visit->session, &action, visit->ms);
}

static inline void visit_key(struct visit *visit, const char *letters)
{
	struct bn_action action = {BN_FORM_KEY, BN_KEY_TEXT, letters, NULL};
	bn_session_do(visit->session, &action, visit->ms);
}

/* Lets time pass; true: there is something new to see. */
static inline bool visit_wait(struct visit *visit, int64_t ms)
{
	visit->ms += ms;
	return bn_session_tick(visit->session, visit->ms);
}

static inline const char *visit_screen(const struct visit *visit)
{
	return bn_session_screen(visit->session);
}

/* From the loop to the form's last step, everything filled in. */
static inline void visit_fill_form(struct visit *visit)
{
	visit_do(visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(visit, BN_INTENT_GO, "profession", "service-social");
	visit_do(visit, BN_INTENT_GO, "lead_form", "service-social");
	visit_key(visit, "Zoé");
	visit_do(visit, BN_FORM_NEXT, NULL, NULL);
	visit_key(visit, "zoe");
	visit_key(visit, "@gmail.com");
	visit_do(visit, BN_FORM_NEXT, NULL, NULL);
	visit_do(visit, BN_FORM_SITUATE, "etudes", NULL);
	visit_do(visit, BN_FORM_NEXT, NULL, NULL);
	visit_do(visit, BN_FORM_AGE, NULL, NULL);
	visit_do(visit, BN_FORM_PURPOSE, lot->form.purposes[0].id, NULL);
}

/* Nothing is left of a visit: the loop is on, and every byte is as at the start. */
static inline void assert_wiped(const struct visit *visit)
{
	const struct bn_stage *stage = visit->stage;
	assert_true(secret_count >= 2); /* the draft and the form's state */
	assert_int_equal(secrets_left(), 0);
	assert_string_equal(visit_screen(visit), "attract");
	assert_true(bn_session_in_loop(visit->session));
	assert_string_equal(stage->reference, "");
	assert_string_equal(stage->language, "fr");
	assert_null(stage->offer);
	assert_int_equal(stage->favourites.count + stage->compared.count, 0);
	assert_int_equal(stage->saving, BN_SAVING_NONE);
	assert_int_equal(stage->hint, BN_HINT_NONE);
	assert_true(stage->sound && stage->captions);
	for (int i = 0; i < BN_AID_COUNT; i++)
		assert_false(stage->aids[i]);
	assert_int_equal(bn_session_next_ms(visit->session, visit->ms), -1);
}

static inline int visit_open_all(void **state)
{
	(void)state;
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? 0 : -1;
}

static inline int visit_close_all(void **state)
{
	(void)state;
	bn_campaign_destroy((struct bn_campaign *)lot);
	return 0;
}

#endif

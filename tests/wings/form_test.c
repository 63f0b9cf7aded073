#include "wings/lead_form/form.h"

#include "base/str.h"
#include "tests/wings/stage.h"
#include "wings/lead_form/lead_form.h"

#include <string.h>

static const struct bn_campaign *lot;

/* As a visitor does who set nothing apart. */
static void enter(struct bn_form *form, struct bn_lead *draft, const char *interest)
{
	const struct bn_stage stage = {.campaign = lot, .draft = draft};
	bn_form_enter(form, &stage, interest);
}

static void begin(struct bn_form *form, struct bn_lead *draft, const char *interest)
{
	memset(form, 0, sizeof(*form));
	memset(draft, 0, sizeof(*draft));
	enter(form, draft, interest);
}

static void type(struct bn_form *form, struct bn_lead *draft, const char *text)
{
	struct bn_action key = {.index = BN_KEY_TEXT, .text = text};
	bn_form_press(form, draft, &key);
}

/* A draft that lacks nothing, at the last step. */
static void fill(struct bn_form *form, struct bn_lead *draft)
{
	begin(form, draft, NULL);
	type(form, draft, "Zoé");
	assert_true(bn_form_next(form, draft));
	type(form, draft, "zoe@exemple.fr");
	assert_true(bn_form_next(form, draft));
	bn_form_set_situation(form, draft, "etudes");
	assert_true(bn_form_next(form, draft));
	draft->age_declared = true;
	bn_form_toggle_purpose(draft, "echange");
	assert_int_equal(form->step, BN_FORM_CONSENT);
}

static void goes_on_only_when_a_step_is_right(void **state)
{
	static const struct {
		enum bn_form_step step;
		const char *first_name, *last_name, *email, *phone, *situation;
		enum bn_form_field focus; /* the first error's field */
		enum bn_lead_error error;
	} cases[] = {
		{BN_FORM_NAME, "", "", "", "", "", BN_FORM_FIRST_NAME, BN_LEAD_NAME_MISSING},
		{BN_FORM_NAME, "  ", "", "", "", "", BN_FORM_FIRST_NAME, BN_LEAD_NAME_MISSING},
		{BN_FORM_NAME, "7", "", "", "", "", BN_FORM_FIRST_NAME, BN_LEAD_NAME_NO_LETTER},
		{BN_FORM_NAME, "Zoé", "-", "", "", "", BN_FORM_LAST_NAME, BN_LEAD_NAME_NO_LETTER},
		{BN_FORM_NAME, "", "-", "", "", "", BN_FORM_FIRST_NAME, BN_LEAD_NAME_MISSING},
		{BN_FORM_NAME, "Zoé", "", "", "", "", BN_FORM_FIELDS, BN_LEAD_OK},
		{BN_FORM_NAME, "Zoé", "N’Guyen", "", "", "", BN_FORM_FIELDS, BN_LEAD_OK},
		{BN_FORM_CONTACT, "", "", "", "", "", BN_FORM_EMAIL, BN_LEAD_CONTACT_MISSING},
		{BN_FORM_CONTACT, "", "", "zoe", "", "", BN_FORM_EMAIL, BN_LEAD_EMAIL_NO_AT},
		{BN_FORM_CONTACT, "", "", "@gmail.com", "", "", BN_FORM_EMAIL,
			BN_LEAD_EMAIL_NO_NAME},
		{BN_FORM_CONTACT, "", "", "zoe@exemple", "", "", BN_FORM_EMAIL,
			BN_LEAD_EMAIL_NO_END},
		{BN_FORM_CONTACT, "", "", "", "061234", "", BN_FORM_PHONE, BN_LEAD_PHONE_TOO_SHORT},
		{BN_FORM_CONTACT, "", "", "zoe@exemple.fr", "061234", "", BN_FORM_PHONE,
			BN_LEAD_PHONE_TOO_SHORT},
		{BN_FORM_CONTACT, "", "", "zoe@exemple.fr", "", "", BN_FORM_FIELDS, BN_LEAD_OK},
		{BN_FORM_CONTACT, "", "", "", "0612345678", "", BN_FORM_FIELDS, BN_LEAD_OK},
		{BN_FORM_WISHES, "", "", "", "", "", BN_FORM_SITUATION, BN_LEAD_SITUATION_MISSING},
		{BN_FORM_WISHES, "", "", "", "", "autre", BN_FORM_FIELDS, BN_LEAD_OK},
	};
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(&form, &draft, NULL);
		form.step = cases[i].step;
		strcpy(draft.first_name, cases[i].first_name);
		strcpy(draft.last_name, cases[i].last_name);
		strcpy(draft.email, cases[i].email);
		strcpy(draft.phone, cases[i].phone);
		strcpy(draft.situation, cases[i].situation);
		bool right = cases[i].error == BN_LEAD_OK;
		assert_int_equal(bn_form_next(&form, &draft), right);
		assert_int_equal(form.step, right ? cases[i].step + 1 : cases[i].step);
		if (right)
			continue;
		assert_int_equal(form.errors[cases[i].focus], cases[i].error);
		assert_int_equal(form.focus, cases[i].focus);
		for (int k = 0; k < (int)cases[i].focus; k++)
			assert_int_equal(form.errors[k], BN_LEAD_OK);
	}
}

static void a_letter_ends_the_error_of_its_field(void **state)
{
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	begin(&form, &draft, NULL);
	assert_false(bn_form_next(&form, &draft));
	type(&form, &draft, "Z");
	assert_int_equal(form.errors[BN_FORM_FIRST_NAME], BN_LEAD_OK);
	assert_true(bn_form_next(&form, &draft));
	type(&form, &draft, "@gmail.com");
	assert_false(bn_form_next(&form, &draft));
	type(&form, &draft, "z"); /* what is missing goes first: the cursor stands there */
	assert_string_equal(draft.email, "z@gmail.com");
	assert_true(bn_form_next(&form, &draft));
	assert_false(bn_form_next(&form, &draft));
	bn_form_set_situation(&form, &draft, "autre");
	assert_int_equal(form.errors[BN_FORM_SITUATION], BN_LEAD_OK);
}

static void every_field_has_its_keyboard(void **state)
{
	static const enum bn_keyboard_kind kinds[] = {
		BN_KEYBOARD_NAME, BN_KEYBOARD_NAME, BN_KEYBOARD_EMAIL, BN_KEYBOARD_PHONE};
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	begin(&form, &draft, NULL);
	assert_int_equal(form.keyboard.domain_count, lot->form.mail_domain_count);
	for (int field = BN_FORM_FIRST_NAME; field <= BN_FORM_PHONE; field++) {
		bn_form_focus(&form, &draft, (enum bn_form_field)field);
		assert_int_equal(form.keyboard.kind, kinds[field]);
		assert_int_equal(form.keyboard.shift, kinds[field] == BN_KEYBOARD_NAME);
		type(&form, &draft, "12");
		struct bn_edit edit = bn_form_edit(&form, &draft, (enum bn_form_field)field);
		assert_string_equal(edit.text, "12");
	}
	assert_string_equal(draft.first_name, "12");
	assert_string_equal(draft.phone, "12");
}

static void a_domain_is_corrected_when_asked(void **state)
{
	(void)state;
	struct bn_form form;
	struct bn_lead draft;
	begin(&form, &draft, NULL);
	type(&form, &draft, "Zoé");
	bn_form_next(&form, &draft);
	type(&form, &draft, "zoe@gmial.com");
	bn_form_focus(&form, &draft, BN_FORM_PHONE); /* from there too */
	assert_string_equal(draft.email, "zoe@gmial.com");
	bn_form_take_domain(&form, &draft, "@gmail.com");
	assert_string_equal(draft.email, "zoe@gmail.com");
	assert_string_equal(draft.phone, "");
	assert_int_equal(form.focus, BN_FORM_EMAIL);
}

static void back_loses_nothing(void **state)
{
	struct bn_form form;
	struct bn_lead draft, before;
	(void)state;
	fill(&form, &draft);
	before = draft;
	form.notice_open = true;
	assert_true(bn_form_back(&form, &draft)); /* the notice closes first */
	assert_false(form.notice_open);
	static const struct {
		enum bn_form_step step;
		enum bn_form_field focus;
	} way[] = {{BN_FORM_WISHES, BN_FORM_SITUATION}, {BN_FORM_CONTACT, BN_FORM_EMAIL},
		{BN_FORM_NAME, BN_FORM_FIRST_NAME}};
	for (size_t i = 0; i < COUNT(way); i++) {
		assert_true(bn_form_back(&form, &draft));
		assert_int_equal(form.step, way[i].step);
		assert_int_equal(form.focus, way[i].focus);
	}
	assert_false(bn_form_back(&form, &draft));
	assert_memory_equal(&draft, &before, sizeof(draft));
	type(&form, &draft, "e"); /* and one goes on where one was */
	assert_string_equal(draft.first_name, "Zoée");
	for (int i = 0; i < 3; i++)
		assert_true(bn_form_next(&form, &draft));
	assert_null(bn_form_missing(&draft));
}

static void the_metier_one_comes_from_is_chosen(void **state)
{
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	begin(&form, &draft, "service-social");
	assert_int_equal(draft.interest_count, 1);
	assert_true(bn_form_interested(&draft, "service-social"));
	assert_false(bn_form_interested(&draft, "personnes-agees"));
	/* Coming back from another adds it; from the same, nothing; from home, nothing. */
	enter(&form, &draft, "personnes-agees");
	enter(&form, &draft, "service-social");
	enter(&form, &draft, NULL);
	assert_int_equal(draft.interest_count, 2);
	bn_form_toggle_interest(&draft, "service-social");
	assert_int_equal(draft.interest_count, 1);
	assert_string_equal(draft.interests[0], "personnes-agees");
	assert_string_equal(draft.interests[1], ""); /* nothing of it stays behind */
	bn_form_toggle_interest(&draft, "service-social");
	assert_true(bn_form_interested(&draft, "service-social"));
	for (int i = 0; i < 2 * BN_LEAD_INTERESTS; i++) {
		char id[BN_LEAD_KEY];
		snprintf(id, sizeof(id), "metier-%d", i);
		bn_form_toggle_interest(&draft, id);
	}
	assert_int_equal(draft.interest_count, BN_LEAD_INTERESTS);
}

static void nothing_is_ticked_beforehand(void **state)
{
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	begin(&form, &draft, "service-social");
	assert_int_equal(draft.purpose_count, lot->form.purpose_count);
	assert_false(draft.age_declared);
	for (size_t i = 0; i < lot->form.purpose_count; i++) {
		const char *id = lot->form.purposes[i].id;
		assert_string_equal(draft.purposes[i].id, id);
		assert_false(bn_form_agreed(&draft, id));
		bn_form_toggle_purpose(&draft, id);
		for (size_t k = 0; k < lot->form.purpose_count; k++) /* only that one */
			assert_int_equal(bn_form_agreed(&draft, lot->form.purposes[k].id), k == i);
		bn_form_toggle_purpose(&draft, id);
		assert_false(bn_form_agreed(&draft, id));
	}
	bn_form_toggle_purpose(&draft, "unheard-of");
	assert_false(bn_form_agreed(&draft, "unheard-of"));
}

/* Favourites are ticked once: who unticks one, and comes back with another, finds it so. */
static void favourites_are_proposed(void **state)
{
	struct bn_form form = {0};
	struct bn_lead draft = {0};
	struct bn_stage stage = {.campaign = lot, .draft = &draft};
	(void)state;
	bn_shortlist_toggle(&stage.favourites, "service-social", BN_SHORTLIST_MOST);
	bn_form_enter(&form, &stage, "personnes-agees");
	assert_int_equal(draft.interest_count, 2);
	assert_true(bn_form_interested(&draft, "service-social"));
	bn_form_toggle_interest(&draft, "service-social");
	bn_shortlist_toggle(&stage.favourites, "referent-educatif", BN_SHORTLIST_MOST);
	bn_form_enter(&form, &stage, NULL);
	assert_false(bn_form_interested(&draft, "service-social"));
	assert_true(bn_form_interested(&draft, "referent-educatif"));
	assert_int_equal(draft.interest_count, 2);
}

static void a_form_left_goes_on(void **state)
{
	struct bn_form form;
	struct bn_lead draft, before;
	(void)state;
	fill(&form, &draft);
	before = draft;
	enter(&form, &draft, NULL);
	assert_int_equal(form.step, BN_FORM_CONSENT);
	assert_memory_equal(&draft, &before, sizeof(draft));
	assert_int_equal(draft.purpose_count, lot->form.purpose_count); /* not twice */
}

static void says_what_is_missing(void **state)
{
	static const struct {
		bool name, age, purpose;
		const char *french; /* a part of it */
		const char *english;
	} cases[] = {
		{true, true, true, NULL, NULL},
		{true, false, true, "votre âge", "your age"},
		{true, true, false, "Cochez au moins une demande.", "Tick"},
		{true, false, false, "votre âge", "your age"},
		{false, true, true, "Il manque une réponse", "Back"},
	};
	struct bn_stage stage = {0};
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		fill(&form, &draft);
		if (!cases[i].name)
			draft.first_name[0] = '\0';
		draft.age_declared = cases[i].age;
		if (!cases[i].purpose)
			bn_form_toggle_purpose(&draft, "echange");
		for (int english = 0; english < 2; english++) {
			stage_speak(&stage, english ? "en" : "fr");
			const char *words = bn_form_missing(&draft);
			const char *part = english ? cases[i].english : cases[i].french;
			if (part == NULL)
				assert_null(words);
			else
				assert_non_null(strstr(words, part));
		}
	}
	stage_speak(&stage, "fr");
}

/* Plain words, in both languages, short enough for their place. */
static void every_error_has_words(void **state)
{
	struct bn_stage stage = {0};
	(void)state;
	assert_null(bn_form_words(BN_LEAD_OK));
	for (int error = BN_LEAD_OK + 1; error <= BN_LEAD_PURPOSE_MISSING; error++) {
		stage_speak(&stage, "fr");
		const char *french = bn_form_words((enum bn_lead_error)error);
		assert_true(french != NULL && french[0] != '\0' && strlen(french) < 64);
		stage_speak(&stage, "en");
		assert_string_not_equal(bn_form_words((enum bn_lead_error)error), french);
	}
	stage_speak(&stage, "fr");
}

/* What is kept with a lead is what was shown: each text, in the visitor's language. */
static void the_notice_follows_the_language(void **state)
{
	(void)state;
	const struct bn_notice *notice = &lot->form.notice;
	char *french = bn_lead_form_notice(lot, "fr"), *english = bn_lead_form_notice(lot, "en");
	char *again = bn_lead_form_notice(lot, "fr"), *other = bn_lead_form_notice(lot, "xx");
	assert_string_not_equal(french, english);
	assert_string_equal(french, again);
	assert_string_equal(french, other); /* no such language: French is what is shown */
	for (int i = 0; i < 2; i++) {
		const char *language = i == 0 ? "fr" : "en", *text = i == 0 ? french : english;
		for (size_t k = 0; k < notice->point_count; k++)
			assert_non_null(strstr(text, bn_text_get(&notice->points[k], language)));
		for (size_t k = 0; k < lot->form.purpose_count; k++)
			assert_non_null(
				strstr(text, bn_text_get(&lot->form.purposes[k].detail, language)));
		assert_non_null(strstr(text, bn_text_get(&notice->controller, language)));
		assert_non_null(strstr(text, bn_text_get(&notice->recipients, language)));
		assert_non_null(strstr(text, bn_text_get(&notice->rights, language)));
		assert_non_null(strstr(text, bn_text_get(&notice->dpo, language)));
	}
	free(french);
	free(english);
	free(again);
	free(other);
}

/* The page one came from, favourites, those ticked: once each, and where they were while one ticks.
 */
static void what_is_known_comes_first(void **state)
{
	struct bn_form form = {0};
	struct bn_lead draft = {0};
	struct bn_stage stage = {.campaign = lot, .draft = &draft};
	(void)state;
	bn_shortlist_toggle(&stage.favourites, "missions-specifiques", BN_SHORTLIST_MOST);
	bn_form_enter(&form, &stage, "personnes-agees");
	assert_int_equal(form.first_count, 2);
	assert_string_equal(form.first[0], "personnes-agees");
	assert_string_equal(form.first[1], "missions-specifiques");
	bn_form_toggle_interest(&draft, "service-social");
	bn_form_toggle_interest(&draft, "missions-specifiques");
	assert_int_equal(form.first_count, 2);
	bn_form_sort(&form, &stage);
	assert_int_equal(form.first_count, 3);
	assert_string_equal(form.first[1], "missions-specifiques");
	assert_string_equal(form.first[2], "service-social");
	bn_form_enter(&form, &stage, "service-social");
	assert_int_equal(form.first_count, 3);
	assert_string_equal(form.first[0], "service-social");
	assert_string_equal(form.first[2], "personnes-agees");
}

static void back_puts_the_keyboard_away_first(void **state)
{
	struct bn_form form;
	struct bn_lead draft;
	(void)state;
	fill(&form, &draft);
	form.step = BN_FORM_WISHES;
	bn_seek_type(&form.seek, "éduc");
	assert_true(form.seek.open);
	assert_true(bn_form_back(&form, &draft));
	assert_false(form.seek.open);
	assert_int_equal(form.step, BN_FORM_WISHES);
	assert_string_equal(form.seek.typed, "éduc");
}

static int open_all(void **state)
{
	(void)state;
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	bn_campaign_destroy((struct bn_campaign *)lot);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_on_only_when_a_step_is_right),
		cmocka_unit_test(a_letter_ends_the_error_of_its_field),
		cmocka_unit_test(every_field_has_its_keyboard),
		cmocka_unit_test(a_domain_is_corrected_when_asked),
		cmocka_unit_test(back_loses_nothing),
		cmocka_unit_test(the_metier_one_comes_from_is_chosen),
		cmocka_unit_test(nothing_is_ticked_beforehand),
		cmocka_unit_test(favourites_are_proposed),
		cmocka_unit_test(a_form_left_goes_on),
		cmocka_unit_test(says_what_is_missing),
		cmocka_unit_test(every_error_has_words),
		cmocka_unit_test(the_notice_follows_the_language),
		cmocka_unit_test(what_is_known_comes_first),
		cmocka_unit_test(back_puts_the_keyboard_away_first),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}

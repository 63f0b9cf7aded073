#include "wings/lead_form/form.h"

#include "base/tr.h"

#include <stdio.h>
#include <string.h>

static const enum bn_form_field first_field[BN_FORM_STEPS] = {
	BN_FORM_FIRST_NAME, BN_FORM_EMAIL, BN_FORM_SITUATION, BN_FORM_SITUATION};

static void copy_key(char to[BN_LEAD_KEY], const char *from)
{
	snprintf(to, BN_LEAD_KEY, "%s", from);
}

struct bn_edit bn_form_edit(struct bn_form *form, struct bn_lead *draft, enum bn_form_field field)
{
	char *texts[] = {draft->first_name, draft->last_name, draft->email, draft->phone};
	return (struct bn_edit){texts[field], BN_LEAD_TEXT, form->cursors[field]};
}

void bn_form_focus(struct bn_form *form, struct bn_lead *draft, enum bn_form_field field)
{
	form->focus = field;
	if (field == BN_FORM_SITUATION)
		return;
	form->keyboard.kind = field == BN_FORM_EMAIL   ? BN_KEYBOARD_EMAIL
			      : field == BN_FORM_PHONE ? BN_KEYBOARD_PHONE
						       : BN_KEYBOARD_NAME;
	struct bn_edit edit = bn_form_edit(form, draft, field);
	edit.cursor = strlen(edit.text);
	form->cursors[field] = edit.cursor;
	bn_keyboard_follow(&form->keyboard, &edit);
}

static void add_interest(struct bn_lead *draft, const char *id)
{
	if (!bn_form_interested(draft, id))
		bn_form_toggle_interest(draft, id);
}

static void propose(struct bn_form *form, struct bn_lead *draft, const struct bn_shortlist *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!bn_shortlist_has(&form->proposed, list->ids[i])) {
			bn_shortlist_toggle(&form->proposed, list->ids[i], BN_SHORTLIST_MOST);
			add_interest(draft, list->ids[i]);
		}
}

void bn_form_enter(struct bn_form *form, const struct bn_stage *stage, const char *interest)
{
	struct bn_lead *draft = stage->draft;
	const struct bn_campaign *campaign = stage->campaign;
	if (interest != NULL) {
		form->came_from = interest;
		add_interest(draft, interest);
	}
	propose(form, draft, &stage->favourites);
	bn_form_sort(form, stage);
	if (form->begun)
		return;
	form->begun = true;
	form->keyboard.domains = (const char *const *)campaign->form.mail_domains;
	form->keyboard.domain_count = campaign->form.mail_domain_count;
	for (size_t i = 0; i < campaign->form.purpose_count && i < BN_LEAD_PURPOSES; i++)
		copy_key(draft->purposes[draft->purpose_count++].id, campaign->form.purposes[i].id);
	bn_form_focus(form, draft, BN_FORM_FIRST_NAME);
}

void bn_form_press(struct bn_form *form, struct bn_lead *draft, const struct bn_action *key)
{
	if (form->focus == BN_FORM_SITUATION)
		return;
	struct bn_edit edit = bn_form_edit(form, draft, form->focus);
	bn_keyboard_press(&form->keyboard, &edit, key);
	form->cursors[form->focus] = edit.cursor;
	form->errors[form->focus] = BN_LEAD_OK;
}

void bn_form_take_domain(struct bn_form *form, struct bn_lead *draft, const char *domain)
{
	struct bn_action key = {.index = BN_KEY_TEXT, .text = domain};
	bn_form_focus(form, draft, BN_FORM_EMAIL);
	bn_form_press(form, draft, &key);
}

/* The errors of a step, each at its field. */
static void check(struct bn_form *form, const struct bn_lead *draft)
{
	enum bn_lead_error *errors = form->errors;
	memset(form->errors, 0, sizeof(form->errors));
	if (form->step == BN_FORM_NAME) {
		errors[BN_FORM_FIRST_NAME] = bn_lead_check_name(draft->first_name);
		if (draft->last_name[0] != '\0')
			errors[BN_FORM_LAST_NAME] = bn_lead_check_name(draft->last_name);
	} else if (form->step == BN_FORM_CONTACT) {
		errors[BN_FORM_EMAIL] = bn_lead_check_email(draft->email);
		errors[BN_FORM_PHONE] = bn_lead_check_phone(draft->phone);
		if (draft->email[0] == '\0' && draft->phone[0] == '\0')
			errors[BN_FORM_EMAIL] = BN_LEAD_CONTACT_MISSING;
	} else if (form->step == BN_FORM_WISHES && draft->situation[0] == '\0') {
		errors[BN_FORM_SITUATION] = BN_LEAD_SITUATION_MISSING;
	}
}

bool bn_form_next(struct bn_form *form, struct bn_lead *draft)
{
	check(form, draft);
	for (int i = 0; i < BN_FORM_FIELDS; i++) {
		if (form->errors[i] == BN_LEAD_OK)
			continue;
		bn_form_focus(form, draft, (enum bn_form_field)i);
		if (form->errors[i] == BN_LEAD_EMAIL_NO_NAME) /* what is missing goes first */
			form->cursors[i] = 0;
		return false;
	}
	if (form->step + 1 < BN_FORM_STEPS)
		form->step++;
	bn_form_focus(form, draft, first_field[form->step]);
	return true;
}

bool bn_form_back(struct bn_form *form, struct bn_lead *draft)
{
	if (form->seek.open) {
		form->seek.open = false;
		return true;
	}
	if (form->notice_open) {
		form->notice_open = false;
		return true;
	}
	if (form->step == BN_FORM_NAME)
		return false;
	form->step--;
	bn_form_focus(form, draft, first_field[form->step]);
	return true;
}

void bn_form_set_situation(struct bn_form *form, struct bn_lead *draft, const char *id)
{
	copy_key(draft->situation, id);
	form->errors[BN_FORM_SITUATION] = BN_LEAD_OK;
}

static void put_first(struct bn_form *form, const struct bn_campaign *campaign, const char *id)
{
	const struct bn_profession *profession = bn_campaign_profession(campaign, id);
	if (profession == NULL || form->first_count == BN_FORM_FIRST)
		return;
	for (size_t i = 0; i < form->first_count; i++)
		if (form->first[i] == profession->id)
			return;
	form->first[form->first_count++] = profession->id;
}

void bn_form_sort(struct bn_form *form, const struct bn_stage *stage)
{
	form->first_count = 0;
	if (form->came_from != NULL)
		put_first(form, stage->campaign, form->came_from);
	for (size_t i = 0; i < stage->favourites.count; i++)
		put_first(form, stage->campaign, stage->favourites.ids[i]);
	for (size_t i = 0; i < stage->draft->interest_count; i++)
		put_first(form, stage->campaign, stage->draft->interests[i]);
}

bool bn_form_interests_full(const struct bn_lead *draft)
{
	return draft->interest_count == BN_LEAD_INTERESTS;
}

bool bn_form_interested(const struct bn_lead *draft, const char *id)
{
	for (size_t i = 0; i < draft->interest_count; i++)
		if (strcmp(draft->interests[i], id) == 0)
			return true;
	return false;
}

void bn_form_toggle_interest(struct bn_lead *draft, const char *id)
{
	for (size_t i = 0; i < draft->interest_count; i++) {
		if (strcmp(draft->interests[i], id) != 0)
			continue;
		size_t last = --draft->interest_count;
		memmove(draft->interests[i], draft->interests[i + 1],
			(last - i) * sizeof(draft->interests[0]));
		memset(draft->interests[last], 0, sizeof(draft->interests[0]));
		return;
	}
	if (draft->interest_count < BN_LEAD_INTERESTS)
		copy_key(draft->interests[draft->interest_count++], id);
}

void bn_form_toggle_purpose(struct bn_lead *draft, const char *id)
{
	for (size_t i = 0; i < draft->purpose_count; i++)
		if (strcmp(draft->purposes[i].id, id) == 0)
			draft->purposes[i].given = !draft->purposes[i].given;
}

bool bn_form_agreed(const struct bn_lead *draft, const char *id)
{
	for (size_t i = 0; i < draft->purpose_count; i++)
		if (strcmp(draft->purposes[i].id, id) == 0)
			return draft->purposes[i].given;
	return false;
}

const char *bn_form_missing(const struct bn_lead *draft)
{
	switch (bn_lead_check(draft)) {
	case BN_LEAD_OK:
		return NULL;
	case BN_LEAD_AGE_MISSING:
		return _("Cochez la case de votre âge.");
	case BN_LEAD_PURPOSE_MISSING:
		return _("Cochez au moins une demande.");
	default:
		return _("Il manque une réponse : touchez « Retour ».");
	}
}

const char *bn_form_words(enum bn_lead_error error)
{
	static const char *const words[] = {
		[BN_LEAD_OK] = NULL,
		[BN_LEAD_NAME_MISSING] = BN_TR("Écrivez votre prénom."),
		[BN_LEAD_NAME_TOO_LONG] = BN_TR("C’est trop long : 64 lettres au plus."),
		[BN_LEAD_NAME_NO_LETTER] = BN_TR("Écrivez-le avec des lettres."),
		[BN_LEAD_NAME_WRONG_SIGN] = BN_TR("Un signe ne va pas dans un nom."),
		[BN_LEAD_CONTACT_MISSING] = BN_TR("Écrivez une adresse mail ou un téléphone."),
		[BN_LEAD_EMAIL_NO_AT] = BN_TR("Il manque le signe @."),
		[BN_LEAD_EMAIL_NO_NAME] = BN_TR("Il manque le début, avant le signe @."),
		[BN_LEAD_EMAIL_NO_DOMAIN] = BN_TR("Il manque la fin, par exemple gmail.com."),
		[BN_LEAD_EMAIL_NO_END] = BN_TR("Il manque la fin, par exemple .fr"),
		[BN_LEAD_EMAIL_WRONG_SIGN] = BN_TR("Un signe est en trop, ou n’est pas permis."),
		[BN_LEAD_EMAIL_TOO_LONG] = BN_TR("Cette adresse est trop longue."),
		[BN_LEAD_PHONE_TOO_SHORT] = BN_TR("Il faut 10 chiffres."),
		[BN_LEAD_PHONE_TOO_LONG] = BN_TR("Il y a trop de chiffres."),
		[BN_LEAD_PHONE_WRONG_SIGN] = BN_TR("Écrivez seulement des chiffres."),
		[BN_LEAD_PHONE_UNKNOWN] = BN_TR("Un numéro commence par 01 à 09."),
		[BN_LEAD_SITUATION_MISSING] = BN_TR("Choisissez votre situation."),
		[BN_LEAD_AGE_MISSING] = BN_TR("Cochez la case de votre âge."),
		[BN_LEAD_PURPOSE_MISSING] = BN_TR("Cochez au moins une demande."),
	};
	return words[error] != NULL ? _(words[error]) : NULL;
}

#include "content/lead_form.h"

#include "base/tr.h"
#include "content/field.h"

static const struct bn_field choice_fields[] = {
	BN_FIELD_ONE(struct bn_choice, id, BN_FIELD_ID, .required = true, .hint = "lyceen"),
	BN_FIELD_ONE(struct bn_choice, label, BN_FIELD_TEXT, .required = true, .letters = 36,
		.hint = "Au collège ou au lycée"),
};

static const struct bn_field_table choice_table = {
	.what = BN_TR("choix"),
	.size = sizeof(struct bn_choice),
	.fields = choice_fields,
	.count = BN_FIELD_COUNT(choice_fields),
};

static const struct bn_field purpose_fields[] = {
	BN_FIELD_ONE(struct bn_purpose, id, BN_FIELD_ID, .required = true, .hint = "echange"),
	BN_FIELD_ONE(struct bn_purpose, title, BN_FIELD_TEXT, .required = true, .letters = 44,
		.hint = "Parler d’un métier"),
	BN_FIELD_ONE(struct bn_purpose, detail, BN_FIELD_TEXT, .required = true, .letters = 52,
		.hint = "Une personne du Département vous répond"),
};

static const struct bn_field_table purpose_table = {
	.what = BN_TR("accord"),
	.size = sizeof(struct bn_purpose),
	.fields = purpose_fields,
	.count = BN_FIELD_COUNT(purpose_fields),
};

#define NOTICE(member, kind, ...) \
	BN_FIELD_ONE(struct bn_notice, member, kind, .required = true, __VA_ARGS__)

/* At most 24 months: what the data protection authority allows for candidates. */
static const struct bn_field notice_fields[] = {
	NOTICE(version, BN_FIELD_STRING, .letters = 20, .hint = "\"2026-11\""),
	BN_FIELD_MANY(struct bn_notice, points, point_count, BN_FIELD_TEXT, .required = true,
		.max = 6, .letters = 120, .hint = "[Elles sont effacées au bout de 12 mois.]"),
	NOTICE(controller, BN_FIELD_TEXT, .hint = "Département du Lot"),
	NOTICE(recipients, BN_FIELD_TEXT, .hint = "Les personnes chargées du recrutement"),
	NOTICE(rights, BN_FIELD_TEXT, .letters = 300, .hint = "Consulter, corriger, effacer."),
	NOTICE(dpo, BN_FIELD_TEXT, .hint = "Par courrier au Département"),
	NOTICE(retention_months, BN_FIELD_INTEGER, .min = 1, .max = 24, .hint = "12"),
};

static const struct bn_field_table notice_table = {
	.size = sizeof(struct bn_notice),
	.fields = notice_fields,
	.count = BN_FIELD_COUNT(notice_fields),
};

static const struct bn_field step_fields[] = {
	BN_FIELD_ONE(struct bn_next_step, icon, BN_FIELD_ICON, .required = true,
		.hint = "envelope-fill"),
	BN_FIELD_ONE(struct bn_next_step, when, BN_FIELD_TEXT, .required = true, .letters = 24,
		.hint = "D’ici demain"),
	BN_FIELD_ONE(struct bn_next_step, what, BN_FIELD_TEXT, .required = true, .letters = 52,
		.hint = "Vous recevez une confirmation."),
};

static const struct bn_field_table step_table = {
	.size = sizeof(struct bn_next_step),
	.fields = step_fields,
	.count = BN_FIELD_COUNT(step_fields),
};

#define FORM(member, count, kind, ...) \
	BN_FIELD_MANY(struct bn_lead_form, member, count, kind, .required = true, __VA_ARGS__)

static const struct bn_field fields[] = {
	FORM(situations, situation_count, BN_FIELD_STRUCT, .min = 2, .max = 8,
		.table = &choice_table),
	FORM(purposes, purpose_count, BN_FIELD_STRUCT, .max = 4, .table = &purpose_table),
	BN_FIELD_ONE(struct bn_lead_form, notice, BN_FIELD_STRUCT, .required = true,
		.table = &notice_table),
	FORM(next_steps, next_step_count, BN_FIELD_STRUCT, .max = 3, .table = &step_table),
	FORM(mail_domains, mail_domain_count, BN_FIELD_STRING, .max = 4,
		.pattern = "^[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}$", .hint = "gmail.com"),
	BN_FIELD_ONE(struct bn_lead_form, code_prefix, BN_FIELD_STRING, .required = true,
		.pattern = "^[A-Z0-9]{2,4}$", .hint = "LOT"),
	BN_FIELD_ONE(struct bn_lead_form, leaflet, BN_FIELD_URL, .required = true,
		.hint = "https://lot.fr/metiers-du-social"),
};

const struct bn_field_table bn_lead_form_fields = {
	.size = sizeof(struct bn_lead_form),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
};

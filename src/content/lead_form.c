#include "content/lead_form.h"

#include "base/tr.h"
#include "content/field.h"

static const struct bn_field choice_fields[] = {
	BN_FIELD_ONE(struct bn_choice, id, BN_FIELD_ID, .required = true, .hint = "lyceen",
		.help = "Le nom court de la situation, gardé avec la demande."),
	BN_FIELD_ONE(struct bn_choice, label, BN_FIELD_TEXT, .required = true, .letters = 36,
		.hint = "Au collège ou au lycée", .help = "Ce que lit le visiteur."),
};

static const struct bn_field_table choice_table = {
	.what = BN_TR("choix"),
	.size = sizeof(struct bn_choice),
	.fields = choice_fields,
	.count = BN_FIELD_COUNT(choice_fields),
};

static const struct bn_field purpose_fields[] = {
	BN_FIELD_ONE(struct bn_purpose, id, BN_FIELD_ID, .required = true, .hint = "echange",
		.help = "Le nom court de l’accord, gardé avec la demande."),
	BN_FIELD_ONE(struct bn_purpose, title, BN_FIELD_TEXT, .required = true, .letters = 44,
		.hint = "Parler d’un métier", .help = "Ce que le visiteur accepte."),
	BN_FIELD_ONE(struct bn_purpose, detail, BN_FIELD_TEXT, .required = true, .letters = 52,
		.hint = "Une personne du Département vous répond",
		.help = "Une précision, au-dessous."),
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
	NOTICE(version, BN_FIELD_STRING, .letters = 20, .hint = "\"2026-11\"",
		.help = "À changer dès que ces textes changent : elle est gardée avec chaque "
			"demande."),
	BN_FIELD_MANY(struct bn_notice, points, point_count, BN_FIELD_TEXT, .required = true,
		.max = 6, .letters = 120, .hint = "[Elles sont effacées au bout de 12 mois.]",
		.help = "L’essentiel, en phrases courtes."),
	NOTICE(controller, BN_FIELD_TEXT, .hint = "Département du Lot",
		.help = "Qui décide de l’usage des données."),
	NOTICE(recipients, BN_FIELD_TEXT, .hint = "Les personnes chargées du recrutement",
		.help = "Qui les lit."),
	NOTICE(rights, BN_FIELD_TEXT, .letters = 300, .hint = "Consulter, corriger, effacer.",
		.help = "Les droits du visiteur."),
	NOTICE(dpo, BN_FIELD_TEXT, .hint = "Par courrier au Département",
		.help = "Comment joindre le délégué à la protection des données."),
	NOTICE(retention_months, BN_FIELD_INTEGER, .min = 1, .max = 24, .hint = "12",
		.help = "Combien de mois les données sont gardées. Passé ce temps, la borne les "
			"efface."),
};

static const struct bn_field_table notice_table = {
	.size = sizeof(struct bn_notice),
	.fields = notice_fields,
	.count = BN_FIELD_COUNT(notice_fields),
};

static const struct bn_field step_fields[] = {
	BN_FIELD_ONE(struct bn_next_step, icon, BN_FIELD_ICON, .required = true,
		.hint = "envelope-fill", .help = "Son icône, de Borne ou de Bootstrap Icons."),
	BN_FIELD_ONE(struct bn_next_step, when, BN_FIELD_TEXT, .required = true, .letters = 24,
		.hint = "D’ici demain", .help = "Quand."),
	BN_FIELD_ONE(struct bn_next_step, what, BN_FIELD_TEXT, .required = true, .letters = 52,
		.hint = "Vous recevez une confirmation.", .help = "Ce qui se passe."),
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
		.table = &choice_table,
		.help = "Les situations entre lesquelles le visiteur choisit."),
	FORM(purposes, purpose_count, BN_FIELD_STRUCT, .max = 4, .table = &purpose_table,
		.help = "Les accords demandés : une case chacun, jamais cochée d’avance."),
	BN_FIELD_ONE(struct bn_lead_form, notice, BN_FIELD_STRUCT, .required = true,
		.table = &notice_table,
		.help = "L’information sur les données, à relire avec le délégué à leur "
			"protection."),
	FORM(next_steps, next_step_count, BN_FIELD_STRUCT, .max = 3, .table = &step_table,
		.help = "Les suites, sur l’écran « Merci »."),
	FORM(mail_domains, mail_domain_count, BN_FIELD_STRING, .max = 4,
		.pattern = "^[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}$", .hint = "gmail.com",
		.help = "Les touches toutes prêtes du clavier, après le @."),
	BN_FIELD_ONE(struct bn_lead_form, code_prefix, BN_FIELD_STRING, .required = true,
		.pattern = "^[A-Z0-9]{2,4}$", .hint = "LOT",
		.help = "Le début du code remis au visiteur."),
	BN_FIELD_ONE(struct bn_lead_form, leaflet, BN_FIELD_URL, .required = true,
		.hint = "https://lot.fr/metiers-du-social",
		.help = "L’adresse proposée aux moins de 15 ans, dont rien n’est gardé."),
};

const struct bn_field_table bn_lead_form_fields = {
	.size = sizeof(struct bn_lead_form),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
};

#include "content/profession.h"

#include "base/mem.h"
#include "base/tr.h"
#include "content/article.h"
#include "content/clip.h"
#include "content/field.h"

static const char *const studies[] = {"none", "cap", "bac", "bac2", "bac3", "bac5", NULL};
static const char *const told[] = {"false", "true", NULL};
static const char *const pictures[] = {".svg", ".png", ".jpg", ".jpeg", ".webp", NULL};

#define PUBLIC(member, kind, ...) BN_FIELD_ONE(struct bn_public, member, kind, __VA_ARGS__)

static const struct bn_field public_fields[] = {
	PUBLIC(id, BN_FIELD_ID, .required = true, .hint = "enfants",
		.help = "Le nom court du public, celui des métiers."),
	PUBLIC(icon, BN_FIELD_ICON, .required = true, .hint = "p-enfants",
		.help = "Son icône : une de Borne (p-enfants…) ou de Bootstrap Icons."),
	PUBLIC(label, BN_FIELD_TEXT, .required = true, .letters = 20, .hint = "Enfants",
		.help = "Son nom."),
	PUBLIC(among, BN_FIELD_TEXT, .required = true, .letters = 40, .hint = "auprès des enfants",
		.help = "Ce qui suit « 6 métiers »."),
};

const struct bn_field_table bn_public_fields = {
	.what = BN_TR("public"),
	.size = sizeof(struct bn_public),
	.fields = public_fields,
	.count = BN_FIELD_COUNT(public_fields),
};

static const struct bn_field stage_fields[] = {
	BN_FIELD_ONE(struct bn_training_stage, what, BN_FIELD_TEXT, .required = true, .letters = 16,
		.hint = "3 ans", .help = "L’étape : une durée, un diplôme."),
	BN_FIELD_ONE(struct bn_training_stage, detail, BN_FIELD_TEXT, .required = true,
		.letters = 22, .hint = "école ou alternance", .help = "Une précision, au-dessous."),
};

static const struct bn_field_table stage_table = {
	.size = sizeof(struct bn_training_stage),
	.fields = stage_fields,
	.count = BN_FIELD_COUNT(stage_fields),
};

#define FIGURE(member, kind, ...) \
	BN_FIELD_ONE(struct bn_figure, member, kind, .required = true, __VA_ARGS__)

static const struct bn_field figure_fields[] = {
	FIGURE(value, BN_FIELD_TEXT, .letters = 16, .hint = "Une vingtaine",
		.help = "Le chiffre, avec ce qui l’accompagne."),
	FIGURE(label, BN_FIELD_TEXT, .letters = 28, .hint = "d’agents dans le Lot",
		.help = "Ce qu’il compte."),
	FIGURE(source, BN_FIELD_TEXT, .letters = 40, .hint = "Département du Lot",
		.help = "Qui l’a publié."),
	FIGURE(date, BN_FIELD_DATE, .hint = "2025-11-06", .help = "Le jour de sa publication."),
};

static const struct bn_field_table figure_table = {
	.size = sizeof(struct bn_figure),
	.fields = figure_fields,
	.count = BN_FIELD_COUNT(figure_fields),
};

static const struct bn_field moment_fields[] = {
	BN_FIELD_ONE(struct bn_moment_of_day, hour, BN_FIELD_TEXT, .required = true, .letters = 10,
		.hint = "9 h", .help = "L’heure."),
	BN_FIELD_ONE(struct bn_moment_of_day, what, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Une visite à domicile", .help = "Ce que l’on fait."),
};

static const struct bn_field_table moment_table = {
	.size = sizeof(struct bn_moment_of_day),
	.fields = moment_fields,
	.count = BN_FIELD_COUNT(moment_fields),
};

static const struct bn_field school_fields[] = {
	BN_FIELD_ONE(struct bn_school, name, BN_FIELD_TEXT, .required = true, .letters = 60,
		.hint = "Institut régional du travail social", .help = "Le nom de l’école."),
	BN_FIELD_ONE(struct bn_school, place, BN_FIELD_TEXT, .required = true, .letters = 40,
		.proper = true, .hint = "Toulouse", .help = "Sa ville."),
};

static const struct bn_field_table school_table = {
	.size = sizeof(struct bn_school),
	.fields = school_fields,
	.count = BN_FIELD_COUNT(school_fields),
};

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	struct bn_profession *profession = item;
	(void)reader;
	(void)node;
	if (profession->scene == NULL)
		profession->scene = bn_mem_strdup(profession->picture);
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_profession, member, kind, __VA_ARGS__)
#define SOME(member, count, kind, ...) \
	BN_FIELD_MANY(struct bn_profession, member, count, kind, __VA_ARGS__)
#define MANY(member, count, kind, ...) SOME(member, count, kind, .required = true, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "assistant-service-social",
		.help = "Le nom court du métier, pour les films et les pages."),
	ONE(title, BN_FIELD_TEXT, .required = true, .letters = 72,
		.hint = "Assistante, assistant de service social",
		.help = "Le nom du métier, au féminin et au masculin."),
	SOME(other_names, other_name_count, BN_FIELD_TEXT, .max = 6, .letters = 48,
		.hint = "[Assistante sociale, AS]",
		.help = "D’autres noms sous lesquels on le cherche, jamais montrés."),
	ONE(card, BN_FIELD_TEXT, .letters = 16, .hint = "40 agents",
		.help = "Combien d’agents, sur sa carte."),
	ONE(level, BN_FIELD_TEXT, .required = true, .letters = 22, .hint = "Bac + 3",
		.help = "Le niveau demandé, en mots."),
	ONE(studies, BN_FIELD_WORD, .words = studies, .preset = BN_STUDIES_UNKNOWN, .hint = "bac3",
		.help = "Le même, pour trier : none, cap, bac, bac2, bac3 ou bac5."),
	ONE(apprenticeship, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true",
		.help = "Peut-on l’apprendre en alternance ?"),
	ONE(duration, BN_FIELD_TEXT, .letters = 22, .hint = "3 ans après le bac",
		.help = "La durée des études."),
	ONE(pay, BN_FIELD_STRUCT, .table = &figure_table, .help = "Un salaire publié."),
	SOME(ways_in, way_in_count, BN_FIELD_TEXT, .max = 4, .letters = 40,
		.hint = "[Sur concours, Par contrat]", .help = "Comment on y entre."),
	ONE(picture, BN_FIELD_FILE, .required = true, .words = pictures,
		.hint = "assets/img/metier-ass.svg", .help = "Le dessin de sa carte."),
	ONE(scene, BN_FIELD_FILE, .words = pictures, .hint = "assets/img/scene-bureau.jpg",
		.help = "La grande image de sa fiche. Sans elle : « picture »."),
	ONE(summary, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Vous écoutez, vous informez, vous cherchez des solutions.",
		.help = "Ce que l’on fait, en une phrase."),
	MANY(missions, mission_count, BN_FIELD_TEXT, .max = 6, .letters = 80,
		.hint = "[Écouter sans juger, Ouvrir des droits]", .help = "Les missions."),
	MANY(publics, public_count, BN_FIELD_REFERENCE, .max = 12, .table = &bn_public_fields,
		.hint = "[familles, enfants]", .help = "Les publics accompagnés, par leur id."),
	MANY(qualities, quality_count, BN_FIELD_TEXT, .max = 6, .letters = 20,
		.hint = "[Écoute, Bienveillance]", .help = "Les qualités."),
	MANY(training, stage_count, BN_FIELD_STRUCT, .min = 1, .max = 4, .table = &stage_table,
		.hint = "[{what: Bac, detail: ou équivalent}]",
		.help = "Le chemin vers le diplôme, étape par étape."),
	ONE(figure, BN_FIELD_STRUCT, .table = &figure_table,
		.help = "Un chiffre, avec sa source et sa date."),
	ONE(rome, BN_FIELD_STRING, .pattern = "^[A-N][0-9]{4}$", .hint = "K1201",
		.help = "Son code dans le répertoire des métiers (ROME)."),
	ONE(diploma, BN_FIELD_TEXT, .letters = 90,
		.hint = "Diplôme d’État d’assistant de service social",
		.help = "Le nom entier du diplôme."),
	ONE(initial, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true",
		.help = "Peut-on l’apprendre à l’école ?"),
	ONE(vae, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true",
		.help = "Peut-on y venir par la validation des acquis de l’expérience ?"),
	SOME(day, moment_count, BN_FIELD_STRUCT, .min = 3, .max = 6, .table = &moment_table,
		.help = "Une journée, de trois à six moments."),
	ONE(day_illustration, BN_FIELD_BOOLEAN, .hint = "true",
		.help = "Oui si cette journée est un exemple, qui ne vient d’aucune source : "
			"l’écran le dit."),
	SOME(schools, school_count, BN_FIELD_STRUCT, .max = 5, .table = &school_table,
		.help = "Où se former près d’ici."),
	ONE(schools_illustration, BN_FIELD_BOOLEAN, .hint = "true",
		.help = "Oui si ces écoles sont un exemple : l’écran le dit."),
	SOME(career, career_count, BN_FIELD_TEXT, .max = 5, .letters = 72,
		.hint = "[Responsable d’équipe, Formatrice ou formateur]",
		.help = "Ce que l’on peut faire ensuite."),
	ONE(career_illustration, BN_FIELD_BOOLEAN, .hint = "true",
		.help = "Oui si cette suite est un exemple : l’écran le dit."),
	SOME(pages, linked_count, BN_FIELD_NAME, .max = 3, .table = &bn_place_fields,
		.hint = "[bourse]", .help = "Des pages à lire ensuite, par leur id."),
	ONE(testimony, BN_FIELD_NAME, .table = &bn_clip_fields, .hint = "temoignage-ass",
		.help = "Le témoignage de quelqu’un du métier : l’id d’un film."),
	ONE(page, BN_FIELD_URL, .required = true, .hint = "https://lot.fr/metiers-du-social",
		.help = "L’adresse où l’on continue sur son téléphone, par un code QR."),
};

const struct bn_field_table bn_profession_fields = {
	.what = BN_TR("métier"),
	.size = sizeof(struct bn_profession),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

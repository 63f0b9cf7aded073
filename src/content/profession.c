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
	PUBLIC(id, BN_FIELD_ID, .required = true, .hint = "enfants"),
	PUBLIC(icon, BN_FIELD_ICON, .required = true, .hint = "p-enfants"),
	PUBLIC(label, BN_FIELD_TEXT, .required = true, .letters = 20, .hint = "Enfants"),
	PUBLIC(among, BN_FIELD_TEXT, .required = true, .letters = 40, .hint = "auprès des enfants"),
};

const struct bn_field_table bn_public_fields = {
	.what = BN_TR("public"),
	.size = sizeof(struct bn_public),
	.fields = public_fields,
	.count = BN_FIELD_COUNT(public_fields),
};

static const struct bn_field stage_fields[] = {
	BN_FIELD_ONE(struct bn_training_stage, what, BN_FIELD_TEXT, .required = true, .letters = 16,
		.hint = "3 ans"),
	BN_FIELD_ONE(struct bn_training_stage, detail, BN_FIELD_TEXT, .required = true,
		.letters = 22, .hint = "école ou alternance"),
};

static const struct bn_field_table stage_table = {
	.size = sizeof(struct bn_training_stage),
	.fields = stage_fields,
	.count = BN_FIELD_COUNT(stage_fields),
};

#define FIGURE(member, kind, ...) \
	BN_FIELD_ONE(struct bn_figure, member, kind, .required = true, __VA_ARGS__)

static const struct bn_field figure_fields[] = {
	FIGURE(value, BN_FIELD_TEXT, .letters = 16, .hint = "Une vingtaine"),
	FIGURE(label, BN_FIELD_TEXT, .letters = 28, .hint = "d’agents dans le Lot"),
	FIGURE(source, BN_FIELD_TEXT, .letters = 40, .hint = "Département du Lot"),
	FIGURE(date, BN_FIELD_DATE, .hint = "2025-11-06"),
};

static const struct bn_field_table figure_table = {
	.size = sizeof(struct bn_figure),
	.fields = figure_fields,
	.count = BN_FIELD_COUNT(figure_fields),
};

static const struct bn_field moment_fields[] = {
	BN_FIELD_ONE(struct bn_moment_of_day, hour, BN_FIELD_TEXT, .required = true, .letters = 10,
		.hint = "9 h"),
	BN_FIELD_ONE(struct bn_moment_of_day, what, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Une visite à domicile"),
};

static const struct bn_field_table moment_table = {
	.size = sizeof(struct bn_moment_of_day),
	.fields = moment_fields,
	.count = BN_FIELD_COUNT(moment_fields),
};

static const struct bn_field school_fields[] = {
	BN_FIELD_ONE(struct bn_school, name, BN_FIELD_TEXT, .required = true, .letters = 60,
		.hint = "Institut régional du travail social"),
	BN_FIELD_ONE(struct bn_school, place, BN_FIELD_TEXT, .required = true, .letters = 40,
		.proper = true, .hint = "Toulouse"),
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
	ONE(id, BN_FIELD_ID, .required = true, .hint = "assistant-service-social"),
	ONE(title, BN_FIELD_TEXT, .required = true, .letters = 72,
		.hint = "Assistante, assistant de service social"),
	SOME(other_names, other_name_count, BN_FIELD_TEXT, .max = 6, .letters = 48,
		.hint = "[Assistante sociale, AS]"),
	ONE(card, BN_FIELD_TEXT, .letters = 16, .hint = "40 agents"),
	ONE(level, BN_FIELD_TEXT, .required = true, .letters = 22, .hint = "Bac + 3"),
	ONE(studies, BN_FIELD_WORD, .words = studies, .preset = BN_STUDIES_UNKNOWN, .hint = "bac3"),
	ONE(apprenticeship, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true"),
	ONE(duration, BN_FIELD_TEXT, .letters = 22, .hint = "3 ans après le bac"),
	ONE(pay, BN_FIELD_STRUCT, .table = &figure_table),
	SOME(ways_in, way_in_count, BN_FIELD_TEXT, .max = 4, .letters = 40,
		.hint = "[Sur concours, Par contrat]"),
	ONE(picture, BN_FIELD_FILE, .required = true, .words = pictures,
		.hint = "assets/img/metier-ass.svg"),
	ONE(scene, BN_FIELD_FILE, .words = pictures, .hint = "assets/img/scene-bureau.jpg"),
	ONE(summary, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Vous écoutez, vous informez, vous cherchez des solutions."),
	MANY(missions, mission_count, BN_FIELD_TEXT, .max = 6, .letters = 80,
		.hint = "[Écouter sans juger, Ouvrir des droits]"),
	MANY(publics, public_count, BN_FIELD_REFERENCE, .max = 12, .table = &bn_public_fields,
		.hint = "[familles, enfants]"),
	MANY(qualities, quality_count, BN_FIELD_TEXT, .max = 6, .letters = 20,
		.hint = "[Écoute, Bienveillance]"),
	MANY(training, stage_count, BN_FIELD_STRUCT, .min = 1, .max = 4, .table = &stage_table,
		.hint = "[{what: Bac, detail: ou équivalent}]"),
	ONE(figure, BN_FIELD_STRUCT, .table = &figure_table),
	ONE(rome, BN_FIELD_STRING, .pattern = "^[A-N][0-9]{4}$", .hint = "K1201"),
	ONE(diploma, BN_FIELD_TEXT, .letters = 90,
		.hint = "Diplôme d’État d’assistant de service social"),
	ONE(initial, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true"),
	ONE(vae, BN_FIELD_WORD, .words = told, .preset = BN_TOLD_NOT, .hint = "true"),
	SOME(day, moment_count, BN_FIELD_STRUCT, .min = 3, .max = 6, .table = &moment_table),
	ONE(day_illustration, BN_FIELD_BOOLEAN, .hint = "true"),
	SOME(schools, school_count, BN_FIELD_STRUCT, .max = 5, .table = &school_table),
	ONE(schools_illustration, BN_FIELD_BOOLEAN, .hint = "true"),
	SOME(career, career_count, BN_FIELD_TEXT, .max = 5, .letters = 72,
		.hint = "[Responsable d’équipe, Formatrice ou formateur]"),
	ONE(career_illustration, BN_FIELD_BOOLEAN, .hint = "true"),
	SOME(pages, linked_count, BN_FIELD_NAME, .max = 3, .table = &bn_place_fields,
		.hint = "[bourse]"),
	ONE(testimony, BN_FIELD_NAME, .table = &bn_clip_fields, .hint = "temoignage-ass"),
	ONE(page, BN_FIELD_URL, .required = true, .hint = "https://lot.fr/metiers-du-social"),
};

const struct bn_field_table bn_profession_fields = {
	.what = BN_TR("métier"),
	.size = sizeof(struct bn_profession),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

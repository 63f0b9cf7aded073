#include "sync/publication.h"

#include "base/tr.h"
#include "sync/news.h"

#define ID "^[a-z0-9][a-z0-9-]*$"

static const char *const pack_endings[] = {".borne", NULL};
static const char *const sounds[] = {"same", "on", "off", NULL};

#define SETTING(member, kind, ...) \
	BN_FIELD_ONE(struct bn_publication_settings, member, kind, __VA_ARGS__)

static const struct bn_field setting_fields[] = {
	SETTING(venue, BN_FIELD_STRING, .pattern = ID, .letters = 40, .hint = "hall",
		.help = "Le lieu, parmi ceux de la campagne."),
	SETTING(event, BN_FIELD_STRING, .pattern = ID, .letters = 40, .hint = "forum-2026",
		.help = "L’événement, parmi ceux de la campagne."),
	SETTING(sound, BN_FIELD_WORD, .words = sounds, .hint = "off",
		.help = "Le son de la boucle : on, off, ou same, sans changement."),
	SETTING(volume, BN_FIELD_INTEGER, .min = 1, .max = 100, .hint = "40",
		.help = "La force du son, de 1 à 100."),
};

static const struct bn_field_table setting_table = {
	.size = sizeof(struct bn_publication_settings),
	.fields = setting_fields,
	.count = BN_FIELD_COUNT(setting_fields),
};

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_publication, member, kind, __VA_ARGS__)
#define MANY(member, count_member, kind, ...) \
	BN_FIELD_MANY(struct bn_publication, member, count_member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(group, BN_FIELD_STRING, .required = true, .pattern = ID, .letters = 40, .hint = "lot",
		.help = "Le groupe de bornes, celui de leur sync.yaml."),
	ONE(days, BN_FIELD_INTEGER, .min = 1, .max = 730, .preset = 90, .hint = "90",
		.help = "Les jours pendant lesquels une borne peut encore la prendre."),
	MANY(packs, pack_count, BN_FIELD_FILE, .min = 1, .max = BN_NEWS_PACKS,
		.words = pack_endings, .hint = "[lot-3.borne]",
		.help = "Les campagnes à installer, faites par « bornectl pack »."),
	MANY(revoked, revoked_count, BN_FIELD_STRING, .min = 1, .max = BN_NEWS_REVOKED,
		.pattern = "^([0-9a-f]{4}-){7}[0-9a-f]{4}$",
		.hint = "[5431-cd94-fcda-60fb-58cb-e5fb-6d71-4e1c]",
		.help = "Les empreintes des clés pour lesquelles plus rien n’est scellé."),
	MANY(withdrawn, withdrawn_count, BN_FIELD_STRING, .min = 1, .max = BN_NEWS_MOST,
		.pattern = "^[0-9a-f]{32}$", .hint = "[00112233445566778899aabbccddeeff]",
		.help = "Les identifiants des demandes à effacer, s’il y en a sur la borne."),
	ONE(settings, BN_FIELD_STRUCT, .table = &setting_table,
		.help = "Les réglages des bornes du groupe, pris à leur prochain démarrage."),
};

static const struct bn_field_table table = {
	.size = sizeof(struct bn_publication),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
};

bool bn_publication_read(
	struct bn_publication *publication, const char *path, struct bn_problems *problems)
{
	return bn_field_read_alone(&table, path, publication, problems);
}

void bn_publication_finish(struct bn_publication *publication)
{
	bn_field_finish(&table, publication);
}

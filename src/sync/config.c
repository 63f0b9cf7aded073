#include "sync/config.h"

#include "base/tr.h"

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_sync_config, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	BN_FIELD_MANY(struct bn_sync_config, targets, target_count, BN_FIELD_STRUCT,
		.required = true, .min = 1, .max = 8, .table = &bn_endpoint_table,
		.help = "Les lieux de stockage où vont les demandes."),
	ONE(group, BN_FIELD_STRING, .pattern = "^[a-z0-9][a-z0-9-]*$", .letters = 40, .hint = "lot",
		.help = "Le groupe de bornes, pour ce qui est publié à leur intention."),
	ONE(keep_days, BN_FIELD_INTEGER, .min = -1, .max = 3660, .preset = -1, .hint = "30",
		.help = "Les jours pendant lesquels la borne garde encore une demande que tous les "
			"lieux ont reçue. Sans lui : jusqu’au terme de la notice."),
	ONE(heartbeat_minutes, BN_FIELD_INTEGER, .min = 1, .max = 1440, .preset = 15, .hint = "15",
		.help = "Les minutes entre deux nouvelles de la borne."),
	ONE(metered, BN_FIELD_BOOLEAN, .hint = "false",
		.help = "Oui pour un réseau payé au volume : aucune campagne n’est reçue, et les "
			"comptes d’un jour partent une fois."),
};

static const struct bn_field_table table = {
	.size = sizeof(struct bn_sync_config),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
};

bool bn_sync_config_read(
	struct bn_sync_config *config, const char *path, struct bn_problems *problems)
{
	return bn_field_read_alone(&table, path, config, problems);
}

void bn_sync_config_finish(struct bn_sync_config *config)
{
	bn_field_finish(&table, config);
}

#include "base/mem.h"
#include "base/tr.h"
#include "packs/pack.h"
#include "packs/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>

static bool load_one(
	const char *folder, const char *name, struct bn_pack_trust *trust, struct bn_str *why)
{
	if (trust->count == BN_PACK_TRUST) {
		bn_str_addf(why, _("%s : plus de %d clés trusted*.pub"), folder, BN_PACK_TRUST);
		return false;
	}
	char *path = bn_mem_printf("%s/%s", folder, name);
	bool good = bn_seal_load_trusted(path, &trust->keys[trust->count++]);
	if (!good)
		bn_str_addf(why, _("%s n’est pas une clé publique de campagnes, entière"), path);
	free(path);
	return good;
}

bool bn_pack_trust_load(const char *folder, struct bn_pack_trust *trust, struct bn_str *why)
{
	DIR *all = opendir(folder);
	bool good = all != NULL;
	*trust = (struct bn_pack_trust){0};
	if (all == NULL)
		bn_str_addf(why, "%s : %s", folder, bn_tree_cause(errno));
	for (struct dirent *entry; good && (entry = readdir(all)) != NULL;)
		if (fnmatch("trusted*.pub", entry->d_name, FNM_PERIOD) == 0)
			good = load_one(folder, entry->d_name, trust, why);
	if (all != NULL)
		closedir(all);
	if (good && trust->count == 0) {
		bn_str_addf(why,
			_("il n’y a pas de clé dans %s ; copiez-y celle qui signe les campagnes "
			  "(PRÉFIXE.pub) sous le nom trusted.pub"),
			folder);
		good = false;
	}
	return good;
}

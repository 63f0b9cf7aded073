#include "leads/recipients.h"

#include "base/log.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

static int is_recipient(const struct dirent *entry)
{
	return fnmatch("recipient*.pub", entry->d_name, FNM_PERIOD) == 0;
}

static bool load_one(const char *folder, const char *name, struct bn_seal_recipients *out)
{
	if (out->count == BN_SEAL_RECIPIENTS) {
		bn_log_error("leads", "%s: more than %d keys recipient*.pub", folder,
			BN_SEAL_RECIPIENTS);
		return false;
	}
	char *path = bn_mem_printf("%s/%s", folder, name);
	bool good = bn_seal_load_public(path, &out->keys[out->count++]);
	free(path);
	return good;
}

bool bn_recipients_load(const char *data_folder, struct bn_seal_recipients *out)
{
	struct dirent **names = NULL;
	*out = (struct bn_seal_recipients){0};
	int count = scandir(data_folder, &names, is_recipient, alphasort);
	bool good = count >= 0;
	if (!good)
		bn_log_error("leads", "%s: can't be read: %s", data_folder, strerror(errno));
	for (int i = 0; i < count; i++) {
		good = good && load_one(data_folder, names[i]->d_name, out);
		free(names[i]);
	}
	free(names);
	return good;
}

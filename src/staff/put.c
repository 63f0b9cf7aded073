#include "staff/put.h"

#include "base/mem.h"
#include "content/campaign.h"
#include "packs/shelf.h"

#include <dirent.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

size_t bn_put_find(const char *folder, char (*names)[BN_PUT_NAME], size_t most)
{
	DIR *list = opendir(folder);
	size_t count = 0;
	for (struct dirent *entry; list != NULL && count < most && (entry = readdir(list));) {
		size_t length = strlen(entry->d_name);
		if (entry->d_name[0] == '.' || length >= BN_PUT_NAME ||
			!bn_str_ends(entry->d_name, ".borne"))
			continue;
		memcpy(names[count++], entry->d_name, length + 1);
	}
	if (list != NULL)
		closedir(list);
	if (count > 0)
		qsort(names, count, sizeof(names[0]), by_name);
	return count;
}

char *bn_put_shelf(const char *campaign_folder)
{
	struct stat info;
	char *path = bn_mem_strdup(campaign_folder), *shelf = NULL;
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
	const char *name = strrchr(path, '/');
	bool current = name != NULL && strcmp(name + 1, BN_SHELF_CURRENT) == 0 &&
		       lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
	if (current)
		shelf = bn_mem_strdup(dirname(dirname(path)));
	free(path);
	return shelf;
}

/* As the kiosk reads it at its start; whoever packed it had its films looked into. */
static bool check(const char *folder, const char *id, void *context)
{
	const struct bn_put_watch *watch = context;
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	bool good = campaign != NULL && bn_str_same(campaign->id, id);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	bn_campaign_destroy(campaign);
	return good && (watch == NULL || watch->wanted(watch->context));
}

bool bn_put_install(const char *pack, const char *shelf, const struct bn_put_watch *watch,
	struct bn_installed *done, struct bn_str *why)
{
	struct bn_put_watch asked = {0};
	if (watch != NULL)
		asked = *watch;
	return bn_install_pack(pack, shelf, check, watch != NULL ? &asked : NULL, done, why);
}

/* Files that nothing names. */
#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/advice_parts.h"
#include "content/campaign_fields.h"
#include "content/field_value.h"
#include "content/near.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEPTH     8  /* folders in folders */
#define TOLD_MOST 20 /* files, one by one */

struct search {
	const struct bn_advice_names *names;
	struct bn_problems *problems;
	size_t found;
};

void bn_advice_name(struct bn_advice_names *names, const char *folder, const char *path)
{
	struct stat info;
	char *full = bn_field_file_find(folder, path);
	if (full != NULL && stat(full, &info) == 0) {
		names->items = bn_mem_grow(
			names->items, &names->capacity, names->count + 1, sizeof(*names->items));
		names->items[names->count++] = (struct bn_advice_name){info.st_dev, info.st_ino};
	}
	free(full);
}

void bn_advice_names_finish(struct bn_advice_names *names)
{
	free(names->items);
	*names = (struct bn_advice_names){0};
}

static int by_inode(const void *left, const void *right)
{
	const struct bn_advice_name *a = left, *b = right;
	int order = (a->inode > b->inode) - (a->inode < b->inode);
	return order != 0 ? order : (a->device > b->device) - (a->device < b->device);
}

/* What stands beside a campaign's files and isn't for the screen: notes, licences, what is hidden.
 */
static bool is_note(const char *name)
{
	return name[0] == '.' || bn_str_starts(name, "LICENSE") || bn_str_starts(name, "README") ||
	       bn_str_ends(name, ".md") || bn_str_ends(name, ".txt");
}

static bool is_yaml(const char *name)
{
	return bn_str_ends(name, ".yaml") || bn_str_ends(name, ".yml");
}

static void tell(struct search *search, const char *path, const char *name)
{
	struct bn_near near;
	if (search->found++ >= TOLD_MOST)
		return;
	bn_near_init(&near, name);
	for (size_t i = 0; is_yaml(name) && i < BN_CAMPAIGN_FILES; i++)
		bn_near_try(&near, bn_campaign_files[i].name);
	if (near.best[0] != '\0')
		bn_problems_warn(search->problems, path, 0, 0,
			_("la borne ne lit pas ce fichier ; vouliez-vous l’appeler « %s » ?"),
			near.best);
	else
		bn_problems_warn(search->problems, path, 0, 0,
			_("rien ne nomme ce fichier ; retirez-le, ou nommez-le dans la campagne"));
}

static bool is_read(const char *name)
{
	for (size_t i = 0; i < BN_CAMPAIGN_FILES; i++)
		if (strcmp(bn_campaign_files[i].name, name) == 0)
			return true;
	return false;
}

/* Symbolic links to folders aren't followed: they may lead in circles. */
static void look(struct search *search, const char *folder, int depth, bool top)
{
	DIR *open = depth > 0 ? opendir(folder) : NULL;
	if (open == NULL)
		return;
	for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
		struct stat info;
		const char *name = entry->d_name;
		if (is_note(name) || (top && is_read(name)))
			continue;
		char *path = bn_file_join(folder, name);
		if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
			look(search, path, depth - 1, false);
		} else if (stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
			struct bn_advice_name key = {info.st_dev, info.st_ino};
			const struct bn_advice_names *names = search->names;
			if (names->count == 0 || bsearch(&key, names->items, names->count,
							 sizeof(key), by_inode) == NULL)
				tell(search, path, name);
		}
		free(path);
	}
	closedir(open);
}

/* One of Borne's own has its films in Borne's media/; whoever copied it needn't mind those. */
static bool is_own(const struct bn_campaign *campaign)
{
	char *relative = bn_mem_printf("config/campaigns/%s", campaign->id);
	char *share = bn_paths_share(relative);
	char *own = realpath(share, NULL), *this = realpath(campaign->folder, NULL);
	bool same = own != NULL && bn_str_same(own, this);
	free(this);
	free(own);
	free(share);
	free(relative);
	return same;
}

static void look_in_media(struct search *search, const struct bn_campaign *campaign)
{
	char *relative = bn_mem_printf("media/%s", campaign->id);
	char *media = bn_paths_share(relative);
	look(search, media, DEPTH, false);
	free(media);
	free(relative);
}

void bn_advice_unused(const struct bn_campaign *campaign, struct bn_advice_names *names,
	struct bn_problems *problems)
{
	struct search search = {.names = names, .problems = problems};
	if (names->count > 1)
		qsort(names->items, names->count, sizeof(*names->items), by_inode);
	look(&search, campaign->folder, DEPTH, true);
	if (is_own(campaign))
		look_in_media(&search, campaign);
	if (search.found > TOLD_MOST)
		bn_problems_warn(problems, campaign->folder, 0, 0,
			_("rien ne nomme %zu autres fichiers de la campagne"),
			search.found - TOLD_MOST);
}

#include "packs/shelf.h"

#include "base/log.h"
#include "base/tr.h"
#include "packs/pack.h"
#include "packs/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEXT ".current" /* the link, until it is renamed */
#define NAME 16         /* a version as a folder's name, with NUL */

/* Says it unless something more exact was said before; errno is the cause. */
static bool tell(const struct bn_shelf *shelf, const char *name, struct bn_str *why)
{
	if (why->length == 0)
		bn_str_addf(why, "%s/%s : %s", shelf->path, name, bn_tree_cause(errno));
	return false;
}

bool bn_shelf_open(struct bn_shelf *shelf, const char *path, struct bn_str *why)
{
	*shelf = (struct bn_shelf){path, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
	if (shelf->fd >= 0 && flock(shelf->fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (shelf->fd >= 0 && errno == EWOULDBLOCK)
		bn_str_addf(why, _("%s : une autre installation est en cours"), path);
	else
		bn_str_addf(why, "%s : %s", path, bn_tree_cause(errno));
	bn_shelf_close(shelf);
	return false;
}

void bn_shelf_close(struct bn_shelf *shelf)
{
	if (shelf->fd >= 0)
		close(shelf->fd);
	shelf->fd = -1;
}

/* -1 and ENOENT: nothing of that campaign is there. */
static int open_campaign(const struct bn_shelf *shelf, const char *id)
{
	return openat(shelf->fd, id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* 0: not a name that a version has. */
static uint32_t version_of(const char *name)
{
	size_t digits = strspn(name, "0123456789");
	unsigned long version = strtoul(name, NULL, 10);
	if (digits == 0 || name[digits] != '\0' || name[0] == '0' || version > BN_PACK_VERSION_MOST)
		return 0;
	return (uint32_t)version;
}

static bool read_current(int campaign, uint32_t *current)
{
	char link[NAME];
	ssize_t length = readlinkat(campaign, BN_SHELF_CURRENT, link, sizeof(link) - 1);
	*current = 0;
	if (length < 0)
		return errno == ENOENT;
	link[length] = '\0';
	*current = version_of(link);
	errno = EINVAL;
	return *current != 0;
}

/* A stream over a copy of the descriptor, from the first entry. */
static DIR *open_list(int campaign)
{
	int copy = openat(campaign, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
	if (list == NULL && copy >= 0)
		close(copy);
	return list;
}

static bool find_before(int campaign, uint32_t current, uint32_t *before)
{
	DIR *list = open_list(campaign);
	if (list == NULL)
		return false;
	for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
		uint32_t version = version_of(entry->d_name);
		if (version > *before && version < current)
			*before = version;
	}
	closedir(list);
	return true;
}

uint32_t bn_shelf_current(const char *path, const char *id)
{
	uint32_t current = 0;
	struct bn_shelf shelf = {.path = path,
		.fd = bn_pack_id_allowed(id) ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1};
	int campaign = shelf.fd >= 0 ? open_campaign(&shelf, id) : -1;
	if (campaign >= 0) {
		read_current(campaign, &current);
		close(campaign);
	}
	if (shelf.fd >= 0)
		close(shelf.fd);
	return current;
}

bool bn_shelf_look(const struct bn_shelf *shelf, const char *id, uint32_t *current,
	uint32_t *before, struct bn_str *why)
{
	*current = *before = 0;
	int campaign = open_campaign(shelf, id);
	if (campaign < 0)
		return errno == ENOENT || tell(shelf, id, why);
	bool good = read_current(campaign, current) && find_before(campaign, *current, before);
	if (!good)
		tell(shelf, id, why);
	close(campaign);
	return good;
}

bool bn_shelf_clear(const struct bn_shelf *shelf, struct bn_str *why)
{
	static const char *const names[] = {BN_SHELF_INSTALL, BN_SHELF_OLD, BN_SHELF_PACK};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!bn_tree_remove(shelf->fd, names[i]))
			return tell(shelf, names[i], why);
	return true;
}

/* Out of the way in one step, so that no half of a version is ever taken for one. */
static bool remove_version(const struct bn_shelf *shelf, int campaign, const char *name)
{
	return bn_tree_remove(shelf->fd, BN_SHELF_OLD) &&
	       (renameat(campaign, name, shelf->fd, BN_SHELF_OLD) == 0 || errno == ENOENT) &&
	       bn_tree_remove(shelf->fd, BN_SHELF_OLD);
}

bool bn_shelf_put(
	const struct bn_shelf *shelf, const char *id, uint32_t version, struct bn_str *why)
{
	char name[NAME];
	snprintf(name, sizeof(name), "%u", version);
	bool is_new = mkdirat(shelf->fd, id, 0755) == 0;
	int campaign = open_campaign(shelf, id);
	if (campaign < 0)
		return tell(shelf, id, why);
	bool good = remove_version(shelf, campaign, name) &&
		    renameat(shelf->fd, BN_SHELF_INSTALL, campaign, name) == 0 &&
		    fsync(campaign) == 0 && fsync(shelf->fd) == 0;
	if (!good)
		tell(shelf, id, why);
	close(campaign);
	if (!good && is_new)
		unlinkat(shelf->fd, id, AT_REMOVEDIR);
	return good;
}

bool bn_shelf_switch(
	const struct bn_shelf *shelf, const char *id, uint32_t version, struct bn_str *why)
{
	char name[NAME];
	snprintf(name, sizeof(name), "%u", version);
	int campaign = open_campaign(shelf, id);
	if (campaign < 0)
		return tell(shelf, id, why);
	bool good = bn_tree_remove(campaign, NEXT) && symlinkat(name, campaign, NEXT) == 0 &&
		    fsync(campaign) == 0 &&
		    renameat(campaign, NEXT, campaign, BN_SHELF_CURRENT) == 0 &&
		    fsync(campaign) == 0;
	if (!good) {
		tell(shelf, id, why);
		unlinkat(campaign, NEXT, 0);
	}
	close(campaign);
	return good;
}

void bn_shelf_keep(const struct bn_shelf *shelf, const char *id, uint32_t version, uint32_t before)
{
	int campaign = open_campaign(shelf, id);
	DIR *list = campaign >= 0 ? open_list(campaign) : NULL;
	for (struct dirent *entry; list != NULL && (entry = readdir(list)) != NULL;) {
		uint32_t found = version_of(entry->d_name);
		if (found == 0 || found == version || found == before)
			continue;
		if (!remove_version(shelf, campaign, entry->d_name))
			bn_log_warn("packs", "%s/%s/%s: can't be removed: %s", shelf->path, id,
				entry->d_name, bn_tree_cause(errno));
	}
	if (list != NULL)
		closedir(list);
	if (campaign >= 0)
		close(campaign);
}

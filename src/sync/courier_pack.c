/* A campaign that is published: fetched, and put on the shelf. */
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "daybook/occupied.h"
#include "packs/shelf.h"
#include "sync/courier_inside.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file, whole; an interrupted one goes on where it was, which *went_on says. NULL: the fault
 * says why. */
static char *fetch(const struct bn_courier *courier, struct bn_target *target,
	const struct bn_news_pack *pack, bool *went_on)
{
	char *path = bn_mem_printf(
		"%s/sync/%s", courier->options.data_folder, bn_file_name(pack->name));
	int fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	struct stat info = {0};
	bool good = fd >= 0 && fstat(fd, &info) == 0;
	uint64_t have = good ? (uint64_t)info.st_size : 0;
	if (!good)
		bn_remote_fail(&target->news_fault, BN_RULE_FOLDER, 0, "%s", path);
	else if (have < pack->bytes)
		good = bn_remote_get_file(target->remotes[0], pack->name, fd, have,
			pack->bytes - have, &target->news_fault);
	*went_on = have > 0;
	if (fd >= 0)
		close(fd);
	if (good)
		return path;
	free(path);
	return NULL;
}

bool bn_courier_take_pack(
	const struct bn_courier *courier, struct bn_target *target, const struct bn_news_pack *pack)
{
	const struct bn_courier_options *options = &courier->options;
	struct bn_installed done = {0};
	struct bn_str why = {0};
	char version[16];
	bool went_on = false;
	if (bn_shelf_current(options->shelf, pack->id) >= pack->version)
		return true;
	char *path = fetch(courier, target, pack, &went_on);
	if (path == NULL)
		return false;
	if (bn_occupied(options->data_folder)) {
		free(path);
		return bn_remote_fail(
			&target->news_fault, BN_RULE_STOPPED, 0, "somebody is at the kiosk");
	}
	if (bn_install_pack(
		    path, options->shelf, options->check, options->check_context, &done, &why)) {
		snprintf(version, sizeof(version), "%u", done.version);
		bn_journal_add(options->journal, BN_JOURNAL_INSTALL, done.id, version);
		went_on = false;
	} else if (went_on) {
		bn_remote_fail(&target->news_fault, BN_RULE_CHANGED, 0,
			"%s: damaged, and fetched anew", pack->name);
	} else {
		bn_log_error("sync", "%s: %s", pack->name, bn_str_text(&why));
		bn_journal_add(
			options->journal, BN_JOURNAL_INSTALL_FAILED, pack->id, bn_str_text(&why));
		free(target->news_why);
		target->news_why = bn_mem_printf("%s: %s", pack->id, bn_str_text(&why));
	}
	unlink(path);
	bn_str_finish(&why);
	free(path);
	return !went_on;
}

void bn_courier_drop_parts(const struct bn_courier *courier)
{
	char *folder = bn_file_join(courier->options.data_folder, "sync");
	DIR *all = opendir(folder);
	for (struct dirent *entry; all != NULL && (entry = readdir(all)) != NULL;)
		if (fnmatch("*" BN_NEWS_PACK_END, entry->d_name, FNM_PERIOD) == 0)
			unlinkat(dirfd(all), entry->d_name, 0);
	if (all != NULL)
		closedir(all);
	free(folder);
}

#include "leads/export.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "leads/bundle.h"
#include "leads/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define SPARE ((uint64_t)64 << 10) /* what a file system needs besides */

struct work {
	struct bn_bundle bundle;
	struct bn_export *done;
};

static bool add(void *context, const struct bn_store_record *record)
{
	struct work *work = context;
	struct bn_chain_link link;
	bn_bundle_add(&work->bundle, record);
	work->done->leads += record->number <= work->bundle.end.number && record->sealed != NULL &&
			     bn_chain_read(record->link, &link) && link.kind == BN_CHAIN_LEAD;
	return true;
}

/* The store before the name: a folder that isn't a kiosk's must not get one. */
static bool fill(struct work *work, const char *data_folder)
{
	char kiosk[BN_LEAD_KEY];
	char *path = bn_file_join(data_folder, "leads.db");
	struct bn_store *store = bn_store_open(path, false);
	const struct bn_seal_signer *signer = store != NULL ? bn_store_signer(store) : NULL;
	struct bn_tail end;
	bool good = signer != NULL && bn_store_end(store, &end) &&
		    bn_identity_load(data_folder, kiosk);
	if (good) {
		bn_bundle_begin(&work->bundle, kiosk, bn_clock_wall(), &end, signer);
		work->done->end = end.number;
		good = bn_store_each_link(store, add, work);
	}
	bn_store_close(store);
	free(path);
	return good;
}

static char *make_path(const char *folder, const struct bn_bundle *bundle)
{
	char when[BN_CLOCK_TEXT], more[16] = "";
	bn_clock_stamp(bundle->wall + (int64_t)bn_clock_offset(bundle->wall) * 60, when);
	for (int number = 2;; number++) {
		char *path = bn_mem_printf("%s/%s%s-%s%s.leads", folder,
			bn_str_starts(bundle->kiosk, "borne-") ? "" : "borne-", bundle->kiosk, when,
			more);
		if (!bn_file_exists(path))
			return path;
		free(path);
		snprintf(more, sizeof(more), "-%d", number);
	}
}

/* From the disk itself, and not from what the system still remembers of it. */
static bool reads_back(const char *path, uint64_t count)
{
	struct bn_bundle again;
	uint64_t bytes = 0;
	int fd = bn_file_open(path, &bytes);
	if (fd < 0)
		return false;
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
	bool good = bn_bundle_load(&again, path) == BN_BUNDLE_LOADED && again.count == count;
	bn_bundle_finish(&again);
	return good;
}

/* Before a byte is written: a stick without room for it gets none. */
static enum bn_export_result look_at(const char *folder, uint64_t bytes)
{
	struct statvfs disk;
	if (statvfs(folder, &disk) != 0)
		return BN_EXPORT_FAILED;
	if ((disk.f_flag & ST_RDONLY) != 0 || (access(folder, W_OK) != 0 && errno == EROFS))
		return BN_EXPORT_READ_ONLY;
	return (uint64_t)disk.f_bavail * disk.f_frsize < bytes + SPARE ? BN_EXPORT_FULL
								       : BN_EXPORT_DONE;
}

static void tell(const struct bn_export_watch *watch, float part)
{
	if (watch != NULL)
		watch->tell(watch->context, part);
}

static enum bn_export_result save(
	struct work *work, const char *folder, const struct bn_export_watch *watch)
{
	struct bn_export *done = work->done;
	struct bn_bundle *bundle = &work->bundle;
	done->bytes = bundle->bytes.length;
	if (bundle->count == 0)
		return BN_EXPORT_NOTHING;
	enum bn_export_result room = look_at(folder, done->bytes);
	if (room != BN_EXPORT_DONE)
		return room;
	done->path = make_path(folder, bundle);
	tell(watch, .25f);
	if (!bn_bundle_save(bundle, done->path)) /* there may be less room than the system says */
		return errno == ENOSPC  ? BN_EXPORT_FULL
		       : errno == EROFS ? BN_EXPORT_READ_ONLY
					: BN_EXPORT_FAILED;
	tell(watch, .75f);
	if (!reads_back(done->path, bundle->count))
		return BN_EXPORT_FAILED;
	tell(watch, 1);
	return BN_EXPORT_DONE;
}

enum bn_export_result bn_export_make(const char *data_folder, const char *folder,
	const struct bn_export_watch *watch, struct bn_export *done)
{
	struct work work = {.done = done};
	*done = (struct bn_export){0};
	tell(watch, 0);
	enum bn_export_result result = fill(&work, data_folder) ? save(&work, folder, watch)
								: BN_EXPORT_UNREADABLE;
	bn_bundle_finish(&work.bundle);
	return result;
}

void bn_export_finish(struct bn_export *done)
{
	free(done->path);
	*done = (struct bn_export){0};
}

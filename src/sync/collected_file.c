#include "sync/collected_file.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "leads/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path_of(const char *folder, const char *name)
{
	return bn_mem_printf("%s/%s.records", folder, name);
}

static bool complain(const char *name, const char *what)
{
	bn_log_error("sync", "%s.records: can't %s: %s", name, what, strerror(errno));
	return false;
}

/* False, logged: there is less than is known to be there. */
static bool is_whole(int fd, const char *path, uint64_t end, uint64_t *size)
{
	struct stat info;
	if (fstat(fd, &info) != 0) {
		bn_log_error("sync", "%s: %s", path, strerror(errno));
		return false;
	}
	*size = (uint64_t)info.st_size;
	if (*size >= end)
		return true;
	bn_log_error("sync",
		"%s: has %" PRIu64 " bytes instead of %" PRIu64
		": put the file back as it was, or collect anew into another folder",
		path, *size, end);
	return false;
}

bool bn_collected_file_open(
	struct bn_collected_file *file, const char *folder, const char *name, uint64_t end)
{
	char *path = path_of(folder, name);
	uint64_t size = 0;
	bool there = bn_file_exists(path);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	*file = (struct bn_collected_file){.fd = fd, .end = end};
	memcpy(file->name, name, strlen(name) + 1);
	bool good = fd >= 0 || complain(name, "open");
	good = good && is_whole(fd, path, end, &size) &&
	       (there || bn_file_sync_folder_of(path) || complain(name, "sync the folder")) &&
	       (size == end || ftruncate(fd, (off_t)end) == 0 || complain(name, "cut"));
	if (!good && fd >= 0)
		close(fd);
	free(path);
	return good;
}

void bn_collected_file_close(struct bn_collected_file *file)
{
	close(file->fd);
}

static bool write_at(int fd, const void *bytes, size_t count, uint64_t at)
{
	for (size_t done = 0; done < count;) {
		ssize_t wrote = pwrite(
			fd, (const char *)bytes + done, count - done, (off_t)(at + done));
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		done += (size_t)wrote;
	}
	return true;
}

bool bn_collected_file_add(
	struct bn_collected_file *file, const struct bn_store_record *record, uint64_t *at)
{
	uint8_t head[BN_BUNDLE_RECORD_HEAD];
	memcpy(head, record->link, BN_CHAIN_LINK);
	bn_bytes_put(head + BN_CHAIN_LINK, record->bytes, sizeof(head) - BN_CHAIN_LINK);
	file->dirty = true;
	if (!write_at(file->fd, head, sizeof(head), file->end) ||
		(record->bytes > 0 && !write_at(file->fd, record->sealed, record->bytes,
					      file->end + sizeof(head))))
		return complain(file->name, "write");
	*at = file->end;
	file->end += sizeof(head) + record->bytes;
	return true;
}

bool bn_collected_file_sync(struct bn_collected_file *file)
{
	if (file->dirty && fdatasync(file->fd) != 0)
		return complain(file->name, "sync");
	file->dirty = false;
	return true;
}

bool bn_collected_file_erase(struct bn_collected_file *file, uint64_t at, uint64_t count)
{
	static const uint8_t zeros[4096];
	file->dirty = true;
	for (uint64_t done = 0; done < count;) {
		size_t some = count - done < sizeof(zeros) ? (size_t)(count - done) : sizeof(zeros);
		if (!write_at(file->fd, zeros, some, at + done))
			return complain(file->name, "erase");
		done += some;
	}
	return true;
}

void bn_collected_file_give_back(struct bn_collected_file *file, uint64_t at, uint64_t count)
{
	if (fallocate(file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)at,
		    (off_t)count) != 0)
		bn_log_debug(
			"sync", "%s.records: no room given back: %s", file->name, strerror(errno));
}

int bn_collected_file_read(const char *folder, const char *name, uint64_t end)
{
	char *path = path_of(folder, name);
	uint64_t size = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0) {
		complain(name, "open");
	} else if (!is_whole(fd, path, end, &size)) {
		close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}

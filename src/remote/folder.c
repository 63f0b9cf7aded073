#include "remote/folder.h"

#include "base/file.h"
#include "base/file_out.h"
#include "base/log.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)1 << 16) /* read at once */

struct folder {
	char *path;
	const atomic_bool *stop;
	uint64_t calls;
};

static void close_folder(void *driver)
{
	struct folder *folder = driver;
	free(folder->path);
	free(folder);
}

static bool fail(struct bn_remote_fault *fault, int error)
{
	return bn_remote_fail(fault,
		error == ENOENT || error == ENOTDIR                   ? BN_RULE_ABSENT
		: error == ENOSPC || error == EDQUOT                  ? BN_RULE_FULL
		: error == EACCES || error == EPERM || error == EROFS ? BN_RULE_DENIED
								      : BN_RULE_FOLDER,
		0, "%s", strerrordesc_np(error));
}

static bool is_stopped(const struct folder *folder, struct bn_remote_fault *fault)
{
	if (folder->stop == NULL || !atomic_load(folder->stop))
		return false;
	bn_remote_fail(fault, BN_RULE_STOPPED, 0, "stopped");
	return true;
}

/* The path of a name, with the folders above it made; the caller frees it. */
static char *begin_put(struct folder *folder, const char *name, struct bn_remote_fault *fault)
{
	folder->calls++;
	if (is_stopped(folder, fault))
		return NULL;
	/* A disk that isn't mounted must not be replaced by a folder of the same name. */
	if (!bn_file_is_folder(folder->path)) {
		fail(fault, ENOTDIR);
		return NULL;
	}
	char *path = bn_file_join(folder->path, name);
	char *end = strrchr(path, '/');
	*end = '\0';
	bool made = bn_file_make_folder(path);
	*end = '/';
	if (made)
		return path;
	fail(fault, errno);
	free(path);
	return NULL;
}

/* bn_file_write_whole and bn_file_out_end read back what they wrote. */
static bool put(void *driver, const char *name, const void *bytes, size_t count,
	struct bn_remote_fault *fault)
{
	char *path = begin_put(driver, name, fault);
	if (path == NULL)
		return false;
	bool good = bn_file_write_whole(path, bytes, count, 0600) || fail(fault, errno);
	free(path);
	return good;
}

static bool put_file(
	void *driver, const char *name, int fd, uint64_t count, struct bn_remote_fault *fault)
{
	char *path = begin_put(driver, name, fault);
	if (path == NULL)
		return false;
	char *piece = bn_mem_alloc(1, PIECE);
	struct bn_file_out *out = bn_file_out_begin(path, 0600);
	uint64_t at = 0;
	bool good = true;
	while (good && at < count) {
		uint64_t left = count - at;
		ptrdiff_t got = bn_file_read_at(fd, piece, left < PIECE ? (size_t)left : PIECE, at);
		good = got > 0 && !is_stopped(driver, fault) &&
		       bn_file_out_add(out, piece, (size_t)got);
		at += good ? (uint64_t)got : 0;
	}
	bool kept = bn_file_out_end(out, good);
	int error = errno;
	free(piece);
	free(path);
	return good && kept ? true : fault->rule == BN_RULE_STOPPED ? false : fail(fault, error);
}

static bool get(void *driver, const char *name, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault)
{
	struct folder *folder = driver;
	char *path = bn_file_join(folder->path, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK), error = errno;
	struct stat info;
	folder->calls++;
	free(path);
	if (fd < 0)
		return fail(fault, error);
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
		close(fd);
		return fail(fault, ENOENT);
	}
	char small[4096];
	uint64_t size = (uint64_t)info.st_size;
	size_t room = size > sizeof(small) ? PIECE : sizeof(small);
	char *piece = room > sizeof(small) ? bn_mem_alloc(1, room) : small;
	bool good = size >= from ||
		    bn_remote_fail(fault, BN_RULE_CHANGED, 0, "shorter than what is here already");
	good = good && (size - from <= most || bn_remote_fail(fault, BN_RULE_TOO_LARGE, 0,
						       "%" PRIu64 " bytes", size));
	while (good && from < size) {
		ptrdiff_t got = bn_file_read_at(fd, piece, room, from);
		/* Shorter than it was said to be: somebody is writing it. */
		good = got > 0 || bn_remote_fail(fault, BN_RULE_CUT, 0, "%s",
					  got < 0 ? strerror(errno) : "shorter than it was");
		good = good && !is_stopped(folder, fault) &&
		       (take(to, piece, (size_t)got) || fail(fault, errno));
		from += good ? (uint64_t)got : 0;
	}
	if (piece != small)
		free(piece);
	close(fd);
	return good;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* True: visit wants more. */
static bool visit_entry(int at, const char *folder, const char *after, const char *entry,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context)
{
	struct stat info;
	char tag[48];
	if (fstatat(at, entry, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
		(!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)))
		return true;
	bool is_folder = S_ISDIR(info.st_mode);
	char *name = bn_mem_printf("%s%s%s", folder, entry, is_folder ? "/" : "");
	snprintf(tag, sizeof(tag), "%" PRId64 ".%09ld-%" PRId64, (int64_t)info.st_mtim.tv_sec,
		(long)info.st_mtim.tv_nsec, (int64_t)info.st_size);
	struct bn_remote_object object = {.name = name,
		.bytes = is_folder ? 0 : (uint64_t)info.st_size,
		.wall = info.st_mtim.tv_sec,
		.tag = is_folder ? "" : tag,
		.folder = is_folder};
	/* What is being written (base/file_out.h) isn't an object yet. */
	bool more = (after != NULL && strcmp(name, after) <= 0) || bn_str_ends(entry, ".tmp") ||
		    visit(context, &object);
	free(name);
	return more;
}

static bool list(void *driver, const char *in, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault)
{
	struct folder *folder = driver;
	char *path = bn_file_join(folder->path, in);
	int at = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), error = errno;
	struct dirent **entries = NULL;
	folder->calls++;
	free(path);
	if (at < 0)
		return error == ENOENT && access(folder->path, X_OK) == 0 ? true
									  : fail(fault, error);
	int count = scandirat(at, ".", &entries, is_shown, by_name);
	bool more = count >= 0 || fail(fault, errno), good = more;
	for (int i = 0; i < count; i++) {
		if (more)
			more = visit_entry(at, in, after, entries[i]->d_name, visit, context);
		free(entries[i]);
	}
	free(entries);
	close(at);
	return good;
}

static bool remove_object(void *driver, const char *name, struct bn_remote_fault *fault)
{
	struct folder *folder = driver;
	char *path = bn_file_join(folder->path, name);
	int result = unlink(path), error = errno;
	folder->calls++;
	free(path);
	return result == 0 || error == ENOENT || fail(fault, error);
}

static void cost(const void *driver, struct bn_remote_cost *out)
{
	out->requests = ((const struct folder *)driver)->calls;
}

void *bn_folder_open(const struct bn_remote_options *options, const struct bn_remote_driver **how)
{
	static const struct bn_remote_driver driver = {.close = close_folder,
		.put = put,
		.put_file = put_file,
		.get = get,
		.list = list,
		.remove = remove_object,
		.cost = cost};
	struct folder *folder = bn_mem_alloc(1, sizeof(*folder));
	folder->path = bn_mem_strdup(options->place->folder);
	folder->stop = options->stop;
	*how = &driver;
	return folder;
}

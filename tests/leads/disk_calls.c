#include "tests/leads/disk_calls.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_FILES = 1024, NOT_OURS = 0, FOLDER = 1, FIRST = 2 };
enum { NOTHING, SYNCED, FAILED };

static struct disk *disk;
static struct {
	int what; /* NOT_OURS, FOLDER, or FIRST + the file's place */
	int name;
	size_t at;
	bool closed;       /* once it is settled */
} files[MOST_FILES];       /* by descriptor */
static atomic_int late;    /* what came of the thread's sync */
static atomic_int late_fd; /* of what */

void disk_calls_use(struct disk *now)
{
	disk = now;
}

static int name_of(const char *path)
{
	bool temporary = bn_str_ends(path, ".tmp");
	const char *base = strrchr(path, '/');
	if (disk == NULL || base == NULL)
		return -1;
	if (bn_str_starts(base, "/leads.db.tail"))
		return temporary ? DISK_TAIL_NEW : DISK_TAIL;
	if (bn_str_starts(base, "/kiosk.key"))
		return temporary ? DISK_KEY_NEW : DISK_KEY;
	return -1;
}

static bool is_ours(int fd)
{
	return disk != NULL && fd >= 0 && fd < MOST_FILES && files[fd].what != NOT_OURS;
}

static void act(int fd, enum disk_kind kind, size_t at, size_t bytes, const void *data)
{
	disk_do(disk, (struct disk_op){
			      .kind = kind,
			      .name = files[fd].name,
			      .file = files[fd].what - FIRST,
			      .at = at,
			      .bytes = bytes,
			      .data = (uint8_t *)data,
		      });
}

void disk_calls_settle(void)
{
	int what = atomic_exchange(&late, NOTHING), fd = late_fd;
	if (what != NOTHING)
		act(fd, what == SYNCED ? DISK_SYNC : DISK_SYNC_FAILED, 0, 0, NULL);
	if (files[fd].closed)
		files[fd].what = NOT_OURS;
}

static int no_such_file(void)
{
	errno = ENOENT;
	return -1;
}

/* From here on: the names that libc gives them. */

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
	va_end(more);
	int name = name_of(path), what = NOT_OURS;
	if (name >= 0) {
		/* A temporary file has another name each time. */
		if ((flags & O_CREAT) != 0)
			disk_do(disk, (struct disk_op){.kind = DISK_CREATE, .name = name});
		if (disk->now.names[name] < 0)
			return no_such_file();
		what = FIRST + disk->now.names[name];
	} else if (disk != NULL && (flags & O_DIRECTORY) != 0) {
		what = FOLDER;
	}
	int fd = name >= 0 ? (int)syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR | O_CLOEXEC, 0)
			   : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
	if (fd >= 0 && fd < MOST_FILES) {
		files[fd].what = what;
		files[fd].name = name;
		files[fd].at = 0;
		files[fd].closed = false;
	}
	return fd;
}

int close(int fd)
{
	if (is_ours(fd) && atomic_load(&late) != NOTHING && fd == late_fd)
		files[fd].closed = true;
	else if (is_ours(fd))
		files[fd].what = NOT_OURS;
	return (int)syscall(SYS_close, fd);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at)
{
	if (!is_ours(fd))
		return syscall(SYS_pread64, fd, bytes, size, at);
	const struct disk_file *file = &disk->now.files[files[fd].what - FIRST];
	size_t start = (size_t)at, there = 0;
	if (start < file->bytes)
		there = file->bytes - start < size ? file->bytes - start : size;
	if (there > 0)
		memcpy(bytes, file->data + start, there);
	return (ssize_t)there;
}

ssize_t read(int fd, void *bytes, size_t size)
{
	if (!is_ours(fd))
		return syscall(SYS_read, fd, bytes, size);
	ssize_t count = pread(fd, bytes, size, (off_t)files[fd].at);
	files[fd].at += (size_t)count;
	return count;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	if (!is_ours(fd))
		return syscall(SYS_pwrite64, fd, bytes, size, at);
	act(fd, DISK_WRITE, (size_t)at, size, bytes);
	return (ssize_t)size;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (!is_ours(fd))
		return syscall(SYS_write, fd, bytes, size);
	pwrite(fd, bytes, size, (off_t)files[fd].at);
	files[fd].at += size;
	return (ssize_t)size;
}

int fsync(int fd)
{
	if (!is_ours(fd))
		return (int)syscall(SYS_fsync, fd);
	if (files[fd].what == FOLDER)
		act(fd, DISK_SYNC_FOLDER, 0, 0, NULL);
	else if ((disk->deaf & 1U << files[fd].name) == 0)
		act(fd, DISK_SYNC, 0, 0, NULL);
	return 0;
}

int fdatasync(int fd)
{
	if (!is_ours(fd))
		return (int)syscall(SYS_fdatasync, fd);
	bool fails = disk->failing_late_sync > 0 && --disk->failing_late_sync == 0;
	late_fd = fd;
	if ((disk->deaf & 1U << files[fd].name) == 0)
		late = fails ? FAILED : SYNCED;
	errno = EIO;
	return fails ? -1 : 0;
}

static int tell(int file, struct stat *info)
{
	*info = (struct stat){
		.st_mode = S_IFREG | 0600,
		.st_ino = (ino_t)file + 1,
		.st_size = (off_t)disk->now.files[file].bytes,
	};
	return 0;
}

int stat(const char *path, struct stat *info)
{
	int name = name_of(path);
	if (name < 0)
		return (int)syscall(SYS_newfstatat, AT_FDCWD, path, info, 0);
	return disk->now.names[name] < 0 ? no_such_file() : tell(disk->now.names[name], info);
}

int fstat(int fd, struct stat *info)
{
	if (!is_ours(fd))
		return (int)syscall(SYS_fstat, fd, info);
	return tell(files[fd].what - FIRST, info);
}

int access(const char *path, int mode)
{
	int name = name_of(path);
	if (name < 0)
		return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
	return disk->now.names[name] < 0 ? no_such_file() : 0;
}

int unlink(const char *path)
{
	int name = name_of(path);
	if (name < 0)
		return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
	if (disk->now.names[name] < 0)
		return no_such_file();
	disk_do(disk, (struct disk_op){.kind = DISK_DELETE, .name = name});
	return 0;
}

int rename(const char *from, const char *to)
{
	int old = name_of(from), name = name_of(to);
	if (old < 0 || name < 0)
		return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
	if (disk->now.names[old] < 0)
		return no_such_file();
	disk_do(disk, (struct disk_op){.kind = DISK_RENAME,
			      .name = name,
			      .from = old,
			      .file = disk->now.names[old]});
	return 0;
}

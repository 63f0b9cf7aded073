#include "tests/leads/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FILES 1024

static const char *folder;
static atomic_bool watched[MOST_FILES]; /* by descriptor */
static struct calls_plan plan;
static atomic_int count;

void calls_watch(const char *path)
{
	folder = path;
}

void calls_begin(const struct calls_plan *wanted)
{
	plan = *wanted;
	count = 0;
}

int calls_end(void)
{
	plan.nth = 0;
	return count;
}

static bool is_in_folder(const char *path)
{
	return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static bool is_watched(int fd)
{
	return fd >= 0 && fd < MOST_FILES && watched[fd];
}

static void die(void)
{
	kill(getpid(), SIGKILL);
}

static bool is_due(enum calls_kind kind)
{
	if (plan.nth == 0 || (plan.kinds & (unsigned)kind) == 0)
		return false;
	int now = ++count;
	return now == plan.nth || (now > plan.nth && now - plan.nth < plan.times);
}

/* True: this call is to fail, and errno says how. */
static bool fails(enum calls_kind kind)
{
	if (!is_due(kind))
		return false;
	if (plan.error == 0)
		die();
	errno = plan.error;
	return true;
}

/* From here on: the names that libc gives them, straight to the kernel. */

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
	va_end(more);
	bool ours = is_in_folder(path);
	if (ours && fails(CALLS_OPEN))
		return -1;
	int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
	if (fd >= 0 && fd < MOST_FILES)
		watched[fd] = ours;
	return fd;
}

int close(int fd)
{
	if (is_watched(fd))
		watched[fd] = false;
	return (int)syscall(SYS_close, fd);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at)
{
	if (is_watched(fd) && fails(CALLS_READ))
		return -1;
	return syscall(SYS_pread64, fd, bytes, size, at);
}

/* True: this write is to fail; a half of it may have been done. A short write is no error: who
 * goes on writing would meet the error then. */
static bool write_fails(int fd, const void *bytes, size_t size, off_t at)
{
	if (!is_watched(fd) || !is_due(CALLS_WRITE))
		return false;
	if (plan.half_written)
		syscall(SYS_pwrite64, fd, bytes, size / 2, at);
	if (plan.error == 0)
		die();
	errno = plan.error;
	return true;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	if (write_fails(fd, bytes, size, at))
		return -1;
	return syscall(SYS_pwrite64, fd, bytes, size, at);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (write_fails(fd, bytes, size, is_watched(fd) ? lseek(fd, 0, SEEK_CUR) : 0))
		return -1;
	return syscall(SYS_write, fd, bytes, size);
}

int ftruncate(int fd, off_t size)
{
	if (is_watched(fd) && fails(CALLS_SIZE))
		return -1;
	return (int)syscall(SYS_ftruncate, fd, size);
}

int fsync(int fd)
{
	if (is_watched(fd) && fails(CALLS_SYNC))
		return -1;
	return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	if (is_watched(fd) && fails(CALLS_SYNC))
		return -1;
	return (int)syscall(SYS_fdatasync, fd);
}

int fcntl(int fd, int command, ...)
{
	va_list more;
	va_start(more, command);
	void *argument = va_arg(more, void *);
	va_end(more);
	if (is_watched(fd) && command == F_SETLK && fails(CALLS_LOCK))
		return -1;
	return (int)syscall(SYS_fcntl, fd, command, argument);
}

int stat(const char *path, struct stat *info)
{
	if (is_in_folder(path) && fails(CALLS_LOOK))
		return -1;
	return (int)syscall(SYS_newfstatat, AT_FDCWD, path, info, 0);
}

int fstat(int fd, struct stat *info)
{
	if (is_watched(fd) && fails(CALLS_LOOK))
		return -1;
	return (int)syscall(SYS_fstat, fd, info);
}

/* SQLite calls those in 64: the same on the machines that Borne runs on. */
int open64(const char *path, int flags, ...) __attribute__((alias("open")));
int fcntl64(int fd, int command, ...) __attribute__((alias("fcntl")));

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at)
{
	return pread(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	return pwrite(fd, bytes, size, at);
}

int ftruncate64(int fd, off64_t size)
{
	return ftruncate(fd, size);
}

int stat64(const char *path, struct stat64 *info)
{
	return stat(path, (struct stat *)info);
}

int fstat64(int fd, struct stat64 *info)
{
	return fstat(fd, (struct stat *)info);
}

int access(const char *path, int mode)
{
	if (is_in_folder(path) && fails(CALLS_LOOK))
		return -1;
	return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
}

int unlink(const char *path)
{
	if (is_in_folder(path) && fails(CALLS_DELETE))
		return -1;
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to)
{
	if (is_in_folder(from) && fails(CALLS_RENAME))
		return -1;
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

#include "daybook/journal_file.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRIES 8

char *bn_journal_path(const char *folder, int age)
{
	return age == 0 ? bn_mem_printf("%s/journal.jsonl", folder)
			: bn_mem_printf("%s/journal.%d.jsonl", folder, age);
}

/* Another process may have made room between our open and our lock: then it is another file. */
static int open_locked(const char *path, struct stat *info)
{
	struct stat there;
	for (int i = 0; i < TRIES; i++) {
		int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX) == 0 && fstat(fd, info) == 0 && stat(path, &there) == 0 &&
			there.st_ino == info->st_ino && there.st_dev == info->st_dev)
			return fd;
		close(fd);
	}
	errno = EAGAIN;
	return -1;
}

/* Each becomes one older, and the oldest goes. */
static bool make_room(const char *folder)
{
	bool good = true;
	for (int age = BN_JOURNAL_FILES - 2; good && age >= 0; age--) {
		char *from = bn_journal_path(folder, age), *to = bn_journal_path(folder, age + 1);
		good = rename(from, to) == 0 || errno == ENOENT;
		free(from);
		free(to);
	}
	return good;
}

static bool add(int fd, off_t size, const char *line, size_t bytes)
{
	char last = '\n';
	/* A line torn by a power cut stays one by itself. */
	if (size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n' &&
		!bn_file_write_all(fd, "\n", 1))
		return false;
	if (bn_file_write_all(fd, line, bytes) && fdatasync(fd) == 0)
		return true;
	int cause = errno;
	if (ftruncate(fd, size) != 0) /* what is left is a torn line */
		errno = 0;
	errno = cause;
	return false;
}

bool bn_journal_append(const char *folder, const char *line, size_t bytes, size_t most_bytes)
{
	char *path = bn_journal_path(folder, 0);
	struct stat info;
	int fd = bn_file_make_folder(folder) ? open_locked(path, &info) : -1;
	bool fresh = fd >= 0 && info.st_size == 0;
	if (fd >= 0 && info.st_size > 0 && (size_t)info.st_size + bytes > most_bytes) {
		bool good = make_room(folder);
		close(fd);
		fd = good ? open_locked(path, &info) : -1;
		fresh = true;
	}
	bool good = fd >= 0 && add(fd, info.st_size, line, bytes);
	int cause = errno;
	if (fd >= 0)
		close(fd);
	if (good && fresh)
		bn_file_sync_folder_of(path);
	free(path);
	errno = cause;
	return good;
}

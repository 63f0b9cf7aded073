#include "base/file.h"

#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool complain(const char *path, const char *what)
{
	bn_log_error("base", "%s: can't %s: %s", path, what, strerror(errno));
	return false;
}

/* Reads until the end or the count is there; the bytes read, or -1. */
static ssize_t read_all(int fd, char *into, size_t count)
{
	size_t done = 0;
	while (done < count) {
		ssize_t got = read(fd, into + done, count - done);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static bool write_all(int fd, const char *bytes, size_t count)
{
	while (count > 0) {
		ssize_t put = write(fd, bytes, count);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		count -= (size_t)put;
	}
	return true;
}

char *bn_file_read(const char *path, size_t max_bytes, size_t *bytes)
{
	/* O_NONBLOCK: a FIFO in the place of a file must not hang the reader. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat info;
	char *text = NULL;
	if (fd < 0) {
		complain(path, "open");
		return NULL;
	}
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
		bn_log_error("base", "%s: is not a regular file", path);
	} else if ((size_t)info.st_size > max_bytes) {
		bn_log_error("base", "%s: has %lld bytes, at most %zu are read", path,
			(long long)info.st_size, max_bytes);
	} else {
		text = bn_mem_alloc((size_t)info.st_size + 1, 1);
		ssize_t got = read_all(fd, text, (size_t)info.st_size);
		if (got < 0) {
			complain(path, "read");
			free(text);
			text = NULL;
		} else if (bytes != NULL) {
			*bytes = (size_t)got;
		}
	}
	close(fd);
	return text;
}

/* Syncs the folder a path lies in, so that the name itself survives a power cut. */
static bool sync_folder_of(const char *path)
{
	char *copy = bn_mem_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	free(copy);
	return good;
}

static bool same_content(const char *path, const void *bytes, size_t count)
{
	size_t got = 0;
	char *back = bn_file_read(path, count, &got);
	bool same = back != NULL && got == count && memcmp(back, bytes, count) == 0;
	if (back != NULL)
		explicit_bzero(back, got);
	free(back);
	return same;
}

bool bn_file_write_whole(const char *path, const void *bytes, size_t count, unsigned mode)
{
	char id[BN_ID_TEXT];
	bn_id_make(id);
	char *temporary = bn_mem_printf("%s.%.8s.tmp", path, id);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
	bool good = false;
	if (fd < 0) {
		complain(temporary, "create");
		goto out;
	}
	bool written = write_all(fd, bytes, count) && fsync(fd) == 0;
	if (close(fd) != 0 || !written) {
		complain(temporary, "write");
		goto out;
	}
	if (rename(temporary, path) != 0) {
		complain(path, "rename into place");
		goto out;
	}
	if (!sync_folder_of(path)) {
		complain(path, "sync the folder of");
		goto out;
	}
	good = same_content(path, bytes, count);
	if (!good)
		bn_log_error("base", "%s: reads back differently from what was written", path);
out:
	if (!good)
		unlink(temporary);
	free(temporary);
	return good;
}

bool bn_file_make_folder(const char *path)
{
	char *copy = bn_mem_strdup(path);
	bool good = true;
	for (char *at = copy + 1; good; at++) {
		if (*at != '/' && *at != '\0')
			continue;
		char kept = *at;
		*at = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			good = complain(copy, "make the folder");
		*at = kept;
		if (kept == '\0')
			break;
	}
	free(copy);
	return good;
}

bool bn_file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

char *bn_file_join(const char *dir, const char *name)
{
	if (dir == NULL || name[0] == '/')
		return bn_mem_strdup(name);
	return bn_mem_printf("%s/%s", dir, name);
}

#include "base/file.h"

#include "base/file_out.h"
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

int bn_file_open(const char *path, uint64_t *bytes)
{
	/* O_NONBLOCK: a FIFO in the place of a file must not hang the reader. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat info;
	if (fd < 0) {
		complain(path, "open");
		return -1;
	}
	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
		*bytes = (uint64_t)info.st_size;
		return fd;
	}
	bn_log_error("base", "%s: is not a regular file", path);
	close(fd);
	return -1;
}

ptrdiff_t bn_file_read_at(int fd, void *into, size_t count, uint64_t at)
{
	size_t done = 0;
	while (done < count) {
		ssize_t got = pread(fd, (char *)into + done, count - done, (off_t)(at + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ptrdiff_t)done;
}

char *bn_file_read(const char *path, size_t max_bytes, size_t *bytes)
{
	uint64_t size = 0;
	char *text = NULL;
	int fd = bn_file_open(path, &size);
	if (fd < 0)
		return NULL;
	if (size > max_bytes) {
		bn_log_error("base", "%s: has %llu bytes, at most %zu are read", path,
			(unsigned long long)size, max_bytes);
	} else {
		text = bn_mem_alloc((size_t)size + 1, 1);
		ptrdiff_t got = bn_file_read_at(fd, text, (size_t)size, 0);
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

bool bn_file_write_whole(const char *path, const void *bytes, size_t count, unsigned mode)
{
	struct bn_file_out *out = bn_file_out_begin(path, mode);
	bn_file_out_add(out, bytes, count);
	return bn_file_out_end(out, true);
}

bool bn_file_write_in(
	const char *folder, const char *name, const struct bn_str *text, unsigned mode)
{
	char *path = bn_file_join(folder, name);
	bool good = bn_file_write_whole(path, bn_str_text(text), text->length, mode);
	free(path);
	return good;
}

bool bn_file_write_all(int fd, const void *bytes, size_t count)
{
	for (const char *at = bytes; count > 0;) {
		ssize_t put = write(fd, at, count);
		if (put < 0 && errno != EINTR)
			return false;
		if (put > 0) {
			at += put;
			count -= (size_t)put;
		}
	}
	return true;
}

bool bn_file_sync_folder_of(const char *path)
{
	char *copy = bn_mem_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	free(copy);
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
		if (mkdir(copy, 0700) == 0)
			good = bn_file_sync_folder_of(copy) || complain(copy, "sync the folder of");
		else if (errno != EEXIST)
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

bool bn_file_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const char *bn_file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash != NULL ? slash + 1 : path;
}

char *bn_file_join(const char *dir, const char *name)
{
	if (dir == NULL || name[0] == '/')
		return bn_mem_strdup(name);
	return bn_mem_printf("%s/%s", dir, name);
}

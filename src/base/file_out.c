#include "base/file_out.h"

#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK     ((size_t)64 << 10)
#define SYNC_EACH ((uint64_t)8 << 20) /* bytes after which the disk is asked to begin */

struct bn_file_out {
	char *path, *temporary;
	int fd;
	bool failed;
	int cause;   /* errno of the failure */
	size_t used; /* of the block */
	uint64_t written, asked, sum;
	uint64_t block[BLOCK / sizeof(uint64_t)];
};

static bool complain(struct bn_file_out *out, const char *path, const char *what)
{
	out->cause = errno;
	bn_log_error("base", "%s: can't %s: %s", path, what, strerror(errno));
	out->failed = true;
	return false;
}

/* Finds accidents, nothing else. Each step maps sums one to one, so that one word that differs is
 * always seen. */
static uint64_t add_to_sum(uint64_t sum, uint64_t *block, size_t bytes)
{
	size_t words = (bytes + sizeof(*block) - 1) / sizeof(*block);
	memset((char *)block + bytes, 0, words * sizeof(*block) - bytes);
	for (size_t i = 0; i < words; i++) {
		sum = (sum ^ block[i]) * 0x9E3779B97F4A7C15;
		sum ^= sum >> 32;
	}
	return sum;
}

struct bn_file_out *bn_file_out_begin(const char *path, unsigned mode)
{
	struct bn_file_out *out = bn_mem_alloc(1, sizeof(*out));
	char id[BN_ID_TEXT];
	bn_id_make(id);
	out->path = bn_mem_strdup(path);
	out->temporary = bn_mem_printf("%s.%.8s.tmp", path, id);
	out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
	if (out->fd < 0)
		complain(out, out->temporary, "create");
	return out;
}

static bool write_block(struct bn_file_out *out)
{
	out->sum = add_to_sum(out->sum, out->block, out->used);
	if (!bn_file_write_all(out->fd, out->block, out->used))
		return complain(out, out->temporary, "write");
	out->written += out->used;
	out->used = 0;
	/* So that the sync at the end finds little to do; it alone counts. */
	if (out->written - out->asked >= SYNC_EACH) {
		sync_file_range(out->fd, (off_t)out->asked, 0, SYNC_FILE_RANGE_WRITE);
		out->asked = out->written;
	}
	return true;
}

bool bn_file_out_add(struct bn_file_out *out, const void *bytes, size_t count)
{
	const char *from = bytes;
	while (count > 0 && !out->failed) {
		size_t some = BLOCK - out->used < count ? BLOCK - out->used : count;
		memcpy((char *)out->block + out->used, from, some);
		out->used += some;
		from += some;
		count -= some;
		if (out->used == BLOCK)
			write_block(out);
	}
	return !out->failed;
}

static bool reads_back(struct bn_file_out *out)
{
	uint64_t bytes = 0, at = 0, sum = 0;
	int fd = bn_file_open(out->path, &bytes);
	ptrdiff_t got = fd >= 0 ? 1 : -1;
	while (got > 0) {
		got = bn_file_read_at(fd, out->block, BLOCK, at);
		if (got > 0)
			sum = add_to_sum(sum, out->block, (size_t)got);
		at += got > 0 ? (uint64_t)got : 0;
	}
	if (fd >= 0)
		close(fd);
	if (got == 0 && at == out->written && sum == out->sum)
		return true;
	bn_log_error("base", "%s: reads back differently from what was written", out->path);
	return false;
}

/* Closes it in any case. */
static bool put_in_place(struct bn_file_out *out)
{
	bool written = !out->failed && write_block(out);
	if (written && fsync(out->fd) != 0)
		written = complain(out, out->temporary, "write");
	if (out->fd >= 0 && close(out->fd) != 0 && written)
		written = complain(out, out->temporary, "write");
	if (!written)
		return false;
	if (rename(out->temporary, out->path) != 0)
		return complain(out, out->path, "rename into place");
	if (!bn_file_sync_folder_of(out->path))
		return complain(out, out->path, "sync the folder of");
	return reads_back(out);
}

bool bn_file_out_end(struct bn_file_out *out, bool keep)
{
	bool good = false;
	out->cause = out->failed ? out->cause : EIO;
	if (keep)
		good = put_in_place(out);
	else if (out->fd >= 0)
		close(out->fd);
	if (!good)
		unlink(out->temporary);
	explicit_bzero(out->block, sizeof(out->block));
	free(out->temporary);
	free(out->path);
	if (!good)
		errno = out->cause;
	free(out);
	return good;
}

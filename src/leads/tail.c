#include "leads/tail.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const uint8_t mark[8] = {'B', 'N', 'T', 'A', 'I', 'L', 0, 1};

enum {
	NUMBER_AT = sizeof(mark),
	HASH_AT = NUMBER_AT + 8,
	SUM_AT = HASH_AT + BN_CHAIN_HASH,
	PLACE = 64,
	SECTOR = 512,
	SIZE = 2 * SECTOR,
};

static bool complain(const char *path, const char *what)
{
	bn_log_error("leads", "%s: can't %s: %s", path, what, strerror(errno));
	return false;
}

static void sum(const uint8_t place[PLACE], uint8_t out[PLACE - SUM_AT])
{
	uint8_t digest[32];
	bn_seal_digest(place, SUM_AT, digest);
	memcpy(out, digest, PLACE - SUM_AT);
}

static bool read_place(const uint8_t place[PLACE], struct bn_tail *tail)
{
	uint8_t expected[PLACE - SUM_AT];
	sum(place, expected);
	if (memcmp(place, mark, sizeof(mark)) != 0 ||
		memcmp(place + SUM_AT, expected, sizeof(expected)) != 0)
		return false;
	tail->number = (int64_t)bn_bytes_get(place + NUMBER_AT, 8);
	memcpy(tail->hash, place + HASH_AT, BN_CHAIN_HASH);
	return true;
}

/* Gives the place that holds the last link, 0 or 1. */
static int read_both(int fd, struct bn_tail *tail)
{
	int best = 1; /* of an empty file the first is written first */
	*tail = (struct bn_tail){0};
	for (int i = 0; i < 2; i++) {
		uint8_t bytes[PLACE];
		struct bn_tail found;
		if (pread(fd, bytes, PLACE, (off_t)i * SECTOR) == PLACE &&
			read_place(bytes, &found) && found.number > tail->number) {
			*tail = found;
			best = i;
		}
	}
	return best;
}

bool bn_tail_read(const char *path, struct bn_tail *tail)
{
	*tail = (struct bn_tail){0};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT || complain(path, "open");
	read_both(fd, tail);
	close(fd);
	return true;
}

bool bn_tail_write(const char *path, const struct bn_tail *tail)
{
	static const uint8_t empty[SIZE];
	struct bn_tail last;
	uint8_t place[PLACE];
	/* Whole from the start: a later write then changes no size, and one sync is enough. */
	if (!bn_file_exists(path) && !bn_file_write_whole(path, empty, sizeof(empty), 0600))
		return false;
	int fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return complain(path, "open");
	if (flock(fd, LOCK_EX) != 0) { /* ends with close */
		close(fd);
		return complain(path, "lock");
	}
	int other = 1 - read_both(fd, &last);
	memcpy(place, mark, sizeof(mark));
	bn_bytes_put(place + NUMBER_AT, (uint64_t)tail->number, 8);
	memcpy(place + HASH_AT, tail->hash, BN_CHAIN_HASH);
	sum(place, place + SUM_AT);
	bool good =
		last.number >= tail->number ||
		(pwrite(fd, place, PLACE, (off_t)other * SECTOR) == PLACE && fdatasync(fd) == 0);
	if (!good)
		complain(path, "write");
	close(fd);
	return good;
}

#include "leads/tail.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const uint8_t mark[8] = {'B', 'N', 'T', 'A', 'I', 'L', 0, 2};

enum {
	LINK_AT = sizeof(mark),
	SUM_AT = LINK_AT + BN_CHAIN_LINK,
	PLACE = SUM_AT + 16,
	SECTOR = 512,
	SIZE = 2 * SECTOR,
};
_Static_assert(PLACE <= SECTOR, "place");

enum state { IDLE, SYNCING, SYNCED, FAILED };

struct bn_tail_file {
	char *path;
	int fd;        /* −1: not open; the thread's to sync while SYNCING */
	int next;      /* the place to write, 0 or 1 */
	int64_t last;  /* number of the link read, then of the link begun */
	int64_t doubt; /* of a link whose sync failed; 0: none */
	bool started;  /* the thread, at the first begin */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	enum state state; /* under lock, as stop */
	bool stop;
};

static bool complain(const struct bn_tail_file *file, const char *what)
{
	bn_log_error("leads", "%s: can't %s: %s", file->path, what, strerror(errno));
	return false;
}

static void *sync_links(void *argument)
{
	struct bn_tail_file *file = argument;
	pthread_mutex_lock(&file->lock);
	while (!file->stop) {
		if (file->state != SYNCING) {
			pthread_cond_wait(&file->changed, &file->lock);
			continue;
		}
		pthread_mutex_unlock(&file->lock);
		bool good = fdatasync(file->fd) == 0;
		if (!good)
			complain(file, "sync");
		pthread_mutex_lock(&file->lock);
		file->state = good ? SYNCED : FAILED;
		pthread_cond_broadcast(&file->changed);
	}
	pthread_mutex_unlock(&file->lock);
	return NULL;
}

struct bn_tail_file *bn_tail_create(const char *path)
{
	struct bn_tail_file *file = bn_mem_alloc(1, sizeof(*file));
	file->path = bn_mem_strdup(path);
	file->fd = -1;
	pthread_mutex_init(&file->lock, NULL);
	pthread_cond_init(&file->changed, NULL);
	return file;
}

static void close_file(struct bn_tail_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}

void bn_tail_destroy(struct bn_tail_file *file)
{
	if (file == NULL)
		return;
	pthread_mutex_lock(&file->lock);
	file->stop = true;
	pthread_cond_broadcast(&file->changed);
	pthread_mutex_unlock(&file->lock);
	if (file->started)
		pthread_join(file->thread, NULL);
	close_file(file);
	pthread_cond_destroy(&file->changed);
	pthread_mutex_destroy(&file->lock);
	free(file->path);
	free(file);
}

static void sum(const uint8_t place[PLACE], uint8_t out[PLACE - SUM_AT])
{
	uint8_t digest[32];
	bn_seal_digest(place, SUM_AT, digest);
	memcpy(out, digest, PLACE - SUM_AT);
}

/* The number of the link there; 0: none. */
static int64_t read_place(const uint8_t place[PLACE])
{
	uint8_t expected[PLACE - SUM_AT];
	struct bn_chain_link link;
	sum(place, expected);
	if (memcmp(place, mark, sizeof(mark)) != 0 ||
		memcmp(place + SUM_AT, expected, sizeof(expected)) != 0 ||
		!bn_chain_read(place + LINK_AT, &link))
		return 0;
	return link.number;
}

/* Opens it, anew when another file took its place. A file that isn't there stays closed. */
static bool open_file(struct bn_tail_file *file)
{
	struct stat named, own;
	if (file->fd >= 0 && (stat(file->path, &named) != 0 || fstat(file->fd, &own) != 0 ||
				     named.st_ino != own.st_ino || named.st_dev != own.st_dev))
		close_file(file);
	if (file->fd < 0)
		file->fd = open(file->path, O_RDWR | O_CLOEXEC);
	if (file->fd < 0 && (errno == EACCES || errno == EROFS))
		file->fd = open(file->path, O_RDONLY | O_CLOEXEC);
	return file->fd >= 0 || errno == ENOENT || complain(file, "open");
}

bool bn_tail_read(struct bn_tail_file *file, uint8_t link[BN_CHAIN_LINK])
{
	int best = 1; /* of an empty file the first is written first */
	memset(link, 0, BN_CHAIN_LINK);
	file->last = 0;
	if (!open_file(file))
		return false;
	for (int i = 0; i < 2 && file->fd >= 0; i++) {
		uint8_t bytes[PLACE];
		ssize_t count = pread(file->fd, bytes, PLACE, (off_t)i * SECTOR);
		if (count < 0)
			return complain(file, "read");
		int64_t number = count == PLACE ? read_place(bytes) : 0;
		if (number <= file->last)
			continue;
		memcpy(link, bytes + LINK_AT, BN_CHAIN_LINK);
		file->last = number;
		best = i;
	}
	/* What a failed sync left may not be there, whatever is read: the one before must stay. */
	file->next = file->last > 0 && file->last == file->doubt ? best : 1 - best;
	return true;
}

static bool start(struct bn_tail_file *file)
{
	static const uint8_t empty[SIZE];
	/* Whole from the start: a later write then changes no size, and syncing is quick. */
	if (file->fd < 0 && (!bn_file_write_whole(file->path, empty, sizeof(empty), 0600) ||
				    !open_file(file) || file->fd < 0))
		return false;
	if (!file->started) {
		int error = pthread_create(&file->thread, NULL, sync_links, file);
		file->started = error == 0;
		errno = error;
	}
	return file->started || complain(file, "start a thread to sync");
}

bool bn_tail_begin(struct bn_tail_file *file, const uint8_t link[BN_CHAIN_LINK])
{
	uint8_t place[PLACE];
	if (!start(file))
		return false;
	memcpy(place, mark, sizeof(mark));
	memcpy(place + LINK_AT, link, BN_CHAIN_LINK);
	sum(place, place + SUM_AT);
	file->last = read_place(place);
	ssize_t count = pwrite(file->fd, place, PLACE, (off_t)file->next * SECTOR);
	if (count != PLACE) {
		errno = count < 0 ? errno : EIO;
		complain(file, "write");
		close_file(file); /* perhaps it could be opened to be read only */
		return false;
	}
	pthread_mutex_lock(&file->lock);
	file->state = SYNCING;
	pthread_cond_broadcast(&file->changed);
	pthread_mutex_unlock(&file->lock);
	return true;
}

bool bn_tail_wait(struct bn_tail_file *file)
{
	pthread_mutex_lock(&file->lock);
	while (file->state == SYNCING)
		pthread_cond_wait(&file->changed, &file->lock);
	bool good = file->state == SYNCED;
	file->state = IDLE;
	pthread_mutex_unlock(&file->lock);
	file->doubt = good ? 0 : file->last;
	if (!good)
		close_file(file);
	return good;
}

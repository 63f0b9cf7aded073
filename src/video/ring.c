#include "video/ring.h"

#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PITCH 128 /* bytes: the chroma's half of it suits the widest vectors of libavcodec */
#define LINES 2

/* Sealed, so that the other side can't meet SIGBUS where a page went away. */
static int sealed_memory(size_t bytes)
{
	int fd = memfd_create("borne-pictures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0)
		return -1;
	if (ftruncate(fd, (off_t)bytes) == 0 &&
		fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
		return fd;
	int wrong = errno;
	close(fd);
	errno = wrong;
	return -1;
}

static int64_t round_up(int64_t value, int64_t to)
{
	return (value + to - 1) / to * to;
}

static struct bn_wire memory_message(const struct bn_ring *ring, int64_t number)
{
	return (struct bn_wire){.type = BN_WIRE_MEMORY,
		.memory = number,
		.width = ring->width,
		.height = ring->height,
		.pitch = ring->pitch,
		.lines = ring->lines,
		.slots = ring->slots};
}

static bool take_memory(struct bn_ring *ring)
{
	ring->slot_bytes = bn_wire_slot_bytes(ring->pitch, ring->lines);
	ring->bytes = ring->slot_bytes * (size_t)ring->slots;
	ring->fd = sealed_memory(ring->bytes);
	if (ring->fd < 0)
		return false;
	void *pixels = mmap(NULL, ring->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, ring->fd, 0);
	ring->pixels = pixels == MAP_FAILED ? NULL : pixels;
	return ring->pixels != NULL;
}

struct bn_ring *bn_ring_create(
	int64_t width, int64_t height, int64_t columns, int64_t lines, int slots)
{
	struct bn_ring *ring = bn_mem_alloc(1, sizeof(*ring));
	*ring = (struct bn_ring){.width = width,
		.height = height,
		.pitch = round_up(columns > width ? columns : width, PITCH),
		.lines = round_up(lines > height ? lines : height, LINES),
		.slots = slots,
		.fd = -1};
	struct bn_wire said = memory_message(ring, 1);
	uint8_t unused[BN_WIRE_BYTES];
	if (bn_wire_encode(&said, unused) == 0)
		bn_log_error("video", "pictures of %lld x %lld are not shown", (long long)width,
			(long long)height);
	else if (take_memory(ring))
		return ring;
	else
		bn_log_error("video", "no shared memory for pictures: %s", strerror(errno));
	bn_ring_destroy(ring);
	return NULL;
}

void bn_ring_destroy(struct bn_ring *ring)
{
	if (ring == NULL)
		return;
	if (ring->pixels != NULL)
		munmap(ring->pixels, ring->bytes);
	if (ring->fd >= 0)
		close(ring->fd);
	free(ring);
}

bool bn_ring_announce(struct bn_ring *ring, int fd, int64_t number)
{
	struct bn_wire said = memory_message(ring, number);
	if (!bn_wire_send(fd, &said, ring->fd)) {
		bn_log_error("video", "the memory can't be sent: %s", strerror(errno));
		return false;
	}
	close(ring->fd);
	ring->fd = -1;
	ring->number = number;
	return true;
}

uint8_t *bn_ring_plane(const struct bn_ring *ring, int slot, int plane)
{
	return ring->pixels + (size_t)slot * ring->slot_bytes +
	       bn_wire_plane(ring->pitch, ring->lines, plane);
}

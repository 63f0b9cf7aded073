#include "video/ring.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool complain(const char *what)
{
	bn_log_error("video", "%s: %s", what, strerror(errno));
	return false;
}

void bn_ring_finish(struct bn_ring *ring)
{
	if (ring->pixels != NULL)
		munmap(ring->pixels, ring->bytes);
	ring->pixels = NULL;
	ring->bytes = 0;
}

/* Sealed, so that the other side can't meet SIGBUS where a page went away. */
static int sealed_memory(size_t bytes)
{
	int fd = memfd_create("borne-pictures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0)
		return -1;
	if (ftruncate(fd, (off_t)bytes) == 0 &&
		fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
		return fd;
	close(fd);
	return -1;
}

bool bn_ring_make(struct bn_ring *ring, int fd, int64_t width, int64_t height, int slots)
{
	if (ring->pixels != NULL && ring->width == width && ring->height == height &&
		ring->slots == slots)
		return true;
	struct bn_wire said = {.type = BN_WIRE_MEMORY,
		.memory = atomic_load(&ring->memory) + 1,
		.width = width,
		.height = height,
		.pitch = (width + 63) / 64 * 64,
		.slots = slots};
	uint8_t unused[BN_WIRE_BYTES];
	if (bn_wire_encode(&said, unused) == 0) {
		bn_log_error("video", "pictures of %lld x %lld are not shown", (long long)width,
			(long long)height);
		return false;
	}
	bn_ring_finish(ring);
	size_t slot_bytes = bn_wire_slot_bytes(said.pitch, height);
	size_t bytes = slot_bytes * (size_t)(slots + 1);
	int memory = sealed_memory(bytes);
	if (memory < 0)
		return complain("no shared memory for pictures");
	void *pixels = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
	if (pixels == MAP_FAILED) {
		close(memory);
		return complain("shared memory can't be mapped");
	}
	ring->pixels = pixels;
	ring->bytes = bytes;
	ring->slot_bytes = slot_bytes;
	ring->width = width;
	ring->height = height;
	ring->pitch = said.pitch;
	ring->slots = slots;
	atomic_store(&ring->memory, said.memory);
	for (int i = 0; i < slots; i++)
		atomic_store(&ring->away[i], false);
	bool sent = bn_wire_send(fd, &said, memory);
	close(memory);
	return sent || complain("the memory can't be sent");
}

int bn_ring_take(struct bn_ring *ring, int keep)
{
	for (int slot = 0; slot < ring->slots; slot++)
		if (slot != keep && !atomic_load_explicit(&ring->away[slot], memory_order_acquire))
			return slot;
	return ring->slots;
}

uint8_t *bn_ring_plane(const struct bn_ring *ring, int slot, int plane)
{
	return ring->pixels + (size_t)slot * ring->slot_bytes +
	       bn_wire_plane(ring->pitch, ring->height, plane);
}

void bn_ring_give(struct bn_ring *ring, int slot)
{
	atomic_store(&ring->away[slot], true);
}

void bn_ring_back(struct bn_ring *ring, int64_t memory, int64_t slot)
{
	if (memory == atomic_load(&ring->memory) && slot >= 0 && slot < BN_WIRE_SLOTS_MAX)
		atomic_store_explicit(&ring->away[slot], false, memory_order_release);
}

bool bn_ring_same(const struct bn_ring *ring, int a, int b)
{
	for (int plane = 0; plane < 3; plane++) {
		size_t width = (size_t)(plane == 0 ? ring->width : (ring->width + 1) / 2);
		size_t pitch = (size_t)(plane == 0 ? ring->pitch : ring->pitch / 2);
		int64_t lines = plane == 0 ? ring->height : (ring->height + 1) / 2;
		const uint8_t *left = bn_ring_plane(ring, a, plane);
		const uint8_t *right = bn_ring_plane(ring, b, plane);
		for (int64_t line = 0; line < lines; line++, left += pitch, right += pitch)
			if (memcmp(left, right, width) != 0)
				return false;
	}
	return true;
}

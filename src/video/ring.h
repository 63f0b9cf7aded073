/* The player's side of the shared pictures: a sealed memfd cut into slots, one for each picture
 * that libvlc's decoder writes. A slot belongs to the player until it is sent in a FRAME, then to
 * the stream until it comes back in a RELEASE; so a picture on screen is never overwritten, and
 * nobody holds a lock. Not thread-safe: bn_output guards it. */
#ifndef BN_VIDEO_RING_H
#define BN_VIDEO_RING_H

#include "video/wire.h"

struct bn_ring {
	uint8_t *pixels;
	size_t bytes, slot_bytes;
	int64_t width, height; /* of a picture, as seen */
	int64_t pitch, lines;  /* of its first plane, with what the decoder writes besides */
	int slots;
	int fd;         /* of the memory, until the stream has it; -1 */
	int64_t number; /* the stream's name for it, from 1; 0: it doesn't know it */
	bool away[BN_WIRE_SLOTS_MAX];
	int away_count;
	void *pictures; /* the plugin's; see outlet.h */
};

/* Memory for `slots` pictures; pages that are never written take none. lines: as the decoder asks
 * for, rounded up here, as the pitch is. NULL, with the cause logged, when the size is refused or
 * the system has no memory for it. */
struct bn_ring *bn_ring_create(
	int64_t width, int64_t height, int64_t columns, int64_t lines, int slots);
void bn_ring_destroy(struct bn_ring *ring); /* NULL is fine */
/* Tells the stream of it under this number. */
bool bn_ring_announce(struct bn_ring *ring, int fd, int64_t number);
uint8_t *bn_ring_plane(const struct bn_ring *ring, int slot, int plane);

#endif

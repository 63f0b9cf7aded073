/* The player's side of the shared pictures: a sealed memfd cut into slots. A slot belongs to the
 * player until it is sent in a FRAME, then to the stream until it comes back in a RELEASE; so a
 * picture on screen is never overwritten, and nobody holds a lock. One more slot at the end, which
 * is never sent, takes pictures when all others are away: they are lost. */
#ifndef BN_VIDEO_RING_H
#define BN_VIDEO_RING_H

#include "video/wire.h"

#include <stdatomic.h>

struct bn_ring {
	uint8_t *pixels; /* NULL before the first make */
	size_t bytes, slot_bytes;
	int64_t width, height, pitch;
	atomic_int_fast64_t memory; /* its number, from 1 */
	int slots;                  /* without the spare one */
	atomic_bool away[BN_WIRE_SLOTS_MAX];
};

/* Makes the memory for pictures of this size and tells the stream of it. The same size again keeps
 * it. False, with the cause logged, when the size is refused or the system has no memory for it.
 * make, take and plane: from the thread that writes pictures. */
bool bn_ring_make(struct bn_ring *ring, int fd, int64_t width, int64_t height, int slots);
/* A slot to write in, not `keep` (-1: any); ring->slots, the spare one, when all are away. The
 * first that is free, so that slots which are never needed never take memory. */
int bn_ring_take(struct bn_ring *ring, int keep);
uint8_t *bn_ring_plane(const struct bn_ring *ring, int slot, int plane);
void bn_ring_give(struct bn_ring *ring, int slot); /* it is in a FRAME now */
/* What a RELEASE said; from any thread. One for an older memory is ignored. */
void bn_ring_back(struct bn_ring *ring, int64_t memory, int64_t slot);
/* Whether two slots show the same picture. */
bool bn_ring_same(const struct bn_ring *ring, int a, int b);
void bn_ring_finish(struct bn_ring *ring);

#endif

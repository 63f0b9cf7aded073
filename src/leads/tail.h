/* The end of the chain, kept beside the store: when the store is damaged or gone, a new one begins
 * after it. Two places of 64 bytes, each in a sector of its own, written in turn, so that a write
 * that is torn leaves the other. README.md describes the file. */
#ifndef BN_LEADS_TAIL_H
#define BN_LEADS_TAIL_H

#include "leads/chain.h"

struct bn_tail {
	int64_t number; /* of the last link; 0: there is none yet */
	uint8_t hash[BN_CHAIN_HASH];
};

/* False, logged: it can't be read. A file that isn't there, or holds no good place, is number 0. */
bool bn_tail_read(const char *path, struct bn_tail *tail);
/* True: this link or a later one is on the disk, synced. */
bool bn_tail_write(const char *path, const struct bn_tail *tail);

#endif

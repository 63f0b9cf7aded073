/* The end of the chain, kept beside the store: when the store is damaged or gone, a new one begins
 * after it. The file holds the last two links, each in a sector of its own, written in turn, so
 * that a write that is torn leaves the other. It is written ahead of the store's commit and synced
 * by a thread of its own while that goes on: it may be one link ahead of the store, never behind
 * what was acknowledged. README.md describes the file.
 * Life: create → read → begin → wait → … → destroy. One thread at a time; between processes the
 * store's write lock must be held from read to begin. */
#ifndef BN_LEADS_TAIL_H
#define BN_LEADS_TAIL_H

#include "leads/chain.h"

/* Where a chain ends. */
struct bn_tail {
	int64_t number; /* of the last link; 0: there is none yet */
	uint8_t hash[BN_CHAIN_HASH];
};

struct bn_tail_file;

struct bn_tail_file *bn_tail_create(const char *path);
void bn_tail_destroy(struct bn_tail_file *file); /* NULL is fine */

/* The last link there. A file that isn't there, or holds no good link, gives zeros. False, logged:
 * it can't be read, and nobody knows. */
bool bn_tail_read(struct bn_tail_file *file, uint8_t link[BN_CHAIN_LINK]);
/* Writes the link, which must be later than the one just read. True: wait is due, which is true
 * when the link is on the disk. False, logged. */
bool bn_tail_begin(struct bn_tail_file *file, const uint8_t link[BN_CHAIN_LINK]);
bool bn_tail_wait(struct bn_tail_file *file);

#endif

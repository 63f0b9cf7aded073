/* Tar archives (POSIX pax), by libarchive: a folder's files, nothing else. */
#ifndef BN_PACKS_TAR_H
#define BN_PACKS_TAR_H

#include "packs/tree.h"

#include <stdint.h>

/* False: stop. */
typedef bool bn_tar_take(void *to, const void *bytes, size_t count);

/* The files in the tree's order, without owners and dates: the same files give the same bytes.
 * False: a file can't be read (told in why), or take stopped. */
bool bn_tar_write(const char *folder, const struct bn_tree *tree, bn_tar_take *take, void *to,
	struct bn_str *why);

/* Unpacks what the descriptor holds into an empty folder, each file synced. False: what is in it
 * isn't only files with allowed names (nothing was unpacked then), is there twice, or can't be
 * written (some was). */
bool bn_tar_unpack(int from, uint64_t bytes, int folder, struct bn_str *why);

#endif

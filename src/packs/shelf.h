/* Where campaigns are installed:
 *
 *     SHELF/trusted*.pub          whose packs are taken
 *     SHELF/ID/VERSION/           a campaign's folder, never changed once it is there
 *     SHELF/ID/current            a link to one of them: what a kiosk shows
 *     SHELF/.install .old .pack   while something is installed; what a power cut leaves of them
 *                                 goes at the next time
 *
 * `current` leads to a whole version at any moment, and changes in one step. What fails is told in
 * why. Life: open → the rest → close. One process at a time. */
#ifndef BN_PACKS_SHELF_H
#define BN_PACKS_SHELF_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

#define BN_SHELF_CURRENT "current"
#define BN_SHELF_INSTALL ".install"
#define BN_SHELF_OLD     ".old"
#define BN_SHELF_PACK    ".pack"

struct bn_shelf {
	const char *path; /* the caller's */
	int fd;
};

/* False: there is no such folder, or somebody else is at it; there is nothing to close. */
bool bn_shelf_open(struct bn_shelf *shelf, const char *path, struct bn_str *why);
void bn_shelf_close(struct bn_shelf *shelf);

/* The version on show, and the highest below it; 0: none. */
bool bn_shelf_look(const struct bn_shelf *shelf, const char *id, uint32_t *current,
	uint32_t *before, struct bn_str *why);

/* The version on show, without opening the shelf; 0: none, or no such shelf. Any thread. */
uint32_t bn_shelf_current(const char *path, const char *id);

/* Removes what was left behind. */
bool bn_shelf_clear(const struct bn_shelf *shelf, struct bn_str *why);

/* Makes .install, synced already, the version of this campaign. */
bool bn_shelf_put(
	const struct bn_shelf *shelf, const char *id, uint32_t version, struct bn_str *why);
/* True: `current` leads there, and a power cut doesn't change that. */
bool bn_shelf_switch(
	const struct bn_shelf *shelf, const char *id, uint32_t version, struct bn_str *why);

/* Removes all other versions; what can't be removed is logged. */
void bn_shelf_keep(const struct bn_shelf *shelf, const char *id, uint32_t version, uint32_t before);

#endif

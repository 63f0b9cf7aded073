/* The files beside the store, on the disk of disk.h: a program that holds disk_calls.c makes those
 * of its calls there that are for `leads.db.tail` and `kiosk.key`, their temporary files and their
 * folder. All others go to the system. */
#ifndef BN_TESTS_LEADS_DISK_CALLS_H
#define BN_TESTS_LEADS_DISK_CALLS_H

#include "tests/leads/disk.h"

/* From now on; NULL: the system's own files again. */
void disk_calls_use(struct disk *disk);
/* The chain's end is synced by a thread, while the store goes on. What it did is kept here, after
 * all that: of what the power may leave, that is the most. Call it when nothing goes on. */
void disk_calls_settle(void);

#endif

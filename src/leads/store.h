/* The lead store: sealed records in one SQLite file, each durable before `true` comes back.
 * Life: open (settings made durable and read back, or refused) → add … → close. One thread at a
 * time; another process may read and write meanwhile. README.md describes the file. */
#ifndef BN_LEADS_STORE_H
#define BN_LEADS_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bn_store;

struct bn_store_record {
	int64_t number; /* 1, 2, 3 … in the order of saving; given by the store, ignored by add */
	const char *id; /* the lead's random id (base/id.h): adding it again is harmless */
	int64_t wall;   /* seconds since 1970 */
	const void *sealed;
	size_t bytes;
};

/* NULL: logged. create true (the kiosk): an absent file is made, in a folder that is there; a
 * damaged one is put aside whole under the name "PATH.damaged-YYYYMMDD-HHMMSS" (UTC) and a new one
 * begun. create false (bornectl): both are errors. A file of a later version is always refused. */
struct bn_store *bn_store_open(const char *path, bool create);
void bn_store_close(struct bn_store *store); /* NULL is fine */

/* True: the record is on the disk, synced. False: not known to be, and logged; nothing half-done is
 * left. Trying again with the same id can't double it: the last one added with an id is kept, under
 * the number of the first, since a visitor may correct the form before trying again. */
bool bn_store_add(struct bn_store *store, const struct bn_store_record *record);

int64_t bn_store_count(struct bn_store *store); /* −1: can't be read */
/* Calls visit for each record in order; stops and gives false when visit does, or on an error. What
 * the record points to lasts until visit returns. A kiosk may add meanwhile: visit must be quick,
 * since it is kept waiting for up to a hundred records. */
bool bn_store_each(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context);

#endif

/* The lead store: sealed records in one SQLite file, each durable before `true` comes back.
 * Life: open (settings made durable and read back, or refused) → add … → close. One thread at a
 * time; another process may read meanwhile. */
#ifndef BN_LEADS_STORE_H
#define BN_LEADS_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bn_store;

struct bn_store_record {
	int64_t number;   /* 1, 2, 3 … in the order of saving */
	const char *id;   /* the lead's random id: adding it again is harmless */
	int64_t wall;     /* seconds since 1970 */
	const void *sealed;
	size_t bytes;
};

/* NULL: logged. create false: an absent file is an error (bornectl). */
struct bn_store *bn_store_open(const char *path, bool create);
void bn_store_close(struct bn_store *store); /* NULL is fine */

/* True: the record is on the disk, synced. False: it isn't, and was logged; nothing half-done is
 * left, and trying again with the same id can't double it. */
bool bn_store_add(struct bn_store *store, const struct bn_store_record *record);

int64_t bn_store_count(struct bn_store *store); /* −1: can't be read */
/* Calls visit for each record in order; stops and gives false when visit does, or on an error. */
bool bn_store_each(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context);

#endif

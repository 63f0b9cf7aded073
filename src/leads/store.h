/* The lead store: sealed records in one SQLite file, each a link of the kiosk's chain (chain.h) and
 * durable before `true` comes back. Beside PATH it keeps the kiosk's key, kiosk.key, made at the
 * first opening with create, and the end of the chain, PATH.tail.
 * Life: open (settings made durable and read back, or refused) → add … → close. One thread at a
 * time; another process may read and write meanwhile. README.md describes the file. */
#ifndef BN_LEADS_STORE_H
#define BN_LEADS_STORE_H

#include "leads/tail.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bn_store;

struct bn_store_record {
	int64_t number; /* 1, 2, 3 … in the order of saving, never given twice, not even to a new
			   file after a damaged one; given by the store, ignored by add */
	const char *id; /* the lead's random id (base/id.h): adding it again is harmless */
	int64_t wall;   /* seconds since 1970 */
	const void *sealed; /* NULL: erased, its place in the chain stays */
	size_t bytes;
	const uint8_t *link; /* BN_CHAIN_LINK bytes; ignored by add */
	const uint8_t *code; /* BN_SEAL_TAG bytes of the thank-you code (withdrawal.h), NULL: none;
				only for add */
};

/* NULL: logged. create true (the kiosk): an absent file is made, in a folder that is there; a
 * damaged one is put aside whole under the name "PATH.damaged-YYYYMMDD-HHMMSS" (UTC) and a new one
 * begun. create false (bornectl): both are errors. A file of a later version is always refused. */
struct bn_store *bn_store_open(const char *path, bool create);
void bn_store_close(struct bn_store *store); /* NULL is fine */

/* True: the record is on the disk, synced. False: not known to be, and logged; nothing half-done is
 * left. Trying again with the same id can't double it: only the last one added with an id is kept,
 * under a number of its own, since a visitor may correct the form before trying again. */
bool bn_store_add(struct bn_store *store, const struct bn_store_record *record);

/* The id of the lead with this code, also of one whose words were erased. */
enum bn_store_found { BN_STORE_FOUND, BN_STORE_NONE, BN_STORE_SEVERAL, BN_STORE_UNREADABLE };
enum bn_store_found bn_store_find(
	struct bn_store *store, const uint8_t code[BN_SEAL_TAG], char id[BN_ID_TEXT]);
/* True: a lead with this id is kept. */
bool bn_store_holds(struct bn_store *store, const char *id);
/* Erases the lead with the record's id and adds the record, a withdrawal. True, false: as add. */
bool bn_store_withdraw(struct bn_store *store, const struct bn_store_record *record);

/* What the clock says, and whether the system knows that it is right. */
struct bn_store_now {
	int64_t wall;
	bool synced;
};
#define BN_STORE_FLOOR 1767225600 /* 2026-01-01: no clock that says less is right */

/* Erases the leads saved before that moment; their places in the chain and their codes stay. A lead
 * that was saved while the clock was wrong stays until one after it goes: a date counts if it isn't
 * to come, nor below BN_STORE_FLOOR, nor more than a day before one that counts and has a lower
 * number. Gives how many, −1: none, logged. */
int64_t bn_store_purge(struct bn_store *store, int64_t before, int64_t now);
/* The same for the leads kept for more than so many months, if `now` can be believed: it is synced,
 * or at most 190 days after what was last believed. Else nothing is erased, and that is logged. The
 * very first time, a clock that isn't synced is only remembered. */
int64_t bn_store_expire(struct bn_store *store, int months, const struct bn_store_now *now);

int64_t bn_store_count(struct bn_store *store); /* of the leads kept; −1: can't be read */
/* Of the leads kept: how many were saved at or after a moment, and of those with a higher number
 * than another, how many and when the first. False: can't be read. */
struct bn_store_sum {
	int64_t since, after, oldest_after; /* oldest 0: none */
};
bool bn_store_sum(struct bn_store *store, int64_t wall, int64_t number, struct bn_store_sum *sum);
/* The last link's number and hash, 0 and zeros when there is none. False: can't be read. */
bool bn_store_end(struct bn_store *store, struct bn_tail *tail);
/* The kiosk's key; NULL: there is none. It lasts as long as the store. */
const struct bn_seal_signer *bn_store_signer(const struct bn_store *store);
/* Erases the leads up to a number, in the same way: those that are safe elsewhere. */
int64_t bn_store_erase_until(struct bn_store *store, int64_t number);
/* Calls visit for each lead that is kept, in order; stops and gives false when visit does, or on an
 * error. What the record points to lasts until visit returns. A kiosk may add meanwhile: visit must
 * be quick, since it is kept waiting for up to a hundred records. */
bool bn_store_each(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context);
/* The same for every place of the chain: also of what was erased, and of withdrawals. */
bool bn_store_each_link(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context);
/* The same for the next places after a number, BN_STORE_SOME at most, read at once. */
#define BN_STORE_SOME 100
bool bn_store_some_links(struct bn_store *store, int64_t number,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context);

#endif

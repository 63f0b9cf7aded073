/* Which leads of bundles that may overlap are opened, and in which order: each once, by date. What
 * the links say is enough for it, so that nothing is opened that nobody wants to see: neither
 * doubles nor what was withdrawn. On the recruiter's side; 40 bytes a lead. Life: for each bundle:
 * bundle, then add and withdraw, perhaps forget → finish_adding → read → finish. */
#ifndef BN_LEADS_MERGE_H
#define BN_LEADS_MERGE_H

#include "leads/store.h"

#define BN_MERGE_ID 16 /* bytes of an id */

struct bn_merge_item {
	uint8_t id[BN_MERGE_ID];
	int64_t wall, number;
	uint64_t file : 24, from : 40; /* the bundle's place, and where its record begins in it */
};

/* Zeroed is empty. */
struct bn_merge {
	struct bn_merge_item *items; /* to be opened: `count`; then what is there again */
	size_t count, capacity;
	size_t duplicates;  /* dropped by finish_adding */
	size_t withdrawals; /* leads that it dropped for one */
	uint8_t (*withdrawn)[BN_MERGE_ID];
	size_t withdrawn_count, withdrawn_capacity;
	size_t again;  /* how many items follow those that are to be opened */
	uint32_t file; /* bundles begun */
	struct {
		size_t count, withdrawn_count;
	} before; /* the bundle */
};

/* A bundle begins, with at most so many records. */
void bn_merge_bundle(struct bn_merge *merge, uint64_t records);
/* from: where the record begins in the bundle's file, below BN_BUNDLE_MOST. */
void bn_merge_add(struct bn_merge *merge, const struct bn_store_record *record, uint64_t from);
/* The same by what a link says. */
void bn_merge_put(struct bn_merge *merge, const uint8_t id[BN_MERGE_ID], int64_t wall,
	int64_t number, uint64_t from);
/* The lead with this id isn't to be kept, whichever bundle it is in. */
void bn_merge_withdraw(struct bn_merge *merge, const char *id);
/* The bundle that began last doesn't count. */
void bn_merge_forget(struct bn_merge *merge);
/* Sorts by date, then by number. Of several with one id that with the highest number is kept, for
 * the same reason as in leads/store.h. */
void bn_merge_finish_adding(struct bn_merge *merge);
/* What else there is of that id, the highest number first, in case what was kept can't be opened;
 * *count: how many. */
const struct bn_merge_item *bn_merge_again(
	const struct bn_merge *merge, const uint8_t id[BN_MERGE_ID], size_t *count);
void bn_merge_finish(struct bn_merge *merge);

#endif

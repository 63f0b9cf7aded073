/* Opened leads of one or several bundles that may overlap: each once, in the order of saving.
 * On the recruiter's side only, since it holds clear text. Life: add … → finish_adding → read →
 * finish. */
#ifndef BN_LEADS_MERGE_H
#define BN_LEADS_MERGE_H

#include "leads/lead.h"

struct bn_merge_item {
	char id[BN_ID_TEXT];
	int64_t wall, number;
	char *json;
	size_t bytes;
};

/* Zeroed is empty. */
struct bn_merge {
	struct bn_merge_item *items;
	size_t count, capacity;
	size_t duplicates; /* dropped by finish_adding */
	char (*withdrawn)[BN_ID_TEXT];
	size_t withdrawn_count, withdrawn_capacity;
	size_t withdrawals; /* leads that finish_adding dropped for one */
};

void bn_merge_add(struct bn_merge *merge, const struct bn_lead *lead);
/* The lead with this id isn't to be kept, whichever bundle it is in. */
void bn_merge_withdraw(struct bn_merge *merge, const char *id);
/* Sorts by date, then by number. Of several with one id that with the highest number is kept, for
 * the same reason as in leads/store.h. */
void bn_merge_finish_adding(struct bn_merge *merge);
/* The lead at that place. */
void bn_merge_get(const struct bn_merge *merge, size_t place, struct bn_lead *lead);
void bn_merge_finish(struct bn_merge *merge); /* wipes it */

#endif

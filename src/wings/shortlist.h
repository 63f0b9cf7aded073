/* Métiers a visitor set apart, in the order they were. Zeroed is empty; the ids are the campaign's.
 * Pure. */
#ifndef BN_WINGS_SHORTLIST_H
#define BN_WINGS_SHORTLIST_H

#include <stdbool.h>
#include <stddef.h>

#define BN_SHORTLIST_MOST 16

struct bn_shortlist {
	const char *ids[BN_SHORTLIST_MOST];
	size_t count;
};

bool bn_shortlist_has(const struct bn_shortlist *list, const char *id);
/* Takes it away, or adds it: of more than `most`, the oldest leaves. True: it is there now. */
bool bn_shortlist_toggle(struct bn_shortlist *list, const char *id, size_t most);

#endif

/* Which métiers the visitor wants to see: one choice a row of chips, all of them together. */
#ifndef BN_WINGS_FILTER_H
#define BN_WINGS_FILTER_H

#include "wings/wing.h"

struct bn_filter {           /* zeroed: all */
	const char *public;  /* an id, or NULL */
	int level;           /* enum bn_studies + 1; 0: any */
	bool apprenticeship; /* only those one may learn that way */
	bool favourites;     /* only those set apart */
};

bool bn_filter_is_set(const struct bn_filter *filter);
bool bn_filter_takes(const struct bn_filter *filter, const struct bn_shortlist *favourites,
	const struct bn_profession *profession);

#endif

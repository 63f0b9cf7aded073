/* What an answer lists, gathered, then shown in order. */
#ifndef BN_REMOTE_LISTING_H
#define BN_REMOTE_LISTING_H

#include "remote/remote.h"

/* Zeroed is empty. */
struct bn_listing {
	struct bn_remote_object *objects; /* names and tags are the listing's own */
	size_t count, capacity;
};

/* Copies it. */
void bn_listing_add(struct bn_listing *listing, const struct bn_remote_object *object);
/* By name, those after `after` (NULL: all). True: visit wants more. */
bool bn_listing_show(struct bn_listing *listing, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context);
void bn_listing_clear(struct bn_listing *listing);

#endif

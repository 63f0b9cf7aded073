/* A kiosk's chain for the tests, made without a store. */
#ifndef BN_TESTS_LEADS_LINKS_H
#define BN_TESTS_LEADS_LINKS_H

#include "leads/bundle.h"

#include <stdlib.h>
#include <string.h>

struct links {
	struct bn_seal_signer signer;
	struct bn_tail end;
	uint8_t bytes[BN_CHAIN_LINK]; /* of the last one made */
};

/* Always the same kiosk for the same letter. */
static inline void links_begin(struct links *links, char letter)
{
	uint8_t seed[32];
	memset(seed, letter, sizeof(seed));
	*links = (struct links){0};
	bn_seal_make_signer(seed, &links->signer);
}

/* The next record of the chain; what it points to lasts until the next one. */
static inline struct bn_store_record links_make(struct links *links, enum bn_chain_kind kind,
	const char *id, int64_t wall, const void *sealed, size_t bytes)
{
	struct bn_chain_link link = {.kind = kind,
		.number = links->end.number + 1,
		.wall = wall,
		.bytes = (uint32_t)bytes};
	memcpy(link.id, id, sizeof(link.id));
	memcpy(link.previous, links->end.hash, sizeof(link.previous));
	bn_seal_digest(sealed, bytes, link.digest);
	if (!bn_chain_make(&link, &links->signer, links->bytes))
		abort();
	links->end.number = link.number;
	bn_chain_hash(links->bytes, links->end.hash);
	return (struct bn_store_record){.number = link.number,
		.id = id,
		.wall = wall,
		.sealed = sealed,
		.bytes = bytes,
		.link = links->bytes};
}

#endif

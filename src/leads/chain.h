/* The chain: one link a record, signed by the kiosk, with the hash of the link before. A link holds
 * the digest of what is sealed, not the seal: when a lead is erased its place stays, and what comes
 * after can still be verified. README.md describes it byte by byte. Pure. */
#ifndef BN_LEADS_CHAIN_H
#define BN_LEADS_CHAIN_H

#include "base/id.h"
#include "leads/seal.h"

#define BN_CHAIN_LINK 208 /* bytes */
#define BN_CHAIN_HASH 32

enum bn_chain_kind { BN_CHAIN_LEAD = 1, BN_CHAIN_WITHDRAWAL = 2 };

struct bn_chain_link {
	enum bn_chain_kind kind;
	int64_t number, wall;            /* from 1; seconds since 1970 */
	char id[BN_ID_TEXT];             /* the lead's; of a withdrawal the one withdrawn */
	uint8_t previous[BN_CHAIN_HASH]; /* hash of the link before; zeros for the very first */
	struct bn_seal_public signer;    /* the kiosk */
	uint8_t digest[BN_CHAIN_HASH];   /* SHA-256 of the sealed bytes */
	uint32_t bytes;                  /* how many those are */
};

/* Signs it; link->signer is ignored. False: the id isn't 32 hexadecimal digits. */
bool bn_chain_make(const struct bn_chain_link *link, const struct bn_seal_signer *signer,
	uint8_t out[BN_CHAIN_LINK]);
/* What bn_chain_read says, without reading it. */
bool bn_chain_is_link(const uint8_t bytes[BN_CHAIN_LINK]);
/* False: not a link of this version. The signature isn't looked at. */
bool bn_chain_read(const uint8_t bytes[BN_CHAIN_LINK], struct bn_chain_link *link);
/* True: signed by the key it names. */
bool bn_chain_signed(const uint8_t bytes[BN_CHAIN_LINK]);
void bn_chain_hash(const uint8_t bytes[BN_CHAIN_LINK], uint8_t out[BN_CHAIN_HASH]);

#endif

#include "leads/chain.h"

#include "base/bytes.h"

#include <string.h>

/* Begins every link: what is signed as a link can't be taken for anything else. */
static const uint8_t mark[8] = {'B', 'N', 'L', 'I', 'N', 'K', 0, 2};

enum {
	KIND_AT = sizeof(mark),
	BYTES_AT = 12,
	NUMBER_AT = 16,
	WALL_AT = 24,
	ID_AT = 32,
	PREVIOUS_AT = 48,
	SIGNER_AT = 80,
	DIGEST_AT = 112,
	SIGNATURE_AT = 144,
	ID = 16,
};
_Static_assert(SIGNATURE_AT + BN_SEAL_SIGNATURE == BN_CHAIN_LINK, "link");

bool bn_chain_make(const struct bn_chain_link *link, const struct bn_seal_signer *signer,
	uint8_t out[BN_CHAIN_LINK])
{
	memcpy(out, mark, sizeof(mark));
	bn_bytes_put(out + KIND_AT, link->kind, 4);
	bn_bytes_put(out + BYTES_AT, link->bytes, 4);
	bn_bytes_put(out + NUMBER_AT, (uint64_t)link->number, 8);
	bn_bytes_put(out + WALL_AT, (uint64_t)link->wall, 8);
	if (!bn_id_unhex(link->id, out + ID_AT, ID))
		return false;
	memcpy(out + PREVIOUS_AT, link->previous, BN_CHAIN_HASH);
	memcpy(out + SIGNER_AT, signer->public_key.key, BN_SEAL_KEY);
	memcpy(out + DIGEST_AT, link->digest, BN_CHAIN_HASH);
	bn_seal_sign(signer, out, SIGNATURE_AT, out + SIGNATURE_AT);
	return true;
}

bool bn_chain_is_link(const uint8_t bytes[BN_CHAIN_LINK])
{
	uint64_t kind = bn_bytes_get(bytes + KIND_AT, 4);
	return memcmp(bytes, mark, sizeof(mark)) == 0 &&
	       (kind == BN_CHAIN_LEAD || kind == BN_CHAIN_WITHDRAWAL) &&
	       (int64_t)bn_bytes_get(bytes + NUMBER_AT, 8) > 0;
}

bool bn_chain_read(const uint8_t bytes[BN_CHAIN_LINK], struct bn_chain_link *link)
{
	if (!bn_chain_is_link(bytes))
		return false;
	*link = (struct bn_chain_link){
		.kind = (enum bn_chain_kind)bn_bytes_get(bytes + KIND_AT, 4),
		.bytes = (uint32_t)bn_bytes_get(bytes + BYTES_AT, 4),
		.number = (int64_t)bn_bytes_get(bytes + NUMBER_AT, 8),
		.wall = (int64_t)bn_bytes_get(bytes + WALL_AT, 8),
	};
	bn_id_hex(bytes + ID_AT, ID, link->id);
	memcpy(link->previous, bytes + PREVIOUS_AT, BN_CHAIN_HASH);
	memcpy(link->signer.key, bytes + SIGNER_AT, BN_SEAL_KEY);
	memcpy(link->digest, bytes + DIGEST_AT, BN_CHAIN_HASH);
	return true;
}

bool bn_chain_signed(const uint8_t bytes[BN_CHAIN_LINK])
{
	struct bn_seal_public key;
	memcpy(key.key, bytes + SIGNER_AT, BN_SEAL_KEY);
	return bn_seal_signed(&key, bytes, SIGNATURE_AT, bytes + SIGNATURE_AT);
}

void bn_chain_hash(const uint8_t bytes[BN_CHAIN_LINK], uint8_t out[BN_CHAIN_HASH])
{
	bn_seal_digest(bytes, BN_CHAIN_LINK, out);
}

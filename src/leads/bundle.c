#include "leads/bundle.h"

#include "base/bytes.h"
#include "base/file.h"
#include "leads/bundle_inside.h"

#include <string.h>

void bn_bundle_begin(struct bn_bundle *bundle, const char *kiosk, int64_t wall,
	const struct bn_tail *end, const struct bn_seal_signer *signer)
{
	uint8_t head[HEAD] = {0};
	*bundle = (struct bn_bundle){.wall = wall, .end = *end, .signer = signer->public_key};
	strncpy(bundle->kiosk, kiosk, sizeof(bundle->kiosk) - 1);
	memcpy(head, BN_BUNDLE_MAGIC, MAGIC);
	bn_bytes_put(head + VERSION_AT, VERSION, 4);
	memcpy(head + KIOSK_AT, bundle->kiosk, sizeof(bundle->kiosk));
	bn_bytes_put(head + WALL_AT, (uint64_t)wall, 8);
	bn_bytes_put(head + END_AT, (uint64_t)end->number, 8);
	memcpy(head + HASH_AT, end->hash, BN_CHAIN_HASH);
	memcpy(head + SIGNER_AT, signer->public_key.key, BN_SEAL_KEY);
	bn_seal_sign(signer, head, SIGNATURE_AT, head + SIGNATURE_AT);
	bn_str_add(&bundle->bytes, head, sizeof(head));
}

void bn_bundle_add(struct bn_bundle *bundle, const struct bn_store_record *record)
{
	uint8_t head[RECORD_HEAD];
	if (record->number > bundle->end.number)
		return;
	memcpy(head, record->link, BN_CHAIN_LINK);
	bn_bytes_put(head + RECORD_BYTES_AT, record->bytes, 4);
	bn_str_add(&bundle->bytes, head, sizeof(head));
	bn_str_add(&bundle->bytes, record->sealed, record->bytes);
	bundle->count++;
}

bool bn_bundle_save(struct bn_bundle *bundle, const char *path)
{
	uint8_t digest[DIGEST];
	bn_bytes_put((uint8_t *)bundle->bytes.data + COUNT_AT, bundle->count, 8);
	bn_seal_digest(bundle->bytes.data, bundle->bytes.length, digest);
	bn_str_add(&bundle->bytes, digest, sizeof(digest));
	return bn_file_write_whole(path, bundle->bytes.data, bundle->bytes.length, 0600);
}

#include "leads/bundle.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/log.h"
#include "leads/seal.h"

#include <stdlib.h>
#include <string.h>

/* As PNG's: eight bits, a carriage return and a line feed show a transfer that took it for text. */
static const char magic[8] = "\x89"
			     "BORNE\r\n";

enum {
	VERSION = 2,
	/* Places in the head. */
	VERSION_AT = 8,
	KIOSK_AT = 12,
	WALL_AT = KIOSK_AT + BN_LEAD_KEY,
	END_AT = WALL_AT + 8,
	HASH_AT = END_AT + 8,
	SIGNER_AT = HASH_AT + BN_CHAIN_HASH,
	SIGNATURE_AT = SIGNER_AT + BN_SEAL_KEY, /* of all before */
	COUNT_AT = SIGNATURE_AT + BN_SEAL_SIGNATURE,
	HEAD = COUNT_AT + 8,
	/* Places in a record's head. */
	RECORD_BYTES_AT = BN_CHAIN_LINK,
	RECORD_HEAD = RECORD_BYTES_AT + 4,
	DIGEST = 32,
};

void bn_bundle_begin(struct bn_bundle *bundle, const char *kiosk, int64_t wall,
	const struct bn_tail *end, const struct bn_seal_signer *signer)
{
	uint8_t head[HEAD] = {0};
	*bundle = (struct bn_bundle){.wall = wall, .end = *end, .signer = signer->public_key};
	strncpy(bundle->kiosk, kiosk, sizeof(bundle->kiosk) - 1);
	memcpy(head, magic, sizeof(magic));
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

/* Where the record at `at` ends, 0 if it goes beyond `end`. */
static size_t record_end(const char *bytes, size_t at, size_t end)
{
	if (end - at < RECORD_HEAD)
		return 0;
	size_t sealed = (size_t)bn_bytes_get(bytes + at + RECORD_BYTES_AT, 4);
	return end - at - RECORD_HEAD < sealed ? 0 : at + RECORD_HEAD + sealed;
}

/* A right digest says that the bytes are those of whoever made the file, not that they make sense.
 */
static bool check_records(const struct bn_bundle *bundle)
{
	size_t at = HEAD, end = bundle->bytes.length - DIGEST;
	for (uint64_t left = bundle->count; left > 0; left--) {
		struct bn_chain_link link;
		size_t next = record_end(bundle->bytes.data, at, end);
		if (next == 0 || !bn_chain_read((const uint8_t *)bundle->bytes.data + at, &link))
			return false;
		at = next;
	}
	return at == end;
}

static enum bn_bundle_load read_head(struct bn_bundle *bundle)
{
	const char *bytes = bundle->bytes.data;
	size_t count = bundle->bytes.length;
	uint8_t digest[DIGEST];
	if (count < sizeof(magic) || memcmp(bytes, magic, sizeof(magic)) != 0)
		return BN_BUNDLE_FOREIGN;
	if (count < VERSION_AT + 4 + DIGEST)
		return BN_BUNDLE_CHANGED;
	bn_seal_digest(bytes, count - DIGEST, digest);
	if (memcmp(digest, bytes + count - DIGEST, DIGEST) != 0)
		return BN_BUNDLE_CHANGED;
	uint64_t version = bn_bytes_get(bytes + VERSION_AT, 4);
	if (version != VERSION)
		return version > VERSION ? BN_BUNDLE_LATER : BN_BUNDLE_EARLIER;
	if (count < HEAD + DIGEST)
		return BN_BUNDLE_CHANGED;
	memcpy(bundle->kiosk, bytes + KIOSK_AT, sizeof(bundle->kiosk));
	if (bundle->kiosk[sizeof(bundle->kiosk) - 1] != '\0')
		return BN_BUNDLE_CHANGED;
	bundle->wall = (int64_t)bn_bytes_get(bytes + WALL_AT, 8);
	bundle->end.number = (int64_t)bn_bytes_get(bytes + END_AT, 8);
	memcpy(bundle->end.hash, bytes + HASH_AT, BN_CHAIN_HASH);
	memcpy(bundle->signer.key, bytes + SIGNER_AT, BN_SEAL_KEY);
	bundle->end_signed = bn_seal_signed(
		&bundle->signer, bytes, SIGNATURE_AT, (const uint8_t *)bytes + SIGNATURE_AT);
	bundle->count = bn_bytes_get(bytes + COUNT_AT, 8);
	bundle->at = HEAD;
	return check_records(bundle) ? BN_BUNDLE_LOADED : BN_BUNDLE_CHANGED;
}

enum bn_bundle_load bn_bundle_parse(struct bn_bundle *bundle, const void *bytes, size_t count)
{
	*bundle = (struct bn_bundle){0};
	bn_str_add(&bundle->bytes, bytes, count);
	enum bn_bundle_load result = read_head(bundle);
	if (result != BN_BUNDLE_LOADED)
		bn_bundle_finish(bundle);
	return result;
}

enum bn_bundle_load bn_bundle_load(struct bn_bundle *bundle, const char *path)
{
	size_t count = 0;
	*bundle = (struct bn_bundle){0};
	char *bytes = bn_file_read(path, BN_BUNDLE_MOST, &count);
	if (bytes == NULL)
		return BN_BUNDLE_UNREADABLE;
	enum bn_bundle_load result = bn_bundle_parse(bundle, bytes, count);
	free(bytes);
	return result;
}

bool bn_bundle_next(struct bn_bundle *bundle, struct bn_store_record *record)
{
	size_t end = bundle->bytes.length - DIGEST;
	if (bundle->bytes.length == 0 || bundle->at == end)
		return false;
	const uint8_t *head = (const uint8_t *)bundle->bytes.data + bundle->at;
	struct bn_chain_link link;
	if (!bn_chain_read(head, &link))
		return false; /* can't be: looked at when it was loaded */
	memcpy(bundle->id, link.id, sizeof(bundle->id));
	*record = (struct bn_store_record){
		.number = link.number,
		.id = bundle->id,
		.wall = link.wall,
		.bytes = (size_t)bn_bytes_get(head + RECORD_BYTES_AT, 4),
		.link = head,
	};
	record->sealed = record->bytes > 0 ? head + RECORD_HEAD : NULL;
	bundle->at += RECORD_HEAD + record->bytes;
	return true;
}

void bn_bundle_finish(struct bn_bundle *bundle)
{
	if (bundle == NULL)
		return;
	bn_str_finish(&bundle->bytes);
	*bundle = (struct bn_bundle){0};
}

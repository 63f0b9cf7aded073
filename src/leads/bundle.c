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
	VERSION = 1,
	/* Places in the head. */
	VERSION_AT = 8,
	KIOSK_AT = 12,
	WALL_AT = KIOSK_AT + BN_LEAD_KEY,
	COUNT_AT = WALL_AT + 8,
	HEAD = COUNT_AT + 8,
	/* Places in a record's head. */
	RECORD_WALL_AT = 8,
	RECORD_ID_AT = 16,
	RECORD_BYTES_AT = 32,
	RECORD_HEAD = 36,
	ID = 16,
	DIGEST = 32,
};

void bn_bundle_begin(struct bn_bundle *bundle, const char *kiosk, int64_t wall)
{
	uint8_t head[HEAD] = {0};
	*bundle = (struct bn_bundle){.wall = wall};
	strncpy(bundle->kiosk, kiosk, sizeof(bundle->kiosk) - 1);
	memcpy(head, magic, sizeof(magic));
	bn_bytes_put(head + VERSION_AT, VERSION, 4);
	memcpy(head + KIOSK_AT, bundle->kiosk, sizeof(bundle->kiosk));
	bn_bytes_put(head + WALL_AT, (uint64_t)wall, 8);
	bn_str_add(&bundle->bytes, head, sizeof(head));
}

bool bn_bundle_add(struct bn_bundle *bundle, const struct bn_store_record *record)
{
	uint8_t head[RECORD_HEAD];
	if (!bn_id_unhex(record->id, head + RECORD_ID_AT, ID) || record->bytes > UINT32_MAX) {
		bn_log_error("leads", "record %lld can't be exported", (long long)record->number);
		return false;
	}
	bn_bytes_put(head, (uint64_t)record->number, 8);
	bn_bytes_put(head + RECORD_WALL_AT, (uint64_t)record->wall, 8);
	bn_bytes_put(head + RECORD_BYTES_AT, record->bytes, 4);
	bn_str_add(&bundle->bytes, head, sizeof(head));
	bn_str_add(&bundle->bytes, record->sealed, record->bytes);
	bundle->count++;
	return true;
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
		at = record_end(bundle->bytes.data, at, end);
		if (at == 0)
			return false;
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
	if (count < HEAD + DIGEST)
		return BN_BUNDLE_CHANGED;
	bn_seal_digest(bytes, count - DIGEST, digest);
	if (memcmp(digest, bytes + count - DIGEST, DIGEST) != 0)
		return BN_BUNDLE_CHANGED;
	if (bn_bytes_get(bytes + VERSION_AT, 4) != VERSION)
		return BN_BUNDLE_LATER;
	memcpy(bundle->kiosk, bytes + KIOSK_AT, sizeof(bundle->kiosk));
	if (bundle->kiosk[sizeof(bundle->kiosk) - 1] != '\0')
		return BN_BUNDLE_CHANGED;
	bundle->wall = (int64_t)bn_bytes_get(bytes + WALL_AT, 8);
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
	const char *head = bundle->bytes.data + bundle->at;
	bn_id_hex(head + RECORD_ID_AT, ID, bundle->id);
	*record = (struct bn_store_record){
		.number = (int64_t)bn_bytes_get(head, 8),
		.id = bundle->id,
		.wall = (int64_t)bn_bytes_get(head + RECORD_WALL_AT, 8),
		.sealed = head + RECORD_HEAD,
		.bytes = (size_t)bn_bytes_get(head + RECORD_BYTES_AT, 4),
	};
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

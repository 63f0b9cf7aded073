#include "base/bytes.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "leads/bundle_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)128 << 10)

static bool complain(struct bn_bundle *bundle)
{
	bn_log_error("leads", "a bundle can't be read: %s", strerror(errno));
	bundle->failed = true;
	return false;
}

/* Every later version keeps the first 12 bytes and the digest at the end: by them "later" is told
 * from "damaged". */
static enum bn_bundle_load judge_version(struct bn_bundle *bundle, uint64_t version)
{
	struct bn_bundle_block *block = &bundle->block;
	uint64_t at = VERSION_AT + 4, end = bundle->size - DIGEST;
	block->bytes = bn_mem_grow(
		block->bytes, &block->capacity, end - at < BLOCK ? (size_t)(end - at) : BLOCK, 1);
	while (at < end) {
		size_t some = end - at < BLOCK ? (size_t)(end - at) : BLOCK;
		if (bn_file_read_at(bundle->fd, block->bytes, some, at) != (ptrdiff_t)some)
			return BN_BUNDLE_CHANGED;
		bn_seal_hasher_add(bundle->hasher, block->bytes, some);
		at += some;
	}
	bundle->at = end;
	enum bn_bundle_load result = bn_bundle_ended(bundle);
	return result != BN_BUNDLE_LOADED ? result
	       : version > VERSION        ? BN_BUNDLE_LATER
					  : BN_BUNDLE_EARLIER;
}

static void parse_head(struct bn_bundle *bundle, const uint8_t head[HEAD])
{
	memcpy(bundle->kiosk, head + KIOSK_AT, sizeof(bundle->kiosk));
	bundle->wall = (int64_t)bn_bytes_get(head + WALL_AT, 8);
	bundle->end.number = (int64_t)bn_bytes_get(head + END_AT, 8);
	memcpy(bundle->end.hash, head + HASH_AT, BN_CHAIN_HASH);
	memcpy(bundle->signer.key, head + SIGNER_AT, BN_SEAL_KEY);
	bundle->end_signed = bn_seal_signed(
		&bundle->signer, head, SIGNATURE_AT, head + SIGNATURE_AT);
	bundle->count = bundle->left = bn_bytes_get(head + COUNT_AT, 8);
	bundle->at = HEAD;
}

static enum bn_bundle_load read_head(struct bn_bundle *bundle)
{
	uint8_t head[HEAD];
	ptrdiff_t got = bn_file_read_at(bundle->fd, head, HEAD, 0);
	if (got < 0) {
		complain(bundle);
		return BN_BUNDLE_UNREADABLE;
	}
	if (got < MAGIC || memcmp(head, BN_BUNDLE_MAGIC, MAGIC) != 0)
		return BN_BUNDLE_FOREIGN;
	if (got < VERSION_AT + 4 || bundle->size < VERSION_AT + 4 + DIGEST)
		return BN_BUNDLE_CHANGED;
	bundle->hasher = bn_seal_hasher_begin();
	uint64_t version = bn_bytes_get(head + VERSION_AT, 4);
	if (version != VERSION) {
		bn_seal_hasher_add(bundle->hasher, head, VERSION_AT + 4);
		return judge_version(bundle, version);
	}
	if (got < HEAD || bundle->size < HEAD + DIGEST)
		return BN_BUNDLE_CHANGED;
	bn_seal_hasher_add(bundle->hasher, head, HEAD);
	parse_head(bundle, head);
	/* A count that can't be is nobody's to reserve memory by. */
	bool good = bundle->kiosk[sizeof(bundle->kiosk) - 1] == '\0' &&
		    bundle->count <= (bundle->size - HEAD - DIGEST) / RECORD_HEAD;
	return good ? BN_BUNDLE_LOADED : BN_BUNDLE_CHANGED;
}

enum bn_bundle_load bn_bundle_open(struct bn_bundle *bundle, const char *path)
{
	*bundle = (struct bn_bundle){0};
	bundle->fd = bn_file_open(path, &bundle->size);
	if (bundle->fd < 0)
		return BN_BUNDLE_UNREADABLE;
	bundle->reading = true;
	enum bn_bundle_load result = bundle->size < BN_BUNDLE_MOST ? read_head(bundle)
								   : BN_BUNDLE_CHANGED;
	if (result != BN_BUNDLE_LOADED)
		bn_bundle_finish(bundle);
	return result;
}

/* Counts the whole records that begin the block, which holds `held` bytes, and gives how many bytes
 * the one after them takes; 0: what is there is no record. A right digest says that the bytes are
 * those of whoever made the file, not that they make sense. */
static size_t cut(struct bn_bundle *bundle, struct bn_bundle_block *block, size_t held)
{
	block->used = 0;
	block->count = 0;
	while (bundle->left > block->count) {
		const uint8_t *head = block->bytes + block->used;
		size_t left = held - block->used;
		if (left < RECORD_HEAD)
			return RECORD_HEAD;
		size_t sealed = (size_t)bn_bytes_get(head + RECORD_BYTES_AT, 4);
		if (sealed > BN_BUNDLE_RECORD_MOST || !bn_chain_is_link(head))
			return 0;
		if (left < RECORD_HEAD + sealed)
			return RECORD_HEAD + sealed;
		block->used += RECORD_HEAD + sealed;
		block->count++;
	}
	return RECORD_HEAD;
}

bool bn_bundle_read(struct bn_bundle *bundle, struct bn_bundle_block *block)
{
	size_t want = BLOCK, held = 0, need = 0;
	block->used = 0;
	if (!bundle->reading || bundle->failed || bundle->left == 0)
		return false;
	do {
		uint64_t rest = bundle->size - DIGEST - bundle->at;
		held = rest < want ? (size_t)rest : want;
		block->bytes = bn_mem_grow(block->bytes, &block->capacity, held, 1);
		ptrdiff_t got = bn_file_read_at(bundle->fd, block->bytes, held, bundle->at);
		if (got < 0)
			return complain(bundle);
		need = (size_t)got == held ? cut(bundle, block, held) : 0;
		bundle->failed = need == 0 || (block->used == 0 && held == rest);
		want = need;
	} while (!bundle->failed && block->used == 0);
	if (bundle->failed)
		return false;
	if (bundle->hasher != NULL)
		bn_seal_hasher_add(bundle->hasher, block->bytes, block->used);
	block->from = bundle->at;
	bundle->at += block->used;
	bundle->left -= block->count;
	return true;
}

enum bn_bundle_load bn_bundle_ended(struct bn_bundle *bundle)
{
	uint8_t digest[DIGEST], told[DIGEST];
	bn_seal_hasher_end(bundle->hasher, digest);
	bundle->hasher = NULL;
	bool good = !bundle->failed && bundle->left == 0 && bundle->at == bundle->size - DIGEST &&
		    bn_file_read_at(bundle->fd, told, DIGEST, bundle->at) == DIGEST &&
		    memcmp(digest, told, DIGEST) == 0;
	return good ? BN_BUNDLE_LOADED : BN_BUNDLE_CHANGED;
}

enum bn_bundle_load bn_bundle_load(struct bn_bundle *bundle, const char *path)
{
	enum bn_bundle_load result = bn_bundle_open(bundle, path);
	if (result != BN_BUNDLE_LOADED)
		return result;
	while (bn_bundle_read(bundle, &bundle->block))
		;
	result = bn_bundle_ended(bundle);
	bundle->at = HEAD;
	bundle->left = bundle->count;
	bundle->block.used = 0;
	if (result != BN_BUNDLE_LOADED)
		bn_bundle_finish(bundle);
	return result;
}

bool bn_bundle_block_next(const struct bn_bundle_block *block, size_t *at,
	struct bn_store_record *record, char id[BN_ID_TEXT])
{
	struct bn_chain_link link = {0};
	if (*at >= block->used)
		return false;
	const uint8_t *head = block->bytes + *at;
	bn_chain_read(head, &link); /* it can be: cut() has looked */
	memcpy(id, link.id, BN_ID_TEXT);
	*record = (struct bn_store_record){
		.number = link.number,
		.id = id,
		.wall = link.wall,
		.bytes = (size_t)bn_bytes_get(head + RECORD_BYTES_AT, 4),
		.link = head,
	};
	record->sealed = record->bytes > 0 ? head + RECORD_HEAD : NULL;
	*at += RECORD_HEAD + record->bytes;
	return true;
}

bool bn_bundle_next(struct bn_bundle *bundle, struct bn_store_record *record)
{
	if (bn_bundle_block_next(&bundle->block, &bundle->next, record, bundle->id))
		return true;
	bundle->next = 0;
	return bn_bundle_read(bundle, &bundle->block) &&
	       bn_bundle_block_next(&bundle->block, &bundle->next, record, bundle->id);
}

void bn_bundle_block_finish(struct bn_bundle_block *block)
{
	free(block->bytes);
	*block = (struct bn_bundle_block){0};
}

int bn_bundle_release(struct bn_bundle *bundle)
{
	bundle->reading = false;
	return bundle->fd;
}

void bn_bundle_finish(struct bn_bundle *bundle)
{
	if (bundle == NULL)
		return;
	if (bundle->hasher != NULL)
		bn_seal_hasher_end(bundle->hasher, NULL);
	if (bundle->reading)
		close(bundle->fd);
	bn_bundle_block_finish(&bundle->block);
	bn_str_finish(&bundle->bytes);
	*bundle = (struct bn_bundle){0};
}

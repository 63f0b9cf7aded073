#include "base/id.h"
#include "sync/collected_inside.h"
#include "sync/record.h"

#include <string.h>

#define COMMIT_AT 4096 /* records */
#define HASH      BN_RECORD_HASH

enum found { NONE, OTHERS, THIS };

/* Of the records of one chain with that number. */
static enum found look_for(struct bn_collected *collected, int64_t row, int64_t number,
	const uint8_t *hash, size_t bytes)
{
	enum found found = NONE;
	if (collected->failed ||
		!bn_collected_prepare(collected,
			"SELECT hash FROM objects WHERE kiosk = ? AND number = ?", &collected->has))
		return NONE;
	bn_collected_bind(collected->has, "ii", row, number);
	while (found != THIS && bn_collected_row(collected, collected->has))
		found = (size_t)sqlite3_column_bytes(collected->has, 0) >= bytes &&
					memcmp(sqlite3_column_blob(collected->has, 0), hash,
						bytes) == 0
				? THIS
				: OTHERS;
	sqlite3_reset(collected->has);
	return found;
}

bool bn_collected_has(
	struct bn_collected *collected, const char *name, int64_t number, const uint8_t hash[8])
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(collected, name, &count);
	for (size_t i = 0; i < count; i++)
		if (look_for(collected, kiosk[i].row, number, hash, HASH) == THIS)
			return true;
	return false;
}

static bool insert(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	const struct bn_store_record *record, const struct bn_audit_proof *proof, uint64_t at)
{
	uint8_t id[BN_MERGE_ID];
	int64_t state = record->sealed != NULL ? KEPT : NOTHING;
	if (!bn_id_unhex(record->id, id, sizeof(id)) ||
		!bn_collected_prepare(collected,
			"INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			&collected->insert))
		return false;
	bn_collected_bind(collected->insert, "iibbibiiiii", kiosk->row, record->number, proof->hash,
		sizeof(proof->hash), proof->previous, sizeof(proof->previous), (int64_t)proof->kind,
		id, sizeof(id), record->wall, (int64_t)at, (int64_t)record->bytes, collected->run,
		state);
	bn_collected_row(collected, collected->insert);
	sqlite3_reset(collected->insert);
	/* Whichever of the two comes first: there is something to erase. */
	if (proof->kind == BN_CHAIN_WITHDRAWAL)
		bn_collected_do(collected, "INSERT OR REPLACE INTO withdrawn VALUES (?, 0)", "b",
			id, sizeof(id));
	else if (collected->any_withdrawn)
		bn_collected_do(collected, "UPDATE withdrawn SET erased = 0 WHERE id = ?", "b", id,
			sizeof(id));
	collected->any_withdrawn |= proof->kind == BN_CHAIN_WITHDRAWAL;
	return !collected->failed;
}

bool bn_collected_add(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	const struct bn_store_record *record, const struct bn_audit_proof *proof)
{
	uint64_t at = 0;
	enum found found = look_for(
		collected, kiosk->row, record->number, proof->hash, BN_CHAIN_HASH);
	if (found == THIS)
		return !collected->failed;
	if (found == OTHERS)
		bn_collected_find(collected, BN_COLLECTED_FORKED, kiosk->name, record->number, "");
	struct bn_collected_file *file = bn_collected_file_of(collected, kiosk->name);
	if (file == NULL || collected->failed)
		return false;
	if (!bn_collected_file_add(file, record, &at)) {
		collected->failed = true;
		return false;
	}
	if (!insert(collected, kiosk, record, proof, at))
		return false;
	kiosk->highest = record->number > kiosk->highest ? record->number : kiosk->highest;
	kiosk->leads += proof->kind == BN_CHAIN_LEAD && record->sealed != NULL;
	kiosk->added++;
	kiosk->changed = true;
	return ++collected->added < COMMIT_AT || bn_collected_commit(collected);
}

void bn_collected_find(struct bn_collected *collected, enum bn_collected_fault fault,
	const char *kiosk, int64_t number, const char *object)
{
	bn_collected_do(collected,
		"INSERT INTO findings VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET run = "
		"excluded.run",
		"tiiti", kiosk, (int64_t)fault, number, object, collected->run);
}

void bn_collected_settle(struct bn_collected *collected)
{
	bn_collected_do(collected, "UPDATE findings SET settled = 1 WHERE settled = 0", "");
	bn_collected_do(collected, "UPDATE kiosks SET told = 1 WHERE told = 0", "");
}

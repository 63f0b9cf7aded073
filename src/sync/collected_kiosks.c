#include "base/mem.h"
#include "leads/identity.h"
#include "sync/collected_inside.h"

#include <string.h>

static struct bn_collected_kiosk *insert_at(struct bn_collected *collected, size_t place)
{
	collected->kiosks = bn_mem_grow(collected->kiosks, &collected->kiosk_capacity,
		collected->kiosk_count + 1, sizeof(collected->kiosks[0]));
	struct bn_collected_kiosk *kiosk = &collected->kiosks[place];
	memmove(kiosk + 1, kiosk, (collected->kiosk_count - place) * sizeof(*kiosk));
	collected->kiosk_count++;
	*kiosk = (struct bn_collected_kiosk){0};
	return kiosk;
}

/* The first place whose name isn't before this one. */
static size_t find_place(const struct bn_collected *collected, const char *name)
{
	size_t low = 0, high = collected->kiosk_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(collected->kiosks[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct bn_collected_kiosk *bn_collected_kiosks(struct bn_collected *collected, size_t *count)
{
	*count = collected->kiosk_count;
	return collected->kiosks;
}

struct bn_collected_kiosk *bn_collected_named(
	struct bn_collected *collected, const char *name, size_t *count)
{
	size_t first = find_place(collected, name), end = first;
	while (end < collected->kiosk_count && strcmp(collected->kiosks[end].name, name) == 0)
		end++;
	*count = end - first;
	return end > first ? &collected->kiosks[first] : NULL;
}

void bn_collected_judge(
	struct bn_collected *collected, bn_collected_judging *allowed, void *context)
{
	collected->allowed = allowed;
	collected->context = context;
	for (size_t i = 0; i < collected->kiosk_count; i++) {
		struct bn_collected_kiosk *kiosk = &collected->kiosks[i];
		kiosk->refused = allowed != NULL && !allowed(context, kiosk->name, &kiosk->key);
	}
}

/* By another name. */
static bool is_taken(const struct bn_collected *collected, const struct bn_seal_public *key)
{
	for (size_t i = 0; i < collected->kiosk_count; i++)
		if (memcmp(&collected->kiosks[i].key, key, sizeof(*key)) == 0)
			return true;
	return false;
}

struct bn_collected_kiosk *bn_collected_admit(
	struct bn_collected *collected, const char *name, const struct bn_seal_public *key)
{
	size_t count = 0;
	struct bn_collected_kiosk *kiosk = bn_collected_named(collected, name, &count);
	for (size_t i = 0; i < count; i++)
		if (memcmp(&kiosk[i].key, key, sizeof(*key)) == 0)
			return kiosk[i].refused ? NULL : &kiosk[i];
	if (is_taken(collected, key))
		return NULL;
	bool allowed = collected->allowed != NULL
			       ? collected->allowed(collected->context, name, key)
			       : count == 0;
	if (!allowed ||
		!bn_collected_do(collected,
			"INSERT INTO kiosks (name, key, known, leads, told) VALUES (?, ?, 0, 0, 0)",
			"tb", name, key->key, sizeof(key->key)))
		return NULL;
	kiosk = insert_at(collected, find_place(collected, name) + count);
	kiosk->row = sqlite3_last_insert_rowid(collected->db);
	kiosk->key = *key;
	kiosk->fresh = true;
	memcpy(kiosk->name, name, strlen(name) + 1);
	return kiosk;
}

void bn_collected_note_beat(
	struct bn_collected_kiosk *kiosk, int64_t sent, const struct bn_tail *end)
{
	kiosk->sent = sent > kiosk->sent ? sent : kiosk->sent;
	if (end->number > kiosk->end.number)
		kiosk->end = *end;
}

void bn_collected_doubt(struct bn_collected_kiosk *kiosk)
{
	kiosk->known = 0;
	kiosk->changed = true;
}

static void read_beats(struct bn_collected *collected)
{
	sqlite3_stmt *statement = bn_collected_ask(
		collected, "SELECT chain, sent, number, hash, kiosk FROM heartbeats", "");
	while (bn_collected_row(collected, statement)) {
		struct bn_tail end = {.number = sqlite3_column_int64(statement, 2)};
		if (sqlite3_column_bytes(statement, 3) != sizeof(end.hash))
			continue;
		memcpy(end.hash, sqlite3_column_blob(statement, 3), sizeof(end.hash));
		size_t count = 0;
		struct bn_collected_kiosk *kiosk = bn_collected_named(
			collected, bn_collected_text(statement, 4), &count);
		for (size_t i = 0; i < count; i++)
			if (kiosk[i].row == sqlite3_column_int64(statement, 0))
				bn_collected_note_beat(
					&kiosk[i], sqlite3_column_int64(statement, 1), &end);
	}
	sqlite3_finalize(statement);
}

bool bn_collected_load_kiosks(struct bn_collected *collected)
{
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT row, name, key, known, leads, (SELECT MAX(number) FROM objects WHERE kiosk "
		"= row), told "
		"FROM kiosks ORDER BY name, row",
		"");
	while (bn_collected_row(collected, statement)) {
		const char *name = bn_collected_text(statement, 1);
		struct bn_collected_kiosk *kiosk = insert_at(collected, collected->kiosk_count);
		kiosk->row = sqlite3_column_int64(statement, 0);
		kiosk->known = sqlite3_column_int64(statement, 3);
		kiosk->leads = sqlite3_column_int64(statement, 4);
		kiosk->highest = kiosk->before = sqlite3_column_int64(statement, 5);
		kiosk->fresh = sqlite3_column_int64(statement, 6) == 0;
		if (!bn_identity_allowed(name) ||
			sqlite3_column_bytes(statement, 2) != sizeof(kiosk->key)) {
			bn_collected_fail(collected, "make sense of it");
			break;
		}
		memcpy(kiosk->name, name, strlen(name) + 1);
		memcpy(&kiosk->key, sqlite3_column_blob(statement, 2), sizeof(kiosk->key));
	}
	sqlite3_finalize(statement);
	read_beats(collected);
	collected->any_withdrawn = bn_collected_number(
					   collected, 0, "SELECT COUNT(*) FROM withdrawn", "") > 0;
	return !collected->failed;
}

bool bn_collected_save_kiosks(struct bn_collected *collected)
{
	for (size_t i = 0; !collected->failed && i < collected->kiosk_count; i++) {
		struct bn_collected_kiosk *kiosk = &collected->kiosks[i];
		if (!kiosk->changed)
			continue;
		bn_collected_do(collected, "UPDATE kiosks SET known = ?, leads = ? WHERE row = ?",
			"iii", kiosk->known, kiosk->leads, kiosk->row);
		kiosk->changed = false;
	}
	return !collected->failed;
}

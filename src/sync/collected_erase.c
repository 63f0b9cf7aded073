#include "base/mem.h"
#include "leads/bundle.h"
#include "sync/collected_inside.h"
#include "sync/record.h"

#include <stdlib.h>
#include <string.h>

#define AT_ONCE 1000 /* rows */

/* What date a record goes by: its own, if that can be right. In SQL: wall, and the run's. */
#define DATE                                                                      \
	"(CASE WHEN o.wall >= " FLOOR " AND o.wall <= r.wall + 86400 THEN o.wall" \
	" ELSE r.wall END)"
#define FLOOR "1767225600"
_Static_assert(BN_STORE_FLOOR == 1767225600, "the same in SQL");

/* A record whose bytes are to go. */
struct erasing {
	int64_t row, number, at, bytes;
	uint8_t hash[BN_CHAIN_HASH];
	const char *name;
	bool lead; /* one that could be opened */
};

/* As the collection has it, which lasts longer than the row. NULL: there is none. */
static const char *name_of(struct bn_collected *collected, const char *name)
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(collected, name, &count);
	return kiosk != NULL ? kiosk->name : NULL;
}

/* False: it makes no sense, which is logged. */
static bool read_one(struct bn_collected *collected, sqlite3_stmt *statement, struct erasing *one)
{
	const uint8_t *hash = bn_collected_hash(statement, 2);
	one->row = sqlite3_column_int64(statement, 0);
	one->number = sqlite3_column_int64(statement, 1);
	one->at = sqlite3_column_int64(statement, 3);
	one->bytes = sqlite3_column_int64(statement, 4);
	one->name = name_of(collected, bn_collected_text(statement, 5));
	one->lead = sqlite3_column_int(statement, 6) != 0;
	if (hash == NULL || one->name == NULL || one->at < 0 || one->bytes < 0 ||
		one->bytes > (int64_t)BN_BUNDLE_RECORD_MOST)
		return bn_collected_fail(collected, "make sense of it");
	memcpy(one->hash, hash, sizeof(one->hash));
	return true;
}

static size_t read_some(
	struct bn_collected *collected, sqlite3_stmt *statement, struct erasing *some)
{
	size_t count = 0;
	while (count < AT_ONCE && bn_collected_row(collected, statement) &&
		read_one(collected, statement, &some[count]))
		count++;
	return count;
}

/* In the commit that says that it is gone. */
static void count_out(struct bn_collected *collected, const struct erasing *one)
{
	size_t count = 0;
	struct bn_collected_kiosk *kiosks = bn_collected_named(collected, one->name, &count);
	for (size_t i = 0; i < count; i++)
		if (kiosks[i].row == one->row) {
			kiosks[i].leads -= one->lead;
			kiosks[i].changed = true;
		}
}

/* The bytes are gone from the disk before a row says so: an erasing that was cut off is done again.
 * Those side by side give back their room together. */
static void erase_some(
	struct bn_collected *collected, const struct erasing *some, size_t count, bool whole)
{
	uint64_t head = whole ? 0 : BN_BUNDLE_RECORD_HEAD;
	for (size_t i = 0; i < count && !collected->failed; i++) {
		struct bn_collected_file *file = bn_collected_file_of(collected, some[i].name);
		if (file == NULL ||
			!bn_collected_file_erase(file, (uint64_t)some[i].at + head,
				(uint64_t)some[i].bytes + BN_BUNDLE_RECORD_HEAD - head) ||
			(((i + 1 < count && some[i + 1].name != some[i].name) || i + 1 == count) &&
				!bn_collected_file_sync(file)))
			collected->failed = true;
	}
	for (size_t i = 0; i < count && whole && !collected->failed;) {
		uint64_t from = (uint64_t)some[i].at, to = from;
		const char *name = some[i].name;
		for (; i < count && some[i].name == name && (uint64_t)some[i].at == to; i++)
			to += (uint64_t)some[i].bytes + BN_BUNDLE_RECORD_HEAD;
		struct bn_collected_file *file = bn_collected_file_of(collected, name);
		if (file != NULL)
			bn_collected_file_give_back(file, from, to - from);
	}
	for (size_t i = 0; i < count && !collected->failed; i++) {
		bn_collected_do(collected,
			"UPDATE objects SET state = ? WHERE kiosk = ? AND number = ? AND hash = ?",
			"iiib", (int64_t)(whole ? PRUNED : WITHDRAWN), some[i].row, some[i].number,
			some[i].hash, sizeof(some[i].hash));
		count_out(collected, &some[i]);
	}
}

/* All that the question finds, some at a time: what is done is no more found. */
static int64_t erase_all(
	struct bn_collected *collected, const char *sql, int64_t before, bool whole)
{
	struct erasing *some = bn_mem_alloc(AT_ONCE, sizeof(some[0]));
	int64_t done = 0;
	for (size_t count = 1; count > 0 && !collected->failed; done += (int64_t)count) {
		sqlite3_stmt *statement = bn_collected_ask(
			collected, sql, whole ? "ii" : "i", (int64_t)AT_ONCE, before);
		count = read_some(collected, statement, some);
		sqlite3_finalize(statement);
		erase_some(collected, some, count, whole);
		if (count > 0)
			bn_collected_commit(collected);
	}
	free(some);
	return collected->failed ? -1 : done;
}

int64_t bn_collected_erase_withdrawn(struct bn_collected *collected)
{
	if (bn_collected_number(
		    collected, 0, "SELECT COUNT(*) FROM withdrawn WHERE erased = 0", "") == 0)
		return collected->failed ? -1 : 0;
	int64_t done = erase_all(collected,
		"SELECT o.kiosk, o.number, o.hash, o.place, o.bytes, k.name, o.state = 1 AND "
		"o.kind = 1 FROM objects o CROSS "
		"JOIN "
		"withdrawn USING (id) CROSS JOIN kiosks k ON k.row = o.kiosk WHERE o.state = 1 AND "
		"o.kind "
		"= 1 LIMIT ?",
		0, false);
	return bn_collected_do(collected, "UPDATE withdrawn SET erased = 1", "") &&
			       bn_collected_commit(collected)
		       ? done
		       : -1;
}

int64_t bn_collected_prune(struct bn_collected *collected, int64_t before)
{
	return erase_all(collected,
		"SELECT o.kiosk, o.number, o.hash, o.place, o.bytes, k.name, o.state = 1 AND "
		"o.kind = 1 FROM objects o CROSS "
		"JOIN "
		"runs r ON r.number = o.run CROSS JOIN kiosks k ON k.row = o.kiosk WHERE o.state "
		"IN (1, 2, 3, 5) AND " DATE " < ?2 LIMIT ?1",
		before, true);
}

bool bn_collected_is_past(struct bn_collected *collected, const char *name, int64_t number,
	const uint8_t hash[8], int64_t before)
{
	return bn_collected_number(collected, 0,
		       "SELECT COUNT(*) FROM objects o JOIN runs r ON r.number = o.run JOIN kiosks "
		       "k "
		       "ON k.row = o.kiosk WHERE k.name = ? AND o.number = ? AND substr(o.hash, 1, "
		       "8) "
		       "= ? AND " DATE " < ?",
		       "tibi", name, number, hash, (size_t)BN_RECORD_HASH, before) > 0;
}

static bool is_present(struct bn_collected *collected, const char *name)
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(collected, name, &count);
	return count > 0 && kiosk->present;
}

bool bn_collected_each_withdrawn(struct bn_collected *collected,
	bool (*visit)(void *context, const char *object), void *context)
{
	bool more = true;
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT k.name, o.wall, o.number, o.hash FROM objects o CROSS JOIN kiosks "
		"k ON k.row = o.kiosk WHERE o.state = 3",
		"");
	while (more && bn_collected_row(collected, statement)) {
		char object[BN_RECORD_NAME];
		const uint8_t *hash = bn_collected_hash(statement, 3);
		if (hash == NULL) {
			bn_collected_fail(collected, "make sense of it");
			break;
		}
		bn_record_name_of(bn_collected_text(statement, 0),
			sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2),
			hash, object);
		more = !is_present(collected, bn_collected_text(statement, 0)) ||
		       visit(context, object);
	}
	sqlite3_finalize(statement);
	return more && !collected->failed;
}

bool bn_collected_set_removed(struct bn_collected *collected)
{
	for (size_t i = 0; !collected->failed && i < collected->kiosk_count; i++)
		if (collected->kiosks[i].present)
			bn_collected_do(collected,
				"UPDATE objects SET state = 5 WHERE state = 3 AND kiosk = ?", "i",
				collected->kiosks[i].row);
	return !collected->failed && bn_collected_commit(collected);
}

#include "base/log.h"
#include "leads/store_inside.h"

#include <stdio.h>
#include <string.h>

static bool step(sqlite3_stmt *statement)
{
	bool good = sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return good;
}

/* What was kept of this id and kind goes; its place in the chain stays. */
static bool erase(struct bn_store *store, const char *id, enum bn_chain_kind kind)
{
	return sqlite3_bind_text(store->erase, 1, id, -1, SQLITE_STATIC) == SQLITE_OK &&
	       sqlite3_bind_int(store->erase, 2, kind) == SQLITE_OK && step(store->erase);
}

/* The code of what is withdrawn finds nothing any more. */
static bool forget_code(struct bn_store *store, const char *id)
{
	sqlite3_stmt *statement = NULL;
	bool good = sqlite3_prepare_v2(store->db, "UPDATE leads SET code=NULL WHERE id=?1", -1,
			    &statement, NULL) == SQLITE_OK &&
		    sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC) == SQLITE_OK &&
		    sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_finalize(statement);
	return good;
}

static bool insert(struct bn_store *store, const struct bn_chain_link *link,
	const struct bn_store_record *record, const uint8_t bytes[BN_CHAIN_LINK])
{
	sqlite3_stmt *statement = store->insert;
	return sqlite3_bind_int64(statement, 1, link->number) == SQLITE_OK &&
	       sqlite3_bind_int(statement, 2, link->kind) == SQLITE_OK &&
	       sqlite3_bind_text(statement, 3, record->id, -1, SQLITE_STATIC) == SQLITE_OK &&
	       sqlite3_bind_int64(statement, 4, record->wall) == SQLITE_OK &&
	       sqlite3_bind_blob(statement, 5, bytes, BN_CHAIN_LINK, SQLITE_STATIC) == SQLITE_OK &&
	       sqlite3_bind_blob64(statement, 6, record->sealed, record->bytes, SQLITE_STATIC) ==
		       SQLITE_OK &&
	       (record->code == NULL || sqlite3_bind_blob(statement, 7, record->code, BN_SEAL_TAG,
						SQLITE_STATIC) == SQLITE_OK) &&
	       step(statement);
}

bool bn_store_last(const struct bn_store *store, uint8_t link[BN_CHAIN_LINK])
{
	struct bn_chain_link read;
	int code = sqlite3_step(store->last);
	bool row = code == SQLITE_ROW && sqlite3_column_bytes(store->last, 0) == BN_CHAIN_LINK;
	memset(link, 0, BN_CHAIN_LINK);
	if (row)
		memcpy(link, sqlite3_column_blob(store->last, 0), BN_CHAIN_LINK);
	sqlite3_reset(store->last);
	/* A row that holds no link can't be what this program wrote. */
	return code == SQLITE_DONE || (row && bn_chain_read(link, &read));
}

/* Of a link, or of zeros. */
static struct bn_tail end_of(const uint8_t bytes[BN_CHAIN_LINK])
{
	struct bn_tail end = {0};
	struct bn_chain_link link;
	if (bn_chain_read(bytes, &link)) {
		end.number = link.number;
		bn_chain_hash(bytes, end.hash);
	}
	return end;
}

/* Where the chain ends: in the file, or beside it when that is new or was brought back from an
 * older copy. next is a link that is beside the file and would be the next in it:
 * of a save that was cut off, or goes on in another process. Zeros: there is none. */
static bool find_end(const struct bn_store *store, struct bn_tail *end, uint8_t next[BN_CHAIN_LINK])
{
	uint8_t last[BN_CHAIN_LINK];
	struct bn_chain_link beside;
	/* First what may be ahead: in the other order a save in between would look like a gap. */
	if (!bn_tail_read(store->tail, next) || !bn_store_last(store, last))
		return false;
	*end = end_of(last);
	if (!bn_chain_read(next, &beside) || beside.number <= end->number) {
		memset(next, 0, BN_CHAIN_LINK);
	} else if (beside.number > end->number + 1 ||
		   memcmp(beside.previous, end->hash, BN_CHAIN_HASH) != 0) {
		*end = end_of(next);
		memset(next, 0, BN_CHAIN_LINK);
	}
	return true;
}

/* A number that was once given stays with its link, though nobody was thanked for it, or what was
 * kept under it is lost: its place is made, empty. */
static bool keep_place(struct bn_store *store, const uint8_t bytes[BN_CHAIN_LINK])
{
	struct bn_chain_link link;
	if (!bn_chain_read(bytes, &link))
		return false;
	const struct bn_store_record record = {.id = link.id, .wall = link.wall};
	bn_log_warn("leads", "%s: number %lld was begun and isn't there: its place stays empty",
		store->path, (long long)link.number);
	return insert(store, &link, &record, bytes) &&
	       (link.kind == BN_CHAIN_LEAD ||
		       (erase(store, link.id, BN_CHAIN_LEAD) && forget_code(store, link.id)));
}

/* Takes the write lock, and gives the end that the next link follows. */
static bool begin(struct bn_store *store, struct bn_tail *end)
{
	uint8_t next[BN_CHAIN_LINK];
	struct bn_chain_link link;
	if (!bn_store_run(store, "BEGIN IMMEDIATE") || !find_end(store, end, next))
		return false;
	if (!bn_chain_read(next, &link))
		return true;
	/* By itself: what comes after may fail again, and would leave two such places. */
	return keep_place(store, next) && bn_store_run(store, "COMMIT") &&
	       bn_store_run(store, "BEGIN IMMEDIATE") && find_end(store, end, next) &&
	       !bn_chain_read(next, &link);
}

/* One more link, in a transaction that has the lock: nobody else can take its place. */
static bool append(struct bn_store *store, enum bn_chain_kind kind,
	const struct bn_store_record *record, const struct bn_tail *end,
	uint8_t bytes[BN_CHAIN_LINK])
{
	struct bn_chain_link link = {
		.kind = kind,
		.number = end->number + 1,
		.wall = record->wall,
		.bytes = (uint32_t)record->bytes,
	};
	memcpy(link.previous, end->hash, sizeof(link.previous));
	bn_seal_digest(record->sealed, record->bytes, link.digest);
	snprintf(link.id, sizeof(link.id), "%s", record->id);
	return bn_chain_make(&link, &store->signer, bytes) && insert(store, &link, record, bytes);
}

bool bn_store_give_up(struct bn_store *store, const char *what)
{
	int code = sqlite3_errcode(store->db);
	bool known = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
	if (!known) /* else it wasn't SQLite, and has been said */
		bn_store_complain(store, what);
	if (!sqlite3_get_autocommit(store->db))
		bn_store_run(store, "ROLLBACK");
	/* After a disk error, or when the file was replaced, nothing that SQLite or this process
	 * remembers of it counts: the next try opens it anew, rolls back what is left and checks
	 * it. */
	if ((code & 0xFF) != SQLITE_BUSY && (code & 0xFF) != SQLITE_FULL)
		bn_store_disconnect(store);
	return false;
}

/* Both syncs at once: the link's beside the file, and the file's own. */
static bool commit(struct bn_store *store, const uint8_t link[BN_CHAIN_LINK])
{
	if (!bn_tail_begin(store->tail, link))
		return false;
	bool committed = bn_store_run(store, "COMMIT");
	/* Also after a failure: until then the thread has the file. */
	return bn_tail_wait(store->tail) && committed;
}

/* Erases what was kept of the lead and adds the record, of whatever kind, in its place. */
static bool replace(
	struct bn_store *store, enum bn_chain_kind kind, const struct bn_store_record *record)
{
	struct bn_tail end;
	uint8_t link[BN_CHAIN_LINK];
	return begin(store, &end) && erase(store, record->id, BN_CHAIN_LEAD) &&
	       (kind == BN_CHAIN_LEAD || forget_code(store, record->id)) &&
	       append(store, kind, record, &end, link) && commit(store, link);
}

static bool save(
	struct bn_store *store, enum bn_chain_kind kind, const struct bn_store_record *record)
{
	if (!bn_store_ready(store))
		return false;
	if (bn_store_signer(store) == NULL) {
		bn_log_error("leads", "%s: the kiosk's key is not there", store->key_path);
		return false;
	}
	return replace(store, kind, record) ||
	       bn_store_give_up(store, kind == BN_CHAIN_LEAD ? "save a lead" : "withdraw a lead");
}

bool bn_store_add(struct bn_store *store, const struct bn_store_record *record)
{
	return save(store, BN_CHAIN_LEAD, record);
}

bool bn_store_withdraw(struct bn_store *store, const struct bn_store_record *record)
{
	return save(store, BN_CHAIN_WITHDRAWAL, record);
}

bool bn_store_end(struct bn_store *store, struct bn_tail *tail)
{
	uint8_t next[BN_CHAIN_LINK];
	return bn_store_ready(store) && find_end(store, tail, next);
}

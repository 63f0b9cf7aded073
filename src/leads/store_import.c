#include "leads/store_import.h"

#include "leads/store_inside.h"

#include <string.h>

static bool run(const struct bn_store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static enum bn_store_import fail(const struct bn_store *store)
{
	bn_store_complain(store, "take back a record");
	if (!sqlite3_get_autocommit(store->db))
		run(store, "ROLLBACK");
	return BN_STORE_IMPORT_FAILED;
}

bool bn_store_import_begin(struct bn_store *store)
{
	return bn_store_ready(store) &&
	       (run(store, "BEGIN IMMEDIATE") || bn_store_complain(store, "lock the file"));
}

bool bn_store_import_end(struct bn_store *store)
{
	return run(store, "COMMIT") || fail(store) != BN_STORE_IMPORT_FAILED;
}

/* The link with that number, or false; *good false: SQLite's error. */
static bool find_link(
	const struct bn_store *store, int64_t number, uint8_t link[BN_CHAIN_LINK], bool *good)
{
	sqlite3_stmt *statement = NULL;
	bool found = false;
	*good = sqlite3_prepare_v2(store->db, "SELECT link FROM leads WHERE number=?1", -1,
			&statement, NULL) == SQLITE_OK &&
		sqlite3_bind_int64(statement, 1, number) == SQLITE_OK;
	int code = *good ? sqlite3_step(statement) : SQLITE_ERROR;
	if (code == SQLITE_ROW && sqlite3_column_bytes(statement, 0) == BN_CHAIN_LINK) {
		memcpy(link, sqlite3_column_blob(statement, 0), BN_CHAIN_LINK);
		found = true;
	}
	*good = code == SQLITE_DONE || found;
	sqlite3_finalize(statement);
	return found;
}

static bool follows(const uint8_t before[BN_CHAIN_LINK], const struct bn_chain_link *link)
{
	uint8_t hash[BN_CHAIN_HASH];
	bn_chain_hash(before, hash);
	return memcmp(hash, link->previous, sizeof(hash)) == 0;
}

/* Whether the place is free, and those beside it go with the link. */
static enum bn_store_import judge(
	const struct bn_store *store, const struct bn_chain_link *link, const uint8_t *bytes)
{
	uint8_t other[BN_CHAIN_LINK];
	struct bn_chain_link next;
	bool good = false;
	if (find_link(store, link->number, other, &good))
		return memcmp(other, bytes, BN_CHAIN_LINK) == 0 ? BN_STORE_IMPORT_THERE
								: BN_STORE_IMPORT_OTHER;
	if (good && find_link(store, link->number - 1, other, &good) && !follows(other, link))
		return BN_STORE_IMPORT_LOOSE;
	if (good && link->number < INT64_MAX && find_link(store, link->number + 1, other, &good) &&
		(!bn_chain_read(other, &next) || !follows(bytes, &next)))
		return BN_STORE_IMPORT_LOOSE;
	return good ? BN_STORE_IMPORT_TAKEN : BN_STORE_IMPORT_FAILED;
}

/* ?1 number, ?2 kind, ?3 id, ?4 wall, ?5 link, ?6 sealed. A lead that was saved again or withdrawn
 * later comes back without its seal; what comes back erases the versions before it, as it did when
 * it was saved. */
static const char *const steps[] = {
	"UPDATE leads SET sealed=NULL WHERE id=?3 AND kind=" VALUE_OF(
		LEAD) " AND sealed IS NOT NULL AND number<?1",
	"INSERT INTO leads (number, kind, id, wall, link, sealed) VALUES (?1, ?2, ?3, ?4, ?5,"
	" CASE WHEN EXISTS (SELECT 1 FROM leads WHERE id=?3 AND number>?1) THEN NULL ELSE ?6 END)",
};

/* As many as the statement has. */
static bool bind(sqlite3_stmt *statement, const struct bn_chain_link *link,
	const struct bn_store_record *record)
{
	return sqlite3_bind_int64(statement, 1, link->number) == SQLITE_OK &&
	       sqlite3_bind_text(statement, 3, link->id, -1, SQLITE_STATIC) == SQLITE_OK &&
	       (sqlite3_bind_parameter_count(statement) == 3 ||
		       (sqlite3_bind_int(statement, 2, link->kind) == SQLITE_OK &&
			       sqlite3_bind_int64(statement, 4, link->wall) == SQLITE_OK &&
			       sqlite3_bind_blob(statement, 5, record->link, BN_CHAIN_LINK,
				       SQLITE_STATIC) == SQLITE_OK &&
			       sqlite3_bind_blob64(statement, 6, record->sealed, record->bytes,
				       SQLITE_STATIC) == SQLITE_OK));
}

static bool insert(const struct bn_store *store, const struct bn_chain_link *link,
	const struct bn_store_record *record)
{
	bool good = true;
	for (size_t i = 0; good && i < sizeof(steps) / sizeof(steps[0]); i++) {
		sqlite3_stmt *statement = NULL;
		good = sqlite3_prepare_v2(store->db, steps[i], -1, &statement, NULL) == SQLITE_OK &&
		       bind(statement, link, record) && sqlite3_step(statement) == SQLITE_DONE;
		sqlite3_finalize(statement);
	}
	return good;
}

enum bn_store_import bn_store_import_record(
	struct bn_store *store, const struct bn_store_record *record)
{
	const struct bn_seal_signer *signer = bn_store_signer(store);
	struct bn_chain_link link;
	if (signer == NULL || !bn_chain_read(record->link, &link) ||
		memcmp(&link.signer, &signer->public_key, sizeof(link.signer)) != 0)
		return BN_STORE_IMPORT_FOREIGN;
	enum bn_store_import result = judge(store, &link, record->link);
	if (result == BN_STORE_IMPORT_TAKEN && !insert(store, &link, record))
		result = BN_STORE_IMPORT_FAILED;
	return result == BN_STORE_IMPORT_FAILED ? fail(store) : result;
}

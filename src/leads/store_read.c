#include "leads/store_inside.h"

#include <stdio.h>

#define BATCH 100 /* records read under one lock */
_Static_assert(BATCH == BN_STORE_SOME, "one lock");

enum bn_store_found bn_store_find(
	struct bn_store *store, const uint8_t code[BN_SEAL_TAG], char id[BN_ID_TEXT])
{
	sqlite3_stmt *statement = NULL;
	enum bn_store_found found = BN_STORE_UNREADABLE;
	if (!bn_store_ready(store))
		return found;
	if (sqlite3_prepare_v2(store->db, "SELECT DISTINCT id FROM leads WHERE code = ?1", -1,
		    &statement, NULL) == SQLITE_OK &&
		sqlite3_bind_blob(statement, 1, code, BN_SEAL_TAG, SQLITE_STATIC) == SQLITE_OK) {
		int first = sqlite3_step(statement);
		if (first == SQLITE_ROW) {
			snprintf(id, BN_ID_TEXT, "%s",
				(const char *)sqlite3_column_text(statement, 0));
			int second = sqlite3_step(statement);
			found = second == SQLITE_DONE  ? BN_STORE_FOUND
				: second == SQLITE_ROW ? BN_STORE_SEVERAL
						       : BN_STORE_UNREADABLE;
		} else if (first == SQLITE_DONE) {
			found = BN_STORE_NONE;
		}
	}
	if (found == BN_STORE_UNREADABLE)
		bn_store_complain(store, "look for a code");
	sqlite3_finalize(statement);
	return found;
}

bool bn_store_holds(struct bn_store *store, const char *id)
{
	static const char ask[] = "SELECT 1 FROM leads WHERE id = ?1 AND sealed IS NOT NULL"
				  " AND kind = " VALUE_OF(LEAD);
	sqlite3_stmt *statement = NULL;
	bool there = bn_store_ready(store) &&
		     sqlite3_prepare_v2(store->db, ask, -1, &statement, NULL) == SQLITE_OK &&
		     sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC) == SQLITE_OK &&
		     sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_finalize(statement);
	return there;
}

int64_t bn_store_count(struct bn_store *store)
{
	if (!bn_store_ready(store))
		return -1;
	int64_t count = 0;
	if (bn_store_ask_number(store,
		    "SELECT COUNT(*) FROM leads WHERE sealed IS NOT NULL AND kind = " VALUE_OF(
			    LEAD),
		    &count))
		return count;
	bn_store_complain(store, "count the leads");
	return -1;
}

bool bn_store_sum(struct bn_store *store, int64_t wall, int64_t number, struct bn_store_sum *sum)
{
	static const char ask[] =
		"SELECT COUNT(*) FILTER (WHERE wall >= ?1), COUNT(*) FILTER (WHERE number > ?2),"
		" COALESCE(MIN(wall) FILTER (WHERE number > ?2), 0) FROM leads"
		" WHERE sealed IS NOT NULL AND kind = " VALUE_OF(LEAD);
	sqlite3_stmt *statement = NULL;
	bool good = bn_store_ready(store) &&
		    sqlite3_prepare_v2(store->db, ask, -1, &statement, NULL) == SQLITE_OK &&
		    sqlite3_bind_int64(statement, 1, wall) == SQLITE_OK &&
		    sqlite3_bind_int64(statement, 2, number) == SQLITE_OK &&
		    sqlite3_step(statement) == SQLITE_ROW;
	if (good)
		*sum = (struct bn_store_sum){sqlite3_column_int64(statement, 0),
			sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)};
	else
		bn_store_complain(store, "count the leads");
	sqlite3_finalize(statement);
	return good;
}

#define COLUMNS "SELECT number, id, wall, sealed, link FROM leads WHERE number > ?1"
#define ORDER   " ORDER BY number LIMIT " VALUE_OF(BATCH)
static const char each_lead[] = COLUMNS " AND sealed IS NOT NULL AND kind = " VALUE_OF(LEAD) ORDER;
static const char each_link[] = COLUMNS ORDER;

static struct bn_store_record read_row(sqlite3_stmt *statement)
{
	return (struct bn_store_record){
		.number = sqlite3_column_int64(statement, 0),
		.id = (const char *)sqlite3_column_text(statement, 1),
		.wall = sqlite3_column_int64(statement, 2),
		/* An empty blob reads as NULL too. */
		.sealed = sqlite3_column_type(statement, 3) == SQLITE_NULL ? NULL
			  : sqlite3_column_bytes(statement, 3) == 0
				  ? ""
				  : sqlite3_column_blob(statement, 3),
		.bytes = (size_t)sqlite3_column_bytes(statement, 3),
		.link = sqlite3_column_bytes(statement, 4) == BN_CHAIN_LINK
				? sqlite3_column_blob(statement, 4)
				: NULL,
	};
}

/* Visits up to BATCH records after *number. Gives how many, -1 for an error, -2 for a refusal. */
static int each_batch(struct bn_store *store, const char *select, int64_t *number,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	sqlite3_stmt *statement = NULL;
	int count = 0, code = sqlite3_prepare_v2(store->db, select, -1, &statement, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_int64(statement, 1, *number);
	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct bn_store_record record = read_row(statement);
		*number = record.number;
		count++;
		code = record.link != NULL ? SQLITE_OK : SQLITE_CORRUPT;
		if (code == SQLITE_OK && !visit(context, &record)) {
			count = -2;
			break;
		}
	}
	if (code != SQLITE_OK && code != SQLITE_DONE) {
		bn_store_complain(store, "read the leads");
		count = -1;
	}
	sqlite3_finalize(statement);
	return count;
}

static bool each(struct bn_store *store, const char *select,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	int64_t number = 0;
	int count = BATCH;
	if (!bn_store_ready(store))
		return false;
	while (count == BATCH)
		count = each_batch(store, select, &number, visit, context);
	return count >= 0;
}

bool bn_store_each(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	return each(store, each_lead, visit, context);
}

bool bn_store_each_link(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	return each(store, each_link, visit, context);
}

bool bn_store_some_links(struct bn_store *store, int64_t number,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	return bn_store_ready(store) && each_batch(store, each_link, &number, visit, context) >= 0;
}

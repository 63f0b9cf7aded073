#include "base/log.h"
#include "sync/collected_inside.h"

#include <stdlib.h>

#define APPLICATION "1112425294" /* 0x424E434E, "BNCN" */
#define VERSION     1

bool bn_collected_make_tables(struct bn_collected *collected)
{
	static const char schema[] =
		"CREATE TABLE runs (number INTEGER PRIMARY KEY AUTOINCREMENT, wall INTEGER NOT "
		"NULL) STRICT;"
		"CREATE TABLE kiosks (row INTEGER PRIMARY KEY, name TEXT NOT NULL, key BLOB NOT "
		"NULL "
		"UNIQUE, known INTEGER NOT NULL, leads INTEGER NOT NULL, told INTEGER NOT NULL) "
		"STRICT;"
		"CREATE TABLE files (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT, "
		"WITHOUT "
		"ROWID;"
		"CREATE TABLE objects (kiosk INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB "
		"NOT "
		"NULL, previous BLOB NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL, wall "
		"INTEGER "
		"NOT NULL, place INTEGER NOT NULL, bytes INTEGER NOT NULL, run INTEGER NOT NULL, "
		"state "
		"INTEGER NOT NULL, PRIMARY KEY (kiosk, number, hash)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE withdrawn (id BLOB PRIMARY KEY, erased INTEGER NOT NULL) STRICT, "
		"WITHOUT "
		"ROWID;"
		"CREATE TABLE findings (kiosk TEXT NOT NULL, fault INTEGER NOT NULL, number "
		"INTEGER NOT "
		"NULL, object TEXT NOT NULL, run INTEGER NOT NULL, settled INTEGER NOT NULL, "
		"PRIMARY "
		"KEY (kiosk, fault, number, object)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE heartbeats (place TEXT NOT NULL, kiosk TEXT NOT NULL, chain INTEGER "
		"NOT NULL, tag TEXT NOT NULL, count INTEGER NOT NULL, heard INTEGER NOT NULL, sent "
		"INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, text TEXT NOT "
		"NULL, PRIMARY KEY (place, kiosk)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE places (name TEXT PRIMARY KEY, looked INTEGER NOT NULL, run INTEGER "
		"NOT NULL) STRICT, "
		"WITHOUT ROWID;"
		"CREATE TABLE days (place TEXT NOT NULL, object TEXT NOT NULL, tag TEXT NOT NULL, "
		"PRIMARY KEY (place, object)) STRICT, WITHOUT ROWID;"
		"PRAGMA application_id=" APPLICATION ";";
	int64_t version = bn_collected_number(collected, -1, "PRAGMA user_version", "");
	int64_t tables = bn_collected_number(
		collected, -1, "SELECT COUNT(*) FROM sqlite_schema", "");
	int64_t application = bn_collected_number(collected, -1, "PRAGMA application_id", "");
	if (version == 0 && tables == 0)
		return (sqlite3_exec(collected->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
			       bn_collected_do(collected, "PRAGMA user_version=1", "")) ||
		       bn_collected_fail(collected, "make the tables");
	if (version == VERSION && application == strtoll(APPLICATION, NULL, 10))
		return true;
	if (!collected->failed)
		bn_log_error("sync", "%s: %s", collected->path,
			version > VERSION ? "made by a later version of Borne"
					  : "not a collection of Borne");
	collected->failed = true;
	return false;
}

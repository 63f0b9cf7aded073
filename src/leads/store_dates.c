#include "base/log.h"
#include "leads/store_inside.h"

#include <time.h>

#define DAY  86400
#define PAST "past their date"
#define LEAP ((int64_t)190 * DAY)

/* The last number whose lead is past that moment, 0 for none; −1: SQLite's error. */
static int64_t find_last_past(const struct bn_store *store, int64_t before, int64_t now)
{
	sqlite3_stmt *statement = NULL;
	int64_t last = 0, latest = 0;
	int code = sqlite3_prepare_v2(
		store->db, "SELECT number, wall FROM leads ORDER BY number", -1, &statement, NULL);
	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		int64_t wall = sqlite3_column_int64(statement, 1);
		code = SQLITE_OK;
		if (wall < BN_STORE_FLOOR || wall > now || wall < latest - DAY)
			continue; /* goes with the next one that is in order */
		if (wall >= before)
			break;
		last = sqlite3_column_int64(statement, 0);
		latest = wall > latest ? wall : latest;
	}
	sqlite3_finalize(statement);
	return code == SQLITE_OK || code == SQLITE_DONE ? last : -1;
}

/* Gives how many, −1: SQLite's error. */
static int64_t erase_until(const struct bn_store *store, int64_t number)
{
	static const char erase[] = "UPDATE leads SET sealed=NULL WHERE sealed IS NOT NULL"
				    " AND kind = " VALUE_OF(LEAD) " AND number <= ?1";
	sqlite3_stmt *statement = NULL;
	bool good = sqlite3_prepare_v2(store->db, erase, -1, &statement, NULL) == SQLITE_OK &&
		    sqlite3_bind_int64(statement, 1, number) == SQLITE_OK &&
		    sqlite3_step(statement) == SQLITE_DONE;
	int64_t count = good ? sqlite3_changes64(store->db) : -1;
	sqlite3_finalize(statement);
	return count;
}

/* The moment the kiosk last believed to be now; 0: never yet. False: SQLite's error. */
static bool read_mark(const struct bn_store *store, int64_t *mark)
{
	return bn_store_run(store, "CREATE TABLE IF NOT EXISTS clock (believed INTEGER NOT NULL) "
				   "STRICT") &&
	       bn_store_ask_number(store, "SELECT COALESCE(MAX(believed), 0) FROM clock", mark);
}

static bool write_mark(const struct bn_store *store, int64_t mark)
{
	sqlite3_stmt *statement = NULL;
	bool good = bn_store_run(store, "DELETE FROM clock") &&
		    sqlite3_prepare_v2(store->db, "INSERT INTO clock VALUES (?1)", -1, &statement,
			    NULL) == SQLITE_OK &&
		    sqlite3_bind_int64(statement, 1, mark) == SQLITE_OK &&
		    sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_finalize(statement);
	return good;
}

/* Whether this may be now; the mark goes along. */
static bool believe(const struct bn_store *store, const struct bn_store_now *now, int64_t *mark)
{
	if (now->wall < BN_STORE_FLOOR || (!now->synced && *mark > 0 && now->wall - *mark > LEAP)) {
		bn_log_warn("leads", "%s: the clock may be wrong: no lead is erased for its age",
			store->path);
		return false;
	}
	/* Nobody says that a first look is right: the next may be believed. */
	bool known = now->synced || *mark > 0;
	*mark = now->synced || now->wall > *mark ? now->wall : *mark;
	return known;
}

/* The same day so many months before, or the last of that month. */
static int64_t months_before(int64_t wall, int months)
{
	time_t when = (time_t)wall;
	struct tm parts;
	gmtime_r(&when, &parts);
	int day = parts.tm_mday;
	parts.tm_mon -= months;
	when = timegm(&parts);
	return (int64_t)when - (parts.tm_mday != day ? (int64_t)parts.tm_mday * DAY : 0);
}

static int64_t erase(const struct bn_store *store, int64_t before, int64_t now)
{
	int64_t last = find_last_past(store, before, now);
	return last > 0 ? erase_until(store, last) : last;
}

static int64_t expire(const struct bn_store *store, int months, const struct bn_store_now *now)
{
	int64_t mark = 0, count = 0;
	if (!read_mark(store, &mark))
		return -1;
	int64_t before = mark;
	if (believe(store, now, &mark))
		count = erase(store, months_before(now->wall, months), now->wall);
	return count < 0 || (mark != before && !write_mark(store, mark)) ? -1 : count;
}

/* Ends the transaction that counted. */
static int64_t finish(struct bn_store *store, int64_t count, const char *why)
{
	if (count < 0 || !bn_store_run(store, "COMMIT")) {
		bn_store_give_up(store, "erase leads");
		return -1;
	}
	if (count > 0)
		bn_log_info(
			"leads", "%s: %lld leads %s erased", store->path, (long long)count, why);
	return count;
}

int64_t bn_store_purge(struct bn_store *store, int64_t before, int64_t now)
{
	if (!bn_store_ready(store))
		return -1;
	bool locked = bn_store_run(store, "BEGIN IMMEDIATE");
	return finish(store, locked ? erase(store, before, now) : -1, PAST);
}

int64_t bn_store_expire(struct bn_store *store, int months, const struct bn_store_now *now)
{
	if (!bn_store_ready(store))
		return -1;
	bool locked = bn_store_run(store, "BEGIN IMMEDIATE");
	int64_t count = locked ? expire(store, months, now) : -1;
	return finish(store, count, PAST);
}

int64_t bn_store_erase_until(struct bn_store *store, int64_t number)
{
	if (!bn_store_ready(store))
		return -1;
	bool locked = bn_store_run(store, "BEGIN IMMEDIATE");
	return finish(store, locked ? erase_until(store, number) : -1, "that are elsewhere");
}

#include "leads/store.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "leads/store_aside.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION 0x424E4C44 /* "BNLD" */
#define VERSION     1
#define BUSY_MS     5000
#define BATCH       100 /* records read under one lock */

struct bn_store {
	char *path;
	bool create;
	sqlite3 *db; /* NULL after a disk error, until it is opened anew */
	sqlite3_stmt *update, *insert;
};

enum opened { OPENED, DAMAGED, REFUSED };

static bool complain(const struct bn_store *store, const char *what)
{
	bn_log_error("leads", "%s: can't %s: %s (%d)", store->path, what, sqlite3_errmsg(store->db),
		sqlite3_extended_errcode(store->db));
	return false;
}

static bool is_damage(int code)
{
	return (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
}

/* What a failed call of SQLite means for opening. */
static enum opened judge(const struct bn_store *store, const char *what)
{
	complain(store, what);
	return is_damage(sqlite3_errcode(store->db)) ? DAMAGED : REFUSED;
}

static void disconnect(struct bn_store *store)
{
	sqlite3_finalize(store->update);
	sqlite3_finalize(store->insert);
	sqlite3_close(store->db);
	store->update = store->insert = NULL;
	store->db = NULL;
}

/* SQLite would make the file readable for all. A file that is there isn't opened here: closing it
 * again would drop the locks of every connection this process has (sqlite.org/howtocorrupt.html).
 */
static bool make_private(const struct bn_store *store)
{
	struct stat info;
	int fd = store->create ? open(store->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)
			       : -1;
	if (fd >= 0)
		close(fd);
	if (stat(store->path, &info) == 0 &&
		((info.st_mode & 077) == 0 || chmod(store->path, 0600) == 0))
		return true;
	bn_log_error("leads", "%s: can't open: %s", store->path, strerror(errno));
	return false;
}

/* The first column of the statement's first row, as text; the caller frees it. NULL: no row. */
static char *ask(const struct bn_store *store, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	char *answer = NULL;
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW)
		answer = bn_mem_strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return answer;
}

static enum opened check_pages(const struct bn_store *store)
{
	char *answer = ask(store, "PRAGMA quick_check(1)");
	enum opened result = OPENED;
	if (answer == NULL) {
		result = judge(store, "check the file");
	} else if (strcmp(answer, "ok") != 0) {
		bn_log_error("leads", "%s: the file is damaged", store->path);
		result = DAMAGED;
	}
	free(answer);
	return result;
}

/* A setting that doesn't read back as it was made would be a promise not kept: no store then. */
static bool make_durable(const struct bn_store *store)
{
	static const struct {
		const char *set, *get, *value;
	} settings[] = {
		{"PRAGMA journal_mode=DELETE", "PRAGMA journal_mode", "delete"},
		{"PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3"},
		{"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
		{"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
	};
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		free(ask(store, settings[i].set));
		char *value = ask(store, settings[i].get);
		bool good = bn_str_same(value, settings[i].value);
		if (!good)
			bn_log_error("leads", "%s: %s is %s instead of %s", store->path,
				settings[i].get, value != NULL ? value : "unknown",
				settings[i].value);
		free(value);
		if (!good)
			return false;
	}
	return true;
}

static bool run(const struct bn_store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int64_t ask_number(const struct bn_store *store, const char *sql)
{
	char *answer = ask(store, sql);
	int64_t number = answer != NULL ? strtoll(answer, NULL, 10) : -1;
	free(answer);
	return number;
}

#define TEXT_OF(number)  #number
#define VALUE_OF(number) TEXT_OF(number)

/* Under the write lock, so that of two processes only one makes the tables. */
static bool make_tables(const struct bn_store *store)
{
	static const char schema[] =
		"CREATE TABLE leads (number INTEGER PRIMARY KEY AUTOINCREMENT,"
		" id TEXT NOT NULL UNIQUE, wall INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;"
		"PRAGMA application_id=" VALUE_OF(APPLICATION) ";"
							       "PRAGMA user_version=" VALUE_OF(
								       VERSION) ";";
	if (!run(store, "BEGIN IMMEDIATE"))
		return false;
	bool good = ask_number(store, "PRAGMA user_version") != 0 || run(store, schema);
	good = good && run(store, "COMMIT");
	if (!good)
		complain(store, "make the tables");
	if (!sqlite3_get_autocommit(store->db))
		run(store, "ROLLBACK");
	return good;
}

static enum opened check_schema(struct bn_store *store)
{
	static const char update[] = "UPDATE leads SET wall=?2, sealed=?3 WHERE id=?1";
	static const char insert[] = "INSERT INTO leads (id, wall, sealed) VALUES (?1, ?2, ?3)";
	bool empty = ask_number(store, "SELECT COUNT(*) FROM sqlite_schema") == 0;
	if (empty && store->create && !make_tables(store))
		return REFUSED;
	int64_t version = ask_number(store, "PRAGMA user_version");
	if (ask_number(store, "PRAGMA application_id") != APPLICATION || version < 1) {
		bn_log_error("leads", "%s: is not a store of leads", store->path);
		return DAMAGED;
	}
	if (version > VERSION) {
		bn_log_error("leads", "%s: was made by a later version of Borne (%lld)",
			store->path, (long long)version);
		return REFUSED;
	}
	if (sqlite3_prepare_v3(store->db, update, -1, SQLITE_PREPARE_PERSISTENT, &store->update,
		    NULL) != SQLITE_OK ||
		sqlite3_prepare_v3(store->db, insert, -1, SQLITE_PREPARE_PERSISTENT, &store->insert,
			NULL) != SQLITE_OK)
		return judge(store, "use the tables");
	return OPENED;
}

static enum opened connect_once(struct bn_store *store)
{
	if (!make_private(store))
		return REFUSED;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK)
		return judge(store, "open");
	sqlite3_busy_timeout(store->db, BUSY_MS);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	enum opened result = check_pages(store);
	if (result == OPENED && !make_durable(store))
		result = REFUSED;
	return result == OPENED ? check_schema(store) : result;
}

static bool connect_store(struct bn_store *store)
{
	enum opened result = connect_once(store);
	if (result == OPENED)
		return true;
	disconnect(store);
	if (result == REFUSED || !store->create || !bn_store_put_aside(store->path))
		return false;
	if (connect_once(store) == OPENED)
		return true;
	disconnect(store);
	return false;
}

struct bn_store *bn_store_open(const char *path, bool create)
{
	struct bn_store *store = bn_mem_alloc(1, sizeof(*store));
	store->path = bn_mem_strdup(path);
	store->create = create;
	if (connect_store(store))
		return store;
	bn_store_close(store);
	return NULL;
}

void bn_store_close(struct bn_store *store)
{
	if (store == NULL)
		return;
	disconnect(store);
	free(store->path);
	free(store);
}

static bool put(sqlite3_stmt *statement, const struct bn_store_record *record)
{
	bool good = sqlite3_bind_text(statement, 1, record->id, -1, SQLITE_STATIC) == SQLITE_OK &&
		    sqlite3_bind_int64(statement, 2, record->wall) == SQLITE_OK &&
		    sqlite3_bind_blob64(statement, 3, record->sealed, record->bytes,
			    SQLITE_STATIC) == SQLITE_OK &&
		    sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return good;
}

bool bn_store_add(struct bn_store *store, const struct bn_store_record *record)
{
	if (store->db == NULL && !connect_store(store))
		return false;
	if (run(store, "BEGIN IMMEDIATE") && put(store->update, record) &&
		(sqlite3_changes(store->db) > 0 || put(store->insert, record)) &&
		run(store, "COMMIT"))
		return true;
	int code = sqlite3_errcode(store->db);
	complain(store, "save a lead");
	if (!sqlite3_get_autocommit(store->db))
		run(store, "ROLLBACK");
	/* After a disk error, or when the file was replaced, nothing that SQLite or this process
	 * remembers of it counts: the next try opens it anew, rolls back what is left and checks
	 * it. */
	if ((code & 0xFF) != SQLITE_BUSY && (code & 0xFF) != SQLITE_FULL)
		disconnect(store);
	return false;
}

int64_t bn_store_count(struct bn_store *store)
{
	if (store->db == NULL && !connect_store(store))
		return -1;
	int64_t count = ask_number(store, "SELECT COUNT(*) FROM leads");
	if (count < 0)
		complain(store, "count the leads");
	return count;
}

/* Visits up to BATCH records after *number. Gives how many, -1 for an error, -2 for a refusal. */
static int each_batch(struct bn_store *store, int64_t *number,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	static const char select[] = "SELECT number, id, wall, sealed FROM leads WHERE number > ?1"
				     " ORDER BY number LIMIT " VALUE_OF(BATCH);
	sqlite3_stmt *statement = NULL;
	int count = 0, code = sqlite3_prepare_v2(store->db, select, -1, &statement, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_int64(statement, 1, *number);
	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct bn_store_record record = {
			.number = *number = sqlite3_column_int64(statement, 0),
			.id = (const char *)sqlite3_column_text(statement, 1),
			.wall = sqlite3_column_int64(statement, 2),
			.sealed = sqlite3_column_blob(statement, 3),
			.bytes = (size_t)sqlite3_column_bytes(statement, 3),
		};
		count++;
		code = SQLITE_OK;
		if (!visit(context, &record)) {
			count = -2;
			break;
		}
	}
	if (code != SQLITE_OK && code != SQLITE_DONE) {
		complain(store, "read the leads");
		count = -1;
	}
	sqlite3_finalize(statement);
	return count;
}

bool bn_store_each(struct bn_store *store,
	bool (*visit)(void *context, const struct bn_store_record *record), void *context)
{
	int64_t number = 0;
	int count = BATCH;
	if (store->db == NULL && !connect_store(store))
		return false;
	while (count == BATCH)
		count = each_batch(store, &number, visit, context);
	return count >= 0;
}

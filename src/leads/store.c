#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "leads/store_aside.h"
#include "leads/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION 0x424E4C44 /* "BNLD" */
#define VERSION     2
#define BUSY_MS     5000

enum opened { OPENED, DAMAGED, REFUSED };

bool bn_store_complain(const struct bn_store *store, const char *what)
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
	bn_store_complain(store, what);
	return is_damage(sqlite3_errcode(store->db)) ? DAMAGED : REFUSED;
}

void bn_store_disconnect(struct bn_store *store)
{
	sqlite3_finalize(store->last);
	sqlite3_finalize(store->erase);
	sqlite3_finalize(store->insert);
	sqlite3_close(store->db);
	store->last = store->erase = store->insert = NULL;
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

bool bn_store_run(const struct bn_store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* False: nobody knows, which is not the same as another number. */
bool bn_store_ask_number(const struct bn_store *store, const char *sql, int64_t *number)
{
	char *answer = ask(store, sql);
	if (answer != NULL)
		*number = strtoll(answer, NULL, 10);
	free(answer);
	return answer != NULL;
}

/* Under the write lock, so that of two processes only one makes the tables. */
static bool make_tables(const struct bn_store *store)
{
	/* The short columns before the long one: what only asks for them reads no more. */
	static const char schema[] =
		"CREATE TABLE leads (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL,"
		" id TEXT NOT NULL, wall INTEGER NOT NULL, code BLOB, link BLOB NOT NULL, sealed "
		"BLOB) STRICT;"
		"CREATE UNIQUE INDEX kept ON leads (id, kind) WHERE sealed IS NOT NULL;"
		"PRAGMA application_id=" VALUE_OF(APPLICATION) ";"
							       "PRAGMA user_version=" VALUE_OF(
								       VERSION) ";";
	if (!bn_store_run(store, "BEGIN IMMEDIATE"))
		return false;
	int64_t version = 0;
	bool good = bn_store_ask_number(store, "PRAGMA user_version", &version) &&
		    (version != 0 || bn_store_run(store, schema)) && bn_store_run(store, "COMMIT");
	if (!good)
		bn_store_complain(store, "make the tables");
	if (!sqlite3_get_autocommit(store->db))
		bn_store_run(store, "ROLLBACK");
	return good;
}

static bool has_signer(const struct bn_store *store)
{
	static const struct bn_seal_signer none;
	return memcmp(&store->signer, &none, sizeof(none)) != 0;
}

/* Under the store's lock, so that two processes can't make two. */
static bool make_signer(struct bn_store *store)
{
	if (!bn_store_run(store, "BEGIN IMMEDIATE"))
		return bn_store_complain(store, "lock the file");
	bool good = true;
	if (!bn_file_exists(store->key_path)) {
		bn_seal_make_signer(NULL, &store->signer);
		good = bn_seal_save_signer(store->key_path, &store->signer);
	}
	bn_store_run(store, "ROLLBACK");
	return good;
}

/* A key that is there and can't be read is never replaced: what it signed would no longer be the
 * kiosk's. */
static bool load_signer(struct bn_store *store)
{
	if (!bn_seal_init())
		return false;
	if (!bn_file_exists(store->key_path) && (!store->create || !make_signer(store)))
		return !store->create;
	return bn_seal_load_signer(store->key_path, &store->signer);
}

static bool prepare(struct bn_store *store, const char *sql, sqlite3_stmt **statement)
{
	return sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) ==
	       SQLITE_OK;
}

static enum opened check_schema(struct bn_store *store)
{
	int64_t tables = 0, version = 0, application = 0;
	if (!bn_store_ask_number(store, "SELECT COUNT(*) FROM sqlite_schema", &tables))
		return judge(store, "count the tables");
	if (tables == 0 && store->create && !make_tables(store))
		return REFUSED;
	if (!bn_store_ask_number(store, "PRAGMA user_version", &version) ||
		!bn_store_ask_number(store, "PRAGMA application_id", &application))
		return judge(store, "read the file's version");
	if (application != APPLICATION || version < 1) {
		bn_log_error("leads", "%s: is not a store of leads", store->path);
		return DAMAGED;
	}
	if (version != VERSION) {
		bn_log_error("leads", "%s: was made by %s version of Borne (%lld)", store->path,
			version > VERSION ? "a later" : "an earlier", (long long)version);
		return REFUSED;
	}
	if (!prepare(store, "SELECT link FROM leads ORDER BY number DESC LIMIT 1", &store->last) ||
		!prepare(store,
			"UPDATE leads SET sealed=NULL"
			" WHERE id=?1 AND kind=?2 AND sealed IS NOT NULL",
			&store->erase) ||
		!prepare(store,
			"INSERT INTO leads (number, kind, id, wall, link, sealed, code)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
			&store->insert))
		return judge(store, "use the tables");
	return OPENED;
}

/* What a damaged file still says of its end is kept beside it, for the one that comes after. */
static void save_end(struct bn_store *store)
{
	uint8_t last[BN_CHAIN_LINK], beside[BN_CHAIN_LINK];
	struct bn_chain_link link, other;
	if (store->db != NULL && store->last == NULL)
		prepare(store, "SELECT link FROM leads ORDER BY number DESC LIMIT 1", &store->last);
	if (store->last == NULL || !bn_store_last(store, last) || !bn_chain_read(last, &link) ||
		!bn_tail_read(store->tail, beside))
		return;
	if (!bn_chain_read(beside, &other) || other.number < link.number)
		(void)(bn_tail_begin(store->tail, last) && bn_tail_wait(store->tail));
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
	if (result == OPENED)
		result = check_schema(store);
	return result == OPENED && !load_signer(store) ? REFUSED : result;
}

static bool connect_store(struct bn_store *store)
{
	enum opened result = connect_once(store);
	if (result == DAMAGED && store->create) {
		/* SQLite calls damage what the disk failed to read once: only what looks so twice
		 * is put aside. */
		bn_store_disconnect(store);
		result = connect_once(store);
	}
	if (result == OPENED)
		return true;
	if (result == DAMAGED && store->create)
		save_end(store);
	bn_store_disconnect(store);
	if (result == REFUSED || !store->create || !bn_store_put_aside(store->path))
		return false;
	if (connect_once(store) == OPENED)
		return true;
	bn_store_disconnect(store);
	return false;
}

struct bn_store *bn_store_open(const char *path, bool create)
{
	struct bn_store *store = bn_mem_alloc(1, sizeof(*store));
	const char *name = strrchr(path, '/');
	char *folder = bn_mem_strndup(path, name != NULL ? (size_t)(name - path) + 1 : 0);
	store->path = bn_mem_strdup(path);
	char *tail = bn_mem_printf("%s.tail", path);
	store->tail = bn_tail_create(tail);
	free(tail);
	store->key_path = bn_mem_printf("%skiosk.key", folder);
	store->create = create;
	free(folder);
	if (connect_store(store))
		return store;
	bn_store_close(store);
	return NULL;
}

void bn_store_close(struct bn_store *store)
{
	if (store == NULL)
		return;
	bn_store_disconnect(store);
	bn_seal_forget_signer(&store->signer);
	free(store->key_path);
	bn_tail_destroy(store->tail);
	free(store->path);
	free(store);
}

bool bn_store_ready(struct bn_store *store)
{
	return store->db != NULL || connect_store(store);
}

const struct bn_seal_signer *bn_store_signer(const struct bn_store *store)
{
	return has_signer(store) ? &store->signer : NULL;
}

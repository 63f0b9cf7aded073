#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "sync/collected_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool bn_collected_fail(struct bn_collected *collected, const char *what)
{
	sqlite3 *db = collected->db;
	int code = db != NULL ? sqlite3_errcode(db) : SQLITE_ERROR;
	if (!collected->failed && code == SQLITE_BUSY)
		bn_log_error("sync", "%s: another bornectl is at it", collected->path);
	else if (!collected->failed &&
		 (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE))
		bn_log_error(
			"sync", "%s: can't %s: it isn't as Borne writes it", collected->path, what);
	else if (!collected->failed)
		bn_log_error("sync", "%s: can't %s: %s", collected->path, what,
			db != NULL ? sqlite3_errmsg(db) : strerror(errno));
	collected->failed = true;
	return false;
}

static void bind_all(sqlite3_stmt *statement, const char *kinds, va_list values)
{
	for (int i = 1; *kinds != '\0'; kinds++, i++) {
		if (*kinds == 'i') {
			sqlite3_bind_int64(statement, i, va_arg(values, int64_t));
		} else if (*kinds == 't') {
			sqlite3_bind_text(
				statement, i, va_arg(values, const char *), -1, SQLITE_TRANSIENT);
		} else {
			const void *bytes = va_arg(values, const void *);
			sqlite3_bind_blob(
				statement, i, bytes, (int)va_arg(values, size_t), SQLITE_TRANSIENT);
		}
	}
}

void bn_collected_bind(sqlite3_stmt *statement, const char *kinds, ...)
{
	va_list values;
	va_start(values, kinds);
	sqlite3_reset(statement);
	bind_all(statement, kinds, values);
	va_end(values);
}

static sqlite3_stmt *ask(
	struct bn_collected *collected, const char *sql, const char *kinds, va_list values)
{
	sqlite3_stmt *statement = NULL;
	if (collected->failed)
		return NULL;
	if (sqlite3_prepare_v2(collected->db, sql, -1, &statement, NULL) != SQLITE_OK) {
		bn_collected_fail(collected, "ask");
		return NULL;
	}
	bind_all(statement, kinds, values);
	return statement;
}

sqlite3_stmt *bn_collected_ask(
	struct bn_collected *collected, const char *sql, const char *kinds, ...)
{
	va_list values;
	va_start(values, kinds);
	sqlite3_stmt *statement = ask(collected, sql, kinds, values);
	va_end(values);
	return statement;
}

bool bn_collected_row(struct bn_collected *collected, sqlite3_stmt *statement)
{
	int code = statement != NULL ? sqlite3_step(statement) : SQLITE_DONE;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		bn_collected_fail(collected, "read or write");
	return code == SQLITE_ROW;
}

const char *bn_collected_text(sqlite3_stmt *statement, int column)
{
	const unsigned char *text = sqlite3_column_text(statement, column);
	return text != NULL ? (const char *)text : "";
}

const uint8_t *bn_collected_hash(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_bytes(statement, column) == BN_CHAIN_HASH
		       ? sqlite3_column_blob(statement, column)
		       : NULL;
}

bool bn_collected_prepare(struct bn_collected *collected, const char *sql, sqlite3_stmt **statement)
{
	if (*statement == NULL && sqlite3_prepare_v3(collected->db, sql, -1,
					  SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
		return bn_collected_fail(collected, "ask");
	return true;
}

bool bn_collected_do(struct bn_collected *collected, const char *sql, const char *kinds, ...)
{
	va_list values;
	va_start(values, kinds);
	sqlite3_stmt *statement = ask(collected, sql, kinds, values);
	va_end(values);
	bn_collected_row(collected, statement);
	sqlite3_finalize(statement);
	return !collected->failed;
}

int64_t bn_collected_number(
	struct bn_collected *collected, int64_t otherwise, const char *sql, const char *kinds, ...)
{
	va_list values;
	va_start(values, kinds);
	sqlite3_stmt *statement = ask(collected, sql, kinds, values);
	va_end(values);
	int64_t number = bn_collected_row(collected, statement) ? sqlite3_column_int64(statement, 0)
								: otherwise;
	sqlite3_finalize(statement);
	return number;
}

/* SQLite would make the file readable for all. */
static bool make_private(struct bn_collected *collected)
{
	struct stat info;
	int fd = open(collected->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	return (stat(collected->path, &info) == 0 &&
		       ((info.st_mode & 077) == 0 || chmod(collected->path, 0600) == 0)) ||
	       bn_collected_fail(collected, "open");
}

/* Settings that make commits durable, each read back. */
static bool make_durable(struct bn_collected *collected)
{
	static const struct {
		const char *set, *get, *value;
	} settings[] = {
		/* One process at a time. */
		{"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA locking_mode", "exclusive"},
		{"PRAGMA journal_mode=DELETE", "PRAGMA journal_mode", "delete"},
		{"PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3"},
		{"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
		{"PRAGMA cache_size=-16384", "PRAGMA cache_size", "-16384"},
	};
	bool good = true;
	for (size_t i = 0; good && i < sizeof(settings) / sizeof(settings[0]); i++) {
		bn_collected_do(collected, settings[i].set, "");
		sqlite3_stmt *statement = bn_collected_ask(collected, settings[i].get, "");
		good = bn_collected_row(collected, statement) &&
		       strcmp((const char *)sqlite3_column_text(statement, 0), settings[i].value) ==
			       0;
		sqlite3_finalize(statement);
	}
	return good || bn_collected_fail(collected, "make commits durable");
}

static bool begin(struct bn_collected *collected)
{
	if (sqlite3_open_v2(collected->path, &collected->db, SQLITE_OPEN_READWRITE, NULL) !=
		SQLITE_OK)
		return bn_collected_fail(collected, "open");
	/* It may come from somebody else. */
	sqlite3_db_config(collected->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(collected->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(collected->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	/* Of a new one: much is read in a row. */
	if (!bn_collected_do(collected, "PRAGMA page_size=16384", "") || !make_durable(collected) ||
		!bn_collected_do(collected, "BEGIN EXCLUSIVE", "") ||
		!bn_collected_make_tables(collected))
		return false;
	return bn_collected_do(
		       collected, "INSERT INTO runs (wall) VALUES (?)", "i", collected->wall) &&
	       (collected->run = sqlite3_last_insert_rowid(collected->db)) > 0 &&
	       bn_collected_load_kiosks(collected);
}

struct bn_collected *bn_collected_open(const char *folder, int64_t wall)
{
	struct bn_collected *collected = bn_mem_alloc(1, sizeof(*collected));
	collected->folder = bn_mem_strdup(folder);
	collected->path = bn_file_join(folder, "collected.db");
	collected->records = bn_file_join(folder, "records");
	collected->wall = wall;
	if (bn_file_make_folder(collected->records) && make_private(collected) && begin(collected))
		return collected;
	bn_collected_close(collected);
	return NULL;
}

static void close_files(struct bn_collected *collected)
{
	for (size_t i = 0; i < collected->file_count; i++)
		bn_collected_file_close(&collected->files[i]);
	collected->file_count = 0;
}

void bn_collected_close(struct bn_collected *collected)
{
	if (collected == NULL)
		return;
	close_files(collected);
	sqlite3_finalize(collected->insert);
	sqlite3_finalize(collected->has);
	sqlite3_finalize(collected->beat);
	sqlite3_close(collected->db); /* rolls back what wasn't committed */
	free(collected->kiosks);
	free(collected->records);
	free(collected->path);
	free(collected->folder);
	free(collected);
}

bool bn_collected_failed(const struct bn_collected *collected)
{
	return collected->failed;
}

/* The bytes first: a row must never point to what isn't on the disk. */
bool bn_collected_commit(struct bn_collected *collected)
{
	for (size_t i = 0; !collected->failed && i < collected->file_count; i++) {
		struct bn_collected_file *file = &collected->files[i];
		if (!file->dirty)
			continue;
		if (!bn_collected_file_sync(file))
			collected->failed = true;
		else
			bn_collected_do(collected,
				"INSERT INTO files VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = "
				"excluded.bytes",
				"ti", file->name, (int64_t)file->end);
	}
	collected->added = 0;
	return bn_collected_save_kiosks(collected) && bn_collected_do(collected, "COMMIT", "") &&
	       bn_collected_do(collected, "BEGIN EXCLUSIVE", "");
}

struct bn_collected_file *bn_collected_file_of(struct bn_collected *collected, const char *name)
{
	for (size_t i = 0; i < collected->file_count; i++)
		if (strcmp(collected->files[i].name, name) == 0)
			return &collected->files[i];
	if (collected->file_count == BN_COLLECTED_FILES) {
		if (!bn_collected_commit(collected))
			return NULL;
		close_files(collected);
	}
	int64_t end = bn_collected_number(
		collected, 0, "SELECT bytes FROM files WHERE name = ?", "t", name);
	struct bn_collected_file *file = &collected->files[collected->file_count];
	if (collected->failed ||
		!bn_collected_file_open(file, collected->records, name, (uint64_t)end)) {
		collected->failed = true;
		return NULL;
	}
	collected->file_count++;
	return file;
}

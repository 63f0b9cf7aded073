/* What the files of the collection share: collected.c opens it and commits, collected_tables.c
 * says where, collected_kiosks.c knows the chains, collected_beats.c the heartbeats and the days,
 * collected_write.c adds, collected_erase.c takes away, collected_read.c reads,
 * collected_file.c has the sealed bytes. */
#ifndef BN_SYNC_COLLECTED_INSIDE_H
#define BN_SYNC_COLLECTED_INSIDE_H

#include "sync/collected.h"
#include "sync/collected_file.h"

#include <sqlite3.h>

/* objects.state, in SQL too. */
enum {
	KEPT = 1,      /* can be opened */
	NOTHING = 2,   /* nothing sealed: erased at the kiosk before it was sent */
	WITHDRAWN = 3, /* erased here */
	PRUNED = 4,    /* the same, for it was past its date */
	REMOVED = 5,   /* withdrawn, and no more in the place */
};

struct bn_collected {
	char *folder, *path, *records;
	sqlite3 *db;
	sqlite3_stmt *insert, *has, *beat;
	int64_t run, wall;
	bool failed;
	int64_t added; /* since the last commit */
	bool any_withdrawn;
	struct bn_collected_kiosk *kiosks;
	size_t kiosk_count, kiosk_capacity;
	bn_collected_judging *allowed;
	void *context;
	struct bn_collected_file files[BN_COLLECTED_FILES];
	size_t file_count;
};

/* A statement with its values: 'i' int64_t, 't' const char *, 'b' const void *, size_t. NULL:
 * failed, logged. The caller finalizes it. */
sqlite3_stmt *bn_collected_ask(
	struct bn_collected *collected, const char *sql, const char *kinds, ...);
/* The same on one prepared before, reset. */
void bn_collected_bind(sqlite3_stmt *statement, const char *kinds, ...);
/* One that is asked again and again, made at its first use. False: failed, logged. */
bool bn_collected_prepare(
	struct bn_collected *collected, const char *sql, sqlite3_stmt **statement);
/* Does it; false: failed, logged. */
bool bn_collected_do(struct bn_collected *collected, const char *sql, const char *kinds, ...);
/* The first column of its first row; otherwise: none. */
int64_t bn_collected_number(
	struct bn_collected *collected, int64_t otherwise, const char *sql, const char *kinds, ...);
/* True: a row. False: no more, or failed, logged. */
bool bn_collected_row(struct bn_collected *collected, sqlite3_stmt *statement);
/* The column's text, "" for none; its hash of a link, NULL: it is none. */
const char *bn_collected_text(sqlite3_stmt *statement, int column);
const uint8_t *bn_collected_hash(sqlite3_stmt *statement, int column);
bool bn_collected_fail(struct bn_collected *collected, const char *what);

/* The file of a kiosk, open, what was never committed cut off. NULL: failed, logged. */
struct bn_collected_file *bn_collected_file_of(struct bn_collected *collected, const char *name);
bool bn_collected_make_tables(struct bn_collected *collected);
bool bn_collected_load_kiosks(struct bn_collected *collected);
bool bn_collected_save_kiosks(struct bn_collected *collected);
void bn_collected_note_beat(
	struct bn_collected_kiosk *kiosk, int64_t sent, const struct bn_tail *end);

#endif

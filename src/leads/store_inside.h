/* What the files of the store share: store.c opens it, store_write.c writes, store_dates.c
 * erases what is past its date, store_read.c reads. */
#ifndef BN_LEADS_STORE_INSIDE_H
#define BN_LEADS_STORE_INSIDE_H

#include "leads/store.h"

#include <sqlite3.h>

#define LEAD 1 /* BN_CHAIN_LEAD, for SQL */
_Static_assert(LEAD == BN_CHAIN_LEAD, "kind");
#define TEXT_OF(number)  #number
#define VALUE_OF(number) TEXT_OF(number)

struct bn_store {
	char *path, *key_path;
	bool create;
	sqlite3 *db; /* NULL after a disk error, until it is opened anew */
	sqlite3_stmt *last, *erase, *insert;
	struct bn_tail_file *tail;
	struct bn_seal_signer signer; /* zeros: there is none */
};

/* Opens it anew after a disk error. False: logged. */
bool bn_store_ready(struct bn_store *store);
void bn_store_disconnect(struct bn_store *store); /* until it is opened anew */
bool bn_store_run(const struct bn_store *store, const char *sql);
/* The last link in the file, zeros when there is none. False: SQLite's error. */
bool bn_store_last(const struct bn_store *store, uint8_t link[BN_CHAIN_LINK]);
/* The first column of the statement's first row. False: there is none, or an error. */
bool bn_store_ask_number(const struct bn_store *store, const char *sql, int64_t *number);
/* After what failed in a transaction: logs it, rolls back; gives false. */
bool bn_store_give_up(struct bn_store *store, const char *what);
/* Logs SQLite's error; gives false. */
bool bn_store_complain(const struct bn_store *store, const char *what);

#endif

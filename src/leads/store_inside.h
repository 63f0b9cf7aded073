/* What the files of the store share: store.c opens it and writes, store_read.c reads. */
#ifndef BN_LEADS_STORE_INSIDE_H
#define BN_LEADS_STORE_INSIDE_H

#include "leads/store.h"

#include <sqlite3.h>

#define LEAD 1 /* BN_CHAIN_LEAD, for SQL */
_Static_assert(LEAD == BN_CHAIN_LEAD, "kind");
#define TEXT_OF(number)  #number
#define VALUE_OF(number) TEXT_OF(number)

struct bn_store {
	char *path, *tail_path, *key_path;
	bool create;
	sqlite3 *db; /* NULL after a disk error, until it is opened anew */
	sqlite3_stmt *last, *erase, *insert;
	struct bn_seal_signer signer; /* zeros: there is none */
};

/* Opens it anew after a disk error. False: logged. */
bool bn_store_ready(struct bn_store *store);
/* The first column of the statement's first row. False: there is none, or an error. */
bool bn_store_ask_number(const struct bn_store *store, const char *sql, int64_t *number);
/* Logs SQLite's error; gives false. */
bool bn_store_complain(const struct bn_store *store, const char *what);

#endif

/* A kiosk's own records come back from an export, when its disk was replaced: each with the link it
 * had, in its own place of the chain. What is there is never changed; only, what a withdrawal or a
 * later version of a lead erased once, it erases again. Thank-you codes don't come back: an export
 * has none. Life: begin → record … → end. */
#ifndef BN_LEADS_STORE_IMPORT_H
#define BN_LEADS_STORE_IMPORT_H

#include "leads/store.h"

enum bn_store_import {
	BN_STORE_IMPORT_TAKEN,
	BN_STORE_IMPORT_THERE,   /* the same link is there already, erased or not */
	BN_STORE_IMPORT_FOREIGN, /* signed by another key than this kiosk's, or not at all */
	BN_STORE_IMPORT_OTHER,   /* its number was given to another record */
	BN_STORE_IMPORT_LOOSE,   /* it doesn't follow the record before, or the one after it */
	BN_STORE_IMPORT_FAILED,  /* logged; nothing since begin is kept */
};

/* False: logged. The kiosk can't save until end: not too many records at once. */
bool bn_store_import_begin(struct bn_store *store);
/* One that is what was signed, its seal too (audit.h). */
enum bn_store_import bn_store_import_record(
	struct bn_store *store, const struct bn_store_record *record);
/* True: what was taken is on the disk, synced. */
bool bn_store_import_end(struct bn_store *store);

#endif

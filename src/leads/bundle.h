/* The sealed export: one file with a kiosk's records, that may travel on a USB stick or by mail.
 * README.md describes it byte by byte. A digest over all of it finds a file that was cut or
 * changed; the kiosk signs each record's link, and where its chain ended when the file was made.
 * Life, writing: begin → add … → save → finish. Reading: load → next … → finish; or, in one pass
 * and in pieces that threads may share, open → read … → ended → finish. A file that is read is
 * never in memory as a whole. */
#ifndef BN_LEADS_BUNDLE_H
#define BN_LEADS_BUNDLE_H

#include "leads/lead.h"
#include "leads/store.h"
#include "leads/tail.h"

#define BN_BUNDLE_RECORD_HEAD (BN_CHAIN_LINK + 4) /* bytes before the sealed ones: link, count */
#define BN_BUNDLE_MOST        ((uint64_t)1 << 40) /* bytes of a file that is read */
#define BN_BUNDLE_RECORD_MOST ((size_t)1 << 20)   /* bytes of one sealed record that is read */

/* Whole records of a file. Zeroed is empty; the caller's, freed by bn_bundle_block_finish. */
struct bn_bundle_block {
	uint8_t *bytes;
	size_t used, capacity;
	uint64_t from; /* where in the file */
	uint64_t count;
};

/* Zeroed is empty: bn_bundle_finish takes it. */
struct bn_bundle {
	char kiosk[BN_LEAD_KEY];
	int64_t wall;       /* when it was made */
	struct bn_tail end; /* of the kiosk's chain then */
	struct bn_seal_public signer;
	uint64_t count;
	struct bn_str bytes; /* writing */
	/* Reading. */
	bool end_signed; /* by signer */
	bool reading, failed;
	int fd;
	uint64_t size, at, left; /* bytes; of the next record; records */
	struct bn_seal_hasher *hasher;
	struct bn_bundle_block block; /* of bn_bundle_next */
	size_t next;                  /* in it */
	char id[BN_ID_TEXT];
};

void bn_bundle_begin(struct bn_bundle *bundle, const char *kiosk, int64_t wall,
	const struct bn_tail *end, const struct bn_seal_signer *signer);
/* What was saved after the end is left to the next bundle. */
void bn_bundle_add(struct bn_bundle *bundle, const struct bn_store_record *record);
/* Ends the file and writes it whole (base/file.h), mode 0600. Nothing may be added afterwards. */
bool bn_bundle_save(struct bn_bundle *bundle, const char *path);

enum bn_bundle_load {
	BN_BUNDLE_LOADED,
	BN_BUNDLE_UNREADABLE, /* logged by base */
	BN_BUNDLE_FOREIGN,    /* not a bundle at all */
	BN_BUNDLE_CHANGED,    /* cut, or changed since it was made */
	BN_BUNDLE_EARLIER,    /* of a version that was never released */
	BN_BUNDLE_LATER,      /* whole, but made by a later version of Borne */
};

/* LOADED: it is whole and makes sense. After anything else the bundle is empty. */
enum bn_bundle_load bn_bundle_load(struct bn_bundle *bundle, const char *path);
/* The next record; what it points to lasts until the next call. False: that was all. */
bool bn_bundle_next(struct bn_bundle *bundle, struct bn_store_record *record);

/* LOADED: the head can be read; what follows is only known when bn_bundle_ended says so. */
enum bn_bundle_load bn_bundle_open(struct bn_bundle *bundle, const char *path);
/* Fills the block with the next records. False: that was all, or it goes no further. */
bool bn_bundle_read(struct bn_bundle *bundle, struct bn_bundle_block *block);
/* After the last block: LOADED, CHANGED or UNREADABLE. */
enum bn_bundle_load bn_bundle_ended(struct bn_bundle *bundle);
/* The record at *at, 0 for the first, which is moved on. False: that was all. id is for its text.
 */
bool bn_bundle_block_next(const struct bn_bundle_block *block, size_t *at,
	struct bn_store_record *record, char id[BN_ID_TEXT]);
void bn_bundle_block_finish(struct bn_bundle_block *block);
/* Hands the file over to the caller, who closes it; nothing more can be read by the bundle. */
int bn_bundle_release(struct bn_bundle *bundle);
void bn_bundle_finish(struct bn_bundle *bundle);

#endif

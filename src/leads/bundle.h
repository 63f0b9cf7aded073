/* The sealed export: one file with a kiosk's records, that may travel on a USB stick or by mail.
 * README.md describes it byte by byte. A digest over all of it finds a file that was cut or
 * changed; the kiosk signs each record's link, and where its chain ended when the file was made.
 * Life, writing: begin → add … → save → finish. Reading: load → next … → finish. */
#ifndef BN_LEADS_BUNDLE_H
#define BN_LEADS_BUNDLE_H

#include "leads/lead.h"
#include "leads/store.h"
#include "leads/tail.h"

#define BN_BUNDLE_MOST ((size_t)1 << 30) /* bytes of a file that is read */

/* Zeroed is empty: bn_bundle_finish takes it. */
struct bn_bundle {
	struct bn_str bytes;
	char kiosk[BN_LEAD_KEY];
	int64_t wall;       /* when it was made */
	struct bn_tail end; /* of the kiosk's chain then */
	struct bn_seal_public signer;
	bool end_signed; /* reading: by signer */
	uint64_t count;
	size_t at; /* reading: of the next record */
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

/* After anything but LOADED the bundle is empty. */
enum bn_bundle_load bn_bundle_load(struct bn_bundle *bundle, const char *path);
/* The same from memory, which is copied. */
enum bn_bundle_load bn_bundle_parse(struct bn_bundle *bundle, const void *bytes, size_t count);
/* The next record; what it points to lasts until the next call. False: that was all. */
bool bn_bundle_next(struct bn_bundle *bundle, struct bn_store_record *record);

void bn_bundle_finish(struct bn_bundle *bundle);

#endif

/* A place of a kiosk's chain as an object of its own, never changed once it is in a store: the
 * link, and what is sealed, as in a bundle. README.md describes it byte by byte. Pure. */
#ifndef BN_SYNC_RECORD_H
#define BN_SYNC_RECORD_H

#include "leads/lead.h"
#include "leads/store.h"

#define BN_RECORD_NAME 128               /* bytes, with NUL */
#define BN_RECORD_HASH 8                 /* bytes of a link's hash in a name */
#define BN_RECORD_HEAD 8                 /* bytes before what is as in a bundle (leads/bundle.h) */
#define BN_RECORD_MOST ((size_t)1 << 21) /* bytes of an object that is read */

/* "KIOSK/2026/11/0000000123-0123456789abcdef.lead": the month of the link's date (UTC), its number,
 * and the beginning of its hash, so that two links never share a name. */
void bn_record_name(const char *kiosk, const uint8_t link[BN_CHAIN_LINK], char out[BN_RECORD_NAME]);
/* The same of what the link says. */
void bn_record_name_of(const char *kiosk, int64_t wall, int64_t number,
	const uint8_t hash[BN_RECORD_HASH], char out[BN_RECORD_NAME]);
void bn_record_name_in(const char *kiosk, int year, int month, int64_t number,
	const uint8_t hash[BN_RECORD_HASH], char out[BN_RECORD_NAME]);
/* What the last part of a name says. False: it isn't a record's. */
struct bn_record_named {
	int64_t number;
	char hash[17]; /* the first 8 bytes of the link's hash, hexadecimal */
};
bool bn_record_name_read(const char *last_part, struct bn_record_named *named);

void bn_record_write(const struct bn_store_record *record, struct bn_str *out);
/* What it points to lies in the bytes. False: it isn't such an object, or not whole. Signatures
 * aren't looked at (leads/audit.h). id: room for the record's. */
bool bn_record_read(
	const void *bytes, size_t count, struct bn_store_record *record, char id[BN_ID_TEXT]);

#endif

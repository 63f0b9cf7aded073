/* Where what is in a bundle: bundle.c writes it, bundle_read.c reads it. */
#ifndef BN_LEADS_BUNDLE_INSIDE_H
#define BN_LEADS_BUNDLE_INSIDE_H

#include "leads/bundle.h"

/* As PNG's: eight bits, a carriage return and a line feed show a transfer that took it for text. */
#define BN_BUNDLE_MAGIC \
	"\x89"          \
	"BORNE\r\n"

enum {
	MAGIC = 8,
	VERSION = 2,
	/* Places in the head. */
	VERSION_AT = MAGIC,
	KIOSK_AT = 12,
	WALL_AT = KIOSK_AT + BN_LEAD_KEY,
	END_AT = WALL_AT + 8,
	HASH_AT = END_AT + 8,
	SIGNER_AT = HASH_AT + BN_CHAIN_HASH,
	SIGNATURE_AT = SIGNER_AT + BN_SEAL_KEY, /* of all before */
	COUNT_AT = SIGNATURE_AT + BN_SEAL_SIGNATURE,
	HEAD = COUNT_AT + 8,
	/* Places in a record's head. */
	RECORD_BYTES_AT = BN_CHAIN_LINK,
	RECORD_HEAD = BN_BUNDLE_RECORD_HEAD,
	DIGEST = 32,
};

#endif

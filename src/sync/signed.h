/* A JSON object on one line, and below it who signed it: heartbeats (by a kiosk's key) and what is
 * published for kiosks (by the key of those who make campaigns). README.md has the format. */
#ifndef BN_SYNC_SIGNED_H
#define BN_SYNC_SIGNED_H

#include "leads/seal.h"

#define BN_SIGNED_MOST ((size_t)256 << 10) /* bytes of one that is read */

/* what: "heartbeat", part of what is signed, so that one kind is never taken for another. json: an
 * object without line ends. */
void bn_signed_write(const char *what, const struct bn_str *json,
	const struct bn_seal_signer *signer, struct bn_str *out);
/* True: `key`, which it names, has signed it. *json, *length: the line, in text. */
bool bn_signed_read(const char *what, const struct bn_str *text, struct bn_seal_public *key,
	const char **json, size_t *length);
/* The same of what was read before and kept: the signature isn't looked at. */
bool bn_signed_read_again(
	const struct bn_str *text, struct bn_seal_public *key, const char **json, size_t *length);

#endif

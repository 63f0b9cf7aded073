/* A day's counts (daybook/day.h) as an object: sealed for the recipients, since they hold small
 * numbers, and signed by the kiosk. README.md describes it byte by byte. Pure. */
#ifndef BN_SYNC_DAY_OBJECT_H
#define BN_SYNC_DAY_OBJECT_H

#include "daybook/day.h"
#include "leads/seal.h"

#define BN_DAY_OBJECT_NAME 96                /* bytes, with NUL */
#define BN_DAY_OBJECT_MOST ((size_t)8 << 20) /* bytes of one that is read */

/* "KIOSK/counts/2026-11-29.day". */
void bn_day_object_name(const char *kiosk, const char *date, char out[BN_DAY_OBJECT_NAME]);
/* text: the file's. */
void bn_day_object_write(const struct bn_str *text, const struct bn_seal_recipients *recipients,
	const struct bn_seal_signer *signer, struct bn_str *out);
/* False: it isn't one, its signature is wrong, or it isn't sealed for this key. */
bool bn_day_object_read(const struct bn_str *object, const struct bn_seal_pair *pair,
	struct bn_seal_public *kiosk_key, struct bn_str *text);

#endif

/* SHA-256, which S3's signature covers and answers are compared by, and MD5, which is S3's own
 * name for an object's bytes (ETag) and protects nothing. */
#ifndef BN_REMOTE_DIGEST_H
#define BN_REMOTE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define BN_DIGEST_SHA256 32 /* bytes */
#define BN_DIGEST_MD5    16

struct bn_digest; /* both at once */

struct bn_digest *bn_digest_begin(void);
void bn_digest_add(struct bn_digest *digest, const void *bytes, size_t count);
/* Frees it; either may be NULL. */
void bn_digest_end(
	struct bn_digest *digest, uint8_t sha256[BN_DIGEST_SHA256], uint8_t md5[BN_DIGEST_MD5]);

/* HMAC-SHA-256; out may be the key. */
void bn_digest_hmac(const void *key, size_t key_count, const void *bytes, size_t count,
	uint8_t out[BN_DIGEST_SHA256]);

/* Lower case, with NUL: 2 × count + 1 bytes. */
void bn_digest_hex(const uint8_t *bytes, size_t count, char *out);
/* Of an MD5, as Content-MD5 wants it. */
void bn_digest_base64(const uint8_t md5[BN_DIGEST_MD5], char out[25]);

#endif

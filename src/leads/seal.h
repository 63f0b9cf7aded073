/* Sealing: the kiosk holds public keys only, so what it stores it can't read back. Signing: with
 * the kiosk's own key, so that what comes from it can be told from what doesn't. libsodium:
 * crypto_box_seal (X25519, XSalsa20-Poly1305), Ed25519, Argon2id and secretbox for key files. */
#ifndef BN_LEADS_SEAL_H
#define BN_LEADS_SEAL_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_SEAL_KEY         32 /* bytes of a public or a secret key */
#define BN_SEAL_RECIPIENTS  8  /* most of one seal */
#define BN_SEAL_FINGERPRINT 40 /* text to compare by eye, with NUL */

struct bn_seal_public {
	uint8_t key[BN_SEAL_KEY];
};

/* Whose secret keys open a seal, each by itself: 1 to BN_SEAL_RECIPIENTS. */
struct bn_seal_recipients {
	struct bn_seal_public keys[BN_SEAL_RECIPIENTS];
	size_t count;
};

/* Must be wiped by bn_seal_forget. */
struct bn_seal_pair {
	struct bn_seal_public public_key;
	uint8_t secret_key[BN_SEAL_KEY];
};

/* A kiosk's own key (Ed25519). Must be wiped by bn_seal_forget_signer. */
struct bn_seal_signer {
	struct bn_seal_public public_key;
	uint8_t seed[32], secret_key[64];
};
#define BN_SEAL_SIGNATURE 64

bool bn_seal_init(void); /* once, before anything else here; false: libsodium can't start */

void bn_seal_make_pair(struct bn_seal_pair *pair);
void bn_seal_forget(struct bn_seal_pair *pair);
void bn_seal_fingerprint(const struct bn_seal_public *key, char out[BN_SEAL_FINGERPRINT]);
void bn_seal_hash(const void *bytes, size_t count, char out[65]);      /* SHA-256, hexadecimal */
void bn_seal_digest(const void *bytes, size_t count, uint8_t out[32]); /* SHA-256 */
/* The same of bytes that come in pieces; end frees it, and out may be NULL. */
struct bn_seal_hasher;
struct bn_seal_hasher *bn_seal_hasher_begin(void);
void bn_seal_hasher_add(struct bn_seal_hasher *hasher, const void *bytes, size_t count);
void bn_seal_hasher_end(struct bn_seal_hasher *hasher, uint8_t out[32]);
/* 64 bits (SipHash) that stand for bytes in memory: whoever doesn't know the key, random and never
 * kept, can't make two that are the same. */
#define BN_SEAL_SHORT 16
uint64_t bn_seal_short(const uint8_t key[BN_SEAL_SHORT], const void *bytes, size_t count);

/* False: a key of low order (such as zeros), that nothing can be sealed to. */
bool bn_seal_usable(const struct bn_seal_public *key);

/* Key files are text that says what it is (README.md). The public one may be copied to any kiosk;
 * the secret one is encrypted under the passphrase, mode 0600. False: logged. A file that is there
 * is replaced. bn_seal_load_public refuses a file that was changed and a key nothing can be sealed
 * to. Saving and loading a pair takes 256 MiB and about a second (Argon2id). */
bool bn_seal_save_public(const char *path, const struct bn_seal_public *key);
bool bn_seal_load_public(const char *path, struct bn_seal_public *key);
bool bn_seal_save_pair(const char *path, const struct bn_seal_pair *pair, const char *passphrase);
enum bn_seal_load {
	BN_SEAL_LOADED,
	BN_SEAL_WRONG_PASSPHRASE,
	BN_SEAL_BAD_FILE,
	BN_SEAL_OTHER_KEY /* the file of a key of Borne, but not of this sort */
};
enum bn_seal_load bn_seal_load_pair(
	const char *path, const char *passphrase, struct bn_seal_pair *pair);

/* Appends the sealed bytes. The keys must come from bn_seal_load_public or bn_seal_make_pair: one
 * that can't be sealed to stops the program. */
void bn_seal_close(const struct bn_seal_recipients *recipients, const void *bytes, size_t count,
	struct bn_str *sealed);
/* opened must be secret; what was in it is replaced. False: not for this key, or changed since. */
bool bn_seal_open(
	const struct bn_seal_pair *pair, const void *sealed, size_t count, struct bn_str *opened);

/* seed NULL: a random one. */
void bn_seal_make_signer(const uint8_t *seed, struct bn_seal_signer *signer);
void bn_seal_forget_signer(struct bn_seal_signer *signer);
void bn_seal_sign(const struct bn_seal_signer *signer, const void *bytes, size_t count,
	uint8_t signature[BN_SEAL_SIGNATURE]);
bool bn_seal_signed(const struct bn_seal_public *key, const void *bytes, size_t count,
	const uint8_t signature[BN_SEAL_SIGNATURE]);
/* A hash that only whoever has the kiosk's key can make. */
#define BN_SEAL_TAG 32
void bn_seal_tag(const struct bn_seal_signer *signer, const void *bytes, size_t count,
	uint8_t tag[BN_SEAL_TAG]);
/* Its file, mode 0600: whoever can read it can sign as this kiosk. False: logged. */
bool bn_seal_save_signer(const char *path, const struct bn_seal_signer *signer);
bool bn_seal_load_signer(const char *path, struct bn_seal_signer *signer);

/* The key of those who make campaigns, a signer too (packs/README.md): its secret file is encrypted
 * under the passphrase, its public one says to a kiosk whose campaigns to trust. */
bool bn_seal_save_author(
	const char *path, const struct bn_seal_signer *signer, const char *passphrase);
enum bn_seal_load bn_seal_load_author(
	const char *path, const char *passphrase, struct bn_seal_signer *signer);
bool bn_seal_save_trusted(const char *path, const struct bn_seal_public *key);
bool bn_seal_load_trusted(const char *path, struct bn_seal_public *key);

bool bn_seal_digest_init(void); /* bn_seal_init's part in seal_digest.c */

/* What a secret key file holds: the secret key under a passphrase. Only seal_file.c needs these. */
struct bn_seal_wrapped {
	uint8_t salt[16], nonce[24];
	uint8_t box[BN_SEAL_KEY + 16];
	uint64_t operations, memory; /* Argon2id's costs: passes, bytes */
};

/* False: not enough memory for Argon2id; logged. */
bool bn_seal_wrap(
	const uint8_t secret[BN_SEAL_KEY], const char *passphrase, struct bn_seal_wrapped *out);
/* BAD_FILE: costs out of range, or not enough memory; logged. */
enum bn_seal_load bn_seal_unwrap(
	const struct bn_seal_wrapped *wrapped, const char *passphrase, uint8_t secret[BN_SEAL_KEY]);
/* Sets the public key from the secret one. */
void bn_seal_complete(struct bn_seal_pair *pair);

#endif

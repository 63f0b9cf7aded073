#include "leads/seal.h"

#include "base/bytes.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* A key file may ask for no more than this: a made-up one must not stop a computer. */
#define OPERATIONS_MOST 16
#define MEMORY_MOST     ((uint64_t)1 << 30)

_Static_assert(BN_SEAL_KEY == crypto_box_PUBLICKEYBYTES, "public key");
_Static_assert(BN_SEAL_KEY == crypto_box_SECRETKEYBYTES, "secret key");
_Static_assert(sizeof(((struct bn_seal_wrapped *)0)->salt) == crypto_pwhash_SALTBYTES, "salt");
_Static_assert(
	sizeof(((struct bn_seal_wrapped *)0)->nonce) == crypto_secretbox_NONCEBYTES, "nonce");
_Static_assert(
	sizeof(((struct bn_seal_wrapped *)0)->box) == BN_SEAL_KEY + crypto_secretbox_MACBYTES,
	"box");

/* A seal begins with this, how many recipients there are (4 bytes), and for each the first bytes of
 * its key's SHA-256 and the content key, sealed. */
static const uint8_t mark[8] = {'B', 'N', 'S', 'E', 'A', 'L', 0, 2};
enum {
	HEAD = sizeof(mark) + 4,
	HINT = 8,
	CONTENT_KEY = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	SEALED_KEY = CONTENT_KEY + crypto_box_SEALBYTES,
	RECIPIENT = HINT + SEALED_KEY,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};
/* Zeros: a content key closes one seal only. */
static const uint8_t nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];

bool bn_seal_init(void)
{
	if (sodium_init() >= 0 && bn_seal_digest_init())
		return true;
	bn_log_error("leads", "libsodium or libgcrypt can't start");
	return false;
}

void bn_seal_make_pair(struct bn_seal_pair *pair)
{
	crypto_box_keypair(pair->public_key.key, pair->secret_key);
}

void bn_seal_forget(struct bn_seal_pair *pair)
{
	sodium_memzero(pair, sizeof(*pair));
}

void bn_seal_hash(const void *bytes, size_t count, char out[65])
{
	uint8_t digest[32];
	bn_seal_digest(bytes, count, digest);
	bn_id_hex(digest, sizeof(digest), out);
}

void bn_seal_fingerprint(const struct bn_seal_public *key, char out[BN_SEAL_FINGERPRINT])
{
	char hex[65];
	bn_seal_hash(key->key, BN_SEAL_KEY, hex);
	for (size_t group = 0; group < 8; group++) {
		memcpy(out + 5 * group, hex + 4 * group, 4);
		out[5 * group + 4] = group < 7 ? '-' : '\0';
	}
}

static void add_recipient(const struct bn_seal_public *key, const uint8_t content_key[CONTENT_KEY],
	struct bn_str *out)
{
	uint8_t digest[32], sealed[SEALED_KEY];
	bn_seal_digest(key->key, BN_SEAL_KEY, digest);
	bn_str_add(out, digest, HINT);
	/* Fails only for a key of low order, which nobody's secret key opens. */
	if (crypto_box_seal(sealed, content_key, CONTENT_KEY, key->key) != 0)
		abort();
	bn_str_add(out, sealed, sizeof(sealed));
}

void bn_seal_close(const struct bn_seal_recipients *recipients, const void *bytes, size_t count,
	struct bn_str *sealed)
{
	uint8_t key[CONTENT_KEY], number[4];
	size_t start = sealed->length;
	if (recipients->count == 0 || recipients->count > BN_SEAL_RECIPIENTS)
		abort();
	randombytes_buf(key, sizeof(key));
	bn_str_add(sealed, mark, sizeof(mark));
	bn_bytes_put(number, recipients->count, sizeof(number));
	bn_str_add(sealed, number, sizeof(number));
	for (size_t i = 0; i < recipients->count; i++)
		add_recipient(&recipients->keys[i], key, sealed);
	size_t head = sealed->length - start;
	uint8_t *closed = bn_mem_alloc(count + TAG, 1);
	crypto_aead_xchacha20poly1305_ietf_encrypt(closed, NULL, bytes, count,
		(const uint8_t *)sealed->data + start, head, NULL, nonce, key);
	bn_str_add(sealed, closed, count + TAG);
	free(closed);
	sodium_memzero(key, sizeof(key));
}

static bool find_key(const struct bn_seal_pair *pair, const uint8_t *recipients, uint64_t count,
	uint8_t key[CONTENT_KEY])
{
	uint8_t digest[32];
	bn_seal_digest(pair->public_key.key, BN_SEAL_KEY, digest);
	for (; count > 0; count--, recipients += RECIPIENT)
		if (memcmp(recipients, digest, HINT) == 0 &&
			crypto_box_seal_open(key, recipients + HINT, SEALED_KEY,
				pair->public_key.key, pair->secret_key) == 0)
			return true;
	return false;
}

bool bn_seal_open(
	const struct bn_seal_pair *pair, const void *sealed, size_t count, struct bn_str *opened)
{
	const uint8_t *from = sealed;
	uint8_t key[CONTENT_KEY];
	bn_str_clear(opened);
	if (count < HEAD + TAG || memcmp(from, mark, sizeof(mark)) != 0)
		return false;
	uint64_t recipients = bn_bytes_get(from + sizeof(mark), 4);
	if (recipients > BN_SEAL_RECIPIENTS || count < HEAD + recipients * RECIPIENT + TAG ||
		!find_key(pair, from + HEAD, recipients, key))
		return false;
	size_t head = HEAD + (size_t)recipients * RECIPIENT, bytes = count - head - TAG;
	uint8_t *clear = bn_mem_alloc(bytes + 1, 1);
	bool good = crypto_aead_xchacha20poly1305_ietf_decrypt(clear, NULL, NULL, from + head,
			    bytes + TAG, from, head, nonce, key) == 0;
	if (good)
		bn_str_add(opened, clear, bytes);
	sodium_memzero(clear, bytes);
	free(clear);
	sodium_memzero(key, sizeof(key));
	return good;
}

bool bn_seal_usable(const struct bn_seal_public *key)
{
	uint8_t sealed[crypto_box_SEALBYTES];
	return crypto_box_seal(sealed, NULL, 0, key->key) == 0;
}

_Static_assert(BN_SEAL_SIGNATURE == crypto_sign_BYTES, "signature");

void bn_seal_make_signer(const uint8_t *seed, struct bn_seal_signer *signer)
{
	if (seed != NULL)
		memcpy(signer->seed, seed, sizeof(signer->seed));
	else
		randombytes_buf(signer->seed, sizeof(signer->seed));
	crypto_sign_seed_keypair(signer->public_key.key, signer->secret_key, signer->seed);
}

void bn_seal_forget_signer(struct bn_seal_signer *signer)
{
	sodium_memzero(signer, sizeof(*signer));
}

void bn_seal_sign(const struct bn_seal_signer *signer, const void *bytes, size_t count,
	uint8_t signature[BN_SEAL_SIGNATURE])
{
	crypto_sign_detached(signature, NULL, bytes, count, signer->secret_key);
}

bool bn_seal_signed(const struct bn_seal_public *key, const void *bytes, size_t count,
	const uint8_t signature[BN_SEAL_SIGNATURE])
{
	return crypto_sign_verify_detached(signature, bytes, count, key->key) == 0;
}

void bn_seal_tag(const struct bn_seal_signer *signer, const void *bytes, size_t count,
	uint8_t tag[BN_SEAL_TAG])
{
	static const uint8_t purpose[8] = {'B', 'N', 'T', 'A', 'G', 0, 0, 2};
	uint8_t key[32];
	crypto_generichash(
		key, sizeof(key), purpose, sizeof(purpose), signer->seed, sizeof(signer->seed));
	crypto_generichash(tag, BN_SEAL_TAG, bytes, count, key, sizeof(key));
	sodium_memzero(key, sizeof(key));
}

_Static_assert(BN_SEAL_SHORT == crypto_shorthash_KEYBYTES, "short hash");

uint64_t bn_seal_short(const uint8_t key[BN_SEAL_SHORT], const void *bytes, size_t count)
{
	uint8_t out[crypto_shorthash_BYTES];
	crypto_shorthash(out, bytes, count, key);
	return bn_bytes_get(out, sizeof(out));
}

static bool derive(const struct bn_seal_wrapped *wrapped, const char *passphrase,
	uint8_t key[crypto_secretbox_KEYBYTES])
{
	bool good = crypto_pwhash(key, crypto_secretbox_KEYBYTES, passphrase, strlen(passphrase),
			    wrapped->salt, wrapped->operations, (size_t)wrapped->memory,
			    crypto_pwhash_ALG_ARGON2ID13) == 0;
	if (!good)
		bn_log_error("leads", "the passphrase needs %llu MiB of free memory",
			(unsigned long long)(wrapped->memory >> 20));
	return good;
}

bool bn_seal_wrap(
	const uint8_t secret[BN_SEAL_KEY], const char *passphrase, struct bn_seal_wrapped *out)
{
	uint8_t key[crypto_secretbox_KEYBYTES];
	out->operations = crypto_pwhash_OPSLIMIT_MODERATE;
	out->memory = crypto_pwhash_MEMLIMIT_MODERATE;
	randombytes_buf(out->salt, sizeof(out->salt));
	randombytes_buf(out->nonce, sizeof(out->nonce));
	bool good = derive(out, passphrase, key);
	if (good)
		crypto_secretbox_easy(out->box, secret, BN_SEAL_KEY, out->nonce, key);
	sodium_memzero(key, sizeof(key));
	return good;
}

enum bn_seal_load bn_seal_unwrap(
	const struct bn_seal_wrapped *wrapped, const char *passphrase, uint8_t secret[BN_SEAL_KEY])
{
	uint8_t key[crypto_secretbox_KEYBYTES];
	if (wrapped->operations < crypto_pwhash_OPSLIMIT_MIN ||
		wrapped->operations > OPERATIONS_MOST ||
		wrapped->memory < crypto_pwhash_MEMLIMIT_MIN || wrapped->memory > MEMORY_MOST) {
		bn_log_error("leads", "the key file asks for impossible Argon2id costs");
		return BN_SEAL_BAD_FILE;
	}
	if (!derive(wrapped, passphrase, key))
		return BN_SEAL_BAD_FILE;
	int opened = crypto_secretbox_open_easy(
		secret, wrapped->box, sizeof(wrapped->box), wrapped->nonce, key);
	sodium_memzero(key, sizeof(key));
	return opened == 0 ? BN_SEAL_LOADED : BN_SEAL_WRONG_PASSPHRASE;
}

void bn_seal_complete(struct bn_seal_pair *pair)
{
	crypto_scalarmult_base(pair->public_key.key, pair->secret_key);
}

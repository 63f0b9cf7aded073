#include "sync/signed.h"

#include "base/id.h"

#include <stdio.h>
#include <string.h>

#define CONTEXT "borne "

static void sign_what(const char *what, const char *line, size_t length, struct bn_str *out)
{
	bn_str_addf(out, CONTEXT "%s\n", what);
	bn_str_add(out, line, length);
}

void bn_signed_write(const char *what, const struct bn_str *json,
	const struct bn_seal_signer *signer, struct bn_str *out)
{
	struct bn_str text = {0};
	uint8_t signature[BN_SEAL_SIGNATURE];
	char key[2 * BN_SEAL_KEY + 1], hex[2 * BN_SEAL_SIGNATURE + 1];
	sign_what(what, json->data, json->length, &text);
	bn_seal_sign(signer, text.data, text.length, signature);
	bn_id_hex(signer->public_key.key, BN_SEAL_KEY, key);
	bn_id_hex(signature, sizeof(signature), hex);
	bn_str_add(out, json->data, json->length);
	bn_str_addf(out, "\n%s %s\n", key, hex);
	bn_str_finish(&text);
}

/* The parts of it. False: it has others. */
static bool part(const struct bn_str *text, struct bn_seal_public *key,
	uint8_t signature[BN_SEAL_SIGNATURE], const char **json, size_t *length)
{
	enum { SECOND = 2 * BN_SEAL_KEY + 1 + 2 * BN_SEAL_SIGNATURE + 1 };
	char key_hex[2 * BN_SEAL_KEY + 1], hex[2 * BN_SEAL_SIGNATURE + 1];
	if (text->length < SECOND + 1 || text->length > BN_SIGNED_MOST ||
		memchr(text->data, '\0', text->length) != NULL)
		return false;
	*json = text->data;
	*length = text->length - SECOND - 1;
	const size_t gap = 2 * (size_t)BN_SEAL_KEY + 1; /* after the line end */
	const char *second = text->data + *length;
	if (second[0] != '\n' || second[gap] != ' ' || second[SECOND] != '\n' ||
		memchr(*json, '\n', *length) != NULL)
		return false;
	snprintf(key_hex, sizeof(key_hex), "%s", second + 1);
	snprintf(hex, sizeof(hex), "%s", second + 1 + sizeof(key_hex));
	return bn_id_unhex(key_hex, key->key, BN_SEAL_KEY) &&
	       bn_id_unhex(hex, signature, BN_SEAL_SIGNATURE);
}

bool bn_signed_read(const char *what, const struct bn_str *text, struct bn_seal_public *key,
	const char **json, size_t *length)
{
	uint8_t signature[BN_SEAL_SIGNATURE];
	struct bn_str signed_text = {0};
	if (!part(text, key, signature, json, length))
		return false;
	sign_what(what, *json, *length, &signed_text);
	bool good = bn_seal_signed(key, signed_text.data, signed_text.length, signature);
	bn_str_finish(&signed_text);
	return good;
}

bool bn_signed_read_again(
	const struct bn_str *text, struct bn_seal_public *key, const char **json, size_t *length)
{
	uint8_t signature[BN_SEAL_SIGNATURE];
	return part(text, key, signature, json, length);
}

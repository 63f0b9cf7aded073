#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/str.h"
#include "leads/seal.h"
#include "leads/seal_lines.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define PUBLIC_KIND "borne-cle-publique"
#define SECRET_KIND "borne-cle-secrete"
#define SIGNER_KIND "borne-cle-de-borne"
#define AUTHOR_KIND "borne-cle-de-campagnes"
#define TRUST_KIND  "borne-cle-publique-de-campagnes"
#define HEX_MOST    (2 * (BN_SEAL_KEY + 16) + 1)

static void add_hex(struct bn_str *out, const char *name, const void *bytes, size_t count)
{
	char hex[HEX_MOST];
	bn_id_hex(bytes, count, hex);
	bn_str_addf(out, "%s: %s\n", name, hex);
}

/* The last line: half a SHA-256 over the lines before, from the first that isn't a comment. It
 * tells a damaged file from a wrong passphrase. */
static void add_checksum(struct bn_str *out)
{
	const char *lines = strstr(bn_str_text(out), "borne-cle-");
	char hash[65];
	bn_seal_hash(lines, strlen(lines), hash);
	bn_str_addf(out, "somme: %.32s\n", hash);
}

/* text begins with the file's comment and kind. */
static bool save_public(const char *path, const char *text, const struct bn_seal_public *key)
{
	struct bn_str all = {0};
	char fingerprint[BN_SEAL_FINGERPRINT];
	bn_seal_fingerprint(key, fingerprint);
	bn_str_addz(&all, text);
	add_hex(&all, "cle", key->key, BN_SEAL_KEY);
	bn_str_addf(&all, "empreinte: %s\n", fingerprint);
	add_checksum(&all);
	bool good = bn_file_write_whole(path, all.data, all.length, 0644);
	bn_str_finish(&all);
	return good;
}

static bool save_secret(const char *path, const char *text, const struct bn_seal_public *key,
	const uint8_t secret[BN_SEAL_KEY], const char *passphrase)
{
	struct bn_seal_wrapped wrapped;
	struct bn_str all = {0};
	if (!bn_seal_wrap(secret, passphrase, &wrapped))
		return false;
	bn_str_addz(&all, text);
	add_hex(&all, "publique", key->key, BN_SEAL_KEY);
	bn_str_addf(
		&all, "argon2id: %" PRIu64 " %" PRIu64 "\n", wrapped.operations, wrapped.memory);
	add_hex(&all, "sel", wrapped.salt, sizeof(wrapped.salt));
	add_hex(&all, "nonce", wrapped.nonce, sizeof(wrapped.nonce));
	add_hex(&all, "secrete", wrapped.box, sizeof(wrapped.box));
	add_checksum(&all);
	bool good = bn_file_write_whole(path, all.data, all.length, 0600);
	bn_str_finish(&all);
	return good;
}

bool bn_seal_save_public(const char *path, const struct bn_seal_public *key)
{
	return save_public(path,
		"# Borne : clé publique. Elle scelle les contacts et ne peut pas les rouvrir :\n"
		"# elle peut être copiée sur toutes les bornes.\n" PUBLIC_KIND ": 1\n",
		key);
}

bool bn_seal_save_pair(const char *path, const struct bn_seal_pair *pair, const char *passphrase)
{
	return save_secret(path,
		"# Borne : clé secrète, protégée par une phrase de passe. Elle seule ouvre les\n"
		"# contacts : gardez-la hors des bornes, avec une copie en lieu sûr.\n" SECRET_KIND
		": 1\n",
		&pair->public_key, pair->secret_key, passphrase);
}

bool bn_seal_save_trusted(const char *path, const struct bn_seal_public *key)
{
	return save_public(path,
		"# Borne : clé publique de campagnes. Une borne qui l’a installe les campagnes "
		"que\n"
		"# signe la clé secrète qui va avec, et ne peut rien signer elle-même.\n" TRUST_KIND
		": 1\n",
		key);
}

bool bn_seal_save_author(
	const char *path, const struct bn_seal_signer *signer, const char *passphrase)
{
	return save_secret(path,
		"# Borne : clé secrète de campagnes, protégée par une phrase de passe. Elle signe "
		"les\n"
		"# campagnes qu’installent les bornes : gardez-la hors d’elles, en lieu "
		"sûr.\n" AUTHOR_KIND ": 1\n",
		&signer->public_key, signer->seed, passphrase);
}

bool bn_seal_save_signer(const char *path, const struct bn_seal_signer *signer)
{
	struct bn_str text = {.secret = true};
	char fingerprint[BN_SEAL_FINGERPRINT];
	bn_seal_fingerprint(&signer->public_key, fingerprint);
	bn_str_addz(&text, "# Borne : la clé dont cette borne signe ce qu’elle enregistre. Elle ne "
			   "quitte pas\n"
			   "# la borne ; son empreinte se compare avec celle que dit « bornectl "
			   "leads open ».\n" SIGNER_KIND ": 1\n");
	add_hex(&text, "publique", signer->public_key.key, BN_SEAL_KEY);
	add_hex(&text, "graine", signer->seed, sizeof(signer->seed));
	bn_str_addf(&text, "empreinte: %s\n", fingerprint);
	add_checksum(&text);
	bool good = bn_file_write_whole(path, text.data, text.length, 0600);
	bn_str_finish(&text);
	return good;
}

static bool read_costs(struct bn_seal_lines *lines, struct bn_seal_wrapped *out)
{
	const char *value = bn_seal_lines_value(lines, "argon2id");
	char *rest = NULL;
	if (value == NULL)
		return false;
	errno = 0;
	out->operations = strtoull(value, &rest, 10);
	if (rest == value || *rest != ' ')
		return false;
	value = rest + 1;
	out->memory = strtoull(value, &rest, 10);
	return rest != value && *rest == '\0' && errno == 0;
}

/* what: for the log. */
static bool load_public(
	const char *path, const char *kind, const char *what, struct bn_seal_public *key)
{
	struct bn_seal_lines lines;
	char fingerprint[BN_SEAL_FINGERPRINT];
	if (!bn_seal_lines_begin(&lines, path))
		return false;
	bool good = bn_seal_lines_same(&lines, kind, "1") &&
		    bn_seal_lines_hex(&lines, "cle", key->key, BN_SEAL_KEY);
	if (good) {
		bn_seal_fingerprint(key, fingerprint);
		good = bn_seal_lines_same(&lines, "empreinte", fingerprint) &&
		       bn_seal_lines_sum(&lines) &&
		       (strcmp(kind, PUBLIC_KIND) != 0 || bn_seal_usable(key));
	}
	if (!good)
		bn_log_error("leads", "%s: is not a whole public key %s", path, what);
	bn_seal_lines_end(&lines);
	return good;
}

static bool is_other_key(const char *path, const char *kind)
{
	static const char *const kinds[] = {
		PUBLIC_KIND, SECRET_KIND, SIGNER_KIND, AUTHOR_KIND, TRUST_KIND};
	bool other = false;
	for (size_t i = 0; !other && i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct bn_seal_lines lines;
		if (strcmp(kinds[i], kind) == 0 || !bn_seal_lines_begin(&lines, path))
			continue;
		other = bn_seal_lines_value(&lines, kinds[i]) != NULL;
		bn_seal_lines_end(&lines);
	}
	return other;
}

static enum bn_seal_load load_secret(const char *path, const char *kind, const char *passphrase,
	struct bn_seal_public *key, uint8_t secret[BN_SEAL_KEY])
{
	struct bn_seal_lines lines;
	struct bn_seal_wrapped wrapped;
	if (!bn_seal_lines_begin(&lines, path))
		return BN_SEAL_BAD_FILE;
	bool good = bn_seal_lines_same(&lines, kind, "1") &&
		    bn_seal_lines_hex(&lines, "publique", key->key, BN_SEAL_KEY) &&
		    read_costs(&lines, &wrapped) &&
		    bn_seal_lines_hex(&lines, "sel", wrapped.salt, sizeof(wrapped.salt)) &&
		    bn_seal_lines_hex(&lines, "nonce", wrapped.nonce, sizeof(wrapped.nonce)) &&
		    bn_seal_lines_hex(&lines, "secrete", wrapped.box, sizeof(wrapped.box)) &&
		    bn_seal_lines_sum(&lines);
	bn_seal_lines_end(&lines);
	if (good)
		return bn_seal_unwrap(&wrapped, passphrase, secret);
	if (is_other_key(path, kind))
		return BN_SEAL_OTHER_KEY;
	bn_log_error("leads", "%s: is not a whole secret key of Borne", path);
	return BN_SEAL_BAD_FILE;
}

static enum bn_seal_load complain_apart(void)
{
	bn_log_error("leads", "the key file's public and secret keys don't belong together");
	return BN_SEAL_BAD_FILE;
}

bool bn_seal_load_public(const char *path, struct bn_seal_public *key)
{
	return load_public(path, PUBLIC_KIND, "of Borne", key);
}

bool bn_seal_load_trusted(const char *path, struct bn_seal_public *key)
{
	return load_public(path, TRUST_KIND, "for campaigns", key);
}

enum bn_seal_load bn_seal_load_pair(
	const char *path, const char *passphrase, struct bn_seal_pair *pair)
{
	struct bn_seal_public expected;
	enum bn_seal_load loaded = load_secret(
		path, SECRET_KIND, passphrase, &expected, pair->secret_key);
	if (loaded != BN_SEAL_LOADED)
		return loaded;
	bn_seal_complete(pair);
	if (memcmp(&pair->public_key, &expected, sizeof(expected)) == 0)
		return BN_SEAL_LOADED;
	bn_seal_forget(pair);
	return complain_apart();
}

enum bn_seal_load bn_seal_load_author(
	const char *path, const char *passphrase, struct bn_seal_signer *signer)
{
	struct bn_seal_public expected;
	uint8_t seed[BN_SEAL_KEY];
	enum bn_seal_load loaded = load_secret(path, AUTHOR_KIND, passphrase, &expected, seed);
	if (loaded == BN_SEAL_LOADED)
		bn_seal_make_signer(seed, signer);
	explicit_bzero(seed, sizeof(seed));
	if (loaded != BN_SEAL_LOADED ||
		memcmp(&signer->public_key, &expected, sizeof(expected)) == 0)
		return loaded;
	bn_seal_forget_signer(signer);
	return complain_apart();
}

bool bn_seal_load_signer(const char *path, struct bn_seal_signer *signer)
{
	struct bn_seal_lines lines;
	struct bn_seal_public expected;
	char fingerprint[BN_SEAL_FINGERPRINT];
	uint8_t seed[sizeof(signer->seed)];
	if (!bn_seal_lines_begin(&lines, path))
		return false;
	bool good = bn_seal_lines_same(&lines, SIGNER_KIND, "1") &&
		    bn_seal_lines_hex(&lines, "publique", expected.key, BN_SEAL_KEY) &&
		    bn_seal_lines_hex(&lines, "graine", seed, sizeof(seed));
	if (good) {
		bn_seal_make_signer(seed, signer);
		bn_seal_fingerprint(&expected, fingerprint);
		good = bn_seal_lines_same(&lines, "empreinte", fingerprint) &&
		       bn_seal_lines_sum(&lines) &&
		       memcmp(&signer->public_key, &expected, sizeof(expected)) == 0;
	}
	explicit_bzero(seed, sizeof(seed));
	bn_seal_lines_end(&lines);
	if (!good)
		bn_log_error("leads", "%s: is not a whole key of a kiosk", path);
	return good;
}

#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "leads/seal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MOST   4096
#define PUBLIC_KIND "borne-cle-publique"
#define SECRET_KIND "borne-cle-secrete"
#define SIGNER_KIND "borne-cle-de-borne"
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

bool bn_seal_save_public(const char *path, const struct bn_seal_public *key)
{
	struct bn_str text = {0};
	char fingerprint[BN_SEAL_FINGERPRINT];
	bn_seal_fingerprint(key, fingerprint);
	bn_str_addz(&text,
		"# Borne : clé publique. Elle scelle les contacts et ne peut pas les rouvrir :\n"
		"# elle peut être copiée sur toutes les bornes.\n" PUBLIC_KIND ": 1\n");
	add_hex(&text, "cle", key->key, BN_SEAL_KEY);
	bn_str_addf(&text, "empreinte: %s\n", fingerprint);
	add_checksum(&text);
	bool good = bn_file_write_whole(path, text.data, text.length, 0644);
	bn_str_finish(&text);
	return good;
}

bool bn_seal_save_pair(const char *path, const struct bn_seal_pair *pair, const char *passphrase)
{
	struct bn_seal_wrapped wrapped;
	struct bn_str text = {0};
	if (!bn_seal_wrap(pair, passphrase, &wrapped))
		return false;
	bn_str_addz(&text,
		"# Borne : clé secrète, protégée par une phrase de passe. Elle seule ouvre les\n"
		"# contacts : gardez-la hors des bornes, avec une copie en lieu sûr.\n" SECRET_KIND
		": 1\n");
	add_hex(&text, "publique", pair->public_key.key, BN_SEAL_KEY);
	bn_str_addf(
		&text, "argon2id: %" PRIu64 " %" PRIu64 "\n", wrapped.operations, wrapped.memory);
	add_hex(&text, "sel", wrapped.salt, sizeof(wrapped.salt));
	add_hex(&text, "nonce", wrapped.nonce, sizeof(wrapped.nonce));
	add_hex(&text, "secrete", wrapped.box, sizeof(wrapped.box));
	add_checksum(&text);
	bool good = bn_file_write_whole(path, text.data, text.length, 0600);
	bn_str_finish(&text);
	return good;
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

/* A key file being read: its lines in order, without comments, blank lines and carriage returns
 * (a mail program may have changed the line ends). */
struct lines {
	char *text, *next;
	size_t bytes;
	struct bn_str seen; /* what the checksum covers */
};

static bool begin(struct lines *lines, const char *path)
{
	*lines = (struct lines){.seen = {.secret = true}};
	lines->text = lines->next = bn_file_read(path, FILE_MOST, &lines->bytes);
	return lines->text != NULL;
}

static void end(struct lines *lines)
{
	if (lines->text != NULL)
		explicit_bzero(lines->text, lines->bytes);
	free(lines->text);
	bn_str_finish(&lines->seen);
}

static char *next_line(struct lines *lines)
{
	char *line = NULL;
	while ((line = strsep(&lines->next, "\n")) != NULL) {
		line[strcspn(line, "\r")] = '\0';
		if (line[0] != '\0' && line[0] != '#')
			return line;
	}
	return NULL;
}

/* The value of the next line, which must bear this name; NULL otherwise. */
static const char *value_of(struct lines *lines, const char *name)
{
	char *line = next_line(lines);
	size_t length = strlen(name);
	if (line == NULL || strncmp(line, name, length) != 0 ||
		strncmp(line + length, ": ", 2) != 0)
		return NULL;
	bn_str_addf(&lines->seen, "%s\n", line);
	return line + length + 2;
}

static bool same_value(struct lines *lines, const char *name, const char *expected)
{
	const char *value = value_of(lines, name);
	return value != NULL && strcmp(value, expected) == 0;
}

static bool read_hex(struct lines *lines, const char *name, uint8_t *out, size_t count)
{
	const char *value = value_of(lines, name);
	return value != NULL && bn_id_unhex(value, out, count);
}

static bool read_costs(struct lines *lines, struct bn_seal_wrapped *out)
{
	const char *value = value_of(lines, "argon2id");
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

static bool read_checksum(struct lines *lines)
{
	char hash[65];
	bn_seal_hash(bn_str_text(&lines->seen), lines->seen.length, hash);
	hash[32] = '\0';
	return same_value(lines, "somme", hash) && next_line(lines) == NULL;
}

bool bn_seal_load_public(const char *path, struct bn_seal_public *key)
{
	struct lines lines;
	char fingerprint[BN_SEAL_FINGERPRINT];
	if (!begin(&lines, path))
		return false;
	bool good = same_value(&lines, PUBLIC_KIND, "1") &&
		    read_hex(&lines, "cle", key->key, BN_SEAL_KEY);
	if (good) {
		bn_seal_fingerprint(key, fingerprint);
		good = same_value(&lines, "empreinte", fingerprint) && read_checksum(&lines) &&
		       bn_seal_usable(key);
	}
	if (!good)
		bn_log_error("leads", "%s: is not a whole public key of Borne", path);
	end(&lines);
	return good;
}

enum bn_seal_load bn_seal_load_pair(
	const char *path, const char *passphrase, struct bn_seal_pair *pair)
{
	struct lines lines;
	struct bn_seal_public public_key;
	struct bn_seal_wrapped wrapped;
	if (!begin(&lines, path))
		return BN_SEAL_BAD_FILE;
	bool good = same_value(&lines, SECRET_KIND, "1") &&
		    read_hex(&lines, "publique", public_key.key, BN_SEAL_KEY) &&
		    read_costs(&lines, &wrapped) &&
		    read_hex(&lines, "sel", wrapped.salt, sizeof(wrapped.salt)) &&
		    read_hex(&lines, "nonce", wrapped.nonce, sizeof(wrapped.nonce)) &&
		    read_hex(&lines, "secrete", wrapped.box, sizeof(wrapped.box)) &&
		    read_checksum(&lines);
	end(&lines);
	if (!good) {
		bn_log_error("leads", "%s: is not a whole secret key of Borne", path);
		return BN_SEAL_BAD_FILE;
	}
	return bn_seal_unwrap(&wrapped, passphrase, &public_key, pair);
}

bool bn_seal_load_signer(const char *path, struct bn_seal_signer *signer)
{
	struct lines lines;
	struct bn_seal_public expected;
	char fingerprint[BN_SEAL_FINGERPRINT];
	uint8_t seed[sizeof(signer->seed)];
	if (!begin(&lines, path))
		return false;
	bool good = same_value(&lines, SIGNER_KIND, "1") &&
		    read_hex(&lines, "publique", expected.key, BN_SEAL_KEY) &&
		    read_hex(&lines, "graine", seed, sizeof(seed));
	if (good) {
		bn_seal_make_signer(seed, signer);
		bn_seal_fingerprint(&expected, fingerprint);
		good = same_value(&lines, "empreinte", fingerprint) && read_checksum(&lines) &&
		       memcmp(&signer->public_key, &expected, sizeof(expected)) == 0;
	}
	explicit_bzero(seed, sizeof(seed));
	end(&lines);
	if (!good)
		bn_log_error("leads", "%s: is not a whole key of a kiosk", path);
	return good;
}

#include "staff/pin.h"

#include "base/file.h"
#include "base/log.h"
#include "leads/seal.h"
#include "leads/seal_lines.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define NAME     "staff.pin"
#define KIND     "borne-code-equipe"
#define FIXED    "en-ordre"
#define SHUFFLED "melanges"

static const struct bn_pin_cost usual = {6, (size_t)64 << 20};

enum bn_pin_kind bn_pin_judge(const char *pin)
{
	size_t length = strlen(pin);
	bool same = true, up = true, down = true;
	if (length < BN_PIN_LEAST || length > BN_PIN_MOST || strspn(pin, "0123456789") != length)
		return BN_PIN_NO_DIGITS;
	for (size_t i = 1; i < length; i++) {
		int step = (pin[i] - pin[i - 1] + 10) % 10;
		same &= step == 0;
		up &= step == 1;
		down &= step == 9;
	}
	return same || up || down ? BN_PIN_GUESSED : BN_PIN_FINE;
}

bool bn_pin_set(const char *folder, const char *pin, bool shuffled, const struct bn_pin_cost *cost)
{
	char hash[crypto_pwhash_STRBYTES], sum[65];
	struct bn_str text = {0};
	cost = cost != NULL ? cost : &usual;
	if (crypto_pwhash_str_alg(hash, pin, strlen(pin), cost->passes, cost->bytes,
		    crypto_pwhash_ALG_ARGON2ID13) != 0) {
		bn_log_error("staff", "argon2id: not enough memory (%zu MiB)", cost->bytes >> 20);
		return false;
	}
	bn_str_addf(
		&text, KIND ": 1\nchiffres: %s\nargon2id: %s\n", shuffled ? SHUFFLED : FIXED, hash);
	bn_seal_hash(text.data, text.length, sum);
	bn_str_addf(&text, "somme: %.32s\n", sum);
	bool good = bn_file_write_in(folder, NAME, &text, 0600);
	bn_str_finish(&text);
	return good;
}

static bool load(const char *folder, bool *shuffled, char hash[crypto_pwhash_STRBYTES])
{
	struct bn_seal_lines lines;
	char *path = bn_file_join(folder, NAME);
	bool there = bn_file_exists(path), good = false;
	if (there && bn_seal_lines_begin(&lines, path)) {
		bool known = bn_seal_lines_same(&lines, KIND, "1");
		const char *order = known ? bn_seal_lines_value(&lines, "chiffres") : NULL;
		const char *kept = order != NULL ? bn_seal_lines_value(&lines, "argon2id") : NULL;
		good = kept != NULL && strlen(kept) < crypto_pwhash_STRBYTES &&
		       bn_seal_lines_sum(&lines);
		if (good) {
			*shuffled = strcmp(order, SHUFFLED) == 0;
			memcpy(hash, kept, strlen(kept) + 1);
		}
		bn_seal_lines_end(&lines);
	}
	if (there && !good)
		bn_log_error("staff", "%s: is damaged; set the code anew: bornectl pin", path);
	free(path);
	return good;
}

bool bn_pin_look(const char *folder, bool *shuffled)
{
	char hash[crypto_pwhash_STRBYTES];
	return load(folder, shuffled, hash);
}

bool bn_pin_is(const char *folder, const char *pin)
{
	char hash[crypto_pwhash_STRBYTES];
	bool shuffled = false;
	return load(folder, &shuffled, hash) &&
	       crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

/* The staff's code: 6 to 12 digits, kept as argon2id (libsodium's crypto_pwhash_str) in the data
 * folder. It opens the panel, and no key: what is sealed stays so. bn_seal_init comes first. */
#ifndef BN_STAFF_PIN_H
#define BN_STAFF_PIN_H

#include <stdbool.h>
#include <stddef.h>

#define BN_PIN_LEAST 6
#define BN_PIN_MOST  12
#define BN_PIN_TEXT  (BN_PIN_MOST + 1) /* with NUL */

/* What a try costs who guesses. */
struct bn_pin_cost {
	unsigned long long passes;
	size_t bytes;
};

enum bn_pin_kind {
	BN_PIN_FINE,
	BN_PIN_NO_DIGITS, /* not 6 to 12 digits, and nothing else */
	BN_PIN_GUESSED,   /* all the same, or one after the other: 111111, 123456, 987654 */
};
enum bn_pin_kind bn_pin_judge(const char *pin);

/* shuffled: the pad's digits are in another order each time. cost NULL: half a second or so, and 64
 * MiB. False: logged. */
bool bn_pin_set(const char *folder, const char *pin, bool shuffled, const struct bn_pin_cost *cost);

/* Whether there is one, and how its pad is; a damaged file counts as none, and is logged. */
bool bn_pin_look(const char *folder, bool *shuffled);
/* Takes its time: never on the thread that draws. */
bool bn_pin_is(const char *folder, const char *pin);

#endif

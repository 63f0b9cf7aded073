/* A passphrase, from the first line of a file or typed on the terminal without being shown. */
#ifndef BN_CTL_PASSPHRASE_H
#define BN_CTL_PASSPHRASE_H

#include "leads/seal.h"

#include <stdbool.h>

#define BN_PASSPHRASE 512 /* bytes, with NUL; in memory from base/secret.h */

/* file NULL: asks on the terminal, twice when it is a new one. False: said on standard error. */
bool bn_passphrase_get(const char *file, bool is_new, char out[BN_PASSPHRASE]);

/* The same for a new code of the staff's: digits, which the caller judges. */
bool bn_passphrase_get_code(const char *file, char out[BN_PASSPHRASE]);

/* Loads a secret key file into key by the passphrase, from its file or asked for. False: said on
 * standard error. */
typedef enum bn_seal_load bn_passphrase_load(const char *path, const char *passphrase, void *key);
bool bn_passphrase_open(
	const char *path, const char *passphrase_file, bn_passphrase_load *load, void *key);

#endif

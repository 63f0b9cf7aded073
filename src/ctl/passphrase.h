/* A passphrase, from the first line of a file or typed on the terminal without being shown. */
#ifndef BN_CTL_PASSPHRASE_H
#define BN_CTL_PASSPHRASE_H

#include <stdbool.h>

#define BN_PASSPHRASE 512 /* bytes, with NUL; in memory from base/secret.h */

/* file NULL: asks on the terminal, twice when it is a new one. False: said on standard error. */
bool bn_passphrase_get(const char *file, bool is_new, char out[BN_PASSPHRASE]);

#endif

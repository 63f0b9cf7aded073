/* What a visitor types: fixed memory that is locked (never in swap), kept out of core files, and
 * overwritten when it is wiped. One block holds all of a form, so that one wipe is enough. */
#ifndef BN_BASE_SECRET_H
#define BN_BASE_SECRET_H

#include <stddef.h>

/* Zeroed pages; a warning is logged when the system refuses to lock them. Freed by destroy. */
void *bn_secret_create(size_t bytes);
void bn_secret_wipe(void *memory, size_t bytes);
void bn_secret_destroy(void *memory, size_t bytes); /* wipes first; NULL is fine */

#endif

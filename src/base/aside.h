/* A damaged file is put out of the way, whole: what is in it may still be saved by hand. */
#ifndef BN_BASE_ASIDE_H
#define BN_BASE_ASIDE_H

#include <stdbool.h>

/* "PATH.damaged-YYYYMMDD-HHMMSS" (UTC), with "-2" and so on when that is taken; the caller frees
 * it. */
char *bn_aside_name(const char *path);
/* Renames the file to that, and logs it for this room. False, logged: it can't be renamed. */
bool bn_aside_put(const char *path, const char *room);

#endif

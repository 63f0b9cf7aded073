/* Puts a damaged store out of the way, whole: what is in it may still be saved by hand. */
#ifndef BN_LEADS_STORE_ASIDE_H
#define BN_LEADS_STORE_ASIDE_H

#include <stdbool.h>

/* Renames PATH, and PATH-journal if it is there, to PATH.damaged-YYYYMMDD-HHMMSS (UTC; "-2" and so
 * on when that is taken). Nobody may have it open. False, logged: it can't be renamed. */
bool bn_store_put_aside(const char *path);

#endif

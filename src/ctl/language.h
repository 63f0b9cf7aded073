/* The language of a page that is written, by --lang. Messages stay in the language of who types;
 * the page is for others. Main thread only. */
#ifndef BN_CTL_LANGUAGE_H
#define BN_CTL_LANGUAGE_H

#include <stdbool.h>

/* NULL: not given. False: said on standard error. */
bool bn_language_allows(const char *language);
/* Gives the one before, to set again. NULL changes nothing. */
const char *bn_language_set(const char *language);

#endif

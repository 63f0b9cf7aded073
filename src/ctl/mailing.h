/* Opened leads sorted by métier, a table each, for letters and mails: FOLDER/METIER.csv, with the
 * columns of the table they come from. Who chose several métiers is in each of them. */
#ifndef BN_CTL_MAILING_H
#define BN_CTL_MAILING_H

#include <stdbool.h>

/* The métier of those who chose none. */
#define BN_MAILING_NONE "sans-metier"

/* table: a .csv that `leads open` wrote. Readable by oneself only, each whole or not at all. False:
 * said on standard error. */
bool bn_mailing_write(const char *table, const char *folder);

#endif

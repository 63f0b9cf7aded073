/* The report of some days and kiosks, in a folder: one page, and a CSV of every table. */
#ifndef BN_REPORT_REPORT_H
#define BN_REPORT_REPORT_H

#include "report/facts.h"

/* In the language that is set. The folder is made where it lacks; files of the same names are
 * replaced. date: today's. False, logged: something isn't on the disk. */
bool bn_report_write(const struct bn_facts *facts, const char *folder, const char *date);

/* The page's name in the folder. */
#define BN_REPORT_PAGE "index.html"

#endif

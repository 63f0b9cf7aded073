/* The file that opened leads are written to: a table (.csv), lines of JSON (.jsonl) or cards
 * (.vcf), told by the end of its name; "-" is a table on standard output. */
#ifndef BN_CTL_SHEET_H
#define BN_CTL_SHEET_H

#include "leads/opening.h"

bool bn_sheet_known(const char *path);

enum bn_sheet {
	BN_SHEET_WRITTEN, /* whole, mode 0600, in the place of one of that name */
	BN_SHEET_FAILED,  /* said on standard error; a file that was there still is */
	BN_SHEET_NOTHING, /* none of the leads opens; a file that was there still is */
};
/* The opening's merge, files, pair and threads are the caller's; what a run finds is left in it. */
enum bn_sheet bn_sheet_write(struct bn_opening *opening, const char *path);

#endif

/* The leads that a merge says, opened into the file that the recruiter asked for, and what is said
 * of it: for `leads open` and `collect`. */
#ifndef BN_CTL_OPENED_H
#define BN_CTL_OPENED_H

#include "leads/opening.h"

#include <stdio.h>

struct bn_opened {
	/* The caller's. */
	const struct bn_seal_pair *pair;
	const struct bn_merge *merge;
	const int *files;         /* a descriptor for each file of the merge, */
	const char *const *names; /* and how people know it */
	const char *output;       /* ctl/sheet.h */
	/* Found. */
	struct bn_opening opening;
};

/* False: nothing was written, said on standard error. What doesn't open is named there too. */
bool bn_opened_write(struct bn_opened *opened);
/* How many were opened, are there twice, were withdrawn, were refused. */
void bn_opened_report(const struct bn_opened *opened, FILE *out);
/* Where reports go while the leads go there: standard output, unless the leads do. */
FILE *bn_opened_out(const char *output);
void bn_opened_finish(struct bn_opened *opened);

#endif

/* The exports named on the command line, read one after the other and audited together. */
#ifndef BN_CTL_BUNDLES_H
#define BN_CTL_BUNDLES_H

#include "ctl/command.h"
#include "leads/audit.h"

#include <stdio.h>

#define BN_BUNDLES_NAMED 20 /* faults named one by one */

struct bn_bundles {
	struct bn_audit audit;
	size_t files, bad_files; /* read; that can't be */
};

/* Calls visit for each record that is what its kiosk saved; says on standard error what isn't in
 * order. */
void bn_bundles_read(struct bn_bundles *bundles, const struct bn_arguments *arguments,
	void (*visit)(void *context, const struct bn_store_record *record, const char *path),
	void *context);
/* Each kiosk's fingerprint, to compare with what the kiosk itself tells. */
void bn_bundles_print_kiosks(const struct bn_bundles *bundles, FILE *out);
void bn_bundles_finish(struct bn_bundles *bundles);

#endif

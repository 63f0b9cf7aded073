/* The exports named on the command line, read one after the other by all processors and audited
 * together. One that turns out not to be whole is as if it weren't there. */
#ifndef BN_CTL_BUNDLES_H
#define BN_CTL_BUNDLES_H

#include "ctl/command.h"
#include "ctl/progress.h"
#include "leads/audit.h"

#include <stdio.h>

#define BN_BUNDLES_NAMED 20 /* faults named one by one */

/* What is done with their records, in order. */
struct bn_bundles_visitor {
	void (*begin)(void *context, const struct bn_bundle *bundle);
	/* A record that is what its kiosk saved; from: where it begins in its file. */
	void (*record)(void *context, const struct bn_store_record *record, enum bn_chain_kind kind,
		uint64_t from);
	void (*forget)(void *context); /* the bundle begun last, which isn't whole */
	void *context;
};

struct bn_bundles {
	struct bn_audit audit;
	size_t files, bad_files; /* read; that can't be */
	/* Of those read: the paths, which are the command line's, and descriptors. */
	const char **paths;
	int *descriptors;
	size_t capacity, descriptor_capacity;
	/* Inside. */
	const struct bn_bundles_visitor *visitor;
	struct bn_bundle bundle;
	uint64_t done, total; /* bytes */
	struct bn_progress progress;
	struct bn_audit_finding held[BN_BUNDLES_NAMED];
	size_t held_count;
	bool holding; /* until the bundle's end is seen */
};

/* Says on standard error what isn't in order. */
void bn_bundles_read(struct bn_bundles *bundles, const struct bn_arguments *arguments,
	const struct bn_bundles_visitor *visitor);
/* Each kiosk's fingerprint, to compare with what the kiosk itself tells. */
void bn_bundles_print_kiosks(const struct bn_bundles *bundles, FILE *out);
void bn_bundles_finish(struct bn_bundles *bundles);

#endif

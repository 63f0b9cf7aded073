/* What `bornectl collect` and `bornectl fleet` share: collect_open.c reads what they are given,
 * collect_places.c goes to the places, collect_kiosks.c knows which kiosks are expected,
 * collect_tell.c says what came of collecting.
 * Life: read → open → … → close → … → finish. */
#ifndef BN_CTL_COLLECT_H
#define BN_CTL_COLLECT_H

#include "ctl/command.h"
#include "ctl/progress.h"
#include "ctl/stopper.h"
#include "sync/config.h"
#include "sync/gather.h"

#include <stdio.h>

/* The kiosks that are expected, by a file of lines "NAME FINGERPRINT". */
struct bn_expected {
	struct bn_expected_kiosk {
		char name[BN_LEAD_KEY], fingerprint[BN_SEAL_FINGERPRINT];
	} * kiosks;
	size_t count, capacity;
};
/* False: said on standard error. */
bool bn_expected_read(struct bn_expected *expected, const char *path);
bn_collected_judging bn_expected_allows; /* context: a struct bn_expected */
void bn_expected_finish(struct bn_expected *expected);

struct bn_collect {
	struct bn_expected expected;
	bool judges; /* by these */
	struct bn_collected *collected;
	struct bn_sync_config config;
	char **prefixes; /* in the places of the config's own; the caller's */
	int prefix_count;
	struct bn_stopper stopper;
	struct bn_progress progress;
	/* Added up over all places. */
	struct bn_gather sum;
	bool failed; /* some place couldn't be read whole, which was said */
};

/* The words without an option are prefixes. False: said on standard error, as all below. */
bool bn_collect_allows(const struct bn_arguments *arguments);
/* kiosks NULL: the first key of each kiosk counts. */
bool bn_collect_read(struct bn_collect *collect, const char *config, const char *kiosks);
bool bn_collect_open(struct bn_collect *collect, const char *into, int64_t wall);
void bn_collect_close(struct bn_collect *collect);
void bn_collect_finish(struct bn_collect *collect);

/* A place as the collection calls it, and the caller frees; prefix NULL: its own. */
char *bn_collect_name(const struct bn_endpoint *place, const char *prefix);

/* What is done with each place. */
typedef bool bn_collect_doing(
	const struct bn_gather_options *options, void *context, struct bn_gather *gather);
/* what: for the progress. False: some place failed, said on standard error. */
bool bn_collect_each_place(
	struct bn_collect *collect, const char *what, bn_collect_doing *doing, void *context);

/* "fausse signature, refusé" */
const char *bn_collect_words(enum bn_collected_fault fault);
/* Says what isn't in order, and that it was said. True: nothing. whole: all places were read to
 * their end, else nobody knows what is missing. out: for what is good to know. */
bool bn_collect_tell(struct bn_collect *collect, bool whole, FILE *out);

#endif

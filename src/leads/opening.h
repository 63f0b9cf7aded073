/* Opens the leads that a merge says, by all processors, and hands them on in its order, written as
 * the caller likes. Clear text is only in the memory of the hands, which is wiped; nothing is kept
 * of what was handed on. */
#ifndef BN_LEADS_OPENING_H
#define BN_LEADS_OPENING_H

#include "leads/csv.h"
#include "leads/merge.h"
#include "leads/seal.h"

#define BN_OPENING_NAMED 20 /* bad records that are told one by one */

struct bn_opening {
	/* The caller's, all lasting as long. */
	const struct bn_merge *merge;
	const int *files; /* a descriptor for each place of a bundle in the merge */
	const struct bn_seal_pair *pair;
	/* Writes a lead; from several threads. */
	void (*write)(const void *form, const struct bn_lead *lead, struct bn_str *out);
	const void *form;
	/* Gets what was written, in order. False: stop. */
	bool (*put)(void *context, const void *bytes, size_t count);
	void (*step)(void *context, size_t done); /* so many leads of the merge are done */
	void *context;
	size_t threads;
	/* Found by a run. */
	size_t opened;
	size_t bad;   /* sealed for another key, damaged, or of another id inside */
	size_t again; /* opened in place of one that was bad */
	struct {
		uint32_t file;
		int64_t number;
	} named[BN_OPENING_NAMED]; /* the first of the bad ones */
	struct bn_csv met;         /* the purposes, in order */
};

/* Learns the purposes of some leads, spread over all. */
void bn_opening_sample(const struct bn_opening *opening, struct bn_csv *csv);
/* All of them; may be run again. False: put said stop. */
bool bn_opening_run(struct bn_opening *opening);
void bn_opening_finish(struct bn_opening *opening);

#endif

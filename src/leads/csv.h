/* Leads as a table for French spreadsheets (base/cells.h). README.md lists the columns. Telephones
 * are written as they are dialled from France, in groups of two, which spreadsheets leave alone:
 * "06 12 34 56 78", "00 49 30 12 34".
 *
 * Life: learn every lead → begin → add every lead → finish. Once begun it is only read: threads may
 * add, each to its own text. */
#ifndef BN_LEADS_CSV_H
#define BN_LEADS_CSV_H

#include "leads/lead.h"

/* Zeroed is empty. Every out is the caller's, and secret. */
struct bn_csv {
	char (*purposes)[BN_LEAD_KEY]; /* one column each, in the order they were met */
	size_t purpose_count, purpose_capacity;
};

void bn_csv_learn(struct bn_csv *csv, const struct bn_lead *lead);
/* What another has learnt. */
void bn_csv_learn_from(struct bn_csv *csv, const struct bn_csv *other);
/* The same columns in the same order. */
bool bn_csv_same(const struct bn_csv *a, const struct bn_csv *b);
void bn_csv_begin(const struct bn_csv *csv, struct bn_str *out);
/* An answer about a purpose that wasn't learnt is left out. */
void bn_csv_add(const struct bn_csv *csv, const struct bn_lead *lead, struct bn_str *out);
void bn_csv_finish(struct bn_csv *csv); /* empties it */

#endif

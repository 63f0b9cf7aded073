/* Leads as a table for French spreadsheets: RFC 4180 with ";" between cells, UTF-8 with its mark,
 * CRLF. README.md lists the columns.
 *
 * No cell can be taken for a formula: text that begins with = + - @, a tab or a line end, after any
 * number of apostrophes, gets one apostrophe more in front. Taking one away from every cell that
 * looks so gives back what was typed. Telephones are written as they are dialled from France, in
 * groups of two, which spreadsheets leave alone: "06 12 34 56 78", "00 49 30 12 34".
 *
 * Life: learn every lead → begin → add every lead → finish. */
#ifndef BN_LEADS_CSV_H
#define BN_LEADS_CSV_H

#include "leads/lead.h"

/* Set out, and the rest to zero. */
struct bn_csv {
	struct bn_str *out;            /* the caller's; secret */
	char (*purposes)[BN_LEAD_KEY]; /* one column each, in the order they were met */
	size_t purpose_count, purpose_capacity;
};

void bn_csv_learn(struct bn_csv *csv, const struct bn_lead *lead);
void bn_csv_begin(struct bn_csv *csv);
void bn_csv_add(struct bn_csv *csv, const struct bn_lead *lead);
void bn_csv_finish(struct bn_csv *csv); /* leaves out as it is */

#endif

/* Counts what happens at a kiosk, without identity, into a file a day: DATA/counts/2026-11-29.json
 * (day.h). Kept in memory, and written whole by the scribe once in 45 s at most: a power cut loses
 * less than a minute, and never what was there before. A file that can't be read is put aside.
 * A day is the local one of the moment that is given, whichever way the clock goes.
 * Life: open → place → add, tick at each turn → close (writes what is left). Main thread only.
 * NULL counts nothing: so it is switched off. */
#ifndef BN_DAYBOOK_COUNTS_H
#define BN_DAYBOOK_COUNTS_H

#include "daybook/day.h"
#include "daybook/journal.h"

struct bn_counts;

struct bn_counts_options {
	const char *data_folder;
	const char *kiosk;          /* its name (leads/identity.h) */
	struct bn_scribe *scribe;   /* outlives it; NULL: written by tick and close */
	struct bn_journal *journal; /* is told what fails; outlives it; may be NULL */
};

struct bn_counts *bn_counts_open(const struct bn_counts_options *options);
void bn_counts_close(struct bn_counts *counts);

/* Where the kiosk is from now on. event NULL: none. */
void bn_counts_place(
	struct bn_counts *counts, const char *campaign, const char *venue, const char *event);
/* What people call an id; the next days' files tell it too. */
void bn_counts_name(struct bn_counts *counts, const struct bn_day_name *name);

/* wall: now, UTC. A count never goes under 0: what is taken back on another day stays. */
void bn_counts_add(struct bn_counts *counts, enum bn_day_kind kind, const char *id,
	const char *part, int64_t step, int64_t wall);
/* By the local hour. id NULL: the hour itself is what is counted. */
void bn_counts_add_hour(
	struct bn_counts *counts, enum bn_day_kind kind, const char *id, int64_t wall);

/* now_ms: monotonic. True: it gave something to write. */
bool bn_counts_tick(struct bn_counts *counts, int64_t now_ms);

#endif

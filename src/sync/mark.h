/* How far a target has this kiosk's records: DATA/sync/TARGET.json, written whole. What isn't noted
 * is sent again, which changes nothing in the store. */
#ifndef BN_SYNC_MARK_H
#define BN_SYNC_MARK_H

#include "daybook/day.h"
#include "leads/lead.h"
#include "leads/tail.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_MARK_ASIDE  64 /* records a target refuses, before nothing more is sent */
#define BN_MARK_DAYS   500
#define BN_MARK_COUNTS 400

struct bn_mark {
	struct bn_tail done;          /* up to this link all is there, or set aside */
	int64_t aside[BN_MARK_ASIDE]; /* numbers the store refused, in order */
	size_t aside_count;
	/* When it had what, for keep_days; one entry a day, only of moments when the clock was
	 * kept by a time server. Oldest first. */
	struct bn_mark_day {
		int64_t wall, number;
	} days[BN_MARK_DAYS];
	size_t day_count;
	int64_t heartbeats; /* sent so far */
	/* The days whose counts are there, and what they were like then: 8 bytes of their SHA-256.
	 */
	struct bn_mark_counts {
		char date[BN_DAY_DATE], hash[17];
	} counts[BN_MARK_COUNTS];
	size_t counts_count;
	/* The last edition of what is published for that group that was taken: all of it, and all
	 * but its campaigns. */
	char group[BN_LEAD_KEY];
	int64_t news, words;
};

/* Zeros where there is none, or where it can't be read (logged). */
void bn_mark_read(const char *data_folder, const char *target, struct bn_mark *mark);
/* False, logged: it isn't on the disk. */
bool bn_mark_write(const char *data_folder, const char *target, const struct bn_mark *mark);

/* As if the target had nothing yet; heartbeats and editions go on counting. */
void bn_mark_forget(struct bn_mark *mark);
/* Up to this number nothing is missing there. */
int64_t bn_mark_safe(const struct bn_mark *mark);
/* Notes the day when the clock is right, and gives the number that was safe there so many days
 * ago; 0: none. */
int64_t bn_mark_settle(struct bn_mark *mark, int keep_days, int64_t wall);

#endif

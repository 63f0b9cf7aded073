/* Watches the session and the show, and tells the daybook what there is to count: of a visit, once
 * it is over, how far it came; of the loop, how often each clip ran. What a visit did is kept for
 * as long as it lasts, and nobody can tell afterwards what belonged to one.
 * Life: create → place → learn, follow at each turn, and what happens as it happens → destroy. Main
 * thread only. NULL counts nothing. */
#ifndef BN_KIOSK_TALLY_H
#define BN_KIOSK_TALLY_H

#include "daybook/counts.h"
#include "kiosk/session.h"

struct bn_tally;

struct bn_tally_options {
	struct bn_counts *counts; /* NULL: they are switched off; owned by the tally from now on */
	int64_t (*wall)(void);    /* NULL: bn_clock_wall */
};

struct bn_tally *bn_tally_create(const struct bn_tally_options *options);
void bn_tally_destroy(struct bn_tally *tally);

/* Which campaign, venue and event (NULL: the one of the day) it is from now on. They outlive this
 * until leave or destroy. */
void bn_tally_place(struct bn_tally *tally, const struct bn_campaign *campaign,
	const struct bn_venue *venue, const struct bn_event *event);
/* All of the campaign is there: what people call its ids. */
void bn_tally_learn(struct bn_tally *tally);
/* The campaign and the session go: a visit that is on is over. */
void bn_tally_leave(struct bn_tally *tally);

/* At each turn: where the visitor is. Writes now and then. */
void bn_tally_follow(struct bn_tally *tally, struct bn_session *session, int64_t now_ms);
void bn_tally_lead(struct bn_tally *tally); /* one is on the disk */
void bn_tally_like(struct bn_tally *tally, const char *clip, int step);
/* A clip of the loop is over. */
void bn_tally_run(struct bn_tally *tally, const char *clip, bool whole);

#endif

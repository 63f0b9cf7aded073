/* What the files of the courier share: courier.c goes round, courier_send.c sends,
 * courier_counts.c the days' counts, courier_news.c takes what is published, courier_pack.c its
 * campaigns. */
#ifndef BN_SYNC_COURIER_INSIDE_H
#define BN_SYNC_COURIER_INSIDE_H

#include "leads/identity.h"
#include "leads/store.h"
#include "sync/courier.h"
#include "sync/mark.h"
#include "sync/news.h"
#include "sync/pace.h"

#define BN_COURIER_THREADS 4 /* requests to a target at a time */

struct bn_target {
	const struct bn_endpoint *place;
	struct bn_endpoint_key key;
	struct bn_remote *remotes[BN_COURIER_THREADS];
	size_t remote_count;
	struct bn_mark mark;
	struct bn_pace pace;
	bool aligned; /* the mark goes with the store */
	bool behind;  /* the budget left records for later */
	/* When each is due again; 0: at once. */
	int64_t aside_ms, heartbeat_ms, counts_ms, news_ms;
	int64_t leads;        /* since it was opened */
	int64_t leads_untold; /* of them, that the journal doesn't know yet */
	int64_t told_ms;      /* when it was told; 0: never */
	struct bn_remote_fault fault;
	enum bn_rule told; /* the trouble the journal knows of */
	struct bn_remote_fault news_fault;
	char *news_why;    /* what was published last isn't taken; NULL: it is */
	uint64_t requests; /* when its budget was looked at last */
	double cost;       /* requests a record, as it was lately */
};

struct bn_courier {
	struct bn_courier_options options;
	char kiosk[BN_LEAD_KEY];
	struct bn_store *store;
	int lock;
	struct bn_target *targets;
	size_t target_count;
	int64_t purge_ms; /* when leads that were sent are looked at again */
	int64_t safe;     /* the number last noted in sent.json */
};

struct bn_courier_now bn_courier_now(const struct bn_courier *courier);
bool bn_courier_stopped(const struct bn_courier *courier);

/* Each sends what is due of it. False: target->fault says what went wrong. */
bool bn_courier_send_records(struct bn_courier *courier, struct bn_target *target);
bool bn_courier_send_heartbeat(struct bn_courier *courier, struct bn_target *target);
bool bn_courier_send_counts(struct bn_courier *courier, struct bn_target *target);
/* What it can't take disturbs nothing else, and is tried again. */
void bn_courier_take_news(struct bn_courier *courier, struct bn_target *target);

/* False: the network failed, somebody came meanwhile, or what was begun another time is damaged: it
 * is tried again. What is wrong with the pack itself is told, and not tried again. */
bool bn_courier_take_pack(const struct bn_courier *courier, struct bn_target *target,
	const struct bn_news_pack *pack);
/* What was begun of packs that nobody publishes any more. */
void bn_courier_drop_parts(const struct bn_courier *courier);

/* A mark of another group's editions begins anew: each counts for itself. */
void bn_courier_follow_group(const struct bn_courier *courier, struct bn_mark *mark);

/* The target's mark, on the disk. */
bool bn_courier_note(const struct bn_courier *courier, const struct bn_target *target);
/* Notes what was asked of the target, for so many records, against its budget. */
void bn_courier_pay(struct bn_target *target, int64_t records);
/* What its remotes were asked so far, all together. */
void bn_courier_cost(const struct bn_target *target, struct bn_remote_cost *cost);

#endif

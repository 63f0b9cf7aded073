/* What a kiosk sends and when: its records first, then a heartbeat, then the counts of its days; to
 * each target of sync.yaml, at its own pace. It looks at the clock through the caller, so that a
 * month of bad network is over in a moment. Life: open → turn, again and again → close. One thread;
 * it has others send for it. */
#ifndef BN_SYNC_COURIER_H
#define BN_SYNC_COURIER_H

#include "daybook/journal.h"
#include "packs/install.h"
#include "remote/remote.h"
#include "sync/config.h"

#define BN_COURIER_POLL_MS 5000 /* between two looks for new records */

struct bn_courier;

struct bn_courier_now {
	int64_t ms;   /* monotonic */
	int64_t wall; /* seconds since 1970 */
	bool synced;  /* kept by a time server's */
};

struct bn_courier_options {
	const char *data_folder;
	const struct bn_sync_config *config;
	struct bn_journal *journal; /* may be NULL */
	const char *shelf; /* where campaigns that are published are installed (packs/shelf.h);
			      NULL: nothing comes down */
	bn_install_check *check; /* judges them */
	void *check_context;
	bool again; /* all is sent once more: the places aren't any more what is noted of them */
	struct bn_courier_now (*now)(void *context); /* NULL: the system's clocks */
	double (*chance)(void *context);             /* 0 to 1; NULL: the kernel's */
	struct bn_remote *(*open)(void *context, const struct bn_remote_options *options);
	void *context;           /* of these; open NULL: bn_remote_open */
	const atomic_bool *stop; /* true: all ends soon; may be NULL */
};

/* NULL, logged or told in problems: the data folder isn't a kiosk's, another process sends already,
 * or credentials can't be read. What options point to outlives it. */
struct bn_courier *bn_courier_open(
	const struct bn_courier_options *options, struct bn_problems *problems);
void bn_courier_close(struct bn_courier *courier); /* NULL is fine */

/* Does what is due. Gives the milliseconds until there is more to do; new records come unannounced,
 * and are found by a turn every BN_COURIER_POLL_MS. */
int64_t bn_courier_turn(struct bn_courier *courier);

/* How it went with a target of the config since it was opened. */
struct bn_courier_state {
	int64_t leads;                /* that arrived */
	int64_t waiting;              /* records that are still to go, −1: not known */
	int64_t aside;                /* of these, that this target doesn't take */
	struct bn_remote_fault fault; /* the last one, if it wasn't overcome */
	struct bn_remote_cost cost;
	/* Why what is published wasn't taken at the last look: "group", "older", "expired",
	 * "signature", or words for people; the courier's until its next turn. NULL: it was, or
	 * there is nothing. */
	const char *news_why;
};
void bn_courier_tell(struct bn_courier *courier, size_t target, struct bn_courier_state *state);

#endif

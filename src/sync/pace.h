/* When a target is asked again: waits that grow and are blurred by chance, so that forty kiosks
 * don't knock together when a server comes back, and a budget of requests. Pure: time (monotonic)
 * and chance are passed in. Zeroed is ready. */
#ifndef BN_SYNC_PACE_H
#define BN_SYNC_PACE_H

#include "remote/remote.h"

struct bn_pace {
	int64_t again_ms; /* not before; 0: at once */
	int tries;        /* that failed since something went well, whatever was wrong with each */
	/* The budget. */
	bool begun;
	double tokens;
	int64_t filled_ms;
};

/* chance: 0 to 1. The wait is the rule's first_s, doubled with each try up to most_s, of which at
 * least half is waited; never less than the server asks for, a day at most. */
void bn_pace_failed(
	struct bn_pace *pace, const struct bn_remote_fault *fault, double chance, int64_t now_ms);
void bn_pace_good(struct bn_pace *pace);
/* Milliseconds until it may be asked again; 0: now. */
int64_t bn_pace_wait(const struct bn_pace *pace, int64_t now_ms);

/* How many of the wanted requests the budget allows now. per_hour 0: all. A tenth of an hour's may
 * be used at once. */
uint64_t bn_pace_allow(struct bn_pace *pace, int per_hour, uint64_t wanted, int64_t now_ms);
/* What was used of it. */
void bn_pace_use(struct bn_pace *pace, uint64_t requests);

#endif

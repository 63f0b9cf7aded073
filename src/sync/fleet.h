/* What is known of the kiosks of some places by their heartbeats (sync/collected.h), a row each,
 * the worst first. Their signatures were verified when they were fetched. Zeroed is empty. */
#ifndef BN_SYNC_FLEET_H
#define BN_SYNC_FLEET_H

#include "sync/collected.h"
#include "sync/heartbeat.h"

#define BN_FLEET_LATE    2     /* times every_s without news: worth a look */
#define BN_FLEET_SILENT  86400 /* seconds without news: to be dealt with */
#define BN_FLEET_DRIFT   120   /* seconds of the kiosk's clock, either way: worth a look */
#define BN_FLEET_VERSION 24    /* bytes, with NUL */

struct bn_fleet_row {
	char kiosk[BN_LEAD_KEY];
	char *text; /* the last heartbeat, whole; NULL: there is none that is signed as it should be
		     */
	int64_t heard, age_s;       /* by this computer's clock; of a row without text 0 */
	bool late, silent;          /* not silent: heard within a day */
	enum bn_health_state state; /* GOOD, ATTENTION or BAD */
	unsigned doubts;            /* 1 << enum bn_collected_fault, of its heartbeats */
	int64_t every_s, end, sent, waiting, aside;
	bool drift_known, drifts;
	int64_t drift_s;
	struct bn_seal_public key;
	char group[BN_LEAD_KEY], version[BN_FLEET_VERSION], campaign[BN_LEAD_KEY];
	int64_t campaign_version;  /* 0: not known */
	int64_t clips_aside, disk; /* disk −1: not known */
};

struct bn_fleet {
	struct bn_fleet_row *rows;
	size_t count, capacity;
	struct bn_fleet_sum {
		size_t good, attention, bad, silent; /* kiosks; silent are bad too */
		int64_t waiting, aside;              /* records */
	} sum;
};

/* Of these places, as the collection calls them; a kiosk of several has its latest heartbeat, and
 * what any of them has is sent. wall: now. */
void bn_fleet_read(struct bn_fleet *fleet, struct bn_collected *collected,
	const char *const *places, size_t count, int64_t wall);
void bn_fleet_finish(struct bn_fleet *fleet);
/* The worst there is, GOOD at least. */
enum bn_health_state bn_fleet_worst(const struct bn_fleet *fleet);
/* All that the row's kiosk said. False: nothing. */
bool bn_fleet_heartbeat(const struct bn_fleet_row *row, struct bn_heartbeat *heartbeat);

#endif

/* sync.yaml: where a kiosk's leads go, and how. Written by a technician, read by bornectl alone. */
#ifndef BN_SYNC_CONFIG_H
#define BN_SYNC_CONFIG_H

#include "remote/endpoint.h"

struct bn_sync_config {
	struct bn_endpoint *targets; /* one or more; a lead is safe once one has it */
	size_t target_count;
	char *group;           /* of kiosks, for what comes down; NULL: none */
	int keep_days;         /* after every target has them, leads are erased here after so many
				  days; −1: only when they are past their date */
	int heartbeat_minutes; /* between two heartbeats */
	bool metered; /* the network is paid for by what is carried: no campaigns come down,
			 and a day's counts go up once */
};

/* Zeroed by the caller. False: problems says why, with `file:line:column`; it is to be finished all
 * the same. */
bool bn_sync_config_read(
	struct bn_sync_config *config, const char *path, struct bn_problems *problems);
void bn_sync_config_finish(struct bn_sync_config *config);

#endif

/* Clips whose players end: that takes 10 to 40 ms, too long for a screen to wait, and to have them
 * killed takes some. Life: zeroed is empty → add, sweep as often as there is time → finish. */
#ifndef BN_VIDEO_LEAVING_H
#define BN_VIDEO_LEAVING_H

#include "video/duo.h"

#define BN_LEAVING_MOST 6

struct bn_leaving {
	struct bn_duo duos[BN_LEAVING_MOST];
};

/* Takes the duo over; *duo is zeroed. Its players end with the next sweep. Waits only when too many
 * are on their way. */
void bn_leaving_add(struct bn_leaving *leaving, struct bn_duo *duo);
/* How many can be added without waiting, until some are gone. */
int bn_leaving_room(const struct bn_leaving *leaving);
/* Ends them, and buries who is gone. */
void bn_leaving_sweep(struct bn_leaving *leaving);
void bn_leaving_finish(struct bn_leaving *leaving); /* waits for all */

#endif

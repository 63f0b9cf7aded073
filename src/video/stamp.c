#include "video/stamp.h"

#include <stdlib.h>

#define USUAL_US 40000 /* 25 pictures/s, when the clip doesn't say */
#define SYNC_US  20000 /* libvlc's word wins from this difference on */

static int64_t step(const struct bn_stamp *stamp)
{
	return stamp->nominal_us > 0 ? stamp->nominal_us : USUAL_US;
}

void bn_stamp_begin(struct bn_stamp *stamp, int64_t base_us, int64_t nominal_us)
{
	*stamp = (struct bn_stamp){.nominal_us = nominal_us, .base_us = base_us};
}

int64_t bn_stamp_picture(struct bn_stamp *stamp, int64_t at_us)
{
	/* libvlc forces the first picture out before its clock runs, and a cold start shows the
	 * next ones late: they are counted, until its clock is known. */
	bool counted = stamp->count == 1 || stamp->follows ||
		       (!stamp->synced && stamp->nominal_us > 0);
	int64_t media = at_us + stamp->offset_us;
	if (stamp->count == 0) {
		media = stamp->base_us;
	} else if (counted) {
		media = stamp->last_us + step(stamp);
		stamp->offset_us = media - at_us;
	} else if (stamp->nominal_us > 0) {
		int64_t off = media - stamp->last_us - stamp->nominal_us;
		if (llabs(off) < stamp->nominal_us / 3)
			media -= off * 3 / 4; /* a busy machine shows a little late: smooth it */
	}
	if (media < stamp->last_us)
		media = stamp->last_us;
	stamp->follows = false;
	stamp->last_us = media;
	stamp->count++;
	return media;
}

void bn_stamp_resume(struct bn_stamp *stamp)
{
	stamp->follows = stamp->count > 0;
}

void bn_stamp_sync(struct bn_stamp *stamp, int64_t media_us, int64_t at_us)
{
	int64_t offset = media_us - at_us;
	if (stamp->count < 2 || stamp->follows)
		return;
	if (!stamp->synced || llabs(offset - stamp->offset_us) > SYNC_US)
		stamp->offset_us = offset;
	stamp->synced = true;
}

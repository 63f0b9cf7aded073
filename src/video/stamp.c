#include "video/stamp.h"

#include <stdlib.h>

#define USUAL_US  40000 /* 25 pictures/s, when the clip doesn't say */
#define SYNC_US   20000 /* libvlc's word wins from this difference on */
#define FAR_MANY  2     /* times in a row that it must say so: its word may come late */
#define SLEW_US   1000  /* a picture: an offset that changes unseen */
#define SLEW_MOST 100000
#define EVEN_US   3000 /* off its step by less is in step */
#define EVEN_MANY 4    /* pictures in step make a clip that keeps it */
#define ODD_MANY  3    /* and as many after it one that doesn't */

static int64_t step(const struct bn_stamp *stamp)
{
	return stamp->nominal_us > 0 ? stamp->nominal_us : USUAL_US;
}

void bn_stamp_begin(struct bn_stamp *stamp, int64_t base_us, int64_t nominal_us)
{
	*stamp = (struct bn_stamp){.nominal_us = nominal_us, .base_us = base_us};
}

/* Whether a picture that seems to stand `off_us` after its step was only shown late. A clip that
 * kept its step is trusted to go on, until three pictures in a row say otherwise. */
static bool is_late(struct bn_stamp *stamp, int64_t off_us, bool late)
{
	if (off_us > -EVEN_US && off_us < EVEN_US) {
		stamp->odd = 0;
		if (stamp->even < EVEN_MANY)
			stamp->even++;
		return false;
	}
	if (off_us < 0)
		return false;
	stamp->odd++;
	if (stamp->odd >= ODD_MANY && !late) {
		stamp->even = stamp->odd = 0;
		return false;
	}
	return late || stamp->even == EVEN_MANY;
}

static bool is_known(const struct bn_stamp *stamp)
{
	return stamp->anchored && stamp->synced;
}

/* Until libvlc told its clock, pictures are counted; of those shown at their moment, the one that
 * was the least late tells the offset best. */
static void count_on(struct bn_stamp *stamp, int64_t offset_us, bool late)
{
	if (!late && (!stamp->anchored || offset_us > stamp->offset_us)) {
		stamp->offset_us = offset_us;
		stamp->anchored = true;
	} else if (!stamp->running) {
		stamp->offset_us = offset_us;
	}
	stamp->running = true;
}

/* libvlc loses a picture at each end of a pause: made good over the next second, nobody sees it. */
static void slew(struct bn_stamp *stamp)
{
	int64_t part = stamp->slew_us;
	if (part > SLEW_US)
		part = SLEW_US;
	else if (part < -SLEW_US)
		part = -SLEW_US;
	stamp->offset_us += part;
	stamp->slew_us -= part;
}

int64_t bn_stamp_picture(struct bn_stamp *stamp, int64_t at_us, bool late)
{
	slew(stamp);
	int64_t media = at_us + stamp->offset_us;
	int64_t usual = stamp->last_us + step(stamp);
	if (stamp->count == 0) {
		/* libvlc forces the first picture out before its clock runs. */
		media = stamp->base_us;
	} else if (!stamp->running || (stamp->nominal_us > 0 && !is_known(stamp))) {
		media = usual;
		count_on(stamp, media - at_us, late);
	} else if (is_late(stamp, media - usual, late)) {
		media = usual;
	}
	if (media < stamp->last_us)
		media = stamp->last_us;
	stamp->last_us = media;
	stamp->count++;
	return media;
}

void bn_stamp_resume(struct bn_stamp *stamp)
{
	stamp->running = stamp->anchored = stamp->synced = false;
	stamp->slew_us = 0;
}

void bn_stamp_sync(struct bn_stamp *stamp, int64_t media_us, int64_t at_us)
{
	int64_t off = media_us - at_us - stamp->offset_us;
	if (!stamp->running)
		return;
	stamp->synced = true;
	stamp->far = llabs(off) > SYNC_US ? stamp->far + 1 : 0;
	if ((!stamp->anchored && stamp->nominal_us == 0) || stamp->far >= FAR_MANY) {
		bool little = stamp->anchored && llabs(off) <= SLEW_MOST;
		stamp->offset_us += little ? 0 : off;
		stamp->slew_us = little ? off : 0;
		stamp->far = 0;
	}
}

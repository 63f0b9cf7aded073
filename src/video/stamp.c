#include "video/stamp.h"

#include <stdlib.h>

#define USUAL_US 40000 /* 25 pictures/s, when the clip doesn't say */
#define EXACT_US 1000  /* two dates of one rhythm differ by less */
#define SYNC_US  12000 /* libvlc's word, which may come late, wins from this difference on, */
#define FAR_MANY 2     /* when it says so as many times in a row */

static int64_t step(const struct bn_stamp *stamp)
{
	return stamp->nominal_us > 0 ? stamp->nominal_us : USUAL_US;
}

void bn_stamp_begin(struct bn_stamp *stamp, int64_t base_us, int64_t nominal_us)
{
	int64_t date_us = stamp->date_us; /* what came before a seek is known by it */
	*stamp = (struct bn_stamp){
		.nominal_us = nominal_us, .base_us = base_us, .date_us = date_us};
}

/* Whole steps, at least one: nothing else can lie between two pictures of an even clip. */
static int64_t whole_steps(const struct bn_stamp *stamp, int64_t span_us)
{
	int64_t many = (span_us + step(stamp) / 2) / step(stamp);
	return (many > 1 ? many : 1) * step(stamp);
}

/* The first picture is dated by a clock that libvlc then changes; after a pause the dates have
 * moved by what the clip stood still. */
static int64_t take_up(struct bn_stamp *stamp, int64_t date_us)
{
	int64_t span = date_us - stamp->date_us - stamp->stood_us;
	if (stamp->count == 1 || span < 0)
		span = step(stamp);
	else if (stamp->nominal_us > 0)
		span = whole_steps(stamp, span);
	return stamp->last_us + span;
}

bool bn_stamp_again(struct bn_stamp *stamp, int64_t date_us)
{
	if (stamp->count == 0 || date_us == stamp->date_us)
		return stamp->count > 0;
	if (stamp->stood_us == 0 || date_us - stamp->date_us - stamp->stood_us >= step(stamp) / 2)
		return false;
	stamp->offset_us = stamp->last_us - date_us;
	stamp->date_us = date_us;
	stamp->stood_us = 0;
	stamp->known = true;
	return true;
}

int64_t bn_stamp_picture(struct bn_stamp *stamp, int64_t date_us)
{
	int64_t media = stamp->base_us;
	if (stamp->count > 0 && stamp->known)
		media = date_us + stamp->offset_us;
	else if (stamp->count > 0)
		media = take_up(stamp, date_us);
	stamp->known = stamp->count > 0;
	stamp->stood_us = 0;
	stamp->offset_us = media - date_us;
	if (media < stamp->last_us)
		media = stamp->last_us;
	stamp->last_us = media;
	stamp->date_us = date_us;
	stamp->count++;
	return media;
}

bool bn_stamp_follows(const struct bn_stamp *stamp, int64_t date_us)
{
	int64_t off = date_us - stamp->date_us - step(stamp);
	return llabs(off) < EXACT_US;
}

void bn_stamp_resume(struct bn_stamp *stamp, int64_t stood_us)
{
	stamp->stood_us = stood_us;
	stamp->known = false;
	stamp->far = 0;
}

void bn_stamp_sync(struct bn_stamp *stamp, int64_t media_us, int64_t at_us)
{
	int64_t off = media_us - at_us - stamp->offset_us;
	if (!stamp->known)
		return;
	if (llabs(off) <= SYNC_US) {
		stamp->far = 0;
		return;
	}
	/* A word that comes late says too little: the greater one is right. */
	stamp->off_us = stamp->far == 0 || off > stamp->off_us ? off : stamp->off_us;
	if (++stamp->far < FAR_MANY)
		return;
	stamp->offset_us += stamp->off_us;
	stamp->far = 0;
}

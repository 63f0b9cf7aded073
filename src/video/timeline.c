#include "video/timeline.h"

#define STEP_USUAL 40000
#define STEP_LEAST 5000
#define STEP_MOST  100000

static int64_t step(const struct bn_timeline *timeline)
{
	if (timeline->step_us < STEP_LEAST || timeline->step_us > STEP_MOST)
		return STEP_USUAL;
	return timeline->step_us;
}

void bn_timeline_clear(struct bn_timeline *timeline)
{
	*timeline = (struct bn_timeline){
		.running = timeline->running, .step_us = timeline->step_us};
}

/* Keeps the reserve near its size: pictures that come late move everything later, once, and
 * a reserve that grew beyond the player's slots would starve it. (A few pictures more come early
 * about a pause.) */
static void keep_pace(struct bn_timeline *timeline, int64_t media_us, int64_t now_us)
{
	int64_t ahead = media_us + timeline->anchor_us - now_us;
	int64_t most = BN_TIMELINE_RESERVE_US + 4 * step(timeline);
	if (timeline->arrived == 1)
		timeline->anchor_us = now_us - media_us;
	else if (timeline->arrived == 2 && ahead < BN_TIMELINE_RESERVE_US)
		/* Started with no reserve (a seek, or played before READY): the first picture
		 * stays on while it is made, and the sound, late by as much, is in time again. */
		timeline->anchor_us += BN_TIMELINE_RESERVE_US - ahead;
	else if (ahead < 0)
		timeline->anchor_us -= ahead;
	else if (ahead > most)
		timeline->anchor_us -= ahead - BN_TIMELINE_RESERVE_US;
}

/* A mean, as one picture's time may be off by some milliseconds. */
static void learn_step(struct bn_timeline *timeline, int64_t step_us)
{
	if (step_us < STEP_LEAST || step_us > STEP_MOST)
		return;
	timeline->step_us += timeline->step_us == 0 ? step_us : (step_us - timeline->step_us) / 8;
}

bool bn_timeline_add(
	struct bn_timeline *timeline, const struct bn_timeline_item *item, int64_t now_us)
{
	if (timeline->count == BN_WIRE_SLOTS_MAX)
		return false;
	int at = (timeline->first + timeline->count) % BN_WIRE_SLOTS_MAX;
	timeline->items[at] = *item;
	timeline->count++;
	timeline->arrived++;
	if (timeline->arrived > 1)
		learn_step(timeline, item->media_us - timeline->last_us);
	timeline->last_us = item->media_us;
	if (timeline->running)
		keep_pace(timeline, item->media_us, now_us);
	return true;
}

bool bn_timeline_drop(struct bn_timeline *timeline, struct bn_timeline_item *item)
{
	if (timeline->count == 0)
		return false;
	*item = timeline->items[timeline->first];
	timeline->first = (timeline->first + 1) % BN_WIRE_SLOTS_MAX;
	timeline->count--;
	return true;
}

bool bn_timeline_take(struct bn_timeline *timeline, int64_t now_us, struct bn_timeline_item *item)
{
	if (timeline->count == 0)
		return false;
	const struct bn_timeline_item *oldest = &timeline->items[timeline->first];
	bool due = timeline->running && oldest->media_us + timeline->anchor_us <= now_us;
	if (timeline->shown && !due)
		return false;
	timeline->shown = true;
	timeline->shown_us = oldest->media_us;
	return bn_timeline_drop(timeline, item);
}

void bn_timeline_run(struct bn_timeline *timeline, int64_t now_us)
{
	int64_t from = timeline->shown_us;
	if (timeline->running)
		return;
	if (!timeline->shown && timeline->count > 0)
		from = timeline->items[timeline->first].media_us;
	timeline->running = true;
	timeline->anchor_us = now_us - from;
}

void bn_timeline_stop(struct bn_timeline *timeline)
{
	timeline->running = false;
}

int64_t bn_timeline_next(const struct bn_timeline *timeline)
{
	if (timeline->count > 0) {
		int64_t due = timeline->items[timeline->first].media_us + timeline->anchor_us;
		if (!timeline->shown)
			return 0;
		return timeline->running ? due : -1;
	}
	if (timeline->running && timeline->ended)
		return timeline->last_us + timeline->anchor_us + step(timeline);
	return -1;
}

int64_t bn_timeline_length(const struct bn_timeline *timeline)
{
	return timeline->arrived > 0 ? timeline->last_us + step(timeline) : 0;
}

bool bn_timeline_over(const struct bn_timeline *timeline, int64_t now_us)
{
	return timeline->ended && timeline->running && timeline->count == 0 &&
	       now_us >= timeline->last_us + timeline->anchor_us + step(timeline);
}

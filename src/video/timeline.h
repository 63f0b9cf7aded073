/* When the pictures of a stream are due: a queue on the screen's own clock. Pictures come about
 * BN_TIMELINE_RESERVE_US before they are due, so that a busy moment on either side isn't seen.
 * Pure: no memory, no descriptors; all times in microseconds. */
#ifndef BN_VIDEO_TIMELINE_H
#define BN_VIDEO_TIMELINE_H

#include "video/wire.h"

#define BN_TIMELINE_RESERVE_US 100000 /* what the player decodes ahead: BN_OUTPUT_RESERVE_US */

struct bn_timeline_item {
	int64_t media_us;
	int64_t memory, slot; /* where it lies */
};

struct bn_timeline {
	struct bn_timeline_item items[BN_WIRE_SLOTS_MAX]; /* waiting, oldest first */
	int first, count;
	int64_t arrived;   /* pictures since the start or the last seek */
	int64_t anchor_us; /* added to a time in the clip gives the moment it is due */
	int64_t shown_us;  /* the time in the clip of the picture that is on */
	int64_t last_us;   /* that of the newest that came */
	int64_t step_us;   /* between two, on average; 0: unknown */
	bool shown;        /* a picture since the start or the last seek is on */
	bool running;
	bool ended; /* no more pictures will come */
};

/* Pictures from before are forgotten; the caller gives their slots back first. */
void bn_timeline_clear(struct bn_timeline *timeline);
/* A picture came. False when the queue is full. */
bool bn_timeline_add(
	struct bn_timeline *timeline, const struct bn_timeline_item *item, int64_t now_us);
/* Takes the oldest picture out if it is due: the first one is at once, the others only while
 * running. Call it until it says false: the last one taken is the one to show. */
bool bn_timeline_take(struct bn_timeline *timeline, int64_t now_us, struct bn_timeline_item *item);
/* The oldest that waits, taken out whether due or not; for clearing. */
bool bn_timeline_drop(struct bn_timeline *timeline, struct bn_timeline_item *item);

void bn_timeline_run(
	struct bn_timeline *timeline, int64_t now_us); /* from the picture that is on */
void bn_timeline_stop(struct bn_timeline *timeline);
/* When something will be due, or -1. */
int64_t bn_timeline_next(const struct bn_timeline *timeline);
/* Of the clip, from its start to the end of the newest picture. */
int64_t bn_timeline_length(const struct bn_timeline *timeline);
/* The last picture has had its time. */
bool bn_timeline_over(const struct bn_timeline *timeline, int64_t now_us);

#endif

/* When a picture stands in the clip. libvlc gives pictures without their times, but it shows each
 * at its moment (within 0.1 ms on a quiet machine) and three times a second tells its clock
 * (exactly). Both together give the time of every picture, also on a machine that is late. Pure
 * arithmetic, in microseconds. */
#ifndef BN_VIDEO_STAMP_H
#define BN_VIDEO_STAMP_H

#include <stdbool.h>
#include <stdint.h>

struct bn_stamp {
	int64_t nominal_us; /* between two pictures, as the clip says; 0: unknown */
	int64_t base_us;    /* of the first picture since begin, in the clip */
	int64_t offset_us;  /* from the clock to the clip's time */
	int64_t last_us;    /* the last picture's, in the clip */
	int64_t count;      /* pictures since begin */
	bool running;       /* one came since the clock began to run */
	bool anchored;      /* one of them at its moment: offset_us holds */
	bool synced;        /* libvlc told its clock since then */
	int64_t slew_us;    /* still to be added to offset_us, a little at each picture */
	int far;            /* times in a row that libvlc's word was far off */
	int even, odd;      /* pictures in a row that kept the step, or came after it */
};

/* A start or a seek: the next picture stands at base_us. */
void bn_stamp_begin(struct bn_stamp *stamp, int64_t base_us, int64_t nominal_us);
/* A picture shown at this moment of the clock: its time in the clip, never before the last one's.
 * late: libvlc showed it as soon as it could, before its moment (the first one) or after it. */
int64_t bn_stamp_picture(struct bn_stamp *stamp, int64_t at_us, bool late);
/* The clock went on while the clip stood still. */
void bn_stamp_resume(struct bn_stamp *stamp);
/* libvlc's own word on where the clip stands at this moment of the clock. */
void bn_stamp_sync(struct bn_stamp *stamp, int64_t media_us, int64_t at_us);

#endif

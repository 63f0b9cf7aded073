/* When a picture stands in the clip. libvlc dates each picture exactly, on the clock, but it says
 * nowhere which moment of the clock the clip began at, nor for how long it stood still: that is
 * found here. Pure arithmetic, in microseconds. */
#ifndef BN_VIDEO_STAMP_H
#define BN_VIDEO_STAMP_H

#include <stdbool.h>
#include <stdint.h>

struct bn_stamp {
	int64_t nominal_us; /* between two pictures, as the clip says; 0: unknown */
	int64_t base_us;    /* of the first picture since begin, in the clip */
	int64_t offset_us;  /* from the clock to the clip's time, once `known` */
	int64_t last_us;    /* the last picture's, in the clip */
	int64_t date_us;    /* … and on the clock */
	int64_t count;      /* pictures since begin */
	int64_t stood_us;   /* how long the clip stood still before the next picture, about */
	bool known;         /* a picture came since begin or resume whose date counts */
	int far;            /* times in a row that libvlc's word was far off, */
	int64_t off_us;     /* and by how much */
};

/* A start or a seek: the next picture stands at base_us. */
void bn_stamp_begin(struct bn_stamp *stamp, int64_t base_us, int64_t nominal_us);
/* Whether a picture of this date is the last one again: paused, libvlc shows it again and again,
 * and once more when it goes on, then with its date moved by the pause; which is noted. */
bool bn_stamp_again(struct bn_stamp *stamp, int64_t date_us);
/* A picture of this date: its time in the clip, never before the last one's. */
int64_t bn_stamp_picture(struct bn_stamp *stamp, int64_t date_us);
/* Whether a picture of this date goes on in the rhythm of the last ones. */
bool bn_stamp_follows(const struct bn_stamp *stamp, int64_t date_us);
/* The clock went on for about that long while the clip stood still. */
void bn_stamp_resume(struct bn_stamp *stamp, int64_t stood_us);
/* libvlc's own word on where the clip stands at this moment of the clock. */
void bn_stamp_sync(struct bn_stamp *stamp, int64_t media_us, int64_t at_us);

#endif

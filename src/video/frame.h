/* One decoded picture: planar I420, limited range, at the clip's visible size; BT.709, or BT.601 up
 * to 576 lines. The planes belong to the stream and stay valid until its next frame call. */
#ifndef BN_VIDEO_FRAME_H
#define BN_VIDEO_FRAME_H

#include <stdint.h>

struct bn_frame {
	const uint8_t *planes[3]; /* Y, U, V */
	int pitches[3];           /* bytes a line */
	int width, height;        /* of Y, in pixels; U and V are half, rounded up */
	uint64_t number;          /* grows with each new picture of the stream; 0: none yet */
	int64_t media_ms;         /* when it stands in the clip, for captions */
	int64_t due_ms;           /* when it is to be seen, by bn_clock_ms; 0: as soon as can be */
};

/* What is on at one moment: a clip, beside it somebody who tells it in sign language, and the still
 * picture of the clip before or after it. NULL: none. */
struct bn_pictures {
	const struct bn_frame *film, *signs, *still;
};

#endif

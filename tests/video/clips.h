/* Real clips for tests, made by ffmpeg, and a look at the processes under this one. */
#ifndef BN_TESTS_VIDEO_CLIPS_H
#define BN_TESTS_VIDEO_CLIPS_H

#include "video/frame.h"

#include <sys/types.h>

/* A folder with the clips below, as a cmocka group fixture; *state is a struct clips. */
int clips_make(void **state);
int clips_remove(void **state);

struct clips {
	char *folder;
	char *large;    /* 1920x1080 at 30/s, 2 s, H.264 and AAC, in MP4 */
	char *odd;      /* 721x405 at 25/s, 2 s, VP9, no sound, in WebM */
	char *small;    /* 640x360 at 30/s, 1.2 s, H.264, no sound, in MP4 */
	char *slow;     /* 640x360 at 30/s, 7 s, H.264, no sound, in MP4 */
	char *text;     /* a text named .mp4 */
	char *cut;      /* the first half of the large one: no index, so no picture */
	char *playlist; /* an address named .mp4 */
	char *empty, *fifo, *missing;
};

/* A number that differs between pictures that differ. */
uint32_t clips_hash(const struct bn_frame *frame);
/* The process that this one started first, or last, of those that live; 0: none. */
pid_t clips_first_child(void);
pid_t clips_last_child(void);
int clips_descriptors(void);

#endif

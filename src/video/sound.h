/* The sound of a clip that came and wasn't heard yet: 16-bit frames of two channels, each with its
 * place in the clip, so that who plays it can hold it to the pictures. No locks, no device.
 * Life: zeroed → add … read → finish. */
#ifndef BN_VIDEO_SOUND_H
#define BN_VIDEO_SOUND_H

#include <stddef.h>
#include <stdint.h>

#define BN_SOUND_RATE     48000 /* frames a second */
#define BN_SOUND_CHANNELS 2
#define BN_SOUND_FRAMES   ((size_t)2 * BN_SOUND_RATE) /* kept at most: of more, the oldest go */

struct bn_sound {
	int16_t *frames; /* a ring; NULL until the first sound */
	size_t first, count;
	int64_t base_us; /* where it began, … */
	int64_t gone;    /* … and the frames forgotten since then */
};

/* Behind what is there. A little missing before it becomes silence; what goes back, or far ahead,
 * starts anew. */
void bn_sound_add(struct bn_sound *sound, int64_t media_us, const int16_t *frames, size_t count);
/* The frames from that place on, silence where there are none. Those before it are forgotten. */
void bn_sound_read(struct bn_sound *sound, int64_t media_us, int16_t *frames, size_t count);
/* Moves all of one behind what the other has. */
void bn_sound_move(struct bn_sound *to, struct bn_sound *from);
void bn_sound_clear(struct bn_sound *sound); /* keeps the memory */
void bn_sound_finish(struct bn_sound *sound);

int64_t bn_sound_place(const struct bn_sound *sound); /* of its first frame, in the clip */
int64_t bn_sound_us(size_t frames);                   /* how long they last */

#endif

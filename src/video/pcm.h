/* The player's way out for sound: what libvlc decodes goes to the stream in small packets, each
 * with its place in the clip. libvlc says when, on its clock, a block is to be heard; the pictures
 * tell how that clock and the clip hang together. Called by libvlc's sound thread and by the ones
 * that seek; knows nothing of libvlc. */
#ifndef BN_VIDEO_PCM_H
#define BN_VIDEO_PCM_H

#include "video/output.h"
#include "video/sound.h"

#define BN_PCM_HELD BN_SOUND_RATE /* frames, until the first pictures tell their place */

struct bn_pcm {
	struct bn_output *output;
	pthread_mutex_t lock; /* guards what follows; may be held while the output's is taken */
	int64_t epoch;
	bool placed;      /* place_us is known */
	int64_t place_us; /* of the first frame sent since then */
	int64_t sent;     /* frames since then */
	int far;          /* blocks in a row that seem to stand elsewhere */
	int16_t *held;    /* frames whose place isn't known yet */
	size_t held_count;
	int64_t held_us; /* when the first of these is to be heard */
};

void bn_pcm_init(struct bn_pcm *pcm, struct bn_output *output);
/* Frames to be heard at this moment of the clock. */
void bn_pcm_write(struct bn_pcm *pcm, const int16_t *frames, size_t count, int64_t at_us);
/* A seek: what comes next stands elsewhere. */
void bn_pcm_flush(struct bn_pcm *pcm);

#endif

/* The sound card: plays one clip's sound, held to the moments its pictures are due. Opened by
 * a thread of its own, as that may take long; without a card all is silent. SDL's sound thread
 * takes from what the main thread hands over. Life: create → open → follow, each turn → destroy.
 * Main thread only. */
#ifndef BN_UI_SPEAKER_H
#define BN_UI_SPEAKER_H

#include "video/sound.h"

#include <stdbool.h>

struct bn_speaker;

/* What is to be heard. */
struct bn_speaker_part {
	struct bn_sound *sound; /* new sound; it is taken over, and empty after. NULL: silence */
	uint64_t source;        /* another one for each clip and after each seek */
	int64_t anchor_us;      /* added to a place in the clip: when it is due, on bn_clock_us */
	bool running;
	int volume; /* percent, as the ear hears it */
};

struct bn_speaker *bn_speaker_create(void);
void bn_speaker_destroy(struct bn_speaker *speaker); /* NULL is fine */
/* Something may soon be heard. */
void bn_speaker_open(struct bn_speaker *speaker);
/* The sound of a key, at once. */
void bn_speaker_click(struct bn_speaker *speaker);
/* Two notes as loud as this (percent), from now on or from when the card opens. */
void bn_speaker_chime(struct bn_speaker *speaker, int volume);
void bn_speaker_follow(struct bn_speaker *speaker, const struct bn_speaker_part *part);

#endif

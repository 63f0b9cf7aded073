/* How far boxes are pressed: in within 80 ms of the touch, out within 160 once the finger left
 * (design: Motion). Pure: time is passed in. */
#ifndef BN_UI_PRESSES_H
#define BN_UI_PRESSES_H

#include <stdbool.h>
#include <stdint.h>

#define BN_PRESSES_ID_BYTES 80

enum { BN_PRESSES = 4 }; /* at a time: fast fingers leave keys behind on their way out */

struct bn_presses_box {
	char id[BN_PRESSES_ID_BYTES];
	bool down;
	float from, level; /* where it began, where it is: 0 at rest, 1 pressed */
	int64_t start_ms;
};

/* Zeroed: nothing is pressed. */
struct bn_presses {
	struct bn_presses_box boxes[BN_PRESSES]; /* the one that is down last */
	int count;
	int64_t step_ms; /* of the last step */
};

/* One box is pressed, and fully: the look of a moment. NULL: none. */
struct bn_presses bn_presses_on(const char *id);
/* A step: `down` is under a finger, "" for none; others leave. The first of each is one picture's
 * time on its way, whenever it comes. calm: all are where they go at once. Boxes that came to rest
 * stay in the list for this step, with level 0: they are to be drawn once more. True: so was one
 * that had to go, too many being on their way. */
bool bn_presses_step(struct bn_presses *presses, const char *down, bool calm, int64_t now_ms);
/* When the next step is due, 0: at once; −1: nothing moves. */
int64_t bn_presses_next_ms(const struct bn_presses *presses, const char *down);
/* 0..1; id may be NULL. */
float bn_presses_level(const struct bn_presses *presses, const char *id);

#endif

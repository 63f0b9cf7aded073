/* How a page gives way to the next (design: Motion). Pure: time is passed in. */
#ifndef BN_UI_MOTION_H
#define BN_UI_MOTION_H

#include <stdbool.h>
#include <stdint.h>

enum bn_motion_kind {
	BN_MOTION_NONE,     /* it is there at once */
	BN_MOTION_FORWARD,  /* it comes from the right */
	BN_MOTION_BACK,     /* from the left */
	BN_MOTION_FADE,     /* a panel, or out of the loop */
	BN_MOTION_DISSOLVE, /* within the loop: slowly, and clips move on the way */
};

enum { BN_MOTION_FRAME_MS = 16 };

/* Zeroed: nothing moves. */
struct bn_motion {
	enum bn_motion_kind kind;
	int64_t start_ms, step_ms; /* 0: not begun; of the last step */
};

struct bn_motion_step {
	float part;  /* how much of the new page is seen, 0..1 */
	float slide; /* units it is still away from its place; from the right > 0 */
	bool first, last;
};

void bn_motion_begin(struct bn_motion *motion, enum bn_motion_kind kind);
/* Where the page is now. The first step is one picture's time on its way, whenever it comes: the
 * touch is answered with something to see. After the last one nothing moves. */
struct bn_motion_step bn_motion_step(struct bn_motion *motion, int64_t now_ms);
bool bn_motion_on(const struct bn_motion *motion);
/* When the next step is due; −1: nothing moves. */
int64_t bn_motion_next_ms(const struct bn_motion *motion);

#endif

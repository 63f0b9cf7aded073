/* How a page gives way to the next (design: Motion). Pure: time is passed in. */
#ifndef BN_UI_MOTION_H
#define BN_UI_MOTION_H

#include <stdbool.h>
#include <stdint.h>

enum bn_motion_kind {
	BN_MOTION_NONE,     /* it is there at once */
	BN_MOTION_FORWARD,  /* it comes from the right */
	BN_MOTION_BACK,     /* from the left */
	BN_MOTION_FADE,     /* a panel */
	BN_MOTION_OUT,      /* the same, out of the loop */
	BN_MOTION_DISSOLVE, /* within the loop: slowly, and clips move on the way */
};

enum { BN_MOTION_FRAME_MS = 16, BN_MOTION_PIECES = 10 };

/* Zeroed: nothing moves. */
struct bn_motion {
	enum bn_motion_kind kind;
	int pieces;                /* a turn of a conversation: so many come in on their own */
	int64_t start_ms, step_ms; /* 0: not begun; of the last step */
};

struct bn_motion_step {
	float part;  /* how much of the new page is seen, 0..1 */
	float slide; /* units it is still away from its place; from the right > 0 */
	bool first, last;
};

/* A piece of a conversation: the question is number 0, the answers count from 1. */
struct bn_motion_piece {
	float part; /* how much of it is seen, 0..1 */
	float size; /* of the question, up to 1 */
	float rise; /* units an answer is still below its place */
};

void bn_motion_begin(struct bn_motion *motion, enum bn_motion_kind kind);
/* Where the page is now. The first step is one picture's time on its way, whenever it comes: the
 * touch is answered with something to see. After the last one nothing moves. */
struct bn_motion_step bn_motion_step(struct bn_motion *motion, int64_t now_ms);
/* A page that comes forward or out of the loop, and isn't on its way yet, comes as a conversation
 * of so many pieces, BN_MOTION_PIECES at most; 0: as it is. */
void bn_motion_talk(struct bn_motion *motion, int pieces);
/* After a step that wasn't the last one. */
struct bn_motion_piece bn_motion_piece(const struct bn_motion *motion, int number);
bool bn_motion_on(const struct bn_motion *motion);
/* When the next step is due; −1: nothing moves. */
int64_t bn_motion_next_ms(const struct bn_motion *motion);

#endif

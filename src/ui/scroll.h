/* How a list moves under a finger and after it: it follows 1:1, gives like a rubber band past its
 * ends, glides with friction when it was flung, and springs back. Pure: times are passed in, and a
 * long step ends where many short ones do. Lengths are pixels. */
#ifndef BN_UI_SCROLL_H
#define BN_UI_SCROLL_H

#include <stdbool.h>
#include <stdint.h>

/* Zeroed is a list at its top that can't move. */
struct bn_scroll {
	int offset, limit; /* 0 ≤ offset ≤ limit */
	int over;     /* shown beyond an end, above it < 0, below it > 0; or on the way there */
	float pulled; /* what the finger went for that */
	float speed, remainder;
	float sprung, spring_speed; /* on the way back from beyond */
	float spring_rate;          /* a second */
	bool glides, springs;
	int64_t ms; /* of the last step; 0: none yet */
};

/* By a finger or the keyboard. band: how far the list may give past its ends; 0: not at all. True:
 * something moved. */
bool bn_scroll_by(struct bn_scroll *scroll, int dy, float band);
/* The finger left it at this speed (a second, towards the end > 0). */
void bn_scroll_release(struct bn_scroll *scroll, float speed);
/* Goes to this place by itself, from where it is and at this speed, and not beyond. */
void bn_scroll_turn(struct bn_scroll *scroll, int offset, float speed);
/* A finger is on it: it stays where it is, also beyond an end. */
void bn_scroll_catch(struct bn_scroll *scroll, float band);
/* At once within its ends, and still. */
void bn_scroll_rest(struct bn_scroll *scroll);
/* What moves by itself goes on to this moment. True: something moved. */
bool bn_scroll_step(struct bn_scroll *scroll, int64_t now_ms, float band);

static inline bool bn_scroll_moving(const struct bn_scroll *scroll)
{
	return scroll->glides || scroll->springs;
}

#endif

/* Fingers made into gestures: tap, long press, drag, swipe, fling. The first finger counts; a
 * second one is ignored; three within 300 ms or four at all are a palm, which ends all until every
 * finger left; one that stays 15 s is no finger. Fingers of a hand may leave before others of it
 * come: what the first one did counts only once it is sure that no hand follows, when others are
 * still there as it leaves, or when `patient`. The mouse is one more finger. Pure: SDL's events
 * are read by view.c, so that tests bring their own. */
#ifndef BN_UI_GESTURE_H
#define BN_UI_GESTURE_H

#include <stdbool.h>
#include <stdint.h>

enum bn_touch_phase { BN_TOUCH_DOWN, BN_TOUCH_MOVE, BN_TOUCH_UP, BN_TOUCH_CANCEL };

struct bn_touch {
	enum bn_touch_phase phase;
	int64_t finger;
	int x, y; /* pixels of the window */
	int64_t ms;
};

enum bn_gesture_kind {
	BN_GESTURE_NONE,
	BN_GESTURE_PRESS,  /* the finger is down at x, y */
	BN_GESTURE_SURE,   /* it is still there, and no palm; by the clock, see below */
	BN_GESTURE_DRAG,   /* it moved by dx, dy since the last one */
	BN_GESTURE_HOLD,   /* 500 ms without moving; by the clock, see below */
	BN_GESTURE_TAP,    /* up near where it went down, a long press or not; also by the clock */
	BN_GESTURE_DROP,   /* up after a drag, with a speed */
	BN_GESTURE_CANCEL, /* a palm, or the window lost it */
};

struct bn_gesture {
	enum bn_gesture_kind kind;
	int x, y;             /* where the finger is */
	int start_x, start_y; /* where it went down */
	int dx, dy;
	float speed_y; /* pixels a second, downwards positive */
};

/* Zeroed is ready once slop is set. */
struct bn_gestures {
	int slop; /* pixels a finger may move and still tap */
	int fingers;
	bool patient; /* the finger that came waits: set it at each PRESS */
	bool active, sure, dragging, held;
	bool left;       /* the one that counts has left: its tap may be a hand's */
	int hand;        /* how many fingers came since there was none */
	int64_t palm_ms; /* until when who comes may be a finger of the last palm */
	int64_t finger;
	int start_x, start_y, x, y;
	int64_t ms, down_ms;
	int64_t landed_ms[2]; /* when the last two fingers came, the last one first */
	float speed_y;
	/* The moment before the last one: where it was, how fast. */
	int64_t from_ms;
	int from_y;
	float from_speed;
};

struct bn_gesture bn_gestures_feed(struct bn_gestures *gestures, const struct bn_touch *touch);
/* What comes of the clock alone: that it is a finger, a long press, a tap that waited. Call it when
 * it is due. */
struct bn_gesture bn_gestures_tick(struct bn_gestures *gestures, int64_t now_ms);
int64_t bn_gestures_next_ms(const struct bn_gestures *gestures); /* −1: never */

#endif

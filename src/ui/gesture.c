#include "ui/gesture.h"

#include <stdlib.h>

#define PALM      4 /* fingers, however they came */
#define HAND      3 /* fingers that came together */
#define HAND_MS   300
#define HOLD_MS   500
#define SPEED_MS  11.f  /* half of a speed is what the finger did for so long */
#define FORGET_MS 10000 /* a finger silent for so long went away unseen */
#define LEAN_MS   15000 /* one that stays so long is a bag or an elbow */

static struct bn_gesture gesture(const struct bn_gestures *g, enum bn_gesture_kind kind)
{
	return (struct bn_gesture){.kind = kind,
		.x = g->x,
		.y = g->y,
		.start_x = g->start_x,
		.start_y = g->start_y,
		.speed_y = g->speed_y};
}

static bool is_palm(struct bn_gestures *g, int64_t ms)
{
	bool together = g->hand >= HAND && ms - g->landed_ms[1] <= HAND_MS;
	g->landed_ms[1] = g->landed_ms[0];
	g->landed_ms[0] = ms;
	return together || g->fingers >= PALM;
}

static struct bn_gesture down(struct bn_gestures *g, const struct bn_touch *touch)
{
	if (touch->ms - g->ms > FORGET_MS) {
		g->fingers = 0;
		g->active = g->left = false;
	}
	if (g->fingers == 0 && !g->left)
		g->hand = 0;
	g->fingers++;
	g->hand++;
	bool palm = is_palm(g, touch->ms);
	if (palm || touch->ms < g->palm_ms)
		g->palm_ms = touch->ms + HAND_MS;
	if (palm && (g->active || g->left)) {
		g->active = g->left = false;
		return gesture(g, BN_GESTURE_CANCEL);
	}
	if (g->active || g->left || g->fingers > 1)
		return gesture(g, BN_GESTURE_NONE);
	g->active = true;
	g->patient = false;
	g->sure = g->dragging = g->held = false;
	g->finger = touch->finger;
	g->start_x = g->x = touch->x;
	g->start_y = g->y = touch->y;
	g->ms = g->down_ms = touch->ms;
	g->speed_y = 0;
	g->from_ms = touch->ms;
	return gesture(g, BN_GESTURE_PRESS);
}

/* The mean of the last moments, however often it was told and how many places came at once. */
static void follow_speed(struct bn_gestures *g, const struct bn_touch *touch)
{
	if (touch->ms > g->ms) {
		g->from_ms = g->ms;
		g->from_y = g->y;
		g->from_speed = g->speed_y;
	}
	float elapsed = (float)(touch->ms - g->from_ms);
	if (elapsed <= 0)
		return;
	float now = (float)(touch->y - g->from_y) * 1000.f / elapsed;
	g->speed_y = g->from_speed + (now - g->from_speed) * elapsed / (elapsed + SPEED_MS);
}

static struct bn_gesture move(struct bn_gestures *g, const struct bn_touch *touch)
{
	int dx = touch->x - g->x, dy = touch->y - g->y;
	if (!g->dragging && abs(touch->x - g->start_x) <= g->slop &&
		abs(touch->y - g->start_y) <= g->slop)
		return gesture(g, BN_GESTURE_NONE);
	if (!g->dragging) {
		/* The way so far counts, so that the content stays under the finger. */
		dx = touch->x - g->start_x;
		dy = touch->y - g->start_y;
	}
	g->dragging = true;
	follow_speed(g, touch);
	g->x = touch->x;
	g->y = touch->y;
	g->ms = touch->ms;
	struct bn_gesture made = gesture(g, BN_GESTURE_DRAG);
	made.dx = dx;
	made.dy = dy;
	return made;
}

static struct bn_gesture give(struct bn_gestures *g)
{
	g->left = false;
	g->palm_ms = 0; /* the hand is gone */
	return gesture(g, g->dragging ? BN_GESTURE_DROP : BN_GESTURE_TAP);
}

static struct bn_gesture up(struct bn_gestures *g, const struct bn_touch *touch)
{
	g->active = false;
	if (touch->phase == BN_TOUCH_CANCEL || (g->patient && g->down_ms < g->palm_ms))
		return gesture(g, BN_GESTURE_CANCEL);
	/* A finger that rested before it left doesn't fling. */
	if (touch->ms - g->ms > 80)
		g->speed_y = 0;
	g->left = touch->ms - g->down_ms < HAND_MS && (g->patient || g->fingers > 0);
	return g->left ? gesture(g, BN_GESTURE_NONE) : give(g);
}

struct bn_gesture bn_gestures_feed(struct bn_gestures *g, const struct bn_touch *touch)
{
	if (touch->phase == BN_TOUCH_DOWN)
		return down(g, touch);
	if (touch->phase != BN_TOUCH_MOVE && g->fingers > 0)
		g->fingers--;
	if (g->left && g->fingers == 0 && !g->patient) /* they were no hand */
		return give(g);
	if (!g->active || touch->finger != g->finger)
		return gesture(g, BN_GESTURE_NONE);
	if (touch->phase == BN_TOUCH_MOVE && touch->ms - g->down_ms > LEAN_MS) {
		/* The others may touch again. */
		g->active = false;
		g->fingers = 0;
		return gesture(g, BN_GESTURE_CANCEL);
	}
	if (touch->phase == BN_TOUCH_MOVE)
		return move(g, touch);
	return up(g, touch);
}

int64_t bn_gestures_next_ms(const struct bn_gestures *g)
{
	if (g->left || (g->active && !g->sure))
		return g->down_ms + HAND_MS;
	return g->active && !g->dragging && !g->held ? g->down_ms + HOLD_MS : -1;
}

struct bn_gesture bn_gestures_tick(struct bn_gestures *g, int64_t now_ms)
{
	int64_t due_ms = bn_gestures_next_ms(g);
	if (due_ms < 0 || now_ms < due_ms)
		return gesture(g, BN_GESTURE_NONE);
	if (g->left)
		return give(g);
	g->sure = true;
	due_ms = bn_gestures_next_ms(g);
	g->held = due_ms >= 0 && now_ms >= due_ms;
	return gesture(g, g->held ? BN_GESTURE_HOLD : BN_GESTURE_SURE);
}

#include "base/str.h"
#include "ui/layout.h"
#include "ui/tree.h"
#include "ui/view_private.h"

#include <math.h>
#include <stdlib.h>

#define CAUGHT 240.f /* units a second: a list so fast is stopped by a touch, not pressed */

/* The list or the pages a point lies in, or NULL. */
static const struct bn_box *list_at(const struct bn_box *box, int x, int y)
{
	const struct bn_box *found = NULL;
	if ((box->scroll || box->pages > 0) && bn_rect_holds(box->visible, x, y))
		found = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		const struct bn_box *inner = list_at(child, x, y);
		if (inner != NULL)
			found = inner;
	}
	return found;
}

static void rest(struct bn_view *view, const char *id)
{
	bn_scroll_rest(&bn_view_place_of(view, id)->scroll);
	bn_view_follow(view, id);
}

/* A finger came down: what moved by itself stops. True: so fast that this was the touch's sense. */
static bool catch_list(struct bn_view *view, const struct bn_box *list)
{
	bool caught = false;
	if (view->flung[0] != '\0') {
		struct bn_view_place *place = bn_view_place_of(view, view->flung);
		struct bn_scroll *scroll = &place->scroll;
		bool same = list != NULL && bn_str_same(list->id, view->flung);
		if (!same && place->height > 0)
			return false; /* a page that turns gets there */
		caught = same && scroll->glides &&
			 fabsf(scroll->speed) > CAUGHT * bn_canvas_unit(view->canvas);
		if (same)
			bn_scroll_catch(scroll, bn_view_band(view));
		else
			rest(view, view->flung);
	}
	view->flung[0] = '\0';
	return caught;
}

static const struct bn_box *hit_at(const struct bn_view *view, int x, int y)
{
	return bn_tree_hit(view->root, x, y, bn_canvas_finger(view->canvas));
}

static void press(struct bn_view *view, const struct bn_gesture *gesture)
{
	const struct bn_box *top = bn_tree_top(view->root);
	const struct bn_box *hit = hit_at(view, gesture->x, gesture->y);
	const struct bn_box *list = list_at(top, gesture->x, gesture->y);
	/* What changes besides the box that is pressed; that one is drawn by itself. */
	view->dirty |= bn_motion_on(&view->motion) || view->focused[0] != '\0' ||
		       view->flung[0] != '\0';
	bn_view_pass(view, BN_MOTION_NONE);
	if (catch_list(view, list))
		hit = NULL;
	bn_view_copy_id(view->pressed, hit != NULL ? hit->id : NULL);
	bn_view_copy_id(view->dragged, list != NULL ? list->id : NULL);
	view->swipe_up = list != NULL ? list->swipe_up : (struct bn_action){0};
	view->swipe_down = list != NULL ? list->swipe_down : (struct bn_action){0};
	view->focused[0] = '\0';
	view->key |= hit != NULL && hit->press == BN_PRESS_KEY;
	/* What a hand must not wake waits for the rest of it. */
	view->gestures.patient = hit != NULL && hit->eager;
	view->held = view->turning = false;
}

/* The finger left the list, or lost it. */
static void release(struct bn_view *view, float speed)
{
	if (view->dragged[0] == '\0')
		return;
	struct bn_view_place *place = bn_view_place_of(view, view->dragged);
	if (place->height > 0)
		bn_view_pages_release(view, place, speed);
	else
		bn_scroll_release(&place->scroll, view->calm ? 0 : speed);
	bn_view_copy_id(view->flung, bn_scroll_moving(&place->scroll) ? view->dragged : NULL);
	view->dragged[0] = '\0';
}

/* After a long press: what the finger slid to is the one that is pressed. */
static void slide(struct bn_view *view, const struct bn_gesture *gesture)
{
	const struct bn_box *hit = hit_at(view, gesture->x, gesture->y);
	const char *id = hit != NULL && hit->slides ? hit->id : "";
	bn_view_copy_id(view->pressed, id);
}

static void drag(struct bn_view *view, const struct bn_gesture *gesture)
{
	if (view->held) {
		slide(view, gesture);
		return;
	}
	struct bn_view_place *place =
		view->dragged[0] != '\0' ? bn_view_place_of(view, view->dragged) : NULL;
	if (place != NULL && place->height > 0) {
		bn_view_pages_drag(view, place, gesture);
	} else if (place != NULL) {
		view->pressed[0] = '\0';
		bn_view_scroll_by(view, view->dragged, -gesture->dy, bn_view_band(view));
		return;
	}
	/* A finger that leaves what it pressed takes its word back. */
	const struct bn_box *hit = hit_at(view, gesture->x, gesture->y);
	if (hit == NULL || !bn_str_same(hit->id, view->pressed))
		view->pressed[0] = '\0';
}

static bool tap(struct bn_view *view, int x, int y, struct bn_action *action)
{
	const struct bn_box *hit = hit_at(view, x, y);
	bool same = hit != NULL && view->pressed[0] != '\0' && bn_str_same(hit->id, view->pressed);
	view->pressed[0] = '\0';
	if (!same || (hit->states & BN_STATE_DISABLED))
		return false;
	*action = hit->action;
	return true;
}

static bool drop(struct bn_view *view, const struct bn_gesture *gesture, struct bn_action *action)
{
	struct bn_view_place *place =
		view->dragged[0] != '\0' ? bn_view_place_of(view, view->dragged) : NULL;
	const struct bn_action *turned = NULL;
	if (place != NULL && place->height > 0)
		turned = bn_view_pages_drop(view, gesture);
	release(view, -gesture->speed_y);
	if (turned != NULL) {
		view->pressed[0] = '\0';
		*action = *turned;
		return true;
	}
	/* Still on what it pressed, though it wandered: a shaky hand taps too. */
	if (view->pressed[0] != '\0')
		return tap(view, gesture->x, gesture->y, action);
	return false;
}

/* What a finger did, told by itself or by the clock. */
static bool follow(struct bn_view *view, const struct bn_gesture *gesture, struct bn_action *action)
{
	switch (gesture->kind) {
	case BN_GESTURE_PRESS:
		press(view, gesture);
		return false;
	case BN_GESTURE_DRAG:
		drag(view, gesture);
		return false;
	case BN_GESTURE_TAP:
		release(view, 0);
		return tap(view, gesture->start_x, gesture->start_y, action);
	case BN_GESTURE_DROP:
		return drop(view, gesture, action);
	case BN_GESTURE_CANCEL:
		release(view, 0);
		view->pressed[0] = '\0';
		return false;
	case BN_GESTURE_SURE:
	case BN_GESTURE_HOLD:
	case BN_GESTURE_NONE:
		break;
	}
	return false;
}

bool bn_view_touch(struct bn_view *view, const struct bn_touch *touch, struct bn_action *action)
{
	struct bn_gesture gesture = bn_gestures_feed(&view->gestures, touch);
	view->urgent = true;
	return follow(view, &gesture, action);
}

int64_t bn_view_next_ms(const struct bn_view *view)
{
	return bn_gestures_next_ms(&view->gestures);
}

bool bn_view_tick(struct bn_view *view, int64_t now_ms, struct bn_action *action)
{
	struct bn_gesture gesture = bn_gestures_tick(&view->gestures, now_ms);
	if (gesture.kind == BN_GESTURE_TAP || gesture.kind == BN_GESTURE_DROP) {
		view->dirty = view->urgent = true;
		return follow(view, &gesture, action);
	}
	const struct bn_box *box =
		view->pressed[0] != '\0' ? bn_tree_find(view->root, view->pressed) : NULL;
	if (gesture.kind == BN_GESTURE_NONE || box == NULL || (box->states & BN_STATE_DISABLED))
		return false;
	bool hold = gesture.kind == BN_GESTURE_HOLD && box->hold.code != 0;
	if (!hold && !box->eager)
		return false;
	*action = hold ? box->hold : box->action;
	release(view, 0);
	view->pressed[0] = '\0';
	view->swipe_up = view->swipe_down = (struct bn_action){0};
	view->held = hold;
	view->dirty = view->urgent = true;
	return true;
}

bool bn_view_take_key(struct bn_view *view)
{
	bool key = view->key;
	view->key = false;
	return key;
}

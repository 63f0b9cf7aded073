/* Pages under a finger: the one on show follows it with its neighbours, and gives way to one of
 * them or comes back. Each page's place counts from the first, so that a build that shows another
 * page leaves everything where it is. */
#include "base/str.h"
#include "ui/view_private.h"

#include <math.h>
#include <stdlib.h>

#define SWIPE_LENGTH .18f  /* of the window's height */
#define SWIPE_SPEED  900.f /* units a second */

bool bn_view_pages_mind(struct bn_view *view, const struct bn_box *box)
{
	struct bn_view_place *place = bn_view_place_of(view, box->id);
	struct bn_scroll *scroll = &place->scroll;
	int height = box->rect.h, rest = box->page * height;
	int before = scroll->offset + scroll->over;
	bool held = view->turning && bn_str_same(view->dragged, box->id);
	bool far = place->height != height || abs(before - rest) > height * 3 / 2;
	scroll->limit = (box->pages - 1) * height;
	place->page = box->page;
	place->height = height;
	if (far || (view->calm && !held)) {
		bn_scroll_rest(scroll);
		scroll->offset = rest;
	} else if (!held && scroll->offset != rest) {
		bn_scroll_turn(scroll, rest, scroll->speed);
		bn_view_copy_id(view->flung, box->id);
	}
	if (!held)
		scroll->speed = 0; /* of the finger before: it counts once */
	return scroll->offset + scroll->over != before;
}

void bn_view_pages_drag(
	struct bn_view *view, struct bn_view_place *place, const struct bn_gesture *gesture)
{
	int far = gesture->y - gesture->start_y, slop = view->gestures.slop;
	int dy = view->turning ? gesture->dy : far;
	if (!view->turning && abs(far) <= slop)
		return; /* it goes sideways */
	view->turning = true;
	if (abs(far) > 2 * slop) /* less is a shaky tap */
		view->pressed[0] = '\0';
	view->dirty = true;
	bn_view_scroll_by(view, place->id, -dy, bn_view_band(view));
}

const struct bn_action *bn_view_pages_drop(struct bn_view *view, const struct bn_gesture *gesture)
{
	int far = gesture->y - gesture->start_y;
	float speed = gesture->speed_y;
	bool quick = fabsf(speed) > SWIPE_SPEED * bn_canvas_unit(view->canvas);
	bool back = quick && (speed < 0) != (far < 0);
	bool enough = abs(far) > (int)((float)bn_view_window(view).h * SWIPE_LENGTH);
	const struct bn_action *action = far < 0 ? &view->swipe_up : &view->swipe_down;
	return view->turning && !back && (quick || enough) && action->code != 0 ? action : NULL;
}

void bn_view_pages_release(struct bn_view *view, struct bn_view_place *place, float speed)
{
	int rest = place->page * place->height;
	bn_scroll_turn(&place->scroll, rest, speed);
	place->scroll.speed = speed;
	view->turning = false;
	if (!view->calm && place->scroll.over != 0)
		return;
	bn_scroll_rest(&place->scroll);
	bn_view_follow(view, place->id);
}

#include "base/mem.h"
#include "base/str.h"
#include "ui/layout.h"
#include "ui/painter.h"
#include "ui/tree.h"
#include "ui/view_private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOP         24.f  /* units a finger may move and still tap */
#define FRICTION     .95f  /* of the speed that is left after 16 ms */
#define SLOWEST      30.f  /* pixels a second: below, a flung list rests */
#define SWIPE_LENGTH .18f  /* of the window's height */
#define SWIPE_SPEED  900.f /* units a second */

struct bn_view *bn_view_create(struct bn_canvas *canvas, const struct bn_theme *theme)
{
	struct bn_view *view = bn_mem_alloc(1, sizeof(*view));
	view->canvas = canvas;
	view->theme = theme;
	view->root = bn_box_root(&view->boxes);
	return view;
}

void bn_view_destroy(struct bn_view *view)
{
	if (view == NULL)
		return;
	bn_box_finish(&view->boxes);
	free(view->places);
	free(view);
}

static void copy_id(char to[BN_VIEW_ID_BYTES], const char *id)
{
	snprintf(to, BN_VIEW_ID_BYTES, "%s", id != NULL ? id : "");
}

static struct bn_view_place *place_of(struct bn_view *view, const char *id)
{
	for (size_t i = 0; i < view->place_count; i++)
		if (strcmp(view->places[i].id, id) == 0)
			return &view->places[i];
	view->places = bn_mem_grow(
		view->places, &view->place_capacity, view->place_count + 1, sizeof(*view->places));
	struct bn_view_place *place = &view->places[view->place_count++];
	*place = (struct bn_view_place){0};
	copy_id(place->id, id);
	return place;
}

static int scrolled(void *context, const char *id)
{
	return place_of(context, id)->offset;
}

static struct bn_rect window_of(const struct bn_view *view)
{
	struct bn_rect area = {0, 0, 0, 0};
	bn_canvas_size(view->canvas, &area.w, &area.h);
	return area;
}

/* Learns how far each list may go, and says whether one stands too far. */
static bool hold_places(struct bn_view *view, const struct bn_box *box)
{
	bool moved = false;
	if (box->scroll) {
		struct bn_view_place *place = place_of(view, box->id);
		place->limit = box->content_height > box->rect.h ? box->content_height - box->rect.h
								 : 0;
		if (place->offset > place->limit) {
			place->offset = place->limit;
			moved = true;
		}
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		moved |= hold_places(view, child);
	return moved;
}

static void lay_out(struct bn_view *view)
{
	view->gestures.slop = (int)lroundf(SLOP * bn_canvas_unit(view->canvas));
	bn_layout_run(view->canvas, view->root, window_of(view), scrolled, view);
	if (hold_places(view, view->root))
		bn_layout_run(view->canvas, view->root, window_of(view), scrolled, view);
	view->dirty = true;
}

void bn_view_rebuild(struct bn_view *view, bn_view_build *build, void *context)
{
	bn_box_reset(&view->boxes);
	view->root = bn_box_root(&view->boxes);
	build(context, &view->boxes, view->root);
	/* The whole window is filled once: with the root's colour, or the page's. */
	view->background = view->root->fill != BN_TONE_NONE ? view->root->fill : BN_TONE_TINT;
	view->root->fill = BN_TONE_NONE;
	lay_out(view);
}

void bn_view_rehearse(struct bn_view *view, bn_view_build *build, void *context)
{
	struct bn_boxes boxes = {0};
	struct bn_painter painter = {.canvas = view->canvas, .theme = view->theme};
	struct bn_box *root = bn_box_root(&boxes);
	build(context, &boxes, root);
	bn_layout_run(view->canvas, root, window_of(view), scrolled, view);
	bn_canvas_begin(view->canvas, view->theme->tint);
	bn_painter_draw(&painter, root);
	bn_box_finish(&boxes);
	view->dirty = true;
	view->veiled = false; /* what stands beside the clip was drawn over */
}

bool bn_view_dirty(const struct bn_view *view)
{
	return view->dirty;
}

/* The list a point lies in, or NULL. */
static const struct bn_box *list_at(const struct bn_box *box, int x, int y)
{
	const struct bn_box *found = NULL;
	if (box->scroll && bn_layout_holds(box->visible, x, y))
		found = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		const struct bn_box *inner = list_at(child, x, y);
		if (inner != NULL)
			found = inner;
	}
	return found;
}

static const struct bn_box *swipe_at(const struct bn_box *box, int x, int y)
{
	const struct bn_box *found = NULL;
	if ((box->swipe_up.code != 0 || box->swipe_down.code != 0) &&
		bn_layout_holds(box->visible, x, y))
		found = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		const struct bn_box *inner = swipe_at(child, x, y);
		if (inner != NULL)
			found = inner;
	}
	return found;
}

static bool press(struct bn_view *view, const struct bn_gesture *gesture, struct bn_action *action)
{
	const struct bn_box *top = bn_tree_top(view->root);
	const struct bn_box *hit = bn_tree_hit(view->root, gesture->x, gesture->y);
	const struct bn_box *list = list_at(top, gesture->x, gesture->y);
	const struct bn_box *swipe = swipe_at(top, gesture->x, gesture->y);
	copy_id(view->pressed, hit != NULL ? hit->id : NULL);
	copy_id(view->dragged, list != NULL ? list->id : NULL);
	view->swipe_up = swipe != NULL ? swipe->swipe_up : (struct bn_action){0};
	view->swipe_down = swipe != NULL ? swipe->swipe_down : (struct bn_action){0};
	view->flung[0] = view->focused[0] = '\0';
	view->dirty = true;
	if (hit == NULL || !hit->eager)
		return false;
	*action = hit->action;
	return true;
}

static void scroll_by(struct bn_view *view, const char *id, int dy)
{
	struct bn_view_place *place = place_of(view, id);
	int to = place->offset + dy;
	to = to < 0 ? 0 : to > place->limit ? place->limit : to;
	if (to == place->offset)
		return;
	place->offset = to;
	lay_out(view);
}

static void drag(struct bn_view *view, const struct bn_gesture *gesture)
{
	if (view->dragged[0] != '\0') {
		view->pressed[0] = '\0';
		view->dirty = true;
		scroll_by(view, view->dragged, -gesture->dy);
		return;
	}
	/* A finger that leaves what it pressed takes its word back. */
	const struct bn_box *hit = bn_tree_hit(view->root, gesture->x, gesture->y);
	if (view->pressed[0] != '\0' && (hit == NULL || !bn_str_same(hit->id, view->pressed))) {
		view->pressed[0] = '\0';
		view->dirty = true;
	}
}

static bool tap(struct bn_view *view, int x, int y, struct bn_action *action)
{
	const struct bn_box *hit = bn_tree_hit(view->root, x, y);
	bool same = hit != NULL && view->pressed[0] != '\0' && bn_str_same(hit->id, view->pressed);
	view->pressed[0] = '\0';
	view->dirty = true;
	if (!same || hit->eager || (hit->states & BN_STATE_DISABLED))
		return false;
	*action = hit->action;
	return true;
}

static bool drop(struct bn_view *view, const struct bn_gesture *gesture, struct bn_action *action)
{
	int far = gesture->y - gesture->start_y;
	float unit = bn_canvas_unit(view->canvas);
	struct bn_action wanted = far < 0 ? view->swipe_up : view->swipe_down;
	if (view->dragged[0] != '\0') {
		view->speed = -gesture->speed_y;
		copy_id(view->flung, fabsf(view->speed) < SLOWEST ? NULL : view->dragged);
		view->remainder = 0;
		view->animated_ms = 0;
	} else if (wanted.code != 0 && (abs(far) > (int)((float)window_of(view).h * SWIPE_LENGTH) ||
					       fabsf(gesture->speed_y) > SWIPE_SPEED * unit)) {
		view->pressed[0] = '\0';
		*action = wanted;
		return true;
	}
	/* Still on what it pressed, though it wandered: a shaky hand taps too. */
	if (view->pressed[0] != '\0')
		return tap(view, gesture->x, gesture->y, action);
	return false;
}

bool bn_view_touch(struct bn_view *view, const struct bn_touch *touch, struct bn_action *action)
{
	struct bn_gesture gesture = bn_gestures_feed(&view->gestures, touch);
	view->urgent = true;
	switch (gesture.kind) {
	case BN_GESTURE_PRESS:
		return press(view, &gesture, action);
	case BN_GESTURE_DRAG:
		drag(view, &gesture);
		return false;
	case BN_GESTURE_TAP:
		return tap(view, gesture.start_x, gesture.start_y, action);
	case BN_GESTURE_DROP:
		return drop(view, &gesture, action);
	case BN_GESTURE_CANCEL:
		view->pressed[0] = '\0';
		view->dirty = true;
		return false;
	case BN_GESTURE_NONE:
		break;
	}
	return false;
}

/* Scrolls so that a box can be seen. */
static void reveal(struct bn_view *view, const struct bn_box *box)
{
	const struct bn_box *list = NULL;
	for (size_t i = 0; i < view->place_count && list == NULL; i++)
		list = bn_tree_list_of(view->root, view->places[i].id, box);
	if (list == NULL)
		return;
	int below = box->rect.y + box->rect.h - (list->rect.y + list->rect.h);
	int above = list->rect.y - box->rect.y;
	if (below > 0)
		scroll_by(view, list->id, below);
	else if (above > 0)
		scroll_by(view, list->id, -above);
}

bool bn_view_key(struct bn_view *view, enum bn_view_key key, struct bn_action *action)
{
	view->urgent = true;
	if (key == BN_VIEW_ACTIVATE) {
		const struct bn_box *box = bn_tree_find(view->root, view->focused);
		if (box == NULL || (box->states & BN_STATE_DISABLED))
			return false;
		*action = box->action;
		return true;
	}
	const struct bn_box *next = bn_tree_step(
		view->root, view->focused, key == BN_VIEW_NEXT ? 1 : -1);
	copy_id(view->focused, next != NULL ? next->id : NULL);
	if (next != NULL)
		reveal(view, next);
	view->dirty = true;
	return false;
}

void bn_view_animate(struct bn_view *view, int64_t now_ms)
{
	if (view->flung[0] == '\0')
		return;
	int64_t elapsed = view->animated_ms > 0 ? now_ms - view->animated_ms : 16;
	view->animated_ms = now_ms;
	float way = view->speed * (float)elapsed / 1000.f + view->remainder;
	int whole = (int)way;
	view->remainder = way - (float)whole;
	struct bn_view_place *place = place_of(view, view->flung);
	int before = place->offset;
	scroll_by(view, view->flung, whole);
	view->speed *= powf(FRICTION, (float)elapsed / 16.f);
	bool at_end = whole != 0 && place->offset == before;
	if (at_end || fabsf(view->speed) < SLOWEST)
		view->flung[0] = '\0';
}

bool bn_view_moving(const struct bn_view *view)
{
	return view->flung[0] != '\0';
}

void bn_view_let_go(struct bn_view *view)
{
	view->pressed[0] = view->dragged[0] = view->flung[0] = view->focused[0] = '\0';
	view->swipe_up = view->swipe_down = (struct bn_action){0};
	view->veiled = false;
}

void bn_view_forget(struct bn_view *view)
{
	bn_view_let_go(view);
	view->place_count = 0;
}

void bn_view_write_tree(struct bn_view *view, struct bn_json *json)
{
	bn_tree_write(&view->boxes, view->root, view->focused, json);
}

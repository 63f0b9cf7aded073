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

#define SLOP 24.f /* units a finger may move and still tap */
#define BAND 96.f /* units a list gives past its ends */

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

void bn_view_copy_id(char to[BN_VIEW_ID_BYTES], const char *id)
{
	snprintf(to, BN_VIEW_ID_BYTES, "%s", id != NULL ? id : "");
}

struct bn_view_place *bn_view_place_of(struct bn_view *view, const char *id)
{
	for (size_t i = 0; i < view->place_count; i++)
		if (strcmp(view->places[i].id, id) == 0)
			return &view->places[i];
	view->places = bn_mem_grow(
		view->places, &view->place_capacity, view->place_count + 1, sizeof(*view->places));
	struct bn_view_place *place = &view->places[view->place_count++];
	*place = (struct bn_view_place){0};
	bn_view_copy_id(place->id, id);
	return place;
}

static int scrolled(void *context, const char *id)
{
	struct bn_view_place *place = bn_view_place_of(context, id);
	place->laid = place->scroll.offset + place->scroll.over;
	return place->laid;
}

float bn_view_band(const struct bn_view *view)
{
	return view->calm ? 0 : BAND * bn_canvas_unit(view->canvas);
}

struct bn_rect bn_view_window(const struct bn_view *view)
{
	struct bn_rect area = {0, 0, 0, 0};
	bn_canvas_size(view->canvas, &area.w, &area.h);
	return area;
}

/* Learns how far each list may go, and says whether one stands too far. */
static bool hold_places(struct bn_view *view, const struct bn_box *box)
{
	bool moved = box->pages > 0 && bn_view_pages_mind(view, box);
	if (box->scroll) {
		struct bn_scroll *scroll = &bn_view_place_of(view, box->id)->scroll;
		int more = box->content_height - box->rect.h;
		scroll->limit = more > 0 ? more : 0;
		if (scroll->offset > scroll->limit) {
			scroll->offset = scroll->limit;
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
	bn_layout_run(view->canvas, view->root, bn_view_window(view), scrolled, view);
	if (hold_places(view, view->root))
		bn_layout_run(view->canvas, view->root, bn_view_window(view), scrolled, view);
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
	bn_layout_run(view->canvas, root, bn_view_window(view), scrolled, view);
	bn_canvas_begin_next(view->canvas, view->theme->tint);
	bn_painter_draw(&painter, root);
	bn_box_finish(&boxes);
}

void bn_view_pass(struct bn_view *view, enum bn_motion_kind kind)
{
	if (kind != BN_MOTION_NONE)
		view->presses = (struct bn_presses){0}; /* they go with their page */
	if (bn_motion_on(&view->motion))
		view->veiled = false; /* the window shows two pages */
	view->with_film = false;
	bn_motion_begin(&view->motion, view->calm ? BN_MOTION_NONE : kind);
}

int64_t bn_view_pass_ms(const struct bn_view *view)
{
	return view->with_film ? -1 : bn_motion_next_ms(&view->motion);
}

int64_t bn_view_press_ms(const struct bn_view *view)
{
	return bn_motion_on(&view->motion) ? -1 : bn_presses_next_ms(&view->presses, view->pressed);
}

bool bn_view_dirty(const struct bn_view *view)
{
	return view->dirty;
}

void bn_view_follow(struct bn_view *view, const char *id)
{
	int before = bn_view_place_of(view, id)->laid;
	const struct bn_box *list = bn_tree_find(view->root, id);
	if (list != NULL && !bn_layout_shift(list, before - scrolled(view, id)))
		lay_out(view);
	view->dirty = true;
}

void bn_view_scroll_by(struct bn_view *view, const char *id, int dy, float band)
{
	if (bn_scroll_by(&bn_view_place_of(view, id)->scroll, dy, band))
		bn_view_follow(view, id);
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
		bn_view_scroll_by(view, list->id, below, 0);
	else if (above > 0)
		bn_view_scroll_by(view, list->id, -above, 0);
}

bool bn_view_key(struct bn_view *view, enum bn_view_key key, struct bn_action *action)
{
	view->urgent = true;
	view->dirty |= bn_motion_on(&view->motion);
	bn_view_pass(view, BN_MOTION_NONE);
	if (key == BN_VIEW_ACTIVATE) {
		const struct bn_box *box = bn_tree_find(view->root, view->focused);
		if (box == NULL || (box->states & BN_STATE_DISABLED))
			return false;
		*action = box->action;
		return true;
	}
	const struct bn_box *next = bn_tree_step(
		view->root, view->focused, key == BN_VIEW_NEXT ? 1 : -1);
	bn_view_copy_id(view->focused, next != NULL ? next->id : NULL);
	if (next != NULL)
		reveal(view, next);
	view->dirty = true;
	return false;
}

void bn_view_calm(struct bn_view *view, bool calm)
{
	view->calm = calm;
}

void bn_view_animate(struct bn_view *view, int64_t now_ms)
{
	if (view->flung[0] == '\0')
		return;
	struct bn_scroll *scroll = &bn_view_place_of(view, view->flung)->scroll;
	if (bn_scroll_step(scroll, now_ms, bn_view_band(view)))
		bn_view_follow(view, view->flung);
	if (!bn_scroll_moving(scroll))
		view->flung[0] = '\0';
}

bool bn_view_moving(const struct bn_view *view)
{
	return view->flung[0] != '\0';
}

void bn_view_let_go(struct bn_view *view)
{
	for (size_t i = 0; i < view->place_count; i++) {
		bn_scroll_rest(&view->places[i].scroll);
		view->places[i].height = 0;
	}
	view->pressed[0] = view->dragged[0] = view->flung[0] = view->focused[0] = '\0';
	view->presses = (struct bn_presses){0};
	view->held = false;
	view->swipe_up = view->swipe_down = (struct bn_action){0};
	view->veiled = false;
}

void bn_view_forget(struct bn_view *view)
{
	bn_view_let_go(view);
	bn_view_pass(view, BN_MOTION_NONE);
	bn_canvas_forget(view->canvas);
	view->place_count = 0;
}

const struct bn_box *bn_view_root(const struct bn_view *view)
{
	return view->root;
}

void bn_view_write_tree(struct bn_view *view, struct bn_json *json)
{
	bn_tree_write(&view->boxes, view->root, view->focused, json);
}

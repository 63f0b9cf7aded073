#include "ui/tree.h"

#include "base/str.h"
#include "ui/layout.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static void last_modal(const struct bn_box *box, const struct bn_box **found)
{
	if (box->modal)
		*found = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		last_modal(child, found);
}

const struct bn_box *bn_tree_top(const struct bn_box *root)
{
	const struct bn_box *top = root;
	last_modal(root, &top);
	return top;
}

/* around: the target this box lies in. What is filled hides what lies behind it, so that a finger
 * between two cells of the dock never presses the card that slid under it. */
static void hit(const struct bn_box *box, int x, int y, const struct bn_box *around,
	const struct bn_box **found)
{
	if (bn_rect_holds(box->visible, x, y)) {
		bool opaque = box->fill_alpha <= 0 || box->fill_alpha >= 1;
		if (box->action.code != 0 && box->id != NULL)
			*found = around = box;
		else if (box->fill != BN_TONE_NONE && opaque)
			*found = around;
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		hit(child, x, y, around, found);
}

static const struct bn_box *direct(const struct bn_box *top, int x, int y)
{
	const struct bn_box *found = NULL;
	hit(top, x, y, NULL, &found);
	return found;
}

struct search {
	const struct bn_box *top;
	int x, y, least;
	int best; /* the distance of what was found, squared */
	const struct bn_box *found;
};

static int nearest(int place, int from, int length)
{
	return place < from ? from : place >= from + length ? from + length - 1 : place;
}

static int room(int length, int least)
{
	return length < least ? (least - length) / 2 : 0;
}

/* What is hidden where it would be touched doesn't count. */
static void find_near(const struct bn_box *box, struct search *search)
{
	const struct bn_rect *seen = &box->visible;
	if (box->action.code != 0 && box->id != NULL && seen->w > 0 && seen->h > 0) {
		int x = nearest(search->x, seen->x, seen->w);
		int y = nearest(search->y, seen->y, seen->h);
		int dx = abs(search->x - x), dy = abs(search->y - y), far = dx * dx + dy * dy;
		if (dx <= room(seen->w, search->least) && dy <= room(seen->h, search->least) &&
			(search->found == NULL || far < search->best) &&
			direct(search->top, x, y) == box) {
			search->found = box;
			search->best = far;
		}
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		find_near(child, search);
}

const struct bn_box *bn_tree_hit(const struct bn_box *root, int x, int y, int least)
{
	const struct bn_box *top = bn_tree_top(root), *found = direct(top, x, y);
	struct search search = {top, x, y, least, 0, NULL};
	if (found == NULL && least > 0)
		find_near(top, &search);
	return found != NULL ? found : search.found;
}

const struct bn_box *bn_tree_find(const struct bn_box *root, const char *id)
{
	if (root->id != NULL && strcmp(root->id, id) == 0)
		return root;
	for (const struct bn_box *child = root->first; child != NULL; child = child->next) {
		const struct bn_box *found = bn_tree_find(child, id);
		if (found != NULL)
			return found;
	}
	return NULL;
}

struct walk {
	const char *from;
	const struct bn_box *first, *last, *before, *after;
	bool passed;
};

static void walk(const struct bn_box *box, struct walk *w)
{
	if (box->action.code != 0 && box->id != NULL && box->role != BN_ROLE_NONE) {
		if (w->first == NULL)
			w->first = box;
		if (w->passed && w->after == NULL)
			w->after = box;
		if (strcmp(box->id, w->from) == 0) {
			w->passed = true;
			w->before = w->last;
		}
		w->last = box;
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		walk(child, w);
}

const struct bn_box *bn_tree_step(const struct bn_box *root, const char *from, int direction)
{
	struct walk w = {.from = from};
	walk(bn_tree_top(root), &w);
	if (direction > 0)
		return w.after != NULL ? w.after : w.first;
	return w.before != NULL ? w.before : w.last;
}

static bool holds(const struct bn_box *box, const struct bn_box *wanted)
{
	if (box == wanted)
		return true;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (holds(child, wanted))
			return true;
	return false;
}

const struct bn_box *bn_tree_list_of(
	const struct bn_box *root, const char *id, const struct bn_box *box)
{
	const struct bn_box *list = bn_tree_find(root, id);
	return list != NULL && list->scroll && holds(list, box) ? list : NULL;
}

static void write_states(unsigned states, struct bn_json *json)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[] = {
		{BN_STATE_FOCUSED, "focused"},
		{BN_STATE_SELECTED, "selected"},
		{BN_STATE_CHECKED, "checked"},
		{BN_STATE_DISABLED, "disabled"},
		{BN_STATE_INVALID, "invalid"},
		{BN_STATE_FILLED, "filled"},
		{BN_STATE_BUSY, "busy"},
	};
	bn_json_array(json, "state");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (states & names[i].bit)
			bn_json_text(json, NULL, names[i].name);
	bn_json_array_end(json);
}

static void write_node(
	struct bn_boxes *boxes, const struct bn_box *box, const char *focused, struct bn_json *json)
{
	const char *role = bn_box_role_name(box->role);
	if (role != NULL && box->id != NULL && box->visible.w > 0) {
		unsigned states = box->states;
		if (bn_str_same(box->id, focused))
			states |= BN_STATE_FOCUSED;
		bn_json_object(json, NULL);
		bn_json_text(json, "id", box->id);
		bn_json_text(json, "role", role);
		bn_json_text(json, "name", bn_box_name(boxes, box));
		bn_json_int(json, "x", box->visible.x);
		bn_json_int(json, "y", box->visible.y);
		bn_json_int(json, "w", box->visible.w);
		bn_json_int(json, "h", box->visible.h);
		write_states(states, json);
		bn_json_object_end(json);
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		write_node(boxes, child, focused, json);
}

void bn_tree_write(struct bn_boxes *boxes, const struct bn_box *root, const char *focused,
	struct bn_json *json)
{
	bn_json_array(json, "nodes");
	write_node(boxes, bn_tree_top(root), focused, json);
	bn_json_array_end(json);
}

/* What is wrong with a screen, found on its tree: what can be touched is large enough, apart, in
 * the window and has a name; words have the room they need and can be read. */
#ifndef BN_TESTS_WINGS_LOOK_H
#define BN_TESTS_WINGS_LOOK_H

#include "tests/test.h"
#include "ui/layout.h"
#include "ui/painter.h"
#include "ui/tree.h"

#include <string.h>

enum { LEAST = 88, LEAST_KEY = 80, MOST = 512 }; /* units */

/* One look of one screen, and what is wrong with it. */
struct look {
	struct bn_canvas *canvas;
	struct bn_boxes *boxes;
	const struct bn_box *root;
	enum bn_tone ground; /* under all boxes; NONE: the page's */
	const struct bn_theme *theme;
	char name[96];
	float unit;
	struct bn_rect window;
	const struct bn_box *targets[MOST], *lists[MOST]; /* a target's list, or NULL */
	size_t target_count;
	const char *ids[MOST];
	size_t id_count;
	const struct bn_box *texts[MOST], *text_lists[MOST];
	bool text_slides[MOST]; /* on what a long press opened over others */
	size_t text_count;
	int *faults;
};

static inline void look_fault(const struct look *look, const char *id, const char *what)
{
	print_error("%s: %s: %s\n", look->name, id, what);
	++*look->faults;
}

static inline bool look_holds(struct bn_rect outer, struct bn_rect inner)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	       inner.y + inner.h <= outer.y + outer.h;
}

static inline bool look_within(const struct bn_box *box, const struct bn_box *wanted)
{
	if (box == wanted)
		return true;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (look_within(child, wanted))
			return true;
	return false;
}

/* Whether a surface painted after the list hides this place of it. */
static inline bool look_hidden(
	const struct bn_box *box, struct bn_rect place, const struct bn_box *list, bool *passed)
{
	if (box == list) {
		*passed = true;
		return false;
	}
	if (*passed && box->fill != BN_TONE_NONE && look_holds(box->rect, place))
		return true;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (look_hidden(child, place, list, passed))
			return true;
	return false;
}

static inline void look_check_size(
	const struct look *look, const struct bn_box *box, const struct bn_box *list)
{
	int least = (int)(LEAST * look->unit), key = (int)(LEAST_KEY * look->unit);
	bool small = box->role == BN_ROLE_KEY ? box->rect.h < key || box->rect.w < key
					      : box->rect.h < least || box->rect.w < least;
	if (small)
		look_fault(look, box->id,
			bn_box_text(look->boxes, "only %d × %d", box->rect.w, box->rect.h));
	bool in_sight = list != NULL
				? box->rect.x >= list->rect.x &&
					  box->rect.x + box->rect.w <= list->rect.x + list->rect.w
				: look_holds(look->window, box->rect) &&
					  box->visible.w == box->rect.w &&
					  box->visible.h == box->rect.h;
	if (!in_sight)
		look_fault(look, box->id, "reaches out of the window or its list");
}

/* Two targets may share a place only when one lies in the other, or behind everything, or slid out
 * of sight under the dock; or was opened over it by a long press. */
static inline void look_check_apart(const struct look *look, size_t index)
{
	const struct bn_box *box = look->targets[index];
	for (size_t i = 0; i < index; i++) {
		const struct bn_box *other = look->targets[i];
		struct bn_rect both = bn_rect_cut(box->visible, other->visible);
		bool passed = false;
		if (both.w == 0 || look_within(other, box) || box->slides != other->slides ||
			strcmp(other->id, "feed.surface") == 0)
			continue;
		if (look->lists[i] != NULL && look->lists[index] == NULL &&
			look_hidden(look->root, both, look->lists[i], &passed))
			continue;
		look_fault(look, box->id,
			bn_box_text(
				look->boxes, "overlaps %s by %d × %d", other->id, both.w, both.h));
	}
}

static inline void look_check_told(struct look *look, const struct bn_box *box)
{
	if (box->role == BN_ROLE_NONE)
		return;
	if (box->id == NULL) {
		look_fault(look, "?", "has a role but no id");
		return;
	}
	if (bn_box_name(look->boxes, box)[0] == '\0')
		look_fault(look, box->id, "has no name");
	for (size_t i = 0; i < look->id_count; i++)
		if (strcmp(look->ids[i], box->id) == 0)
			look_fault(look, box->id, "is there twice");
	look->ids[look->id_count++] = box->id;
	assert_true(look->id_count < MOST);
}

/* The last colour painted at a place before a box is; NONE where it is a picture. True once the box
 * was met. */
static inline bool look_painted(
	const struct bn_box *box, const struct bn_box *until, int x, int y, enum bn_tone *surface)
{
	bool clear = box->fill_alpha > 0 && box->fill_alpha < .8f;
	if (box == until)
		return true;
	if (bn_rect_holds(box->visible, x, y)) {
		if (box->fill == BN_TONE_HALO || (box->fill != BN_TONE_NONE && clear) ||
			box->content == BN_CONTENT_PICTURE || box->content == BN_CONTENT_VIDEO)
			*surface = BN_TONE_NONE;
		else if (box->fill != BN_TONE_NONE)
			*surface = box->fill;
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (look_painted(child, until, x, y, surface))
			return true;
	return false;
}

/* From 48 units, bold (DESIGN.md's checklist; WCAG 1.4.3). */
static inline bool look_large(enum bn_text_style style)
{
	struct bn_type type = bn_theme_type(style, 1);
	return type.size >= 48 && (type.face == BN_FACE_BOLD || type.face >= BN_FACE_DISPLAY_BOLD);
}

/* Words keep inside what can be touched, have the room they need, and can be read on what they lie
 * on. */
static inline void look_check_words(
	const struct look *look, const struct bn_box *box, const struct bn_box *target)
{
	if (box->content != BN_CONTENT_TEXT || box->text == NULL || box->text[0] == '\0')
		return;
	if (target != NULL && !box->secret && !look_holds(target->rect, box->rect))
		look_fault(look, target->id, box->text);
	struct bn_type type = bn_theme_type(box->style, look->unit);
	type.max_lines = box->max_lines;
	struct bn_extent need = bn_type_measure(look->canvas, box->text, &type, box->rect.w);
	if (!box->secret && (need.height > box->rect.h || need.width > box->rect.w))
		look_fault(look, box->text,
			bn_box_text(look->boxes, "needs %d × %d, has %d × %d", need.width,
				need.height, box->rect.w, box->rect.h));
	if (box->visible.w == 0)
		return;
	enum bn_tone surface = look->ground != BN_TONE_NONE ? look->ground : BN_TONE_TINT;
	look_painted(look->root, box, box->visible.x + box->visible.w / 2,
		box->visible.y + box->visible.h / 2, &surface);
	double ratio = bn_brand_contrast(
		bn_painter_colour(look->theme, box->tone), bn_painter_colour(look->theme, surface));
	if (surface != BN_TONE_NONE && ratio < (look_large(box->style) ? 3 : 4.5))
		look_fault(look, box->text, bn_box_text(look->boxes, "contrast %.2f", ratio));
}

/* No word is so long that it is broken, and none is cut at an edge. */
static inline void look_check_whole(
	const struct look *look, const struct bn_box *box, const struct bn_box *list)
{
	char breaks[1024];
	size_t bytes = strlen(box->text), from = 0;
	struct bn_type type = bn_theme_type(box->style, look->unit);
	assert_true(bytes < sizeof(breaks));
	bn_type_breaks(box->text, bytes, breaks);
	for (size_t at = 1; !box->secret && at <= bytes; at++) {
		if (at < bytes && breaks[at] == 0)
			continue;
		const char *word = bn_box_text(
			look->boxes, "%.*s", (int)(at - from), box->text + from);
		if (bn_type_measure(look->canvas, word, &type, 0).width > box->rect.w)
			look_fault(look, box->text, "has a word that doesn't fit");
		from = at;
	}
	bool cut = box->visible.h < box->rect.h || box->visible.w < box->rect.w;
	if (list == NULL && !box->secret && cut)
		look_fault(look, box->text, "is cut");
}

/* No words over others. */
static inline void look_check_texts(
	struct look *look, const struct bn_box *box, const struct bn_box *list, bool slides)
{
	if (box->content != BN_CONTENT_TEXT || box->text == NULL || box->text[0] == '\0')
		return;
	look_check_whole(look, box, list);
	for (size_t i = 0; i < look->text_count; i++) {
		bool passed = false;
		const struct bn_box *other = look->texts[i];
		struct bn_rect both = bn_rect_cut(box->visible, other->visible);
		if (both.w == 0 || look->text_slides[i] != slides ||
			(look->text_lists[i] != NULL && list == NULL &&
				look_hidden(look->root, both, look->text_lists[i], &passed)))
			continue;
		look_fault(look, box->text, other->text);
	}
	look->texts[look->text_count] = box;
	look->text_slides[look->text_count] = slides;
	look->text_lists[look->text_count++] = list;
	assert_true(look->text_count < MOST);
}

static inline void look_walk(struct look *look, const struct bn_box *box, const struct bn_box *list,
	const struct bn_box *target)
{
	look_check_told(look, box);
	if (box->action.code != 0) {
		if (box->id == NULL) {
			look_fault(look, "?", "can be touched but has no id");
			return;
		}
		target = box;
		look_check_size(look, box, list);
		look->targets[look->target_count] = box;
		look->lists[look->target_count] = list;
		look_check_apart(look, look->target_count++);
		assert_true(look->target_count < MOST);
	}
	look_check_words(look, box, target);
	look_check_texts(look, box, list, target != NULL && target->slides);
	if (box->scroll)
		list = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (box->pages == 0 || child->page == box->page) /* on show */
			look_walk(look, child, list, target);
}

/* Words don't run out of the surface they lie on. */
static inline void look_check_surface(
	const struct look *look, const struct bn_box *box, const struct bn_box *surface)
{
	bool words = box->content == BN_CONTENT_TEXT && box->text != NULL && box->text[0] != '\0';
	if (words && surface != NULL && !box->secret && !look_holds(surface->rect, box->rect))
		look_fault(look, box->text, "leaves its surface");
	if (box->fill != BN_TONE_NONE)
		surface = box;
	if (box->scroll)
		surface = NULL;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (box->pages == 0 || child->page == box->page)
			look_check_surface(look, child, surface);
}

/* Nothing to touch stands above this part of the window, but what is as large as that. */
static inline void look_reach(const struct look *look, float part)
{
	int top = look->window.y + (int)(part * (float)look->window.h);
	for (size_t i = 0; i < look->target_count; i++) {
		const struct bn_box *box = look->targets[i];
		bool seen = box->visible.w > 0 && box->visible.h > 0;
		if (seen && box->visible.y < top && box->visible.h < look->window.h / 2)
			look_fault(look, box->id, "is out of reach");
	}
}

/* All of it; look->root is laid out. */
static inline void look_over(struct look *look)
{
	look->target_count = look->id_count = look->text_count = 0;
	look_walk(look, bn_tree_top(look->root), NULL, NULL);
	look_check_surface(look, bn_tree_top(look->root), NULL);
}

#endif

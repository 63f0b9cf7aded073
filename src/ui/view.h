/* What is on show: the boxes of the present build, what a finger or the keyboard does to them, and
 * what outlives a build (how far lists were scrolled, where the focus is).
 * Life: create → rebuild → draw, touch, key, animate → … → destroy. Main thread only. */
#ifndef BN_UI_VIEW_H
#define BN_UI_VIEW_H

#include "base/json.h"
#include "ui/box.h"
#include "ui/gesture.h"
#include "ui/motion.h"

struct bn_view;

typedef void bn_view_build(void *context, struct bn_boxes *boxes, struct bn_box *root);

/* The canvas and the theme are the caller's and outlive the view. */
struct bn_view *bn_view_create(struct bn_canvas *canvas, const struct bn_theme *theme);
void bn_view_destroy(struct bn_view *view); /* NULL is fine */

/* The page of the next rebuild comes in like this; at once, where that is how things are (calm). A
 * touch or a key is for the page that comes, and has it all there. */
void bn_view_pass(struct bn_view *view, enum bn_motion_kind kind);
/* When its next step is due to be drawn; −1: no page is coming in. */
int64_t bn_view_pass_ms(const struct bn_view *view);
/* Builds anew and lays out for the canvas's present size. */
void bn_view_rebuild(struct bn_view *view, bn_view_build *build, void *context);
/* Draws a build beside the window: its pictures and letters are ready when it is needed. */
void bn_view_rehearse(struct bn_view *view, bn_view_build *build, void *context);
/* Into the window's memory. pictures: of the clips that are on. With a clip on, a change that no
 * finger made may be seen one picture later. at_ms: when it will be seen. */
void bn_view_draw(struct bn_view *view, struct bn_pictures pictures, int64_t at_ms);
/* To be seen, now. */
void bn_view_show(struct bn_view *view);
/* After both, with the time to the next picture to spare: gets ready to draw the clip's pictures
 * alone from then on. Some 10 ms of work, once for each page that stays. */
void bn_view_settle(struct bn_view *view);
/* Something on the page waits for the clip's next picture to be drawn with it: what breathes, or
 * the page's last change. Should none come, draw now and then. */
bool bn_view_waits(const struct bn_view *view);
/* True: something changed by itself or by a finger, and a draw is due. */
bool bn_view_dirty(const struct bn_view *view);
/* When a draw is due of the boxes a finger is on or left, and of nothing else; 0: now; −1: never.
 */
int64_t bn_view_press_ms(const struct bn_view *view);

/* True: *action is what the visitor asked for (a copy; its text lives until the next rebuild). */
bool bn_view_touch(struct bn_view *view, const struct bn_touch *touch, struct bn_action *action);

/* True once after a finger came down on a key: it may be heard. */
bool bn_view_take_key(struct bn_view *view);

/* What comes of the clock alone, a finger that is one or a long press: as bn_view_touch. next_ms:
 * when it is due, or −1. */
bool bn_view_tick(struct bn_view *view, int64_t now_ms, struct bn_action *action);
int64_t bn_view_next_ms(const struct bn_view *view);

enum bn_view_key { BN_VIEW_NEXT, BN_VIEW_PREVIOUS, BN_VIEW_ACTIVATE };
bool bn_view_key(struct bn_view *view, enum bn_view_key key, struct bn_action *action);

/* Reduced motion: lists stop where the finger leaves them, and don't give at their ends. */
void bn_view_calm(struct bn_view *view, bool calm);
/* Moves what moves by itself (a flung list); moving: call again at the next picture. */
void bn_view_animate(struct bn_view *view, int64_t now_ms);
bool bn_view_moving(const struct bn_view *view);

/* Ends the gesture under way: the screen changed under the finger. */
void bn_view_let_go(struct bn_view *view);
/* Forgets lists' places and the focus: another visitor. */
void bn_view_forget(struct bn_view *view);

/* The boxes of the last build. */
const struct bn_box *bn_view_root(const struct bn_view *view);
/* The accessibility tree: "nodes":[…], only what can be seen or touched now, without secrets. */
void bn_view_write_tree(struct bn_view *view, struct bn_json *json);

#endif

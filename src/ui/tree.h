/* The accessibility tree: the boxes of a screen as assistive tools, the keyboard and tests see
 * them. When a modal box is there, only it counts. */
#ifndef BN_UI_TREE_H
#define BN_UI_TREE_H

#include "base/json.h"
#include "ui/box.h"

/* The box all of this is about: the last modal one, else the root. */
const struct bn_box *bn_tree_top(const struct bn_box *root);
/* What a finger touches there: the uppermost box with an action, unless something filled lies over
 * it. Where there is nothing, the nearest one, as if each were at least `least` pixels wide and
 * high. NULL: nothing. */
const struct bn_box *bn_tree_hit(const struct bn_box *root, int x, int y, int least);
const struct bn_box *bn_tree_find(const struct bn_box *root, const char *id);
/* The next (1) or previous (−1) box the keyboard may stand on, round and round. */
const struct bn_box *bn_tree_step(const struct bn_box *root, const char *from, int direction);
/* The list `id` when it holds the box, else NULL. */
const struct bn_box *bn_tree_list_of(
	const struct bn_box *root, const char *id, const struct bn_box *box);
/* "nodes":[{"id","role","name","x","y","w","h","state"}…]: those seen at least in part; the place
 * is the part that is seen. */
void bn_tree_write(struct bn_boxes *boxes, const struct bn_box *root, const char *focused,
	struct bn_json *json);

#endif

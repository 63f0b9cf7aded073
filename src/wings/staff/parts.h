/* What the staff's screens share. */
#ifndef BN_WINGS_STAFF_PARTS_H
#define BN_WINGS_STAFF_PARTS_H

#include "wings/wing.h"

#define BN_STAFF_SIDE 620 /* width of the brand's column, lengthwise */

extern const struct bn_screen bn_staff_code, bn_staff_panel, bn_staff_pause;

/* "Espace équipe" and the Département, at this place of a STACK. */
void bn_staff_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand);
/* What the screen is about: a bubble above (upright), or on the brand's column at the left. */
void bn_staff_head(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, const char *words);
/* An order of theirs. */
struct bn_action bn_staff_order(enum bn_order order, const char *text);

#endif

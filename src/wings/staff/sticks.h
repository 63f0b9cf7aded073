/* What the screens about a stick share. */
#ifndef BN_WINGS_STAFF_STICKS_H
#define BN_WINGS_STAFF_STICKS_H

#include "wings/wing.h"

/* The sticks that are there, each asking for this order; or what to do where there is none. */
void bn_sticks_choose(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list,
	enum bn_order order);
void bn_sticks_progress(
	const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list, const char *words);
/* Whether the stick may be pulled out. */
void bn_sticks_release(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *card);
/* Back to the choice. */
void bn_sticks_again(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list);

#endif

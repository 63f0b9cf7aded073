/* The panel's card of clips: what is on, what can be shown, what was set aside and why. */
#ifndef BN_WINGS_STAFF_CLIPS_H
#define BN_WINGS_STAFF_CLIPS_H

#include "wings/wing.h"

/* Of the venue's, each once: those that can be shown, and all. */
void bn_clips_count(const struct bn_stage *stage, int *ready, int *all);
void bn_clips_card(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent);

#endif

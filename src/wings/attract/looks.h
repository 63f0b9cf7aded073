/* The attract screen's looks beside its clips, each in the file of its name. */
#ifndef BN_WINGS_ATTRACT_LOOKS_H
#define BN_WINGS_ATTRACT_LOOKS_H

#include "wings/wing.h"

/* The closing card of a screen that is watched from afar: an address to keep. */
void bn_card_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root);
/* Outside the venue's hours: dark, and when the loop is back. */
void bn_closed_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root);
/* One of the campaign's pictures, and what it shows: "", or a métier's title. */
void bn_slide_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root);
const char *bn_slide_title(const struct bn_stage *stage);

#endif

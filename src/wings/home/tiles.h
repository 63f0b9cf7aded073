/* Where the home screen leads: one to six tiles of unequal weight, as the campaign orders them. */
#ifndef BN_WINGS_HOME_TILES_H
#define BN_WINGS_HOME_TILES_H

#include "wings/wing.h"

void bn_home_tiles_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *tiles);

#endif

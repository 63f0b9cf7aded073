#ifndef BN_WINGS_ATTRACT_H
#define BN_WINGS_ATTRACT_H

#include "wings/wing.h"

extern const struct bn_wing bn_attract_wing;

#endif

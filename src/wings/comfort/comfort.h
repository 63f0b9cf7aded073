#ifndef BN_WINGS_COMFORT_H
#define BN_WINGS_COMFORT_H

#include "wings/wing.h"

extern const struct bn_wing bn_comfort_wing;

#endif

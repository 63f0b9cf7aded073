#ifndef BN_WINGS_IDLE_H
#define BN_WINGS_IDLE_H

#include "wings/wing.h"

extern const struct bn_wing bn_idle_wing;

#endif

#ifndef BN_WINGS_HOME_H
#define BN_WINGS_HOME_H

#include "wings/wing.h"

extern const struct bn_wing bn_home_wing;

#endif

#ifndef BN_WINGS_FEED_H
#define BN_WINGS_FEED_H

#include "wings/wing.h"

extern const struct bn_wing bn_feed_wing;

#endif

/* The staff's screens: the pad that asks for their code, and what it opens. */
#ifndef BN_WINGS_STAFF_STAFF_H
#define BN_WINGS_STAFF_STAFF_H

#include "wings/wing.h"

extern const struct bn_wing bn_staff_wing;

#endif

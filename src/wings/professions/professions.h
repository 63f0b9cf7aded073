#ifndef BN_WINGS_PROFESSIONS_H
#define BN_WINGS_PROFESSIONS_H

#include "wings/wing.h"

extern const struct bn_wing bn_professions_wing;

/* The wing's screens: the list, one métier, two side by side, and a page continued on the phone. */
extern const struct bn_screen bn_professions_list;
extern const struct bn_screen bn_professions_page;
extern const struct bn_screen bn_professions_compare;
extern const struct bn_screen bn_professions_phone;

#endif

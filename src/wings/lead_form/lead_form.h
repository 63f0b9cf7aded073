#ifndef BN_WINGS_LEAD_FORM_H
#define BN_WINGS_LEAD_FORM_H

#include "wings/wing.h"

extern const struct bn_wing bn_lead_form_wing;

#endif

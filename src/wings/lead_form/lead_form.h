#ifndef BN_WINGS_LEAD_FORM_H
#define BN_WINGS_LEAD_FORM_H

#include "wings/wing.h"

extern const struct bn_wing bn_lead_form_wing;

/* The notice's words as the form shows them: their hash is kept with the lead, to prove later what
 * was read. The caller frees them. */
char *bn_lead_form_notice(const struct bn_campaign *campaign, const char *language);

#endif

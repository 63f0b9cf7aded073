/* A campaign at its limits, in memory only: what staff may write and what visitors then see. */
#ifndef BN_KIOSK_STRESS_H
#define BN_KIOSK_STRESS_H

#include "content/campaign.h"

/* Makes every text that visitors see as long as the campaign's rules allow, of long words. Ids,
 * files, addresses and dates stay. */
void bn_stress_lengthen(struct bn_campaign *campaign);
/* A copy whose lists are empty; it borrows everything else: don't destroy it. */
struct bn_campaign bn_stress_empty(const struct bn_campaign *campaign);

#endif

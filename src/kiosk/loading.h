/* The campaign at the start, read by a thread: the loop needs little of it, and is on while the
 * rest of a large one is read. Main thread only. */
#ifndef BN_KIOSK_LOADING_H
#define BN_KIOSK_LOADING_H

#include "content/campaign.h"

struct bn_loading;

struct bn_loading *bn_loading_begin(const char *folder);
/* Waits for what the loop needs (bn_campaign_begin). NULL: there are mistakes already. It has the
 * rest only after the end. */
struct bn_campaign *bn_loading_first(struct bn_loading *loading);
/* Whether the end would wait no more. */
bool bn_loading_done(struct bn_loading *loading);
/* Waits for the rest, and frees the loading. *campaign is the caller's, also where it has mistakes:
 * then false, and all of them are on standard error. */
bool bn_loading_end(struct bn_loading *loading, struct bn_campaign **campaign);

#endif

/* What is read at the start, by a thread: the campaign, of which the loop needs little, and is on
 * while the rest of a large one is read; and whom leads are sealed for, which takes a second when a
 * key for demonstration has to be made. Main thread only. */
#ifndef BN_KIOSK_LOADING_H
#define BN_KIOSK_LOADING_H

#include "content/campaign.h"
#include "leads/seal.h"

struct bn_loading;

/* data: the data folder, which is there; outlives it. */
struct bn_loading *bn_loading_begin(const char *campaign, const char *data);
/* Waits for what the loop needs (bn_campaign_begin). NULL: there are mistakes already. It has the
 * rest only after the end. */
struct bn_campaign *bn_loading_first(struct bn_loading *loading);
/* Whether the end would wait no more. */
bool bn_loading_done(struct bn_loading *loading);
struct bn_loaded {
	struct bn_campaign *campaign; /* the caller's, also where it has mistakes */
	struct bn_seal_recipients recipients;
	bool demonstration; /* they are a key anybody may open */
};
/* Waits for the rest, and frees the loading. False: all that is wrong is on standard error. */
bool bn_loading_end(struct bn_loading *loading, struct bn_loaded *loaded);

#endif

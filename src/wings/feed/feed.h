#ifndef BN_WINGS_FEED_H
#define BN_WINGS_FEED_H

#include "wings/wing.h"

extern const struct bn_wing bn_feed_wing;

/* The wing's screens: the clips one by one, and the code that shares one. */
extern const struct bn_screen bn_feed_screen;
extern const struct bn_screen bn_feed_share;

enum bn_feed_action {
	BN_FEED_NEXT = BN_INTENT_OWN,
	BN_FEED_PREVIOUS,
	BN_FEED_AGAIN, /* from the first */
	BN_FEED_LIKE,  /* the one on show, or not any more */
};

/* The address to share a testimony by: its own page, or the campaign's; NULL: none. Pure. */
const char *bn_feed_address(const struct bn_campaign *campaign, const struct bn_clip *clip);

#endif

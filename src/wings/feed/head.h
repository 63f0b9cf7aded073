/* The upper edge of the feed: how far one is in it and in the clip, whose it is. */
#ifndef BN_WINGS_FEED_HEAD_H
#define BN_WINGS_FEED_HEAD_H

#include "wings/wing.h"

/* at: of the testimonies, counted from 0; their count: all were seen. */
void bn_feed_head_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	size_t at, size_t count);

#endif

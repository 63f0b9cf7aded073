/* What can be done with the testimony that is on: like, share, sound, captions, pause, back. */
#ifndef BN_WINGS_FEED_RAIL_H
#define BN_WINGS_FEED_RAIL_H

#include "wings/wing.h"

/* liked: by this visitor. bottom: units below it. */
void bn_feed_rail_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_clip *clip, bool liked, float bottom);

#endif

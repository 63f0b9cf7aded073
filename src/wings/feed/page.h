/* The pages of the feed: one a testimony, and the last, which says that all were seen. */
#ifndef BN_WINGS_FEED_PAGE_H
#define BN_WINGS_FEED_PAGE_H

#include "wings/wing.h"

/* A testimony, `below`: units at its foot for what stands there on every page. on: it is the one
 * that plays; else nothing of it can be touched or is told. */
void bn_feed_page_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *page,
	const struct bn_clip *clip, bool on, float below);
void bn_feed_page_end(struct bn_builder *b, struct bn_box *page, bool on);
/* A campaign without testimonies: where to go instead. */
void bn_feed_page_none(struct bn_builder *b, struct bn_box *page);

#endif

/* The films of a campaign, played to their first pictures by borne-player and measured by ffmpeg,
 * where these are installed: each file once, as many at a time as there are processors. */
#ifndef BN_CTL_MEDIA_H
#define BN_CTL_MEDIA_H

#include "content/campaign.h"

struct bn_media_tools {
	char *player, *ffmpeg; /* paths; NULL: not there */
};

void bn_media_find(struct bn_media_tools *tools);
void bn_media_finish(struct bn_media_tools *tools);

/* Warns of films that don't play, aren't as clips.yaml says, are heard without captions, or louder
 * or softer than the others. */
void bn_media_check(const struct bn_campaign *campaign, const struct bn_media_tools *tools,
	struct bn_problems *problems);

#endif

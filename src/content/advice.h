/* What a good campaign is still told by bornectl check, as warnings: files that nothing names,
 * texts without a translation, clips without captions, dates that are over. */
#ifndef BN_CONTENT_ADVICE_H
#define BN_CONTENT_ADVICE_H

#include "content/campaign.h"
#include "content/node.h"

/* Reads the campaign's files once more, for their places. today: "2026-11-29". */
void bn_advice_give(
	const struct bn_campaign *campaign, const char *today, struct bn_problems *problems);

/* Somebody surely speaks in it: a testimony, or a clip that a venue plays with its sound. */
bool bn_advice_speaks(const struct bn_campaign *campaign, const struct bn_clip *clip);
/* Nothing to read in the campaign's first language where it is heard. place: the clip's node. */
void bn_advice_captions(const struct bn_campaign *campaign, const struct bn_clip *clip,
	const char *file, const struct bn_node *place, struct bn_problems *problems);

#endif

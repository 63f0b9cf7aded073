/* What the command line asks for by name, found in the campaign. */
#ifndef BN_KIOSK_CHOICE_H
#define BN_KIOSK_CHOICE_H

#include "content/campaign.h"

/* Where a link to a campaign leads now, as another may take its place while this one is on; the
 * folder itself where it is none. The caller frees it. */
char *bn_choice_folder(const char *folder);
/* Destroy it with bn_campaign_destroy. NULL: it has mistakes, all printed on standard error. */
struct bn_campaign *bn_choice_campaign(const char *folder);
/* The campaign's own. name NULL: its first. NULL: it has none of that name (logged, with those it
 * has). */
const struct bn_venue *bn_choice_venue(const struct bn_campaign *campaign, const char *name);
/* The campaign's own, NULL where name is NULL. False: it has none of that name (logged). */
bool bn_choice_event(
	const struct bn_campaign *campaign, const char *name, const struct bn_event **event);
/* The one that is chosen by itself at this venue, on the local day of that moment, or NULL. */
const struct bn_event *bn_choice_event_now(
	const struct bn_campaign *campaign, const struct bn_venue *venue, int64_t wall);
/* The wanted one, or, where the campaign isn't written in it (logged) or wanted is NULL, the
 * campaign's first. Lives as long as both. */
const char *bn_choice_language(const struct bn_campaign *campaign, const char *wanted);

#endif

#include "kiosk/edition.h"

#include "base/log.h"
#include "base/tr.h"
#include "kiosk/choice.h"
#include "kiosk/opening.h"

#define LOOK_MS    1000
#define PREVIEW_MS 100

static bool is_same(struct bn_edition *edition, const char *folder)
{
	uint64_t before = edition->stamp;
	edition->stamp = bn_campaign_stamp(folder);
	return edition->stamp == before;
}

void bn_edition_begin(struct bn_edition *edition, const char *folder, int64_t now_ms)
{
	*edition = (struct bn_edition){.stamp = bn_campaign_stamp(folder), .looked_ms = now_ms};
}

static struct bn_campaign *read(struct bn_kiosk *kiosk)
{
	struct bn_campaign *campaign = bn_choice_campaign(kiosk->options.campaign);
	const struct bn_event *event = NULL;
	if (campaign != NULL && bn_choice_venue(campaign, kiosk->options.venue) != NULL &&
		bn_choice_event(campaign, kiosk->options.event, &event))
		return campaign;
	bn_campaign_destroy(campaign);
	return NULL;
}

static bool is_free(const struct bn_kiosk *kiosk)
{
	bool busy = bn_session_stage(kiosk->session)->saving != BN_SAVING_NONE ||
		    bn_session_stage(kiosk->session)->erasing == BN_ERASING_BUSY;
	return (kiosk->options.preview || bn_session_is_free(kiosk->session)) && !busy;
}

bool bn_edition_follow(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_edition *edition = &kiosk->edition;
	int64_t next_ms = edition->looked_ms + (kiosk->options.preview ? PREVIEW_MS : LOOK_MS);
	if (now_ms < next_ms || !is_free(kiosk))
		return false;
	edition->looked_ms = now_ms;
	/* Who saves a file may still be writing it: it is read once it stays as it is. */
	if (!is_same(edition, kiosk->options.campaign)) {
		edition->changed = true;
		return false;
	}
	if (!edition->changed)
		return false;
	edition->changed = false;
	struct bn_campaign *campaign = read(kiosk);
	bn_trace_campaign(kiosk->trace, campaign != NULL);
	bn_journal_add(kiosk->journal,
		campaign != NULL ? BN_JOURNAL_CAMPAIGN : BN_JOURNAL_CAMPAIGN_REFUSED,
		campaign != NULL ? campaign->id : kiosk->options.campaign, NULL);
	if (campaign == NULL) {
		bn_log_warn("kiosk", "%s",
			_("la campagne a changé, mais elle n’est pas prête (voir ci-dessus) : la "
			  "borne "
			  "continue avec celle d’avant"));
		return false;
	}
	bn_log_info("kiosk", "%s", _("la campagne a changé : la nouvelle est à l’écran"));
	bn_opening_renew(kiosk, campaign);
	return true;
}

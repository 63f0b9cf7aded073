#include "kiosk/choice.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"

#include <stdlib.h>
#include <sys/stat.h>

char *bn_choice_folder(const char *folder)
{
	struct stat info;
	char *real = NULL;
	if (lstat(folder, &info) == 0 && S_ISLNK(info.st_mode))
		real = realpath(folder, NULL);
	return real != NULL ? real : bn_mem_strdup(folder);
}

struct bn_campaign *bn_choice_campaign(const char *folder)
{
	struct bn_problems problems = {0};
	char *real = bn_choice_folder(folder);
	struct bn_campaign *campaign = bn_campaign_load(real, &problems);
	free(real);
	if (campaign == NULL)
		bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	return campaign;
}

const struct bn_venue *bn_choice_venue(const struct bn_campaign *campaign, const char *name)
{
	if (name == NULL)
		return &campaign->venues[0];
	const struct bn_venue *venue = bn_campaign_venue(campaign, name);
	if (venue != NULL)
		return venue;
	struct bn_str known = {0};
	for (size_t i = 0; i < campaign->venue_count; i++)
		bn_str_addf(&known, "%s%s", i > 0 ? ", " : "", campaign->venues[i].id);
	bn_log_error("kiosk", _("le lieu « %s » n’est pas dans la campagne ; elle a : %s"), name,
		bn_str_text(&known));
	bn_str_finish(&known);
	return NULL;
}

bool bn_choice_event(
	const struct bn_campaign *campaign, const char *name, const struct bn_event **event)
{
	*event = name != NULL ? bn_campaign_event(campaign, name) : NULL;
	if (name == NULL || *event != NULL)
		return true;
	struct bn_str known = {0};
	for (size_t i = 0; i < campaign->event_count; i++)
		bn_str_addf(&known, "%s%s", i > 0 ? ", " : "", campaign->events[i].id);
	bn_log_error("kiosk", _("l’événement « %s » n’est pas dans la campagne ; elle a : %s"),
		name, campaign->event_count > 0 ? bn_str_text(&known) : "–");
	bn_str_finish(&known);
	return false;
}

const struct bn_event *bn_choice_event_now(
	const struct bn_campaign *campaign, const struct bn_venue *venue, int64_t wall)
{
	char day[BN_CLOCK_TEXT];
	bn_clock_utc(wall + (int64_t)bn_clock_offset(wall) * 60, day);
	day[10] = '\0';
	for (size_t i = 0; i < campaign->event_count; i++)
		if (bn_event_holds(&campaign->events[i], venue->id, day))
			return &campaign->events[i];
	return NULL;
}

const char *bn_choice_language(const struct bn_campaign *campaign, const char *wanted)
{
	if (wanted == NULL || bn_campaign_has_language(campaign, wanted))
		return wanted != NULL ? wanted : campaign->languages[0];
	bn_log_warn("kiosk", _("la campagne n’est pas écrite en « %s » : elle commence en « %s »"),
		wanted, campaign->languages[0]);
	return campaign->languages[0];
}

#include "kiosk/edition.h"

#include "base/file.h"
#include "base/log.h"
#include "base/tr.h"
#include "kiosk/choice.h"
#include "kiosk/opening.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LOOK_MS    1000
#define PREVIEW_MS 100

static const char *const files[] = {
	"campaign.yaml", "professions.yaml", "clips.yaml", "lead_form.yaml", "pages.yaml"};

/* Another file, or the same one written again, has another one; what isn't there has 0. */
static struct bn_edition_file look(const char *folder, const char *name)
{
	struct stat info;
	char *path = bn_file_join(folder, name);
	bool there = stat(path, &info) == 0;
	free(path);
	if (!there)
		return (struct bn_edition_file){0};
	return (struct bn_edition_file){.inode = (uint64_t)info.st_ino,
		.bytes = (int64_t)info.st_size,
		.changed_s = (int64_t)info.st_mtim.tv_sec,
		.changed_ns = (int64_t)info.st_mtim.tv_nsec};
}

static bool look_at_all(struct bn_edition_file seen[BN_EDITION_FILES], const char *folder)
{
	bool same = true;
	for (size_t i = 0; i < BN_EDITION_FILES; i++) {
		struct bn_edition_file now = look(folder, files[i]);
		same = same && memcmp(&now, &seen[i], sizeof(now)) == 0;
		seen[i] = now;
	}
	return same;
}

void bn_edition_begin(struct bn_edition *edition, const char *folder, int64_t now_ms)
{
	_Static_assert(sizeof(files) / sizeof(files[0]) == BN_EDITION_FILES, "one each");
	look_at_all(edition->seen, folder);
	edition->looked_ms = now_ms;
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
	return (kiosk->options.preview || bn_session_in_loop(kiosk->session)) && !busy;
}

bool bn_edition_follow(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_edition *edition = &kiosk->edition;
	if (now_ms < bn_edition_next_ms(kiosk) || !is_free(kiosk))
		return false;
	edition->looked_ms = now_ms;
	/* Who saves a file may still be writing it: it is read once it stays as it is. */
	if (!look_at_all(edition->seen, kiosk->options.campaign)) {
		edition->changed = true;
		return false;
	}
	if (!edition->changed)
		return false;
	edition->changed = false;
	struct bn_campaign *campaign = read(kiosk);
	bn_trace_campaign(kiosk->trace, campaign != NULL);
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

int64_t bn_edition_next_ms(const struct bn_kiosk *kiosk)
{
	return kiosk->edition.looked_ms + (kiosk->options.preview ? PREVIEW_MS : LOOK_MS);
}

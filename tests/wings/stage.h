/* The campaign of the Lot and a stage to build screens on, without a session. */
#ifndef BN_TESTS_WINGS_STAGE_H
#define BN_TESTS_WINGS_STAGE_H

#include "base/paths.h"
#include "base/tr.h"
#include "tests/test.h"
#include "wings/wing.h"

static inline struct bn_campaign *stage_campaign(void)
{
	char *folder = bn_paths_share("config/campaigns/lot");
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	free(folder);
	return campaign;
}

static inline void stage_languages(void)
{
	bn_tr_init();
	bindtextdomain("borne", TEST_LOCALE);
}

static inline void stage_speak(struct bn_stage *stage, const char *language)
{
	stage->language = language;
	bn_tr_set(language);
}

#endif

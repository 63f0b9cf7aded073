#include "ctl/judge.h"

#include "base/mem.h"
#include "content/campaign.h"
#include "ctl/command.h"

char *bn_judge_folder(const char *folder)
{
	char *rest[] = {(char *)folder};
	const struct bn_arguments arguments = {
		.command = &bn_command_check, .rest = rest, .rest_count = 1};
	struct bn_problems problems = {0};
	if (bn_command_check.run(&arguments) != BN_CTL_DONE)
		return NULL;
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	char *id = campaign != NULL ? bn_mem_strdup(campaign->id) : NULL;
	bn_campaign_destroy(campaign);
	bn_problems_finish(&problems);
	return id;
}

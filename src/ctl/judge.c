#include "ctl/judge.h"

#include "base/mem.h"
#include "base/str.h"
#include "content/campaign.h"
#include "ctl/command.h"

static void leave_films(struct bn_arguments *arguments)
{
	for (size_t i = 0; arguments->command->options[i].name != NULL; i++)
		if (bn_str_same(arguments->command->options[i].name, "no-media"))
			arguments->values[i] = "";
}

char *bn_judge_folder(const char *folder, bool films)
{
	char *rest[] = {(char *)folder};
	struct bn_arguments arguments = {
		.command = &bn_command_check, .rest = rest, .rest_count = 1};
	struct bn_problems problems = {0};
	if (!films)
		leave_films(&arguments);
	if (bn_command_check.run(&arguments) != BN_CTL_DONE)
		return NULL;
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	char *id = campaign != NULL ? bn_mem_strdup(campaign->id) : NULL;
	bn_campaign_destroy(campaign);
	bn_problems_finish(&problems);
	return id;
}

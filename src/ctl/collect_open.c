#include "base/tr.h"
#include "ctl/collect.h"

#include <stdio.h>

bool bn_collect_allows(const struct bn_arguments *arguments)
{
	for (int i = 0; i < arguments->rest_count; i++) {
		if (bn_remote_name_allowed(arguments->rest[i]))
			continue;
		bn_command_complain(_("%s : ce n’est pas un préfixe ; par exemple borne/46"),
			arguments->rest[i]);
		return false;
	}
	return true;
}

bool bn_collect_read(struct bn_collect *collect, const char *config, const char *kiosks)
{
	struct bn_problems problems = {0};
	bool good = bn_sync_config_read(&collect->config, config, &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	collect->judges = kiosks != NULL;
	return good && (kiosks == NULL || bn_expected_read(&collect->expected, kiosks));
}

bool bn_collect_open(struct bn_collect *collect, const char *into, int64_t wall)
{
	collect->collected = bn_collected_open(into, wall);
	if (collect->collected == NULL) {
		bn_command_complain(
			_("%s : les enregistrements reçus ne peuvent pas y être gardés ; "
			  "le message ci-dessus dit pourquoi"),
			into);
		return false;
	}
	bn_collected_judge(collect->collected, collect->judges ? bn_expected_allows : NULL,
		&collect->expected);
	return true;
}

void bn_collect_close(struct bn_collect *collect)
{
	bn_collected_close(collect->collected);
	collect->collected = NULL;
}

void bn_collect_finish(struct bn_collect *collect)
{
	bn_sync_config_finish(&collect->config);
	bn_expected_finish(&collect->expected);
}

#include "staff/panel.h"

#include <string.h>

const char *bn_panel_aside(const struct bn_panel *panel, const char *clip)
{
	const struct bn_health *health = &panel->health;
	for (size_t i = 0; i < health->clip_count; i++)
		if (strcmp(health->clips[i].id, clip) == 0)
			return health->clips[i].why;
	return NULL;
}

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

const struct bn_stick *bn_panel_stick(const struct bn_panel *panel, const char *name)
{
	for (size_t i = 0; i < panel->stick_count; i++)
		if (strcmp(panel->sticks[i].name, name) == 0)
			return &panel->sticks[i];
	return NULL;
}

#include "staff/panel.h"

#include <string.h>

/* The fact's text is "lot-court, temoignage-ass". */
bool bn_panel_is_aside(const struct bn_panel *panel, const char *clip)
{
	const char *listed = panel->health.facts[BN_HEALTH_CLIPS_ASIDE].text;
	size_t length = strlen(clip);
	while (*listed != '\0') {
		size_t word = strcspn(listed, ",");
		if (word == length && strncmp(listed, clip, length) == 0)
			return true;
		listed += word;
		listed += strspn(listed, ", ");
	}
	return false;
}

#include "wings/article/article.h"
#include "wings/attract/attract.h"
#include "wings/comfort/comfort.h"
#include "wings/feed/feed.h"
#include "wings/home/home.h"
#include "wings/idle/idle.h"
#include "wings/lead_form/lead_form.h"
#include "wings/professions/professions.h"
#include "wings/staff/staff.h"

#include <string.h>

const struct bn_wing *const bn_wings[] = {
	&bn_attract_wing,
	&bn_home_wing,
	&bn_professions_wing,
	&bn_feed_wing,
	&bn_article_wing,
	&bn_lead_form_wing,
	&bn_idle_wing,
	&bn_comfort_wing,
	&bn_staff_wing,
	NULL,
};

const struct bn_screen *bn_wings_screen(const char *name)
{
	for (const struct bn_wing *const *wing = bn_wings; *wing != NULL; wing++)
		for (const struct bn_screen *const *screen = (*wing)->screens; *screen != NULL;
			screen++)
			if (strcmp((*screen)->name, name) == 0)
				return *screen;
	return NULL;
}

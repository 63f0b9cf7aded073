#include "wings/professions/professions.h"

#include "base/str.h"

bool bn_professions_serves(const struct bn_profession *profession, const char *public_id)
{
	if (public_id == NULL)
		return true;
	for (size_t i = 0; i < profession->public_count; i++)
		if (bn_str_same(profession->publics[i]->id, public_id))
			return true;
	return false;
}

static const struct bn_screen *const screens[] = {&bn_professions_list, &bn_professions_page,
	&bn_professions_compare, &bn_professions_phone, NULL};
const struct bn_wing bn_professions_wing = {"professions", screens};

#include "wings/professions/professions.h"

static const struct bn_screen *const screens[] = {&bn_professions_list, &bn_professions_page,
	&bn_professions_compare, &bn_professions_phone, NULL};
const struct bn_wing bn_professions_wing = {"professions", screens};

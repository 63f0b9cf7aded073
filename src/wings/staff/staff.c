#include "wings/staff/staff.h"

#include "wings/staff/parts.h"

static const struct bn_screen *const screens[] = {&bn_staff_code, &bn_staff_panel, &bn_staff_place,
	&bn_staff_settings, &bn_staff_trials, &bn_staff_glass, &bn_staff_export, &bn_staff_install,
	&bn_staff_power, &bn_staff_pause, NULL};
const struct bn_wing bn_staff_wing = {"staff", screens};

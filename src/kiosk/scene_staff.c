#include "kiosk/scene_staff.h"

#define SAMPLE \
	.tries_left = 5, .lock_minutes = 5, .digits = "1234567890", .folder = "/var/lib/borne"

const struct bn_panel bn_scene_panel = {SAMPLE};

bool bn_scene_pad_wrong(struct bn_stage *stage)
{
	static const struct bn_panel wrong = {.pad = BN_PAD_WRONG,
		.tries_left = 2,
		.wait_seconds = 4,
		.lock_minutes = 5,
		.digits = "1234567890"};
	stage->panel = &wrong;
	return true;
}

bool bn_scene_pad_locked(struct bn_stage *stage)
{
	static const struct bn_panel locked = {.pad = BN_PAD_WRONG,
		.wait_seconds = 287,
		.lock_minutes = 10,
		.digits = "7204915836"};
	stage->panel = &locked;
	return true;
}

bool bn_scene_pad_unset(struct bn_stage *stage)
{
	static const struct bn_panel unset = {.pad = BN_PAD_UNSET, SAMPLE};
	stage->panel = &unset;
	return true;
}

bool bn_scene_pad_unsure(struct bn_stage *stage)
{
	static const struct bn_panel unsure = {.pad = BN_PAD_UNSURE, SAMPLE};
	stage->panel = &unsure;
	return true;
}

#include "kiosk/scene_staff.h"

#define GB ((uint64_t)1000000000)

/* An ordinary day: twelve leads wait for a stick, all else is well. */
#define DAY                                                                                     \
	.tries_left = 5, .lock_minutes = 5, .digits = "1234567890", .folder = "/var/lib/borne", \
	.known = true, .disk_bytes = 98 * GB, .brightness = 70, .can_restart = true,            \
	.can_leave = true, .has_shelf = true, .on = "lot-long"
#define FACTS                                                            \
	[BN_HEALTH_LEADS_TODAY] = {BN_HEALTH_NONE, true, 37, ""},        \
	[BN_HEALTH_LEADS_UNSENT] = {BN_HEALTH_NONE, true, 12, ""},       \
	[BN_HEALTH_OLDEST_UNSENT] = {BN_HEALTH_GOOD, true, 25000, ""},   \
	[BN_HEALTH_LAST_SENT] = {BN_HEALTH_NONE, true, 90000, "export"}, \
	[BN_HEALTH_MEMORY] = {BN_HEALTH_GOOD, true, 2100000000, ""},     \
	[BN_HEALTH_TEMPERATURE] = {BN_HEALTH_GOOD, true, 61, ""},        \
	[BN_HEALTH_VERSION] = {BN_HEALTH_NONE, true, 0, BORNE_VERSION},  \
	[BN_HEALTH_CAMPAIGN] = {BN_HEALTH_NONE, true, 0, "lot"},         \
	[BN_HEALTH_UPTIME] = {BN_HEALTH_NONE, true, 31000, ""}
#define WELL                                                             \
	[BN_HEALTH_CLIPS_ASIDE] = {BN_HEALTH_GOOD, true, 0, ""},         \
	[BN_HEALTH_DISK] = {BN_HEALTH_GOOD, true, 61 * (int64_t)GB, ""}, \
	[BN_HEALTH_CLOCK] = {BN_HEALTH_GOOD, true, 1, ""},               \
	[BN_HEALTH_NETWORK] = {BN_HEALTH_NONE, true, 1, "wlan0"},        \
	[BN_HEALTH_CHECK] = {BN_HEALTH_GOOD, true, 31000, ""}
#define USUAL DAY, .health = {.facts = {FACTS, WELL}}
#define STICKS                                                                           \
	.stick_count = 2, .sticks = {{.name = "sda1", .free = 14 * GB, .size = 16 * GB}, \
				  {.name = "sdb1", .free = GB / 4, .size = GB, .read_only = true}}
#define TASK(what, how) .task = (what), .task_state = (how), .task_stick = "sda1"

const struct bn_panel bn_scene_panel = {USUAL, STICKS};

#define SET(name, ...)                                              \
	bool name(struct bn_stage *stage)                           \
	{                                                           \
		static const struct bn_panel panel = {__VA_ARGS__}; \
		stage->panel = &panel;                              \
		return true;                                        \
	}

SET(bn_scene_pad_wrong, .pad = BN_PAD_WRONG, .tries_left = 2, .wait_seconds = 4, .lock_minutes = 5,
	.digits = "1234567890")
SET(bn_scene_pad_locked, .pad = BN_PAD_WRONG, .wait_seconds = 287, .lock_minutes = 10,
	.digits = "7204915836")
SET(bn_scene_pad_unset, .pad = BN_PAD_UNSET, USUAL)
SET(bn_scene_pad_unsure, .pad = BN_PAD_UNSURE, USUAL)
SET(bn_scene_panel_unknown, .brightness = -1, .digits = "1234567890")
SET(bn_scene_panel_bad, DAY, .settings = {.paused = true, .clips_only = true},
	.health = {
		.facts = {FACTS,
			[BN_HEALTH_CLIPS_ASIDE] = {BN_HEALTH_ATTENTION, true, 1, "temoignage-ass"},
			[BN_HEALTH_DISK] = {BN_HEALTH_BAD, true, 64000000, ""},
			[BN_HEALTH_CLOCK] = {BN_HEALTH_ATTENTION, true, 0, ""},
			[BN_HEALTH_NETWORK] = {BN_HEALTH_NONE, true, 0, ""},
			[BN_HEALTH_CHECK] = {BN_HEALTH_ATTENTION, true, 7200, "refused"}},
		.clips = {{"temoignage-ass",
			"it failed 3 times in a row: no new picture for 1.8 s"}},
		.clip_count = 1})
SET(bn_scene_no_stick, USUAL)
SET(bn_scene_unreadable_stick, USUAL, .plugged = true)
SET(bn_scene_exporting, USUAL, STICKS, TASK(BN_TASK_EXPORT, BN_TASK_RUNNING), .part = .4f)
SET(bn_scene_export_slow, USUAL, STICKS, TASK(BN_TASK_EXPORT, BN_TASK_RUNNING), .part = .25f,
	.slow = true, .busy = true)
SET(bn_scene_export_silent, USUAL, TASK(BN_TASK_EXPORT, BN_TASK_FAILED), .silent = true,
	.stuck = true)
SET(bn_scene_stuck_stick, USUAL, .stuck = true)
SET(bn_scene_exported, USUAL, TASK(BN_TASK_EXPORT, BN_TASK_DONE), .leads = 12,
	.file = "borne-0a1b2c3d-20270321-174205.leads", .released = true)
SET(bn_scene_releasing, USUAL, STICKS, TASK(BN_TASK_EXPORT, BN_TASK_DONE), .leads = 1,
	.file = "borne-0a1b2c3d-20270321-174205.leads")
SET(bn_scene_nothing_exported, USUAL, TASK(BN_TASK_EXPORT, BN_TASK_DONE), .released = true,
	.export_result = BN_EXPORT_NOTHING)
SET(bn_scene_export_full, USUAL, STICKS, TASK(BN_TASK_EXPORT, BN_TASK_FAILED),
	.export_result = BN_EXPORT_FULL)
SET(bn_scene_export_gone, USUAL, TASK(BN_TASK_EXPORT, BN_TASK_FAILED),
	.export_result = BN_EXPORT_FAILED, .gone = true)
SET(bn_scene_packs, USUAL, STICKS, .stick = "sda1", .searched = true, .pack_count = 2,
	.packs = {"lot-12.borne", "ma-campagne-de-printemps-3.borne"})
SET(bn_scene_no_packs, USUAL, STICKS, .stick = "sda1", .searched = true)
SET(bn_scene_installed, USUAL, TASK(BN_TASK_INSTALL, BN_TASK_DONE), .file = "lot 12",
	.released = true)
SET(bn_scene_not_installed, USUAL, STICKS, TASK(BN_TASK_INSTALL, BN_TASK_FAILED),
	.file = "lot-12.borne", .why = "signé par une clé que cette borne ne connaît pas")
SET(bn_scene_power_asked, USUAL, .asked = true)
SET(bn_scene_power_refused, USUAL, .refused = true)

#include "base/mem.h"
#include "base/str.h"
#include "kiosk/backstage_private.h"
#include "staff/ask.h"
#include "staff/backlight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEP 10 /* percent, of volume and brightness */

static void copy(char *to, size_t room, const char *from)
{
	size_t length = strnlen(from, room - 1);
	memcpy(to, from, length);
	to[length] = '\0';
}

/* It is kept, and the loop follows once staff have left. */
static void keep(struct bn_kiosk *kiosk)
{
	struct bn_backstage *backstage = kiosk->backstage;
	bn_stagehand_keep(backstage->hand, &backstage->panel.settings);
	backstage->anew = true;
}

static void choose(struct bn_kiosk *kiosk, char into[BN_SETTINGS_ID], const char *id)
{
	const struct bn_settings *settings = &kiosk->backstage->panel.settings;
	copy(into, BN_SETTINGS_ID, id);
	keep(kiosk);
	bn_backstage_note_event(kiosk);
	bn_journal_add(kiosk->journal, BN_JOURNAL_VENUE, settings->venue, settings->event);
}

static void turn_sound(struct bn_kiosk *kiosk)
{
	struct bn_settings *settings = &kiosk->backstage->panel.settings;
	bool on = settings->sound == BN_AS_IT_IS ? kiosk->venue->sound : settings->sound == BN_YES;
	settings->sound = on ? BN_NO : BN_YES;
	keep(kiosk);
}

static int volume_of(const struct bn_kiosk *kiosk)
{
	int chosen = kiosk->backstage->panel.settings.volume;
	return chosen > 0 ? chosen : kiosk->venue->volume;
}

static int step(int percent, int by, int least)
{
	int next = (percent + (by > 0 ? 0 : STEP - 1)) / STEP * STEP + by;
	return next < least ? least : next > 100 ? 100 : next;
}

static void turn_volume(struct bn_kiosk *kiosk, int by)
{
	kiosk->backstage->panel.settings.volume = step(volume_of(kiosk), by, STEP);
	keep(kiosk);
	bn_show_chime(kiosk->show, volume_of(kiosk));
}

static void turn_light(struct bn_kiosk *kiosk, int by)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	if (panel->brightness < 0)
		return;
	panel->brightness = step(panel->brightness, by, BN_BACKLIGHT_LEAST);
	bn_stagehand_light(kiosk->backstage->hand, panel->brightness);
}

static void turn_clips_only(struct bn_kiosk *kiosk)
{
	struct bn_settings *settings = &kiosk->backstage->panel.settings;
	settings->clips_only = !settings->clips_only;
	keep(kiosk);
	bn_journal_add(kiosk->journal, settings->clips_only ? BN_JOURNAL_PAUSE : BN_JOURNAL_RESUME,
		"clips", NULL);
}

/* Whoever says "je reviens" leaves: the panel closes. */
static void turn_pause(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_settings *settings = &kiosk->backstage->panel.settings;
	const struct bn_action quit = {.code = BN_INTENT_QUIT};
	settings->paused = !settings->paused;
	bn_stagehand_keep(kiosk->backstage->hand, settings);
	bn_session_pause(kiosk->session, settings->paused);
	bn_journal_add(kiosk->journal, settings->paused ? BN_JOURNAL_PAUSE : BN_JOURNAL_RESUME,
		"away", NULL);
	if (settings->paused)
		bn_session_do(kiosk->session, &quit, now_ms);
}

/* From now on the panel tells of it. */
static void begin_task(struct bn_panel *panel, enum bn_task task, const char *stick)
{
	panel->task = task;
	panel->task_state = BN_TASK_RUNNING;
	panel->part = 0;
	panel->busy = true;
	panel->released = panel->gone = panel->silent = panel->slow = false;
	panel->file[0] = panel->why[0] = '\0';
	copy(panel->task_stick, sizeof(panel->task_stick), stick);
}

static void export(struct bn_kiosk *kiosk, const char *name, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	const struct bn_stick *stick = bn_panel_stick(&backstage->panel, name);
	if (stick != NULL && bn_porter_export(backstage->porter, stick, now_ms))
		begin_task(&backstage->panel, BN_TASK_EXPORT, name);
}

static void find_packs(struct bn_kiosk *kiosk, const char *name, int64_t now_ms)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	const struct bn_stick *stick = bn_panel_stick(panel, name);
	if (stick == NULL || !bn_porter_find_packs(kiosk->backstage->porter, stick, now_ms))
		return;
	panel->pack_count = 0;
	panel->searched = false;
	copy(panel->stick, sizeof(panel->stick), name);
}

static void install(struct bn_kiosk *kiosk, const char *pack, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	struct bn_panel *panel = &backstage->panel;
	const struct bn_stick *stick = bn_panel_stick(panel, panel->stick);
	if (stick != NULL && bn_porter_install(backstage->porter, stick, pack, now_ms))
		begin_task(panel, BN_TASK_INSTALL, panel->stick);
}

void bn_backstage_let_go(struct bn_kiosk *kiosk)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	if (panel->task_state != BN_TASK_DONE || panel->gone ||
		!bn_ask_possible(kiosk->options.run))
		return;
	char *what = bn_mem_printf(BN_ASK_RELEASE "%s", panel->task_stick);
	bn_ask(kiosk->options.run, what);
	free(what);
}

static void ask_system(struct bn_kiosk *kiosk, const char *what, enum bn_journal_kind kind)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	if (panel->busy) /* the screen says so */
		return;
	panel->asked = bn_ask(kiosk->options.run, what);
	panel->refused = !panel->asked;
	if (panel->asked)
		bn_journal_add(kiosk->journal, kind, "system", NULL);
}

static void leave(struct bn_kiosk *kiosk)
{
	if (kiosk->options.leave && !kiosk->backstage->panel.busy)
		kiosk->stop = true;
}

/* What is said of the last task was read. */
static void forget_task(struct bn_panel *panel)
{
	if (panel->busy)
		return;
	panel->task = BN_TASK_NONE;
	panel->refused = false;
	panel->stick[0] = '\0';
	panel->pack_count = 0;
}

void bn_backstage_carry_out(
	struct bn_kiosk *kiosk, const struct bn_session_order *order, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	struct bn_panel *panel = &backstage->panel;
	switch (order->order) {
	case BN_ORDER_CODE:
		bn_doorman_ask(backstage->doorman, panel, order->text);
		break;
	case BN_ORDER_VENUE:
		choose(kiosk, panel->settings.venue, order->text);
		break;
	case BN_ORDER_EVENT:
		choose(kiosk, panel->settings.event, order->text);
		break;
	case BN_ORDER_SOUND:
		turn_sound(kiosk);
		break;
	case BN_ORDER_LOUDER:
	case BN_ORDER_SOFTER:
		turn_volume(kiosk, order->order == BN_ORDER_LOUDER ? STEP : -STEP);
		break;
	case BN_ORDER_BRIGHTER:
	case BN_ORDER_DARKER:
		turn_light(kiosk, order->order == BN_ORDER_BRIGHTER ? STEP : -STEP);
		break;
	case BN_ORDER_CLIPS_ONLY:
		turn_clips_only(kiosk);
		break;
	case BN_ORDER_PAUSE:
		turn_pause(kiosk, now_ms);
		break;
	case BN_ORDER_CHIME:
		bn_show_chime(kiosk->show, volume_of(kiosk));
		break;
	case BN_ORDER_EXPORT:
		export(kiosk, order->text, now_ms);
		break;
	case BN_ORDER_PACKS:
		find_packs(kiosk, order->text, now_ms);
		break;
	case BN_ORDER_INSTALL:
		install(kiosk, order->text, now_ms);
		break;
	case BN_ORDER_READ:
		forget_task(panel);
		break;
	case BN_ORDER_RESTART:
		ask_system(kiosk, BN_ASK_RESTART, BN_JOURNAL_RESTART);
		break;
	case BN_ORDER_SHUTDOWN:
		ask_system(kiosk, BN_ASK_SHUTDOWN, BN_JOURNAL_SHUTDOWN);
		break;
	case BN_ORDER_LEAVE:
		leave(kiosk);
		break;
	case BN_ORDER_NONE:
		break;
	}
	kiosk->rebuild = true;
}

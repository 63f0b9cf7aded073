#include "kiosk/backstage.h"

#include "base/clock.h"
#include "base/mem.h"
#include "kiosk/backstage_private.h"
#include "kiosk/choice.h"
#include "kiosk/opening.h"
#include "staff/ask.h"
#include "ui/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOOK_MS       1000 /* while staff are in: at the machine and its sticks, so often */
/* Units, of the corner where the loop's mark is. */
#define CORNER_WIDTH  560
#define CORNER_HEIGHT 220

struct bn_backstage *bn_backstage_create(struct bn_kiosk *kiosk, void (*wake)(void *context))
{
	struct bn_backstage *backstage = bn_mem_alloc(1, sizeof(*backstage));
	const struct bn_options *options = &kiosk->options;
	backstage->scribe = bn_scribe_create();
	struct bn_doorman_options doorman = {.data_folder = options->data,
		.scribe = backstage->scribe,
		.journal = kiosk->journal,
		.wake = wake,
		.context = kiosk};
	backstage->doorman = bn_doorman_create(&doorman, bn_clock_ms());
	struct bn_stagehand_options hand = {.data_folder = options->data,
		.campaign = options->campaign,
		.root = "/",
		.scribe = backstage->scribe,
		.wake = wake,
		.context = kiosk};
	backstage->hand = bn_stagehand_create(&hand);
	struct bn_porter_options porter = {.data_folder = options->data,
		.run = options->run,
		.campaign = options->campaign,
		.scribe = backstage->scribe,
		.journal = kiosk->journal,
		.wake = wake,
		.context = kiosk};
	backstage->porter = bn_porter_create(&porter);
	struct bn_panel *panel = &backstage->panel;
	bn_settings_load(options->data, &panel->settings);
	panel->brightness = -1;
	panel->can_leave = options->leave;
	panel->can_restart = bn_ask_possible(options->run);
	return backstage;
}

void bn_backstage_destroy(struct bn_backstage *backstage)
{
	if (backstage == NULL)
		return;
	bn_porter_destroy(backstage->porter);
	bn_doorman_destroy(backstage->doorman);
	bn_stagehand_destroy(backstage->hand);
	bn_scribe_destroy(backstage->scribe);
	free(backstage);
}

const struct bn_panel *bn_backstage_panel(const struct bn_backstage *backstage)
{
	return &backstage->panel;
}

/* A copy, that staff's wishes are written into. */
static void dress_venue(struct bn_backstage *backstage, const struct bn_venue *venue)
{
	const struct bn_settings *settings = &backstage->panel.settings;
	backstage->venue = *venue;
	if (settings->sound != BN_AS_IT_IS)
		backstage->venue.sound = settings->sound == BN_YES;
	if (settings->volume > 0)
		backstage->venue.volume = settings->volume;
	if (settings->clips_only)
		backstage->venue.touch = false;
}

/* What the campaign doesn't have any more is as if it weren't chosen. */
void bn_backstage_cast(struct bn_kiosk *kiosk)
{
	struct bn_backstage *backstage = kiosk->backstage;
	const struct bn_settings *settings = &backstage->panel.settings;
	const struct bn_venue *venue = bn_campaign_venue(kiosk->campaign, settings->venue);
	if (venue == NULL)
		venue = bn_choice_venue(kiosk->campaign, kiosk->options.venue);
	dress_venue(backstage, venue);
	kiosk->venue = &backstage->venue;
	kiosk->event = bn_campaign_event(kiosk->campaign, settings->event);
	if (kiosk->event == NULL)
		bn_choice_event(kiosk->campaign, kiosk->options.event, &kiosk->event);
	backstage->anew = false;
}

/* Where the brand's mark can be seen; what a dialog covers can't. Over a clip with nothing to
 * touch, as where staff want clips only, it is where the mark would be. */
static struct bn_rect mark_of(const struct bn_kiosk *kiosk)
{
	const struct bn_box *top = bn_tree_top(bn_view_root(kiosk->view));
	const struct bn_box *mark = top != NULL ? bn_tree_find(top, "brand") : NULL;
	float unit = bn_canvas_unit(kiosk->canvas);
	if (mark != NULL)
		return mark->visible;
	if (bn_session_in_loop(kiosk->session))
		return (struct bn_rect){
			0, 0, (int)(CORNER_WIDTH * unit), (int)(CORNER_HEIGHT * unit)};
	return (struct bn_rect){0, 0, 0, 0};
}

void bn_backstage_touch(struct bn_kiosk *kiosk, const struct bn_touch *touch)
{
	struct bn_rect mark = {0, 0, 0, 0};
	int width = 0, height = 0;
	if (touch->phase == BN_TOUCH_DOWN)
		mark = mark_of(kiosk);
	bn_knock_touch(&kiosk->backstage->knock, touch, mark);
	bn_canvas_size(kiosk->canvas, &width, &height);
	kiosk->rebuild |= bn_session_draw(
		kiosk->session, (float)touch->x / (float)width, (float)touch->y / (float)height);
}

void bn_backstage_note_event(struct bn_kiosk *kiosk)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	const char *asked = kiosk->options.event;
	const struct bn_event *event = asked != NULL ? bn_campaign_event(kiosk->campaign, asked)
						     : NULL;
	const struct bn_venue *venue = bn_campaign_venue(kiosk->campaign, panel->settings.venue);
	if (event == NULL)
		event = bn_choice_event_now(
			kiosk->campaign, venue != NULL ? venue : kiosk->venue, bn_clock_wall());
	snprintf(panel->event, BN_SETTINGS_ID, "%s", event != NULL ? event->id : "");
}

static void look(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	backstage->looked_ms = now_ms;
	backstage->panel.can_restart = bn_ask_possible(kiosk->options.run);
	bn_backstage_note_event(kiosk);
	bn_stagehand_look(backstage->hand);
	bn_porter_look(backstage->porter, now_ms);
}

static void mind_door(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	bool open = false;
	if (bn_knock_tick(&backstage->knock, now_ms)) {
		bn_doorman_come(backstage->doorman, &backstage->panel, now_ms);
		bn_session_knock(kiosk->session, now_ms);
		look(kiosk, now_ms); /* known by the time the code is typed: nothing moves then */
		kiosk->rebuild = true;
	}
	bool changed = bn_doorman_tick(backstage->doorman, &backstage->panel, now_ms, &open);
	kiosk->rebuild |= changed && bn_session_at_pad(kiosk->session);
	if (!open || !bn_session_at_pad(kiosk->session))
		return;
	bn_session_unlock(kiosk->session, now_ms);
	backstage->panel.asked = backstage->panel.refused = false;
	if (!backstage->panel.busy)
		backstage->panel.task = BN_TASK_NONE;
	backstage->panel.stick[0] = '\0';
	backstage->looked_ms = now_ms - LOOK_MS;
}

/* A stick that was written may be pulled out once the system has let it go; where nobody can be
 * asked to, all of it is there already. */
static void mind_release(struct bn_kiosk *kiosk)
{
	struct bn_panel *panel = &kiosk->backstage->panel;
	if (panel->task == BN_TASK_NONE || panel->task_state == BN_TASK_RUNNING || panel->released)
		return;
	panel->released = bn_panel_stick(panel, panel->task_stick) == NULL ||
			  !bn_ask_possible(kiosk->options.run);
	kiosk->rebuild |= panel->released;
}

/* What goes on at the sticks goes on, whoever looks. */
static void mind_sticks(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	bool unlocked = bn_session_is_unlocked(kiosk->session), waited = backstage->panel.busy;
	if (bn_porter_take(backstage->porter, &backstage->panel, now_ms)) {
		kiosk->rebuild |= unlocked;
		mind_release(kiosk);
	}
	if (!waited || backstage->panel.busy)
		return;
	bn_backstage_let_go(kiosk);
	if (unlocked)
		bn_session_touched(kiosk->session, now_ms); /* what came of it has its time */
}

static void look_around(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	bool unlocked = bn_session_is_unlocked(kiosk->session);
	if (bn_stagehand_take(backstage->hand, &backstage->panel))
		kiosk->rebuild |= unlocked;
	if (unlocked && now_ms - backstage->looked_ms >= LOOK_MS)
		look(kiosk, now_ms);
}

/* Which clip the loop stands still at. */
static void note_clip(struct bn_kiosk *kiosk)
{
	const struct bn_clip *clip = bn_session_stage(kiosk->session)->clip;
	char *on = kiosk->backstage->panel.on;
	if (bn_session_in_loop(kiosk->session) && clip != NULL)
		snprintf(on, BN_SETTINGS_ID, "%s", clip->id);
}

void bn_backstage_tick(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_session_order order;
	note_clip(kiosk);
	mind_door(kiosk, now_ms);
	if (bn_session_take_order(kiosk->session, &order))
		bn_backstage_carry_out(kiosk, &order, now_ms);
	explicit_bzero(&order, sizeof(order));
	mind_sticks(kiosk, now_ms);
	look_around(kiosk, now_ms);
	bool saving = bn_session_stage(kiosk->session)->saving != BN_SAVING_NONE;
	if (kiosk->loading == NULL && kiosk->backstage->anew &&
		bn_session_is_free(kiosk->session) && !saving)
		bn_opening_restage(kiosk);
}

int64_t bn_backstage_next_ms(const struct bn_kiosk *kiosk, int64_t now_ms)
{
	const struct bn_backstage *backstage = kiosk->backstage;
	int64_t next = bn_session_is_unlocked(kiosk->session) ? backstage->looked_ms + LOOK_MS : -1;
	next = bn_clock_sooner(next, bn_knock_next_ms(&backstage->knock));
	return bn_clock_sooner(next, bn_doorman_next_ms(backstage->doorman, now_ms));
}

#include "kiosk/opening.h"

#include "base/clock.h"
#include "kiosk/backstage.h"
#include "kiosk/choice.h"
#include "kiosk/edition.h"

#include <SDL.h>

#define HELD_MS 2000

static bool is_portrait(const struct bn_kiosk *kiosk)
{
	int width = 0, height = 0;
	bn_canvas_size(kiosk->canvas, &width, &height);
	return height > width;
}

static void begin(struct bn_kiosk *kiosk, const struct bn_session *before)
{
	int64_t now_ms = bn_clock_ms();
	bn_backstage_cast(kiosk);
	bn_tally_place(kiosk->tally, kiosk->campaign, kiosk->venue, kiosk->event);
	struct bn_session_options session = {.campaign = kiosk->campaign,
		.venue = kiosk->venue,
		.language = bn_choice_language(kiosk->campaign, kiosk->options.language),
		.demonstration = kiosk->demonstration,
		.paused = bn_backstage_panel(kiosk->backstage)->settings.paused,
		.panel = bn_backstage_panel(kiosk->backstage)};
	kiosk->session = bn_session_create(&session, now_ms);
	if (before != NULL)
		bn_session_resume(kiosk->session, before);
	struct bn_show_options show = {.campaign = kiosk->campaign,
		.venue = kiosk->venue,
		.volume = bn_backstage_panel(kiosk->backstage)->settings.volume,
		.player = kiosk->player,
		.early = &kiosk->early,
		.portrait = is_portrait(kiosk),
		.trace = kiosk->trace,
		.journal = kiosk->journal,
		.tally = kiosk->tally};
	kiosk->show = bn_show_create(&show, now_ms + BN_LOOP_AHEAD_MS);
	bn_show_update(kiosk->show, kiosk->session, now_ms + BN_LOOP_AHEAD_MS);
	/* No clip is on at this hour: one that comes later has a player of its own. */
	bn_spawn_dismiss(&kiosk->early);
	kiosk->visit = bn_session_visit(kiosk->session);
	kiosk->rebuild = true;
}

void bn_opening_begin(struct bn_kiosk *kiosk)
{
	begin(kiosk, NULL);
}

void bn_opening_dress(struct bn_kiosk *kiosk)
{
	bn_canvas_set_font(
		kiosk->canvas, kiosk->campaign->font.regular, kiosk->campaign->font.bold);
	bn_theme_init(&kiosk->theme, &kiosk->campaign->brand);
}

void bn_opening_wake(void *context)
{
	const struct bn_kiosk *kiosk = context;
	SDL_Event event = {.type = kiosk->wake_event};
	SDL_PushEvent(&event);
}

/* Where leads go. */
static bool open_desk(struct bn_kiosk *kiosk)
{
	const struct bn_desk_options desk = {.data_folder = kiosk->options.data,
		.recipients = kiosk->recipients,
		.retention_months = kiosk->campaign->form.notice.retention_months,
		.wake = bn_opening_wake,
		.context = kiosk};
	kiosk->desk = bn_desk_create(&desk);
	return kiosk->desk != NULL;
}

void bn_opening_rest(struct bn_kiosk *kiosk)
{
	bool good = bn_loading_end(kiosk->loading, &kiosk->campaign);
	kiosk->loading = NULL;
	if (!good || !open_desk(kiosk)) {
		kiosk->stop = kiosk->failed = true;
		return;
	}
	bn_tally_learn(kiosk->tally);
	bn_journal_add(kiosk->journal, BN_JOURNAL_START, kiosk->campaign->id, kiosk->venue->id);
	kiosk->rebuild = true;
}

/* What was there before goes; the campaign it belongs to is still there. */
static void begin_anew(struct bn_kiosk *kiosk)
{
	struct bn_session *session = kiosk->session;
	bn_show_destroy(kiosk->show);
	bn_view_forget(kiosk->view);
	begin(kiosk, session);
	bn_tally_learn(kiosk->tally);
	bn_session_destroy(session);
	kiosk->place = (struct bn_session_place){0};
	kiosk->rehearsed = 0;
	kiosk->film_number = 0;
	kiosk->held_ms = bn_clock_ms() + HELD_MS;
}

void bn_opening_renew(struct bn_kiosk *kiosk, struct bn_campaign *campaign)
{
	struct bn_campaign *before = kiosk->campaign;
	bn_tally_leave(kiosk->tally);
	kiosk->campaign = campaign;
	bn_opening_dress(kiosk);
	bn_desk_retain(kiosk->desk, campaign->form.notice.retention_months);
	begin_anew(kiosk);
	bn_campaign_destroy(before);
}

void bn_opening_restage(struct bn_kiosk *kiosk)
{
	bn_tally_leave(kiosk->tally);
	begin_anew(kiosk);
}

#include "kiosk/session_private.h"

#include <string.h>

#define HINT_MS       4000 /* without a touch */
#define HINT_MOVES_MS 3200
#define STAFF_MS      60000 /* the staff's screens without a touch */

static bool warning_open(const struct bn_session *session)
{
	return session->overlay != NULL && strcmp(session->overlay->name, "idle_warning") == 0;
}

static bool any_aid(const struct bn_session *session)
{
	for (int i = 0; i < BN_AID_COUNT; i++)
		if (session->stage.aids[i])
			return true;
	return false;
}

/* How long the countdown on show lasts and when it began; false: there is none. */
static bool countdown(const struct bn_session *session, int64_t *start_ms, int *seconds)
{
	const struct bn_campaign *campaign = session->stage.campaign;
	if (warning_open(session)) {
		*start_ms = session->warned_ms;
		*seconds = campaign->warning_seconds;
		return true;
	}
	if (bn_session_on_show(session)->countdown) {
		*start_ms = session->touched_ms;
		*seconds = campaign->thanks_seconds * (any_aid(session) ? 2 : 1);
		return true;
	}
	return false;
}

static int64_t idle_ms(const struct bn_session *session)
{
	const struct bn_campaign *campaign = session->stage.campaign;
	return 1000 *
	       (int64_t)(any_aid(session) ? campaign->idle_aid_seconds : campaign->idle_seconds);
}

/* When the hint changes next; −1: it doesn't. */
static int64_t hint_due_ms(const struct bn_session *session)
{
	enum bn_hint hint = session->stage.hint;
	if (session->hinted || !bn_session_on_show(session)->hints || session->overlay != NULL ||
		hint == BN_HINT_STILL)
		return -1;
	return session->touched_ms + HINT_MS + (hint == BN_HINT_MOVING ? HINT_MOVES_MS : 0);
}

static bool mind_hint(struct bn_session *session, int64_t now_ms)
{
	int64_t due_ms = hint_due_ms(session);
	if (due_ms < 0 || now_ms < due_ms)
		return false;
	session->stage.hint++;
	return true;
}

/* Closed without a word: whoever stands there is nobody we know. */
static bool mind_staff(struct bn_session *session, int64_t now_ms)
{
	const struct bn_panel *panel = session->stage.panel;
	if (panel != NULL && panel->busy)
		session->touched_ms = now_ms;
	if (now_ms - session->touched_ms < STAFF_MS)
		return false;
	bn_session_begin_visit(session, now_ms);
	return true;
}

bool bn_session_tick(struct bn_session *session, int64_t now_ms)
{
	struct bn_stage *stage = &session->stage;
	int64_t start_ms = 0;
	int seconds = 0;
	stage->now_ms = now_ms;
	if (bn_session_is_free(session))
		return false;
	if (bn_session_on_show(session)->staff)
		return mind_staff(session, now_ms);
	/* Watching a testimony is being there. */
	if (stage->clip_playing && !stage->clip_ended && !warning_open(session))
		session->touched_ms = now_ms;
	if (countdown(session, &start_ms, &seconds)) {
		int64_t left = 1000 * (int64_t)seconds - (now_ms - start_ms);
		if (left <= 0 && stage->erasing != BN_ERASING_BUSY) {
			bn_session_begin_visit(session, now_ms);
			return true;
		}
		stage->seconds_left = (int)((left + 999) / 1000);
		stage->part_left = (float)stage->seconds_left / (float)seconds;
		bool changed = stage->seconds_left != session->seconds_shown;
		session->seconds_shown = stage->seconds_left;
		return changed;
	}
	if (now_ms - session->touched_ms < idle_ms(session) || stage->saving == BN_SAVING_BUSY ||
		stage->erasing == BN_ERASING_BUSY)
		return mind_hint(session, now_ms);
	bn_session_open_overlay(session, "idle_warning", NULL);
	session->warned_ms = now_ms;
	stage->seconds_left = session->seconds_shown = stage->campaign->warning_seconds;
	stage->part_left = 1;
	return true;
}

int64_t bn_session_next_ms(const struct bn_session *session, int64_t now_ms)
{
	int64_t start_ms = 0;
	int seconds = 0;
	if (bn_session_is_free(session))
		return -1;
	if (bn_session_on_show(session)->staff)
		return session->touched_ms + STAFF_MS;
	if (countdown(session, &start_ms, &seconds))
		return now_ms + 1000 - (now_ms - start_ms) % 1000;
	int64_t hint_ms = hint_due_ms(session), idle = session->touched_ms + idle_ms(session);
	return hint_ms >= 0 && hint_ms < idle ? hint_ms : idle;
}

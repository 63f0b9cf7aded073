#include "kiosk/session_private.h"

#include <string.h>

const struct bn_screen *bn_session_on_show(const struct bn_session *session)
{
	return session->stack[session->depth - 1];
}

const struct bn_screen *bn_session_foremost(const struct bn_session *session)
{
	return session->overlay != NULL ? session->overlay : bn_session_on_show(session);
}

void *bn_session_state(const struct bn_session *session, const struct bn_screen *screen)
{
	for (size_t i = 0; i < session->screen_count; i++)
		if (session->screens[i] == screen)
			return session->states[i];
	return NULL;
}

static void enter(struct bn_session *session, const struct bn_screen *screen, const char *argument)
{
	if (screen->enter != NULL)
		screen->enter(&session->stage, bn_session_state(session, screen), argument);
}

void bn_session_leave_out(struct bn_session *session, const struct bn_screen *screen)
{
	int kept = 1; /* the first stays what it is */
	for (int i = 1; i < session->depth; i++)
		if (session->stack[i] != screen || i == session->depth - 1) {
			session->arguments[kept] = session->arguments[i];
			session->stack[kept++] = session->stack[i];
		}
	session->depth = kept;
}

void bn_session_go(struct bn_session *session, const char *name, const char *argument)
{
	const struct bn_screen *screen = bn_wings_screen(name);
	if (screen == NULL || !bn_session_may_go(session, screen))
		return;
	session->overlay = NULL;
	/* Going to a screen one came through goes back to it; with something else to show, it comes
	 * here, and what lies between stays. Either way the way never grows without end. */
	if (argument != NULL)
		bn_session_leave_out(session, screen);
	for (int i = 0; i < session->depth; i++)
		if (session->stack[i] == screen)
			session->depth = i;
	if (session->depth == BN_SESSION_DEPTH)
		session->depth--;
	session->arguments[session->depth] = argument;
	session->stack[session->depth++] = screen;
	enter(session, screen, argument);
}

/* The same id, as this campaign has it; NULL: it has none of it. */
static const char *own_id(const struct bn_campaign *campaign, const char *id)
{
	const struct bn_profession *profession = bn_campaign_profession(campaign, id);
	const struct bn_article *article = bn_campaign_article(campaign, id);
	const struct bn_clip *clip = bn_campaign_clip(campaign, id);
	if (profession != NULL)
		return profession->id;
	return article != NULL ? article->id : clip != NULL ? clip->id : NULL;
}

void bn_session_resume(struct bn_session *session, const struct bn_session *before)
{
	if (bn_session_is_free(before))
		return;
	memcpy(session->stage.aids, before->stage.aids, sizeof(session->stage.aids));
	if (bn_campaign_has_language(session->stage.campaign, before->language))
		bn_session_set_language(session, before->language);
	bn_session_go_home(session);
	for (int i = 1; i < before->depth; i++) {
		const char *argument = before->arguments[i];
		if (argument != NULL &&
			(argument = own_id(session->stage.campaign, argument)) == NULL)
			return; /* what it showed isn't there any more */
		bn_session_go(session, before->stack[i]->name, argument);
	}
}

void bn_session_go_home(struct bn_session *session)
{
	session->overlay = NULL;
	session->unlocked = false;
	session->stack[0] = bn_wings_screen("home");
	session->depth = 1;
}

void bn_session_go_back(struct bn_session *session)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	if (session->overlay != NULL) {
		session->overlay = NULL;
		return;
	}
	if (screen->back != NULL &&
		screen->back(&session->stage, bn_session_state(session, screen)))
		return;
	if (session->depth > 1)
		session->depth--;
	else if (screen->staff)
		bn_session_begin_visit(session, session->touched_ms);
	else if (!bn_session_is_free(session))
		bn_session_go_home(session);
}

void bn_session_open_overlay(struct bn_session *session, const char *name, const char *argument)
{
	const struct bn_screen *screen = bn_wings_screen(name);
	if (screen == NULL || !screen->overlay)
		return;
	session->overlay = screen;
	enter(session, screen, argument);
}

void bn_session_wake(struct bn_session *session, const char *overlay)
{
	const struct bn_stage *stage = &session->stage;
	const char *profession = stage->clip != NULL ? stage->clip->profession : NULL;
	if (!bn_session_on_show(session)->loop || !stage->venue->touch)
		return;
	session->stage.offer = profession;
	bn_session_go_home(session);
	if (overlay != NULL)
		bn_session_open_overlay(session, overlay, NULL);
	else if (profession != NULL)
		bn_session_go(session, "profession", profession);
}

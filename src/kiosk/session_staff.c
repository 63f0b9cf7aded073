/* The staff's part of a session: they come by a pad, and leave no visit behind. */
#include "kiosk/session_private.h"

#include <stdio.h>
#include <string.h>

#define PAD   "staff_code"
#define PANEL "staff"

void bn_session_knock(struct bn_session *session, int64_t now_ms)
{
	if (session->stage.panel == NULL || bn_session_on_show(session)->staff ||
		bn_session_waits(session))
		return;
	session->touched_ms = now_ms;
	bn_session_go(session, PAD, NULL);
}

void bn_session_unlock(struct bn_session *session, int64_t now_ms)
{
	bool aids[BN_AID_COUNT]; /* whoever was at the pad wants them further on */
	memcpy(aids, session->stage.aids, sizeof(aids));
	bn_session_begin_visit(session, now_ms);
	memcpy(session->stage.aids, aids, sizeof(aids));
	session->unlocked = true;
	session->stack[0] = bn_wings_screen(PANEL);
}

bool bn_session_is_unlocked(const struct bn_session *session)
{
	return session->unlocked;
}

bool bn_session_at_pad(const struct bn_session *session)
{
	return strcmp(bn_session_on_show(session)->name, PAD) == 0;
}

bool bn_session_may_go(struct bn_session *session, const struct bn_screen *screen)
{
	if (screen->staff)
		return session->unlocked || strcmp(screen->name, PAD) == 0;
	/* Who goes on from here is a visitor, and nothing leads back. */
	if (session->unlocked)
		bn_session_go_home(session);
	return true;
}

void bn_session_order(struct bn_session *session, const struct bn_action *action)
{
	if (!bn_session_on_show(session)->staff ||
		(!session->unlocked && action->index != BN_ORDER_CODE))
		return;
	session->order.order = (enum bn_order)action->index;
	snprintf(session->order.text, sizeof(session->order.text), "%s",
		action->text != NULL ? action->text : "");
}

bool bn_session_take_order(struct bn_session *session, struct bn_session_order *order)
{
	*order = session->order;
	explicit_bzero(&session->order, sizeof(session->order));
	return order->order != BN_ORDER_NONE;
}

bool bn_session_draw(struct bn_session *session, float x, float y)
{
	const struct bn_screen *screen = bn_session_foremost(session);
	return screen->draw != NULL && screen->draw(bn_session_state(session, screen), x, y);
}

void bn_session_pause(struct bn_session *session, bool paused)
{
	session->paused = paused;
}

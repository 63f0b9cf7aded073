/* The session from inside: what is asked of it (session.c), its way through the screens
 * (session_way.c), what time does to it (session_time.c), and staff (session_staff.c). */
#ifndef BN_KIOSK_SESSION_PRIVATE_H
#define BN_KIOSK_SESSION_PRIVATE_H

#include "kiosk/session.h"

#define BN_SESSION_DEPTH   12
#define BN_SESSION_SCREENS 48

struct bn_session {
	struct bn_stage stage;
	char language[8], first_language[8], reference[24];
	/* All there are, each with its state. */
	const struct bn_screen *screens[BN_SESSION_SCREENS];
	void *states[BN_SESSION_SCREENS];
	size_t screen_count;
	const struct bn_screen *stack[BN_SESSION_DEPTH]; /* stack[depth − 1] is on show */
	const char *arguments[BN_SESSION_DEPTH];         /* they were come to with; or NULL */
	int depth;
	const struct bn_screen *overlay; /* over it, or NULL */
	int64_t touched_ms;              /* when somebody was last there */
	int64_t warned_ms;               /* when the warning came up */
	int seconds_shown;
	unsigned visit;
	bool save, hold, rewind, play, erase;
	char erase_code[24]; /* to erase; "": the one just saved */
	struct bn_session_like like;
	bool unlocked; /* staff are in, by their code */
	bool paused;   /* the pause is on in the place of the loop */
	struct bn_session_order order;
	bool hinted; /* this visitor knows how to touch, or was told */
};

const struct bn_screen *bn_session_on_show(const struct bn_session *session);
/* The overlay, where there is one. */
const struct bn_screen *bn_session_foremost(const struct bn_session *session);
void *bn_session_state(const struct bn_session *session, const struct bn_screen *screen);
void bn_session_set_language(struct bn_session *session, const char *language);
/* Nothing happens where there is no screen of that name. */
void bn_session_go(struct bn_session *session, const char *name, const char *argument);
/* It isn't behind the one on show any more. */
void bn_session_leave_out(struct bn_session *session, const struct bn_screen *screen);
void bn_session_go_home(struct bn_session *session);
void bn_session_go_back(struct bn_session *session);
/* To the métier of the clip that was on, where it has one; home is one touch away from it.
 * overlay: to open instead, or NULL. */
void bn_session_wake(struct bn_session *session, const char *overlay);
/* A lead is being saved or erased, or staff's stick is at work: who is there waits for the answer.
 */
bool bn_session_waits(const struct bn_session *session);
/* Keeps what staff ask for until the kiosk takes it. */
void bn_session_order(struct bn_session *session, const struct bn_action *action);
/* True: it may be gone to, which ends the staff's time where it isn't theirs. */
bool bn_session_may_go(struct bn_session *session, const struct bn_screen *screen);
/* Everything a visitor chose or typed goes; the loop is on again. */
void bn_session_begin_visit(struct bn_session *session, int64_t now_ms);
/* Nothing happens where there is no overlay of that name. */
void bn_session_open_overlay(struct bn_session *session, const char *name, const char *argument);

#endif

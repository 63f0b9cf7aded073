/* A visitor's way through the kiosk: which screen is on, what was chosen and typed, when it is
 * over. Knows no window and no clock of its own: time is passed in. Life: create (the attract loop
 * is on) → do, tick, build … → destroy. Main thread only. */
#ifndef BN_KIOSK_SESSION_H
#define BN_KIOSK_SESSION_H

#include "wings/wing.h"

struct bn_session;

struct bn_session_options {
	const struct bn_campaign *campaign;
	const struct bn_venue *venue;
	const char *language;         /* each visit begins with it */
	bool demonstration;           /* leads are sealed for a key anybody may open */
	bool paused;                  /* the staff's pause is on in the place of the loop */
	const struct bn_panel *panel; /* what the staff's screens are told; outlives it */
};

struct bn_session *bn_session_create(const struct bn_session_options *options, int64_t now_ms);
void bn_session_destroy(struct bn_session *session); /* NULL is fine */
/* Goes where another session is, of an earlier edition of the campaign, as far as there is still
 * something to show; without what was typed. */
void bn_session_resume(struct bn_session *session, const struct bn_session *before);

/* Carries out what a visitor asked for. */
void bn_session_do(struct bn_session *session, const struct bn_action *action, int64_t now_ms);
/* Somebody is there: a touch, a key. True: build anew. */
bool bn_session_touched(struct bn_session *session, int64_t now_ms);
void bn_session_type(struct bn_session *session, const char *letters);
/* Lets time pass: warnings, countdowns, the end of the visit. True: build anew. */
bool bn_session_tick(struct bn_session *session, int64_t now_ms);
/* When the next thing happens by itself. */
int64_t bn_session_next_ms(const struct bn_session *session, int64_t now_ms);

void bn_session_build(struct bn_session *session, struct bn_builder *b, struct bn_box *root);

/* A screen as it would look now, though it isn't on. */
void bn_session_build_screen(
	struct bn_session *session, const char *name, struct bn_builder *b, struct bn_box *root);

/* The name for the trace: the overlay's when one is open. */
const char *bn_session_screen(const struct bn_session *session);
bool bn_session_in_loop(const struct bn_session *session); /* the attract loop is on */
bool bn_session_is_free(const struct bn_session *session); /* nobody is there: loop or pause */
/* Where the visitor is: the screen, what lies over it, how many screens lie behind it, and which
 * of its steps is on (0 where it has none). */
struct bn_session_place {
	const struct bn_screen *screen, *overlay; /* overlay NULL: none */
	int depth, step;
};
struct bn_session_place bn_session_place(const struct bn_session *session);
/* What the screen on show was come to with, below an overlay; or NULL. */
const char *bn_session_argument(const struct bn_session *session);
/* When somebody was last there. */
int64_t bn_session_last_ms(const struct bn_session *session);
/* Grows with each visit that ends: whoever keeps something of a visit lets it go. */
unsigned bn_session_visit(const struct bn_session *session);
/* The clip the screen wants on, or NULL. */
const struct bn_clip *bn_session_clip(const struct bn_session *session);
/* The clip to have ready after it, or NULL. */
const struct bn_clip *bn_session_next_clip(const struct bn_session *session);
/* What the screens are told; the show writes what is on into it. */
struct bn_stage *bn_session_stage(struct bn_session *session);

/* True once after the visitor sent the form: the draft is complete. */
bool bn_session_take_save(struct bn_session *session);
/* True once after the visitor went back to what was typed though it couldn't be saved. */
bool bn_session_take_hold(struct bn_session *session);
/* True once after the visitor asked to erase a request: its code, or "" for the one just saved. The
 * caller wipes it. */
bool bn_session_take_erase(struct bn_session *session, char code[24]);
/* True once for each press on "back 10 s" or on play/pause. */
bool bn_session_take_rewind(struct bn_session *session);
bool bn_session_take_play(struct bn_session *session);

/* What the visitor liked since it was last asked. */
struct bn_session_like {
	const char *clip; /* its id, the campaign's; NULL: nothing */
	int step;         /* +1, or −1 when it is taken back */
};
struct bn_session_like bn_session_take_like(struct bn_session *session);

/* The brand's mark was held: the pad comes, where nothing is being saved. */
void bn_session_knock(struct bn_session *session, int64_t now_ms);
/* The code was right: the visit is over, all of it is wiped, and the panel is on. */
void bn_session_unlock(struct bn_session *session, int64_t now_ms);
bool bn_session_is_unlocked(const struct bn_session *session);
bool bn_session_at_pad(const struct bn_session *session); /* it is on */
/* True once for each thing that staff asked for. The caller wipes it. */
struct bn_session_order {
	enum bn_order order;
	char text[256];
};
bool bn_session_take_order(struct bn_session *session, struct bn_session_order *order);
/* A finger was there, in parts of the window: of who tries the glass. True: build anew. */
bool bn_session_draw(struct bn_session *session, float x, float y);
void bn_session_pause(struct bn_session *session, bool paused); /* from the next visit on */

/* Who wants to fill the form from now on is told that it is closed, or may again. */
void bn_session_close_form(struct bn_session *session, bool closed);
void bn_session_saving(struct bn_session *session, enum bn_saving saving);
/* What came of it. */
void bn_session_erasing(struct bn_session *session, enum bn_erasing erasing, int64_t now_ms);
/* The lead is durable: what was typed is wiped, and the visitor thanked. */
void bn_session_saved(struct bn_session *session, const char *reference, int64_t now_ms);

#endif

/* A wing is one activity of the kiosk: its screens, and what they may ask for. Wings know each
 * other only by the names of their screens: they meet through intents, which the session carries
 * out. */
#ifndef BN_WINGS_WING_H
#define BN_WINGS_WING_H

#include "content/campaign.h"
#include "leads/lead.h"
#include "staff/panel.h"
#include "ui/widget.h"
#include "wings/shortlist.h"

#include <stdbool.h>
#include <stdint.h>

/* What an action of a box may ask the session for (`code`); codes from BN_INTENT_OWN on are the
 * screen's own and come back through `act`. */
enum bn_intent {
	BN_INTENT_NONE,
	BN_INTENT_NOTHING, /* a target that does nothing: a dialog's own surface */
	BN_INTENT_WAKE,    /* leave the attract loop; text: an overlay to open, or NULL */
	BN_INTENT_GO,      /* text: a screen, argument: what of it */
	BN_INTENT_BACK,
	BN_INTENT_HOME,
	BN_INTENT_QUIT,     /* the visit is over: everything typed is wiped */
	BN_INTENT_OPEN,     /* text: an overlay, argument: what of it */
	BN_INTENT_CLOSE,    /* the overlay */
	BN_INTENT_LANGUAGE, /* text: "en" */
	BN_INTENT_AID,      /* index: enum bn_aid, turned on or off */
	BN_INTENT_PLAY,     /* the clip on show: go on, or pause */
	BN_INTENT_REWIND,   /* 10 s back */
	BN_INTENT_SOUND,    /* on or off */
	BN_INTENT_CAPTIONS, /* on or off */
	BN_INTENT_LIKE,     /* argument: a clip, index: +1, or −1 to take it back */
	/* text: a métier, kept for this visit or not */
	BN_INTENT_FAVOURITE,
	/* text: a métier, to compare or not; with two they are shown. NULL: none any more */
	BN_INTENT_COMPARE,
	BN_INTENT_SAVE, /* the lead in the stage's draft, which has been checked */
	/* text: the code of a request to take back; NULL: of the one just saved */
	BN_INTENT_ERASE,
	/* index: enum bn_order (staff/panel.h), text: of what; only from the staff's screens */
	BN_INTENT_STAFF,
	BN_INTENT_OWN = 100,
};

enum bn_aid {
	BN_AID_TEXT,     /* larger letters */
	BN_AID_CONTRAST, /* black, white and yellow */
	BN_AID_MOTION,   /* nothing moves by itself but the clips */
	BN_AID_TIME,     /* more time before the warning */
	BN_AID_LOW,      /* upright: what can be touched is in the lower part */
	BN_AID_COUNT
};

/* How to begin, for those who have never used one: once a visit, where nobody touches. */
enum bn_hint { BN_HINT_NONE, BN_HINT_MOVING, BN_HINT_STILL };

/* What came of a request to erase one. */
enum bn_erasing {
	BN_ERASING_NONE,
	BN_ERASING_BUSY,
	BN_ERASING_DONE,    /* for good, on the disk */
	BN_ERASING_UNKNOWN, /* no request here has this code */
	BN_ERASING_SEVERAL, /* more than one has it */
	BN_ERASING_FAILED,  /* it is still there */
	BN_ERASING_LATER,   /* too many codes were tried */
};

enum bn_saving { BN_SAVING_NONE, BN_SAVING_BUSY, BN_SAVING_FAILED };

/* What the attract screen shows. */
enum bn_loop_look {
	BN_LOOP_CLIPS,
	BN_LOOP_CARD,   /* the venue's closing card, between two rounds */
	BN_LOOP_SLIDES, /* the campaign's pictures: no clip can be played */
	BN_LOOP_CLOSED, /* outside the venue's hours */
};

#define BN_COMPARED 2

/* What the screens may know, read-only but for the draft. Owned by the session. */
struct bn_stage {
	const struct bn_campaign *campaign;
	const struct bn_venue *venue;
	const char *language;
	int64_t now_ms; /* monotonic */

	enum bn_loop_look look;          /* of the loop */
	size_t slide;                    /* of SLIDES: counts up from 0 */
	unsigned turn;                   /* of CLIPS: another one for each that fades in */
	struct bn_hours_opening opening; /* of CLOSED: when the loop is back */

	const struct bn_clip *clip;  /* on show, or NULL */
	const struct bn_clip *still; /* the one beside it, of which there is a picture, or NULL */
	bool clip_playing, clip_ended, clip_failed;
	int64_t clip_ms, clip_length_ms; /* length 0: not known yet */
	const char *caption;             /* to show now, or NULL */
	bool caption_above;              /* at the top of the picture */
	bool sound, captions;            /* as the visitor wants them */

	struct bn_shortlist favourites; /* of this visit */
	struct bn_shortlist compared;   /* BN_COMPARED at most */

	struct bn_lead *draft; /* what is being typed; secret memory */
	enum bn_saving saving;
	bool form_closed;      /* there is no room for one more lead */
	const char *reference; /* of the lead just saved */
	enum bn_erasing erasing;

	enum bn_hint hint; /* to show now */
	const char *offer; /* the métier of the clip that was on at the wake, or NULL */
	int seconds_left;  /* of the countdown on show */
	float part_left;   /* 1 → 0 */
	bool aids[BN_AID_COUNT];
	bool demonstration; /* leads are sealed for a key anybody may open */

	const struct bn_panel *panel; /* for the staff's screens; NULL: there are none */
};

struct bn_screen {
	const char *name;  /* as the trace tells it */
	size_t state_size; /* zeroed at the start of each visit; kept until its end */
	bool secret;       /* the state holds what visitors type: locked, wiped at the end */
	bool overlay;      /* lies over the screen before, which stays */
	bool loop;         /* shows the campaign's playlist */
	bool hints;        /* has a hint for who doesn't touch it */
	bool countdown;    /* ends the visit by itself after the campaign's thanks_seconds */
	bool staff;        /* the team's: it closes by itself, and what lies behind a code opens
			      only with it */
	bool pause;        /* in the loop's place while staff are away: nothing happens there */
	/* Each may be NULL. state: of state_size bytes. */
	void (*enter)(const struct bn_stage *stage, void *state, const char *argument);
	void (*build)(const struct bn_stage *stage, void *state, struct bn_builder *b,
		struct bn_box *root);
	/* An action of its own; gives the intent that follows, or code 0. */
	struct bn_action (*act)(
		const struct bn_stage *stage, void *state, const struct bn_action *action);
	/* "Retour" within the screen. False: there is nothing to go back to, the screen is left. */
	bool (*back)(const struct bn_stage *stage, void *state);
	/* Which of its steps is on: they give way to each other as screens do. */
	int (*step)(const struct bn_stage *stage, const void *state);
	/* Letters from a plugged-in keyboard; NULL: delete one. */
	void (*type)(const struct bn_stage *stage, void *state, const char *letters);
	/* A finger, in parts of the window, 0..1. True: something is to be drawn anew. */
	bool (*draw)(void *state, float x, float y);
	/* The clip it wants on, or NULL. */
	const struct bn_clip *(*clip)(const struct bn_stage *stage, const void *state);
	/* The clip that should stand ready to follow it, or NULL. */
	const struct bn_clip *(*next_clip)(const struct bn_stage *stage, const void *state);
};

struct bn_wing {
	const char *name;
	const struct bn_screen *const *screens; /* ends in NULL */
};

/* Every wing, ends in NULL. Adding an activity is one folder and one line in wings.c. */
extern const struct bn_wing *const bn_wings[];
const struct bn_screen *bn_wings_screen(const char *name); /* NULL: none of that name */

#endif

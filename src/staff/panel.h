/* What the staff's screens are told, and what they may ask for. Plain data, nothing of a visitor;
 * filled by the kiosk, read by wings/staff. */
#ifndef BN_STAFF_PANEL_H
#define BN_STAFF_PANEL_H

#include "daybook/health.h"
#include "leads/export.h"
#include "staff/pin.h"
#include "staff/put.h"
#include "staff/settings.h"
#include "staff/stick.h"

#include <stdbool.h>
#include <stddef.h>

/* What an intent of the staff's (BN_INTENT_STAFF) asks for, in its `index`; `text` says of what. */
enum bn_order {
	BN_ORDER_NONE,
	BN_ORDER_CODE,       /* text: the digits that were typed */
	BN_ORDER_VENUE,      /* text: its id */
	BN_ORDER_EVENT,      /* text: its id; NULL: the one of the day */
	BN_ORDER_SOUND,      /* of the loop, on or off */
	BN_ORDER_LOUDER,     /* by a step */
	BN_ORDER_SOFTER,     /* the same */
	BN_ORDER_BRIGHTER,   /* the same */
	BN_ORDER_DARKER,     /* the same */
	BN_ORDER_CLIPS_ONLY, /* on or off */
	BN_ORDER_PAUSE,      /* on, and the panel is left; or off */
	BN_ORDER_CHIME,      /* something to hear */
	BN_ORDER_EXPORT,     /* text: the stick's name */
	BN_ORDER_PACKS,      /* look for packs on it; text: the same */
	BN_ORDER_INSTALL,    /* text: the pack's name, on that stick */
	BN_ORDER_READ,       /* what came of the last task was read */
	BN_ORDER_RESTART,    /* the computer */
	BN_ORDER_SHUTDOWN,
	BN_ORDER_LEAVE, /* ends Borne, where that is allowed */
};

/* How the pad is. */
enum bn_pad {
	BN_PAD_READY,
	BN_PAD_UNSET,  /* no code was ever set: nobody gets in */
	BN_PAD_BUSY,   /* a code is being looked at */
	BN_PAD_WRONG,  /* it wasn't the right one */
	BN_PAD_UNSURE, /* the disk takes no note of a try: nobody gets in */
};

/* What is done on a stick, and what came of it. */
enum bn_task { BN_TASK_NONE, BN_TASK_EXPORT, BN_TASK_INSTALL };
enum bn_task_state { BN_TASK_RUNNING, BN_TASK_DONE, BN_TASK_FAILED };

#define BN_PANEL_STICKS 4
#define BN_PANEL_PACKS  8
#define BN_PANEL_WORDS  256

struct bn_panel {
	bool busy; /* something is done on a stick: their screens stay, and nobody cuts the power */

	/* The pad. */
	enum bn_pad pad;
	int tries_left;     /* that may be wrong before a long wait; 0: each brings one */
	int wait_seconds;   /* until the pad may be used again; 0: now */
	int lock_minutes;   /* how long the next long wait is */
	char digits[11];    /* in the pad's order: "1234567890" */
	const char *folder; /* of the data: where a code would be set */

	/* The panel. */
	bool known; /* health was read */
	struct bn_health health;
	uint64_t disk_bytes; /* that the data's disk has; 0: nobody knows */
	struct bn_settings settings;
	char on[BN_SETTINGS_ID];    /* id of the loop's clip that is on; "": none was */
	char event[BN_SETTINGS_ID]; /* id of the one by date, where none is chosen; "": none */
	int brightness;             /* percent; −1: the system offers none */
	bool can_restart;           /* the system can be asked to */
	bool can_leave;             /* the command line allows it */
	bool asked;                 /* the system was asked to restart or shut down, */
	bool refused;               /* and can't be */

	/* Sticks. */
	struct bn_stick sticks[BN_PANEL_STICKS];
	size_t stick_count;
	bool plugged;   /* some USB disk is there, mounted or not */
	bool stuck;     /* one doesn't answer any more: nothing goes until it is pulled */
	bool has_shelf; /* campaigns can be installed on this kiosk */
	char stick[BN_STICK_NAME]; /* the one that packs were looked for on */
	char packs[BN_PANEL_PACKS][BN_PUT_NAME];
	size_t pack_count;
	bool searched; /* they were looked for to the end */

	/* What is being done there, and what came of it. */
	enum bn_task task;
	enum bn_task_state task_state;
	float part; /* of it, 0..1 */
	bool slow;  /* nothing was heard of it for some time */
	char task_stick[BN_STICK_NAME];
	enum bn_export_result export_result;
	uint64_t leads;            /* exported */
	char file[BN_PANEL_WORDS]; /* that was written or installed: its name */
	char why[BN_PANEL_WORDS];  /* it wasn't installed, in the language that is set */
	bool released;             /* the stick may be pulled out */
	bool gone;                 /* it isn't there any more */
	bool silent;               /* it didn't answer, and wasn't waited for any longer */
};

/* What was wrong with a clip that was set aside since the start; NULL: it wasn't. */
const char *bn_panel_aside(const struct bn_panel *panel, const char *clip);
/* The stick of that name; NULL: it isn't there. */
const struct bn_stick *bn_panel_stick(const struct bn_panel *panel, const char *name);

#endif

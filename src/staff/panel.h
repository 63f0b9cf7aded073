/* What the staff's screens are told, and what they may ask for. Plain data, nothing of a visitor;
 * filled by the kiosk, read by wings/staff. */
#ifndef BN_STAFF_PANEL_H
#define BN_STAFF_PANEL_H

#include "staff/pin.h"

#include <stdbool.h>
#include <stddef.h>

/* What an intent of the staff's (BN_INTENT_STAFF) asks for, in its `index`; `text` says of what. */
enum bn_order {
	BN_ORDER_NONE,
	BN_ORDER_CODE, /* text: the digits that were typed */
};

/* How the pad is. */
enum bn_pad {
	BN_PAD_READY,
	BN_PAD_UNSET,  /* no code was ever set: nobody gets in */
	BN_PAD_BUSY,   /* a code is being looked at */
	BN_PAD_WRONG,  /* it wasn't the right one */
	BN_PAD_UNSURE, /* the disk takes no note of a try: nobody gets in */
};

struct bn_panel {
	bool busy; /* something is under way that staff wait for: their screens stay */
	/* The pad. */
	enum bn_pad pad;
	int tries_left;     /* that may be wrong before a long wait; 0: each brings one */
	int wait_seconds;   /* until the pad may be used again; 0: now */
	int lock_minutes;   /* how long the next long wait is */
	char digits[11];    /* in the pad's order: "1234567890" */
	const char *folder; /* of the data: where a code would be set */
};

#endif

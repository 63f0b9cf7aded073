/* The staff's way in, that nothing on the screens gives away: one finger alone that stays on the
 * brand's mark for 5 s, whatever the screen does meanwhile. Pure: time and places are passed in.
 * Zeroed is ready. */
#ifndef BN_KIOSK_KNOCK_H
#define BN_KIOSK_KNOCK_H

#include "ui/gesture.h"
#include "ui/rect.h"

#define BN_KNOCK_MS 5000

struct bn_knock {
	bool on;
	int fingers;                       /* on the glass */
	int64_t finger, since_ms, last_ms; /* last: when any finger was heard of */
	struct bn_rect place;              /* it must not leave */
};

/* mark: where the brand's mark is now, in pixels; w 0: nowhere. */
void bn_knock_touch(struct bn_knock *knock, const struct bn_touch *touch, struct bn_rect mark);
/* True once, when it has been long enough. */
bool bn_knock_tick(struct bn_knock *knock, int64_t now_ms);
int64_t bn_knock_next_ms(const struct bn_knock *knock); /* −1: never */

#endif

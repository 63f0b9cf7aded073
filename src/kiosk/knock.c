#include "kiosk/knock.h"

#define SILENT_MS 10000 /* fingers that aren't heard of for so long went away unseen */

void bn_knock_touch(struct bn_knock *knock, const struct bn_touch *touch, struct bn_rect mark)
{
	if (touch->phase == BN_TOUCH_DOWN && touch->ms - knock->last_ms > SILENT_MS)
		knock->fingers = 0;
	knock->last_ms = touch->ms;
	switch (touch->phase) {
	case BN_TOUCH_DOWN:
		knock->fingers++;
		knock->on = knock->fingers == 1 && bn_rect_holds(mark, touch->x, touch->y);
		knock->finger = touch->finger;
		knock->since_ms = touch->ms;
		knock->place = mark;
		break;
	case BN_TOUCH_MOVE:
		knock->on = knock->on && touch->finger == knock->finger &&
			    bn_rect_holds(knock->place, touch->x, touch->y);
		break;
	case BN_TOUCH_UP:
	case BN_TOUCH_CANCEL:
		knock->fingers -= knock->fingers > 0;
		/* Held long enough before the next tick came: it counts. */
		knock->on = knock->on && touch->phase == BN_TOUCH_UP &&
			    touch->ms - knock->since_ms >= BN_KNOCK_MS;
		break;
	}
}

bool bn_knock_tick(struct bn_knock *knock, int64_t now_ms)
{
	if (!knock->on || now_ms - knock->since_ms < BN_KNOCK_MS)
		return false;
	knock->on = false;
	return true;
}

int64_t bn_knock_next_ms(const struct bn_knock *knock)
{
	return knock->on ? knock->since_ms + BN_KNOCK_MS : -1;
}

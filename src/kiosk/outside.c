#include "kiosk/outside.h"

#include "base/log.h"
#include "daybook/occupied.h"
#include "kiosk/loop.h"
#include "leads/recipients.h"

#include <string.h>
#include <unistd.h>

#define LOOK_MS 60000

void bn_outside_begin(struct bn_outside *outside, const char *data_folder)
{
	outside->occupied = bn_occupied_open(data_folder);
}

static void follow_keys(struct bn_kiosk *kiosk)
{
	struct bn_seal_recipients now;
	memset(&now, 0, sizeof(now));
	/* None at all, or one that isn't whole: those of before are still right. */
	if (!bn_recipients_load(kiosk->options.data, &now) || now.count == 0 ||
		(now.count == kiosk->recipients.count &&
			memcmp(now.keys, kiosk->recipients.keys, now.count * sizeof(now.keys[0])) ==
				0))
		return;
	if (kiosk->desk != NULL && !bn_desk_recipients(kiosk->desk, &now))
		return;
	kiosk->recipients = now;
	kiosk->demonstration = false;
	bn_log_info("kiosk", "leads are sealed for other recipients from now on: %zu", now.count);
}

void bn_outside_tick(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_outside *outside = &kiosk->outside;
	bool there = !bn_session_is_free(kiosk->session);
	if (there != outside->told && bn_occupied_tell(outside->occupied, there))
		outside->told = there;
	if (there || now_ms < outside->look_ms)
		return;
	outside->look_ms = now_ms + LOOK_MS;
	follow_keys(kiosk);
}

void bn_outside_end(struct bn_outside *outside)
{
	if (outside->occupied >= 0)
		close(outside->occupied);
}

/* A campaign goes on: at the start, and when another edition of it takes its place. Main thread
 * only. */
#ifndef BN_KIOSK_OPENING_H
#define BN_KIOSK_OPENING_H

#include "kiosk/loop.h"

/* Session and show of the kiosk's campaign and venue. The first clip's player learns its clip, and
 * works while the window opens. */
void bn_opening_begin(struct bn_kiosk *kiosk);
/* The campaign's letters and colours, once there is a window. */
void bn_opening_dress(struct bn_kiosk *kiosk);
/* The rest of the campaign, once it is read (or somebody waits for it), and the desk where leads
 * go. What fails stops the loop. */
void bn_opening_rest(struct bn_kiosk *kiosk);
/* Instead of the one that is on, which is freed; it has the venue and the event asked for. What the
 * window shows stays until the new one has a picture, some seconds at most. Who is somewhere within
 * (a preview) stays there, as far as that is still there. */
void bn_opening_renew(struct bn_kiosk *kiosk, struct bn_campaign *campaign);

/* The same campaign anew, as staff want it now. */
void bn_opening_restage(struct bn_kiosk *kiosk);

/* The loop turns once more: there is news, from any thread. context: the kiosk. */
void bn_opening_wake(void *context);

#endif

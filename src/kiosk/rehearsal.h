/* Screens drawn ahead where nobody sees them, while nothing moves: their pictures and letters are
 * ready when a touch asks for them. */
#ifndef BN_KIOSK_REHEARSAL_H
#define BN_KIOSK_REHEARSAL_H

#include "kiosk/loop.h"

bool bn_rehearsal_due(const struct bn_kiosk *kiosk);
/* One screen; call it only when it is due. Some 10 ms. */
void bn_rehearsal_run(struct bn_kiosk *kiosk);

#endif

/* How one place of a visit gives way to another. Pure. */
#ifndef BN_KIOSK_PASSAGE_H
#define BN_KIOSK_PASSAGE_H

#include "kiosk/session.h"
#include "ui/motion.h"

/* from.screen NULL: nothing was on show. */
enum bn_motion_kind bn_passage(struct bn_session_place from, struct bn_session_place to);

#endif

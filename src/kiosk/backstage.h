/* What staff do at the kiosk: the hidden way in, the pad, and what the panel asks for, carried out.
 * Life: create → cast, touch, tick … → destroy. Main thread only. */
#ifndef BN_KIOSK_BACKSTAGE_H
#define BN_KIOSK_BACKSTAGE_H

#include "kiosk/loop.h"

/* wake: from another thread, when tick has news. */
struct bn_backstage *bn_backstage_create(struct bn_kiosk *kiosk, void (*wake)(void *context));
void bn_backstage_destroy(struct bn_backstage *backstage); /* NULL is fine */
/* What the screens are told; it lasts as long. */
const struct bn_panel *bn_backstage_panel(const struct bn_backstage *backstage);

/* The venue and the event as staff chose them, of the campaign that is on: into the kiosk. */
void bn_backstage_cast(struct bn_kiosk *kiosk);

/* A finger on the glass, whatever else becomes of it. */
void bn_backstage_touch(struct bn_kiosk *kiosk, const struct bn_touch *touch);
/* Carries out what was asked for, and what time brings. */
void bn_backstage_tick(struct bn_kiosk *kiosk, int64_t now_ms);
int64_t bn_backstage_next_ms(const struct bn_kiosk *kiosk, int64_t now_ms); /* −1: never */

#endif

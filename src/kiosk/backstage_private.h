/* Backstage from inside: its life and what time brings (backstage.c), what staff ask for
 * (backstage_orders.c). */
#ifndef BN_KIOSK_BACKSTAGE_PRIVATE_H
#define BN_KIOSK_BACKSTAGE_PRIVATE_H

#include "kiosk/doorman.h"
#include "kiosk/knock.h"
#include "kiosk/loop.h"
#include "kiosk/porter.h"
#include "kiosk/stagehand.h"

struct bn_backstage {
	struct bn_panel panel;
	struct bn_scribe *scribe; /* its own: a code costs time that the daybook shouldn't wait */
	struct bn_doorman *doorman;
	struct bn_stagehand *hand;
	struct bn_porter *porter;
	struct bn_knock knock;
	struct bn_venue venue; /* the campaign's, with what staff changed of it */
	bool anew;             /* it is to be, once nobody is there */
	int64_t looked_ms;
};

void bn_backstage_carry_out(
	struct bn_kiosk *kiosk, const struct bn_session_order *order, int64_t now_ms);
/* Which event leads go to by themselves: the panel tells it where staff chose none. */
void bn_backstage_note_event(struct bn_kiosk *kiosk);
/* A task is over: asks the system to let its stick go. */
void bn_backstage_let_go(struct bn_kiosk *kiosk);

#endif

/* Minds the pad: has codes looked at by the scribe's thread, counts down what is to be waited, and
 * keeps that on the disk. Life: create → come, ask, tick … → destroy, before the scribe's. Main
 * thread only. */
#ifndef BN_KIOSK_DOORMAN_H
#define BN_KIOSK_DOORMAN_H

#include "daybook/journal.h"
#include "daybook/scribe.h"
#include "staff/panel.h"

#include <stdint.h>

struct bn_doorman;

struct bn_doorman_options {
	const char *data_folder;
	struct bn_scribe *scribe;    /* outlives it */
	struct bn_journal *journal;  /* may be NULL; outlives it */
	void (*wake)(void *context); /* from another thread, when tick has news */
	void *context;
};

struct bn_doorman *bn_doorman_create(const struct bn_doorman_options *options, int64_t now_ms);
/* Waits for the scribe. NULL is fine. */
void bn_doorman_destroy(struct bn_doorman *doorman);

/* Somebody came to the pad: it is as it is now, its digits in an order of their own if that is so.
 */
void bn_doorman_come(struct bn_doorman *doorman, struct bn_panel *panel, int64_t now_ms);
/* A code was typed; not while one is being looked at, nor before the wait is over. */
void bn_doorman_ask(struct bn_doorman *doorman, struct bn_panel *panel, const char *code);
/* True: the panel is another. *open: the code was right, told once. */
bool bn_doorman_tick(
	struct bn_doorman *doorman, struct bn_panel *panel, int64_t now_ms, bool *open);
int64_t bn_doorman_next_ms(const struct bn_doorman *doorman, int64_t now_ms); /* −1: never */

#endif

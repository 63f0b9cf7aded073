/* Does for the panel what is done on USB sticks: looks for them, exports, finds packs, installs.
 * One thing at a time, each on a thread of its own, so that a stick that doesn't answer holds up
 * nobody. What isn't heard of for too long is given up: it counts as failed, whatever becomes of
 * it, and nothing else is begun until its thread has ended, as it does once the stick is pulled
 * out.
 * Life: create → begin … take … → destroy. Main thread only. */
#ifndef BN_KIOSK_PORTER_H
#define BN_KIOSK_PORTER_H

#include "daybook/journal.h"
#include "daybook/scribe.h"
#include "staff/panel.h"

#define BN_PORTER_SLOW_MS 8000  /* without a word: the panel says so */
#define BN_PORTER_LOOK_MS 10000 /* given up: what only reads names, */
#define BN_PORTER_TASK_MS 60000 /* what carries bytes, besides its time at this pace */
#define BN_PORTER_PACE    2000  /* bytes a millisecond */

struct bn_porter;

struct bn_porter_options {
	const char *data_folder, *run;
	const char *campaign;        /* the folder on show */
	const char *mounts;          /* NULL: /proc/self/mountinfo */
	struct bn_scribe *scribe;    /* notes what has left; outlives it, as the journal does */
	struct bn_journal *journal;  /* may be NULL */
	void (*wake)(void *context); /* from another thread, when there is something to take */
	void *context;
};

struct bn_porter *bn_porter_create(const struct bn_porter_options *options);
/* Waits for what is under way, though not for long. NULL is fine. */
void bn_porter_destroy(struct bn_porter *porter);

/* Begins at once, or after the look that is under way. False: something else is. */
bool bn_porter_look(struct bn_porter *porter, int64_t now_ms);
bool bn_porter_find_packs(struct bn_porter *porter, const struct bn_stick *stick, int64_t now_ms);
bool bn_porter_export(struct bn_porter *porter, const struct bn_stick *stick, int64_t now_ms);
bool bn_porter_install(
	struct bn_porter *porter, const struct bn_stick *stick, const char *pack, int64_t now_ms);

/* Tells the panel what is new; a task that is over is written down. True: it is another. */
bool bn_porter_take(struct bn_porter *porter, struct bn_panel *panel, int64_t now_ms);

#endif

/* Does for the panel what takes its time, on the scribe's thread: looks at the machine and its
 * sticks, exports, installs, keeps the settings. One thing at a time.
 * Life: create → begin … take … → destroy, before the scribe's. Main thread only. */
#ifndef BN_KIOSK_STAGEHAND_H
#define BN_KIOSK_STAGEHAND_H

#include "daybook/journal.h"
#include "daybook/scribe.h"
#include "staff/panel.h"

struct bn_stagehand;

struct bn_stagehand_options {
	const char *data_folder, *run;
	const char *campaign;        /* the folder on show */
	struct bn_scribe *scribe;    /* outlives it, as the journal does */
	struct bn_journal *journal;  /* may be NULL */
	void (*wake)(void *context); /* from another thread, when there is something to take */
	void *context;
};

struct bn_stagehand *bn_stagehand_create(const struct bn_stagehand_options *options);
/* Waits for the scribe. NULL is fine. */
void bn_stagehand_destroy(struct bn_stagehand *hand);

bool bn_stagehand_idle(const struct bn_stagehand *hand);
/* Begins, where it is idle; else false. */
bool bn_stagehand_look(struct bn_stagehand *hand);
bool bn_stagehand_export(struct bn_stagehand *hand, const struct bn_stick *stick);
bool bn_stagehand_find_packs(struct bn_stagehand *hand, const struct bn_stick *stick);
bool bn_stagehand_install(
	struct bn_stagehand *hand, const struct bn_stick *stick, const char *pack);
/* At any time: done after what is under way. */
void bn_stagehand_keep(struct bn_stagehand *hand, const struct bn_settings *settings);
void bn_stagehand_light(struct bn_stagehand *hand, int percent);

/* Tells the panel what is new. True: it is another. */
bool bn_stagehand_take(struct bn_stagehand *hand, struct bn_panel *panel);

#endif

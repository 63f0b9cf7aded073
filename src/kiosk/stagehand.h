/* Does for the panel what takes a disk's time, on the scribe's thread: looks at the machine, keeps
 * the settings, sets the light.
 * Life: create → look … take … → destroy, before the scribe's. Main thread only. */
#ifndef BN_KIOSK_STAGEHAND_H
#define BN_KIOSK_STAGEHAND_H

#include "daybook/scribe.h"
#include "staff/panel.h"

struct bn_stagehand;

struct bn_stagehand_options {
	const char *data_folder;
	const char *campaign;        /* its folder: where it was installed, it has a version */
	const char *root;            /* where proc/ and sys/ are: "/", or a test's folder */
	struct bn_scribe *scribe;    /* outlives it */
	void (*wake)(void *context); /* from another thread, when there is something to take */
	void *context;
};

struct bn_stagehand *bn_stagehand_create(const struct bn_stagehand_options *options);
/* Waits for the scribe. NULL is fine. */
void bn_stagehand_destroy(struct bn_stagehand *hand);

/* Where it isn't looking yet. */
void bn_stagehand_look(struct bn_stagehand *hand);
/* At any time: done after what is under way. */
void bn_stagehand_keep(struct bn_stagehand *hand, const struct bn_settings *settings);
void bn_stagehand_light(struct bn_stagehand *hand, int percent);

/* Tells the panel what was seen. True: it is another. */
bool bn_stagehand_take(struct bn_stagehand *hand, struct bn_panel *panel);

#endif

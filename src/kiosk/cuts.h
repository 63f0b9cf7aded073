/* Texts too long for their place, told to who writes them: each once. Zeroed is none: tell… →
 * finish. */
#ifndef BN_KIOSK_CUTS_H
#define BN_KIOSK_CUTS_H

#include "ui/box.h"
#include "ui/canvas.h"

struct bn_cuts {
	char **texts;
	size_t count, capacity;
};

/* Of boxes that were laid out, on standard error: where (a screen's name), and what. */
void bn_cuts_tell(struct bn_cuts *cuts, struct bn_canvas *canvas, const struct bn_box *root,
	const char *where);
void bn_cuts_finish(struct bn_cuts *cuts);

#endif

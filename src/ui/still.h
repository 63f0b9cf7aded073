/* A picture file as a clip's frame: what a clip would show where none is played. Main thread only.
 */
#ifndef BN_UI_STILL_H
#define BN_UI_STILL_H

#include "ui/canvas.h"

struct bn_still;

/* width × height pixels of the file, as placing says; both even. number: the frame's, not 0.
 * NULL: it can't be read (logged). */
struct bn_still *bn_still_create(
	const char *path, int width, int height, struct bn_placing placing, uint64_t number);
void bn_still_destroy(struct bn_still *still); /* NULL is fine */
/* Lives as long as the still. */
const struct bn_frame *bn_still_frame(const struct bn_still *still);

#endif

/* What a player gives up before it opens a clip: a hostile file that takes it over should find
 * nothing to take. */
#ifndef BN_VIDEO_WALLS_H
#define BN_VIDEO_WALLS_H

#include <stdbool.h>

/* No new privileges, no core files, death with the parent, and no descriptor but the standard ones
 * and `keep_fd`. False, with the cause logged, when one can't be had. Call before any thread. */
bool bn_walls_raise(int keep_fd);

/* NULL when this is a clip that may be opened, a file with something in it; else why not. */
const char *bn_walls_clip(const char *path);
/* Whether sound can come out: without a device, libvlc tries again at every block of samples. */
bool bn_walls_sound(void);

#endif

/* The sound of a key under a finger: short, low and soft; made here, of no file. */
#ifndef BN_UI_CLICK_H
#define BN_UI_CLICK_H

#include "video/sound.h"

#include <stddef.h>
#include <stdint.h>

enum { BN_CLICK_FRAMES = BN_SOUND_RATE * 15 / 1000 };

/* Adds the click's frames from `from` on to these, never louder than they can be; as many as are
 * left of it. BN_CLICK_FRAMES or more: none. */
void bn_click_add(int16_t *frames, size_t count, size_t from);

#endif

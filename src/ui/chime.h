/* Two notes, for who wants to know whether there is sound, and how loud; made here, of no file. */
#ifndef BN_UI_CHIME_H
#define BN_UI_CHIME_H

#include "video/sound.h"

#include <stddef.h>
#include <stdint.h>

enum { BN_CHIME_FRAMES = BN_SOUND_RATE * 12 / 10 };

/* Adds its frames from `from` on to these, times gain (0..1); as many as are left of it. */
void bn_chime_add(int16_t *frames, size_t count, size_t from, float gain);

#endif

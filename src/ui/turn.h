/* A page on a panel that hangs turned: quarter turns, clockwise as the panel is seen. Pure. */
#ifndef BN_UI_TURN_H
#define BN_UI_TURN_H

#include <stddef.h>
#include <stdint.h>

/* From a place of the panel to that of the page, whose size is width × height. */
void bn_turn_point(int turn, int width, int height, int *x, int *y);
/* The page onto the panel; pitches in bytes. */
void bn_turn_pixels(int turn, int width, int height, const uint32_t *page, size_t page_pitch,
	uint32_t *panel, size_t panel_pitch);

#endif

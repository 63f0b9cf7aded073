/* Two pictures made into one: the page that goes, and over it the one that comes, moved sideways.
 */
#ifndef BN_UI_MIX_H
#define BN_UI_MIX_H

#include <stdint.h>

/* part of 256 of `over`, moved by dx pixels to the right (< 0: left; less than count); the rest of
 * `under`. Where `over` doesn't reach, its edge goes on. Rows of count pixels that don't overlap.
 */
void bn_mix_row(
	uint32_t *row, const uint32_t *under, const uint32_t *over, int count, int dx, int part);

/* part of 256 of `over`, `size` times as wide, up to 1, at its left; the rest of what the row
 * holds. On its right is what lies before it in `over`, which has as much. */
void bn_mix_small(uint32_t *row, const uint32_t *over, int count, float size, int part);

#endif

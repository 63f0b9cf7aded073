/* How much of each pixel a shape covers, 0..255, into masks of one byte a pixel: exact across and
 * of 16 lines a pixel down. No SDL, no state. */
#ifndef BN_UI_COVERAGE_H
#define BN_UI_COVERAGE_H

#include "ui/canvas.h"

/* A disc of this radius in the middle of a square mask of this side. */
void bn_coverage_disc(uint8_t *mask, int side, int radius);
/* Adds (sign 1) or takes away (sign -1) a rounded rect, in a mask of `pitch` bytes a row that holds
 * it. Radii fit the rect. */
void bn_coverage_rounded(
	uint8_t *mask, int pitch, struct bn_rect rect, struct bn_radii radii, int sign);
/* An arc with round ends, clockwise from the top, of the circle that touches a square mask's sides
 * from inside; from and to in turns, 0 <= from <= to <= 1. */
void bn_coverage_arc(uint8_t *mask, int side, int thickness, float from, float to);

#endif

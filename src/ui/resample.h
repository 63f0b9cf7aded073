/* Pixels to another size without jaggies or shimmer. No SDL, no state. */
#ifndef BN_UI_RESAMPLE_H
#define BN_UI_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* The part x, y, w, h (fractions allowed) of a source of 0xAARRGGBB pixels, straight alpha, `pitch`
 * pixels a row, as width × height pixels at `to`, `to_pitch` pixels a row. A tent as wide as the
 * step: linear where it grows, an average of all pixels where it shrinks. */
void bn_resample(const uint32_t *source, int source_width, int source_height, int pitch, double x,
	double y, double w, double h, uint32_t *to, int width, int height, int to_pitch);

#endif

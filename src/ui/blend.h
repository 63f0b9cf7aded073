/* Rows of pixels laid over others, for the software way to the glass. The rows are 0xAARRGGBB, what
 * is laid over them has straight alpha, 0..255; results are rounded, so that alpha 255 gives
 * exactly the colour. Over opaque pixels the result is opaque; over clear ones (0) it is what was
 * laid there times its alpha, and that alpha: a layer of its own, to be laid over something later.
 */
#ifndef BN_UI_BLEND_H
#define BN_UI_BLEND_H

#include <stdint.h>

void bn_blend_fill(uint32_t *row, int count, uint32_t colour, uint8_t alpha);
/* One colour through a mask of one byte a pixel. */
void bn_blend_mask(uint32_t *row, const uint8_t *mask, int count, uint32_t colour, uint8_t alpha);
/* Pixels with their own alpha (0xAARRGGBB), all of it times alpha. */
void bn_blend_image(uint32_t *row, const uint32_t *image, int count, uint8_t alpha);

/* Such a layer over opaque pixels: row × (256 − alpha) / 256 + layer, at most a level too dark. */
void bn_blend_layer(uint32_t *row, const uint32_t *layer, int count);

/* (x + 127) / 255 without a division, for 0 <= x <= 65150. */
static inline uint32_t bn_blend_div255(uint32_t x)
{
	x += 128;
	return (x + (x >> 8)) >> 8;
}

#endif

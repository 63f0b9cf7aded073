/* Rows of pixels laid over others, for the software way to the glass. Pixels are 0xXXRRGGBB; alpha
 * is straight, 0..255; results are rounded, so that alpha 255 gives exactly the colour. */
#ifndef BN_UI_BLEND_H
#define BN_UI_BLEND_H

#include <stdint.h>

void bn_blend_fill(uint32_t *row, int count, uint32_t colour, uint8_t alpha);
/* One colour through a mask of one byte a pixel. */
void bn_blend_mask(uint32_t *row, const uint8_t *mask, int count, uint32_t colour, uint8_t alpha);
/* Pixels with their own alpha (0xAARRGGBB), all of it times alpha. */
void bn_blend_image(uint32_t *row, const uint32_t *image, int count, uint8_t alpha);

/* Pixels that bring their own light, and in place of alpha how much of the row comes through: row ×
 * (through + 1) / 256 + over, at most a level too dark; the sum must not pass 255. What lies above
 * the colours is left undefined. */
void bn_blend_veil(uint32_t *row, const uint32_t *over, int count);

/* (x + 127) / 255 without a division, for 0 <= x <= 65150. */
static inline uint32_t bn_blend_div255(uint32_t x)
{
	x += 128;
	return (x + (x >> 8)) >> 8;
}

#endif

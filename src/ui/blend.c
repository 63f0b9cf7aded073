#include "ui/blend.h"

#include <string.h>

/* GCC's and clang's vector types, four pixels at a time: SSE2 and NEON alike. A pixel's bytes are
 * widened to 16 bits, where d × (255 − a) + s × a + 128 just fits. */
typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint16_t words8 __attribute__((vector_size(16)));

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "widening by interleaving with zeros");

static const bytes16 zeros = {0};

#define LOW_HALF(a, b) \
	__builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH_HALF(a, b) \
	__builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define EVEN_BYTES(a, b) \
	__builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)

static inline words8 div255(words8 x)
{
	x += 128;
	return (x + (x >> 8)) >> 8;
}

/* 8 bytes of two pixels: over + (under − over) where a is each byte's alpha. */
static inline words8 lay(words8 under, words8 over, words8 a)
{
	return div255(under * (255 - a) + over * a);
}

static inline uint32_t lay_pixel(uint32_t under, uint32_t over, uint32_t a)
{
	uint32_t out = 0;
	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t u = (under >> shift) & 255, o = (over >> shift) & 255;
		out |= bn_blend_div255(u * (255 - a) + o * a) << shift;
	}
	return out | 0xFF000000u;
}

static inline bytes16 load(const uint32_t *at)
{
	bytes16 pixels;
	memcpy(&pixels, at, sizeof(pixels));
	return pixels;
}

static inline void store(uint32_t *at, words8 low, words8 high)
{
	bytes16 pixels = EVEN_BYTES((bytes16)low, (bytes16)high);
	memcpy(at, &pixels, sizeof(pixels));
}

static inline bytes16 four_times(uint32_t colour)
{
	uint32_t pixels[4] = {colour, colour, colour, colour};
	return load(pixels);
}

static void solid(uint32_t *row, int count, uint32_t colour)
{
	for (int i = 0; i < count; i++)
		row[i] = colour;
}

void bn_blend_fill(uint32_t *row, int count, uint32_t colour, uint8_t alpha)
{
	colour |= 0xFF000000u;
	if (alpha == 255) {
		solid(row, count, colour);
		return;
	}
	words8 over = (words8)LOW_HALF(four_times(colour), zeros) * (uint16_t)alpha;
	uint16_t rest = (uint16_t)(255 - alpha);
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		bytes16 under = load(row + i);
		store(row + i, div255((words8)LOW_HALF(under, zeros) * rest + over),
			div255((words8)HIGH_HALF(under, zeros) * rest + over));
	}
	for (; i < count; i++)
		row[i] = lay_pixel(row[i], colour, alpha);
}

/* Four pixels through four bytes of mask. */
static inline void mask_four(uint32_t *row, uint32_t four, words8 over, words8 alpha)
{
	bytes16 under = load(row);
	bytes16 a = (bytes16)four_times(four);
	a = LOW_HALF(a, a); /* each byte twice */
	a = LOW_HALF(a, a); /* and four times */
	words8 a_low = div255((words8)LOW_HALF(a, zeros) * alpha);
	words8 a_high = div255((words8)HIGH_HALF(a, zeros) * alpha);
	store(row, lay((words8)LOW_HALF(under, zeros), over, a_low),
		lay((words8)HIGH_HALF(under, zeros), over, a_high));
}

void bn_blend_mask(uint32_t *row, const uint8_t *mask, int count, uint32_t colour, uint8_t alpha)
{
	colour |= 0xFF000000u;
	words8 over = (words8)LOW_HALF(four_times(colour), zeros);
	words8 strength = (words8){0} + alpha;
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		uint32_t four;
		memcpy(&four, mask + i, sizeof(four));
		if (four == 0)
			continue;
		if (four == 0xFFFFFFFFu && alpha == 255)
			solid(row + i, 4, colour);
		else
			mask_four(row + i, four, over, strength);
	}
	for (; i < count; i++)
		row[i] = lay_pixel(row[i], colour, bn_blend_div255((uint32_t)mask[i] * alpha));
}

static inline words8 alpha_of(words8 pixels, uint16_t strength)
{
	words8 a = __builtin_shufflevector(pixels, pixels, 3, 3, 3, 3, 7, 7, 7, 7);
	return div255(a * strength);
}

void bn_blend_image(uint32_t *row, const uint32_t *image, int count, uint8_t alpha)
{
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		uint32_t all = image[i] & image[i + 1] & image[i + 2] & image[i + 3];
		uint32_t any = image[i] | image[i + 1] | image[i + 2] | image[i + 3];
		if (any >> 24 == 0)
			continue;
		if (all >> 24 == 255 && alpha == 255) {
			memcpy(row + i, image + i, 16);
			continue;
		}
		bytes16 under = load(row + i), over = load(image + i);
		words8 low = (words8)LOW_HALF(over, zeros), high = (words8)HIGH_HALF(over, zeros);
		store(row + i, lay((words8)LOW_HALF(under, zeros), low, alpha_of(low, alpha)),
			lay((words8)HIGH_HALF(under, zeros), high, alpha_of(high, alpha)));
	}
	for (; i < count; i++)
		row[i] = lay_pixel(row[i], image[i], bn_blend_div255((image[i] >> 24) * alpha));
}

static inline words8 through_of(words8 over)
{
	return __builtin_shufflevector(over, over, 3, 3, 3, 3, 7, 7, 7, 7);
}

void bn_blend_veil(uint32_t *row, const uint32_t *over, int count)
{
	static const words8 opaque = {0, 0, 0, 255, 0, 0, 0, 255};
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		bytes16 under = load(row + i), light = load(over + i);
		words8 low = (words8)LOW_HALF(light, zeros), high = (words8)HIGH_HALF(light, zeros);
		store(row + i,
			(div255((words8)LOW_HALF(under, zeros) * through_of(low)) + low) | opaque,
			(div255((words8)HIGH_HALF(under, zeros) * through_of(high)) + high) |
				opaque);
	}
	for (; i < count; i++) {
		uint32_t out = 0, through = over[i] >> 24;
		for (int shift = 0; shift < 24; shift += 8) {
			uint32_t u = row[i] >> shift & 255, o = over[i] >> shift & 255;
			uint32_t sum = bn_blend_div255(u * through) + o;
			out |= (sum > 255 ? 255 : sum) << shift;
		}
		row[i] = out | 0xFF000000u;
	}
}

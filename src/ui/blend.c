#include "ui/blend.h"

#include "ui/wide.h"

#include <string.h>
#include <wchar.h>

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
	over |= 0xFF000000u;
	for (int shift = 0; shift < 32; shift += 8) {
		uint32_t u = (under >> shift) & 255, o = (over >> shift) & 255;
		out |= bn_blend_div255(u * (255 - a) + o * a) << shift;
	}
	return out;
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
	_Static_assert(sizeof(wchar_t) == sizeof(*row), "glibc's, as wide as the processor goes");
	wmemset((wchar_t *)row, (wchar_t)colour, (size_t)count);
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
	bytes16 plain = four_times(colour);
	words8 over = (words8)LOW_HALF(plain, zeros);
	words8 strength = (words8){0} + alpha;
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		uint32_t four;
		memcpy(&four, mask + i, sizeof(four));
		if (four == 0)
			continue;
		if (four == 0xFFFFFFFFu && alpha == 255)
			memcpy(row + i, &plain, sizeof(plain));
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
	static const words8 full = {0, 0, 0, 255, 0, 0, 0, 255};
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
		words8 a_low = alpha_of(low, alpha), a_high = alpha_of(high, alpha);
		store(row + i, lay((words8)LOW_HALF(under, zeros), low | full, a_low),
			lay((words8)HIGH_HALF(under, zeros), high | full, a_high));
	}
	for (; i < count; i++)
		row[i] = lay_pixel(row[i], image[i], bn_blend_div255((image[i] >> 24) * alpha));
}

/* What comes through four pixels of a layer, 1..256 in each byte's place. */
static inline words8 through_of(words8 layer)
{
	return 256 - __builtin_shufflevector(layer, layer, 3, 3, 3, 3, 7, 7, 7, 7);
}

#ifdef BN_WIDE
typedef uint8_t bytes32 __attribute__((vector_size(32)));
typedef uint16_t words16 __attribute__((vector_size(32)));

/* Interleaved within each half, as the processor does it. */
#define WIDE_LOW(a, b)                                                                            \
	__builtin_shufflevector(a, b, 0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 16, \
		48, 17, 49, 18, 50, 19, 51, 20, 52, 21, 53, 22, 54, 23, 55)
#define WIDE_HIGH(a, b)                                                                         \
	__builtin_shufflevector(a, b, 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, \
		47, 24, 56, 25, 57, 26, 58, 27, 59, 28, 60, 29, 61, 30, 62, 31, 63)
#define WIDE_EVEN(a, b)                                                                          \
	__builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 32, 34, 36, 38, 40, 42, 44, 46, \
		16, 18, 20, 22, 24, 26, 28, 30, 48, 50, 52, 54, 56, 58, 60, 62)
#define WIDE_ALPHA(layer)        \
	__builtin_shufflevector( \
		layer, layer, 3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15)

BN_WIDE static int layer_eights(uint32_t *row, const uint32_t *layer, int count)
{
	static const bytes32 none = {0};
	int i = 0;
	for (; i + 8 <= count; i += 8) {
		bytes32 under, light;
		memcpy(&under, row + i, sizeof(under));
		memcpy(&light, layer + i, sizeof(light));
		words16 l_low = (words16)WIDE_LOW(light, none);
		words16 l_high = (words16)WIDE_HIGH(light, none);
		words16 u_low = (words16)WIDE_LOW(under, none);
		words16 u_high = (words16)WIDE_HIGH(under, none);
		words16 low = ((u_low * (256 - WIDE_ALPHA(l_low))) >> 8) + l_low;
		words16 high = ((u_high * (256 - WIDE_ALPHA(l_high))) >> 8) + l_high;
		bytes32 sum = WIDE_EVEN((bytes32)low, (bytes32)high);
		memcpy(row + i, &sum, sizeof(sum));
	}
	return i;
}
#endif

static int layer_fours(uint32_t *row, const uint32_t *layer, int count)
{
	int i = 0;
	for (; i + 4 <= count; i += 4) {
		bytes16 under = load(row + i), light = load(layer + i);
		words8 l_low = (words8)LOW_HALF(light, zeros);
		words8 l_high = (words8)HIGH_HALF(light, zeros);
		words8 u_low = (words8)LOW_HALF(under, zeros);
		words8 u_high = (words8)HIGH_HALF(under, zeros);
		store(row + i, ((u_low * through_of(l_low)) >> 8) + l_low,
			((u_high * through_of(l_high)) >> 8) + l_high);
	}
	return i;
}

void bn_blend_layer(uint32_t *row, const uint32_t *layer, int count)
{
	int i = 0;
#ifdef BN_WIDE
	if (bn_wide())
		i = layer_eights(row, layer, count);
#endif
	i += layer_fours(row + i, layer + i, count - i);
	for (; i < count; i++) {
		uint32_t out = 0, through = 256 - (layer[i] >> 24);
		for (int shift = 0; shift < 32; shift += 8)
			out |= (((row[i] >> shift & 255) * through >> 8) +
				       (layer[i] >> shift & 255))
			       << shift;
		row[i] = out;
	}
}

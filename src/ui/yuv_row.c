#include "ui/yuv_row.h"

#include "ui/wide.h"

#ifdef BN_WIDE
#include <immintrin.h>
#endif

/* Limited range in 1/4096: R = 1.1644 (Y−16) + rv (V−128), G = … − gu (U−128) − gv (V−128), B = … +
 * bu (U−128). A value × 128 × one of these / 65536 is eight times the result, with three bits left
 * to round; all of it fits 16 bits. */
#define C_Y 4769
const struct bn_yuv_matrix bn_yuv_bt709 = {.rv = 7343, .gu = 873, .gv = 2183, .bu = 8652};
const struct bn_yuv_matrix bn_yuv_bt601 = {.rv = 6537, .gu = 1605, .gv = 3330, .bu = 8263};

static int part(int value, int factor)
{
	return (value * 128 * factor) >> 16;
}

static uint32_t clamp(int eight_times)
{
	int value = (eight_times + 4) >> 3;
	return value < 0 ? 0 : value > 255 ? 255 : (uint32_t)value;
}

static uint32_t pixel(const struct bn_yuv_matrix *m, int y, int u, int v)
{
	int light = part(y - 16, C_Y);
	uint32_t r = clamp(light + part(v - 128, m->rv));
	uint32_t g = clamp(light - part(u - 128, m->gu) - part(v - 128, m->gv));
	uint32_t b = clamp(light + part(u - 128, m->bu));
	return 0xFF000000u | r << 16 | g << 8 | b;
}

#ifdef BN_WIDE
static inline __m128i widen(__m128i bytes, int bias)
{
	__m128i words = _mm_unpacklo_epi8(bytes, _mm_setzero_si128());
	return _mm_slli_epi16(_mm_sub_epi16(words, _mm_set1_epi16((short)bias)), 7);
}

static inline __m128i times(__m128i words, int factor)
{
	return _mm_mulhi_epi16(words, _mm_set1_epi16((short)factor));
}

static inline __m128i to_bytes(__m128i eight_times)
{
	__m128i words = _mm_srai_epi16(_mm_adds_epi16(eight_times, _mm_set1_epi16(4)), 3);
	return _mm_packus_epi16(words, words);
}

static inline __m128i load8(const uint8_t *at)
{
	return _mm_loadl_epi64((const __m128i *)(const void *)at);
}

static inline __m128i load4_twice(const uint8_t *at)
{
	__m128i four = _mm_loadu_si32(at);
	return _mm_unpacklo_epi8(four, four);
}

/* Eight pixels; chroma has one byte for two. */
static inline void eight(const struct bn_yuv_matrix *m, uint32_t *out, const uint8_t *y,
	const uint8_t *u, const uint8_t *v)
{
	__m128i light = times(widen(load8(y), 16), C_Y);
	__m128i us = widen(load4_twice(u), 128), vs = widen(load4_twice(v), 128);
	__m128i r = to_bytes(_mm_add_epi16(light, times(vs, m->rv)));
	__m128i g = to_bytes(
		_mm_sub_epi16(light, _mm_add_epi16(times(us, m->gu), times(vs, m->gv))));
	__m128i b = to_bytes(_mm_add_epi16(light, times(us, m->bu)));
	__m128i bg = _mm_unpacklo_epi8(b, g), ra = _mm_unpacklo_epi8(r, _mm_set1_epi8(-1));
	_mm_storeu_si128((__m128i *)(void *)out, _mm_unpacklo_epi16(bg, ra));
	_mm_storeu_si128((__m128i *)(void *)(out + 4), _mm_unpackhi_epi16(bg, ra));
}

/* Each of eight words twice. */
BN_WIDE static inline __m256i twice(__m128i words)
{
	return _mm256_set_m128i(_mm_unpackhi_epi16(words, words), _mm_unpacklo_epi16(words, words));
}

BN_WIDE static inline __m256i wide_bytes(__m256i eight_times)
{
	__m256i words = _mm256_srai_epi16(_mm256_adds_epi16(eight_times, _mm256_set1_epi16(4)), 3);
	return _mm256_packus_epi16(words, words);
}

BN_WIDE static inline void store_sixteen(uint32_t *out, __m256i r, __m256i g, __m256i b)
{
	__m256i bg = _mm256_unpacklo_epi8(b, g);
	__m256i ra = _mm256_unpacklo_epi8(r, _mm256_set1_epi8(-1));
	__m256i low = _mm256_unpacklo_epi16(bg, ra), high = _mm256_unpackhi_epi16(bg, ra);
	/* Both work within halves: pixels 0–3 and 8–11, then 4–7 and 12–15. */
	_mm256_storeu_si256((__m256i *)(void *)out, _mm256_permute2x128_si256(low, high, 0x20));
	_mm256_storeu_si256(
		(__m256i *)(void *)(out + 8), _mm256_permute2x128_si256(low, high, 0x31));
}

BN_WIDE static int whole_sixteens(const struct bn_yuv_matrix *m, uint32_t *out, const uint8_t *y,
	const uint8_t *u, const uint8_t *v, int count)
{
	int i = 0;
	for (; i + 16 <= count; i += 16) {
		__m256i light = _mm256_cvtepu8_epi16(
			_mm_loadu_si128((const __m128i *)(const void *)(y + i)));
		light = _mm256_slli_epi16(_mm256_sub_epi16(light, _mm256_set1_epi16(16)), 7);
		light = _mm256_mulhi_epi16(light, _mm256_set1_epi16(C_Y));
		__m128i us = widen(load8(u + i / 2), 128), vs = widen(load8(v + i / 2), 128);
		__m256i r = _mm256_add_epi16(light, twice(times(vs, m->rv)));
		__m256i g = _mm256_sub_epi16(
			light, twice(_mm_add_epi16(times(us, m->gu), times(vs, m->gv))));
		__m256i b = _mm256_add_epi16(light, twice(times(us, m->bu)));
		store_sixteen(out + i, wide_bytes(r), wide_bytes(g), wide_bytes(b));
	}
	return i;
}

static int whole_eights(const struct bn_yuv_matrix *m, uint32_t *out, const uint8_t *y,
	const uint8_t *u, const uint8_t *v, int count)
{
	int i = bn_wide() ? whole_sixteens(m, out, y, u, v, count) : 0;
	for (; i + 8 <= count; i += 8)
		eight(m, out + i, y + i, u + i / 2, v + i / 2);
	return i;
}
#else
static int whole_eights(const struct bn_yuv_matrix *m, uint32_t *out, const uint8_t *y,
	const uint8_t *u, const uint8_t *v, int count)
{
	(void)m, (void)out, (void)y, (void)u, (void)v, (void)count;
	return 0;
}
#endif

void bn_yuv_row(const struct bn_yuv_matrix *m, uint32_t *out, const uint8_t *y, const uint8_t *u,
	const uint8_t *v, int count)
{
	int i = whole_eights(m, out, y, u, v, count);
	for (; i < count; i++)
		out[i] = pixel(m, y[i], u[i / 2], v[i / 2]);
}

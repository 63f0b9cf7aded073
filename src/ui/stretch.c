#include "ui/stretch.h"

#include "base/mem.h"
#include "ui/wide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#ifdef BN_WIDE
#include <immintrin.h>
#endif

enum { ALL = 128, REACH = 16 };

/* Eight bytes of the new row: their sixteen neighbours lie within REACH bytes from base on. */
struct bn_stretch_eight {
	int base; /* −1: they lie farther apart */
	uint8_t order[16];
	int8_t share[16];
};

static void aim_eight(const struct bn_stretch *stretch, int first, struct bn_stretch_eight *eight)
{
	const int *at = stretch->at + first;
	int base = at[0] + REACH > stretch->from ? stretch->from - REACH : at[0];
	eight->base = base;
	if (base < 0 || at[7] + 1 >= base + REACH) {
		eight->base = -1;
		return;
	}
	for (int i = 0; i < 8; i++) {
		int a = at[i] - base, b = a + 1, share = stretch->share[first + i];
		/* 128 is no signed byte: all of one is 127 of it and 1 of it again. */
		if (share == 0) {
			b = a;
			share = 1;
		} else if (share == ALL) {
			a = b;
			share = ALL - 1;
		}
		uint8_t *order = &eight->order[(size_t)i * 2];
		int8_t *shares = &eight->share[(size_t)i * 2];
		order[0] = (uint8_t)a;
		order[1] = (uint8_t)b;
		shares[0] = (int8_t)(ALL - share);
		shares[1] = (int8_t)share;
	}
}

void bn_stretch_aim(struct bn_stretch *stretch, int from, int to)
{
	if (stretch->from == from && stretch->to == to)
		return;
	size_t count = (size_t)to;
	stretch->from = from;
	stretch->to = to;
	stretch->at = bn_mem_grow(stretch->at, &stretch->at_capacity, count, sizeof(*stretch->at));
	stretch->share = bn_mem_grow(stretch->share, &stretch->share_capacity, count, 1);
	for (int i = 0; i < to; i++) {
		double place = (i + 0.5) * from / to - 0.5;
		if (place < 0)
			place = 0;
		int at = (int)place;
		if (at > from - 2)
			at = from > 1 ? from - 2 : 0;
		double share = place - at;
		stretch->at[i] = at;
		stretch->share[i] = from > 1 ? (uint8_t)lrint(ALL * (share > 1 ? 1 : share)) : 0;
	}
	stretch->eights = bn_mem_grow(
		stretch->eights, &stretch->eight_capacity, count / 8 + 1, sizeof(*stretch->eights));
	for (int i = 0; i + 8 <= to; i += 8)
		aim_eight(stretch, i, &stretch->eights[i / 8]);
}

void bn_stretch_finish(struct bn_stretch *stretch)
{
	free(stretch->at);
	free(stretch->share);
	free(stretch->eights);
	*stretch = (struct bn_stretch){0};
}

static inline uint8_t between(int a, int b, int share)
{
	return (uint8_t)((a * (ALL - share) + b * share + ALL / 2) / ALL);
}

#ifdef BN_WIDE
/* How many of the row it could do: all whole eights, unless neighbours lie too far apart. */
BN_WIDE static int whole_eights(const struct bn_stretch *stretch, const uint8_t *row, uint8_t *out)
{
	int i = 0;
	for (; i + 8 <= stretch->to; i += 8) {
		const struct bn_stretch_eight *eight = &stretch->eights[i / 8];
		if (eight->base < 0)
			break;
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(row + eight->base));
		__m128i order = _mm_loadu_si128((const __m128i *)(const void *)eight->order);
		__m128i share = _mm_loadu_si128((const __m128i *)(const void *)eight->share);
		__m128i sum = _mm_maddubs_epi16(_mm_shuffle_epi8(bytes, order), share);
		sum = _mm_srli_epi16(_mm_add_epi16(sum, _mm_set1_epi16(ALL / 2)), 7);
		_mm_storel_epi64(
			(__m128i *)(void *)(out + i), _mm_packus_epi16(sum, _mm_setzero_si128()));
	}
	return i;
}
#endif

void bn_stretch_row(const struct bn_stretch *stretch, const uint8_t *row, uint8_t *out)
{
	int i = 0;
	if (stretch->from == 1) {
		memset(out, row[0], (size_t)stretch->to);
		return;
	}
#ifdef BN_WIDE
	if (bn_wide())
		i = whole_eights(stretch, row, out);
#endif
	for (; i < stretch->to; i++) {
		const uint8_t *two = row + stretch->at[i];
		out[i] = between(two[0], two[1], stretch->share[i]);
	}
}

void bn_stretch_mix(uint8_t *restrict out, const uint8_t *restrict a, const uint8_t *restrict b,
	int share, int count)
{
	uint16_t second = (uint16_t)share, first = (uint16_t)(ALL - share);
	for (int i = 0; i < count; i++) {
		uint16_t sum = (uint16_t)(a[i] * first);
		sum = (uint16_t)(sum + b[i] * second);
		out[i] = (uint8_t)((uint16_t)(sum + ALL / 2) / ALL);
	}
}

#include "ui/mix.h"

#include "ui/wide.h"

#include <stddef.h>
#include <string.h>

enum { EDGE = 64 }; /* pixels of an edge made at a time */

/* GCC makes vectors of it, of the length that the caller's processor has. */
static inline __attribute__((always_inline)) void mix_bytes(uint8_t *restrict row,
	const uint8_t *restrict under, const uint8_t *restrict over, size_t count, uint16_t part)
{
	uint16_t rest = (uint16_t)(256 - part);
	for (size_t i = 0; i < count; i++)
		row[i] = (uint8_t)((uint16_t)((uint16_t)(under[i] * rest) +
					      (uint16_t)(over[i] * part)) >>
				   8);
}

#ifdef BN_WIDE
BN_WIDE static void mix_wide(
	uint8_t *row, const uint8_t *under, const uint8_t *over, size_t count, uint16_t part)
{
	mix_bytes(row, under, over, count, part);
}
#endif

static void mix(uint32_t *row, const uint32_t *under, const uint32_t *over, int count, int part)
{
	size_t bytes = (size_t)count * sizeof(*row);
	uint8_t *to = (uint8_t *)row;
	const uint8_t *from = (const uint8_t *)under, *with = (const uint8_t *)over;
#ifdef BN_WIDE
	if (bn_wide()) {
		mix_wide(to, from, with, bytes, (uint16_t)part);
		return;
	}
#endif
	mix_bytes(to, from, with, bytes, (uint16_t)part);
}

static void mix_edge(uint32_t *row, const uint32_t *under, uint32_t edge, int count, int part)
{
	uint32_t pixels[EDGE];
	for (int i = 0; i < EDGE; i++)
		pixels[i] = edge;
	for (int at = 0; at < count; at += EDGE)
		mix(row + at, under + at, pixels, count - at < EDGE ? count - at : EDGE, part);
}

void bn_mix_row(
	uint32_t *row, const uint32_t *under, const uint32_t *over, int count, int dx, int part)
{
	if (part >= 256 && dx == 0) {
		memcpy(row, over, (size_t)count * sizeof(*row));
		return;
	}
	int left = dx > 0 ? dx : 0, right = dx < 0 ? -dx : 0, middle = count - left - right;
	mix_edge(row, under, over[0], left, part);
	mix(row + left, under + left, over + right, middle, part);
	mix_edge(row + left + middle, under + left + middle, over[count - 1], right, part);
}

void bn_mix_small(uint32_t *row, const uint32_t *over, int count, float size, int part)
{
	uint32_t under[EDGE] = {0}, small[EDGE] = {0};
	for (int at = 0; at < count; at += EDGE) {
		int many = count - at < EDGE ? count - at : EDGE;
		memcpy(under, row + at, (size_t)many * sizeof(*under));
		for (int i = 0; i < many; i++) {
			int from = (int)((float)(at + i) / size);
			small[i] = from < count ? over[from] : over[-1];
		}
		mix(row + at, under, small, many, part);
	}
}

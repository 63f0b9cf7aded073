#include "ui/yuv.h"

#include "base/mem.h"
#include "ui/yuv_row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PLANES = 3 };

/* Where each shown pixel of a side finds its two neighbours in the source. */
struct taps {
	int from, to;    /* the lengths it was made for */
	int *at;         /* the first of the two; the second is at most from − 1 */
	uint16_t *share; /* 0..256: the second's */
	size_t capacity_at, capacity_share;
};

/* Two source rows stretched to the shown width, so that each is stretched once. */
struct lines {
	int row[2]; /* −1: none */
	uint8_t *bytes[2];
	uint8_t *mixed;
	size_t capacity[3];
};

/* A plane's part to be shown. */
struct part {
	const uint8_t *bytes;
	int pitch, width, height;
};

struct bn_yuv {
	struct part parts[PLANES];
	bool scaled; /* else pixel for pixel */
	struct taps across[PLANES], down[PLANES];
	struct lines lines[PLANES];
	uint8_t *halved[PLANES];
	size_t halved_capacity[PLANES];
};

struct bn_yuv *bn_yuv_create(void)
{
	return bn_mem_alloc(1, sizeof(struct bn_yuv));
}

void bn_yuv_destroy(struct bn_yuv *yuv)
{
	if (yuv == NULL)
		return;
	for (int p = 0; p < PLANES; p++) {
		free(yuv->across[p].at);
		free(yuv->across[p].share);
		free(yuv->down[p].at);
		free(yuv->down[p].share);
		free(yuv->lines[p].bytes[0]);
		free(yuv->lines[p].bytes[1]);
		free(yuv->lines[p].mixed);
		free(yuv->halved[p]);
	}
	free(yuv);
}

static void aim(struct taps *taps, int from, int to)
{
	if (taps->from == from && taps->to == to)
		return;
	taps->at = bn_mem_grow(taps->at, &taps->capacity_at, (size_t)to, sizeof(*taps->at));
	taps->share = bn_mem_grow(
		taps->share, &taps->capacity_share, (size_t)to, sizeof(*taps->share));
	for (int i = 0; i < to; i++) {
		double place = (i + 0.5) * from / to - 0.5;
		if (place < 0)
			place = 0;
		int at = (int)place;
		if (at > from - 2)
			at = from > 1 ? from - 2 : 0;
		double share = place - at;
		taps->at[i] = at;
		taps->share[i] = from > 1 ? (uint16_t)lrint(256 * (share > 1 ? 1 : share)) : 0;
	}
	taps->from = from;
	taps->to = to;
}

static void stretch(uint8_t *restrict out, const uint8_t *restrict row, const struct taps *taps)
{
	if (taps->from == 1) {
		memset(out, row[0], (size_t)taps->to);
		return;
	}
	const int *at = taps->at;
	const uint16_t *share = taps->share;
	for (int i = 0; i < taps->to; i++) {
		const uint8_t *two = row + at[i];
		int difference = two[1] - two[0];
		out[i] = (uint8_t)(two[0] + ((difference * share[i] + 128) >> 8));
	}
}

static void mix(uint8_t *restrict out, const uint8_t *restrict a, const uint8_t *restrict b,
	unsigned share, int count)
{
	uint16_t second = (uint16_t)share, first = (uint16_t)(256 - share);
	for (int i = 0; i < count; i++) {
		uint16_t sum = (uint16_t)(a[i] * first);
		sum = (uint16_t)(sum + b[i] * second);
		out[i] = (uint8_t)((uint16_t)(sum + 128) >> 8);
	}
}

/* A source row at the shown width; it stays for the next shown rows. */
static const uint8_t *line(
	struct lines *lines, const struct part *part, int row, const struct taps *across)
{
	int slot = row & 1;
	if (lines->row[slot] != row) {
		stretch(lines->bytes[slot], part->bytes + (ptrdiff_t)row * part->pitch, across);
		lines->row[slot] = row;
	}
	return lines->bytes[slot];
}

static const uint8_t *shown_row(struct bn_yuv *yuv, int p, int y)
{
	const struct part *part = &yuv->parts[p];
	struct lines *lines = &yuv->lines[p];
	const struct taps *down = &yuv->down[p], *across = &yuv->across[p];
	int at = down->at[y];
	if (down->share[y] == 0)
		return line(lines, part, at, across);
	const uint8_t *a = line(lines, part, at, across);
	const uint8_t *b = line(lines, part, at + 1, across);
	mix(lines->mixed, a, b, down->share[y], across->to);
	return lines->mixed;
}

/* Each four pixels to one: linear filtering alone drops pixels when it shrinks. In place is fine,
 * as a row is written at or before where it is read. */
static void halve(struct part *part, uint8_t *into)
{
	int width = part->width / 2, height = part->height / 2;
	for (int y = 0; y < height; y++) {
		const uint8_t *a = part->bytes + (ptrdiff_t)(2 * y) * part->pitch;
		const uint8_t *b = a + part->pitch;
		uint8_t *out = into + (ptrdiff_t)y * width;
		for (int x = 0; x < width; x++, a += 2, b += 2)
			out[x] = (uint8_t)((a[0] + a[1] + b[0] + b[1] + 2) >> 2);
	}
	*part = (struct part){.bytes = into, .pitch = width, .width = width, .height = height};
}

static void begin_scaling(struct bn_yuv *yuv, int width, int height)
{
	for (int p = 0; p < PLANES; p++) {
		struct part *part = &yuv->parts[p];
		struct lines *lines = &yuv->lines[p];
		size_t bytes = (size_t)part->width * (size_t)part->height / 4;
		while (part->width >= 2 * width && part->height >= 2 * height) {
			yuv->halved[p] = bn_mem_grow(
				yuv->halved[p], &yuv->halved_capacity[p], bytes, 1);
			halve(part, yuv->halved[p]);
		}
		aim(&yuv->across[p], part->width, width);
		aim(&yuv->down[p], part->height, height);
		lines->row[0] = lines->row[1] = -1;
		for (int i = 0; i < 2; i++)
			lines->bytes[i] = bn_mem_grow(
				lines->bytes[i], &lines->capacity[i], (size_t)width, 1);
		lines->mixed = bn_mem_grow(lines->mixed, &lines->capacity[2], (size_t)width, 1);
	}
}

void bn_yuv_begin(struct bn_yuv *yuv, const struct bn_frame *frame, struct bn_rect crop, int width,
	int height)
{
	for (int p = 0; p < PLANES; p++) {
		int by = p == 0 ? 1 : 2;
		yuv->parts[p] = (struct part){
			.bytes = frame->planes[p] + (ptrdiff_t)(crop.y / by) * frame->pitches[p] +
				 crop.x / by,
			.pitch = frame->pitches[p],
			.width = (crop.w + by - 1) / by,
			.height = (crop.h + by - 1) / by,
		};
	}
	yuv->scaled = crop.w != width || crop.h != height;
	if (yuv->scaled)
		begin_scaling(yuv, width, height);
}

/* Unscaled chroma has half the pixels: from an odd column on, its first pixel is the second of two
 * that share theirs. */
static void plain_line(const struct bn_yuv *yuv, int y, int x, uint32_t *pixels, int count)
{
	const uint8_t *rows[PLANES];
	for (int p = 0; p < PLANES; p++) {
		int by = p == 0 ? 1 : 2;
		rows[p] = yuv->parts[p].bytes + (ptrdiff_t)(y / by) * yuv->parts[p].pitch + x / by;
	}
	int odd = x & 1;
	if (odd && count > 0)
		bn_yuv_row(pixels, rows[0], rows[1], rows[2], 1, true);
	bn_yuv_row(pixels + odd, rows[0] + odd, rows[1] + odd, rows[2] + odd, count - odd, true);
}

void bn_yuv_line(struct bn_yuv *yuv, int y, int x, uint32_t *pixels, int count)
{
	const uint8_t *rows[PLANES];
	if (!yuv->scaled) {
		plain_line(yuv, y, x, pixels, count);
		return;
	}
	for (int p = 0; p < PLANES; p++)
		rows[p] = shown_row(yuv, p, y) + x;
	bn_yuv_row(pixels, rows[0], rows[1], rows[2], count, false);
}

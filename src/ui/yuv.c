#include "ui/yuv.h"

#include "base/mem.h"
#include "ui/stretch.h"
#include "ui/yuv_row.h"

#include <stdlib.h>
#include <string.h>

enum { PLANES = 3 };

#define SD_LINES 576 /* up to here BT.601, as SDL, libvlc and most encoders have it */

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
	const struct bn_yuv_matrix *matrix;
	struct part parts[PLANES];
	bool scaled; /* else pixel for pixel */
	struct bn_stretch across[PLANES], down[PLANES];
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
		bn_stretch_finish(&yuv->across[p]);
		bn_stretch_finish(&yuv->down[p]);
		free(yuv->lines[p].bytes[0]);
		free(yuv->lines[p].bytes[1]);
		free(yuv->lines[p].mixed);
		free(yuv->halved[p]);
	}
	free(yuv);
}

/* A source row at the shown width; it stays for the next shown rows. */
static const uint8_t *line(
	struct lines *lines, const struct part *part, int row, const struct bn_stretch *across)
{
	int slot = row & 1;
	if (lines->row[slot] != row) {
		bn_stretch_row(
			across, part->bytes + (ptrdiff_t)row * part->pitch, lines->bytes[slot]);
		lines->row[slot] = row;
	}
	return lines->bytes[slot];
}

static const uint8_t *shown_row(struct bn_yuv *yuv, int p, int y)
{
	const struct part *part = &yuv->parts[p];
	struct lines *lines = &yuv->lines[p];
	const struct bn_stretch *down = &yuv->down[p], *across = &yuv->across[p];
	int at = down->at[y];
	if (down->share[y] == 0)
		return line(lines, part, at, across);
	const uint8_t *a = line(lines, part, at, across);
	const uint8_t *b = line(lines, part, at + 1, across);
	bn_stretch_mix(lines->mixed, a, b, down->share[y], across->to);
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
		/* Chroma at half the width, as the rows to convert want it. */
		bn_stretch_aim(&yuv->across[p], part->width, p == 0 ? width : (width + 1) / 2);
		bn_stretch_aim(&yuv->down[p], part->height, height);
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
	yuv->matrix = frame->height > SD_LINES ? &bn_yuv_bt709 : &bn_yuv_bt601;
	yuv->scaled = crop.w != width || crop.h != height;
	if (yuv->scaled)
		begin_scaling(yuv, width, height);
}

void bn_yuv_line(struct bn_yuv *yuv, int y, int x, uint32_t *pixels, int count)
{
	const uint8_t *rows[PLANES];
	for (int p = 0; p < PLANES; p++) {
		const struct part *part = &yuv->parts[p];
		rows[p] = yuv->scaled ? shown_row(yuv, p, y)
				      : part->bytes + (ptrdiff_t)(p == 0 ? y : y / 2) * part->pitch;
		rows[p] += p == 0 ? x : x / 2;
	}
	/* From an odd column on, the first pixel is the second of two that share their chroma. */
	int odd = x & 1;
	if (odd && count > 0)
		bn_yuv_row(yuv->matrix, pixels, rows[0], rows[1], rows[2], 1);
	bn_yuv_row(yuv->matrix, pixels + odd, rows[0] + odd, rows[1] + odd, rows[2] + odd,
		count - odd);
}

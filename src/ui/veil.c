#include "ui/veil.h"

#include "base/mem.h"
#include "ui/blend.h"

#include <stdlib.h>
#include <string.h>

/* Pixels of a row that are alike: most of a page is clear or hides all. */
enum kind { CLEAR, HIDES, MIXED };

struct run {
	uint32_t kind : 2, count : 30; /* pixels */
};

/* A pixel: what is seen over black, and in place of its alpha what comes through. */
struct bn_veil {
	struct bn_rect rect;
	bool ready;
	uint32_t *pixels;
	struct run *runs;
	size_t *first; /* of each row's runs, and one more */
	size_t pixel_capacity, run_capacity, first_capacity;
};

enum { STEP = 4 }; /* pixels at a time: a run is a multiple of it, but for the last of a row */

struct bn_veil *bn_veil_create(void)
{
	return bn_mem_alloc(1, sizeof(struct bn_veil));
}

void bn_veil_destroy(struct bn_veil *veil)
{
	if (veil == NULL)
		return;
	free(veil->pixels);
	free(veil->runs);
	free(veil->first);
	free(veil);
}

static uint32_t *row_of(const struct bn_veil *veil, int y)
{
	return veil->pixels + (size_t)y * (size_t)veil->rect.w;
}

void bn_veil_black(struct bn_veil *veil, struct bn_rect rect, const uint32_t *pixels, size_t pitch)
{
	size_t count = (size_t)rect.w * (size_t)rect.h;
	veil->pixels = bn_mem_grow(
		veil->pixels, &veil->pixel_capacity, count, sizeof(*veil->pixels));
	veil->rect = rect;
	veil->ready = false;
	for (int y = 0; y < rect.h; y++)
		memcpy(row_of(veil, y), (const char *)pixels + (size_t)y * pitch,
			(size_t)rect.w * sizeof(*pixels));
}

/* What green says holds for the others too, but for rounding: none may come to more than 255. No
 * branches, so that the compiler takes many pixels at a time. */
static void join(uint32_t *restrict black, const uint32_t *restrict white, int count)
{
	for (int i = 0; i < count; i++) {
		int32_t b = (int32_t)(black[i] & 0xFFFFFFu);
		int32_t red = b >> 16, green = b >> 8 & 255, blue = b & 255;
		int32_t through = (int32_t)(white[i] >> 8 & 255) - green;
		int32_t room = 255 - (red > blue ? red : blue);
		through = through > room ? room : through;
		through = through > 1 ? through : 0;
		black[i] = (uint32_t)b | (uint32_t)through << 24;
	}
}

static enum kind kind_of(const uint32_t *pixels, int count)
{
	uint32_t any = 0, all = 0xFFFFFFFFu;
	for (int i = 0; i < count; i++) {
		any |= pixels[i];
		all &= pixels[i];
	}
	if (any >> 24 == 0)
		return HIDES;
	return any == 0xFF000000u && all == 0xFF000000u ? CLEAR : MIXED;
}

static void add_run(
	struct bn_veil *veil, size_t row_start, size_t *count, enum kind kind, int length)
{
	if (*count > row_start && veil->runs[*count - 1].kind == kind) {
		veil->runs[*count - 1].count += (unsigned)length;
		return;
	}
	veil->runs = bn_mem_grow(veil->runs, &veil->run_capacity, *count + 1, sizeof(*veil->runs));
	veil->runs[(*count)++] = (struct run){.kind = kind, .count = (unsigned)length};
}

void bn_veil_white(struct bn_veil *veil, const uint32_t *pixels, size_t pitch)
{
	size_t rows = (size_t)veil->rect.h + 1, count = 0;
	int width = veil->rect.w;
	veil->first = bn_mem_grow(veil->first, &veil->first_capacity, rows, sizeof(*veil->first));
	for (int y = 0; y < veil->rect.h; y++) {
		const uint32_t *white =
			(const uint32_t *)((const char *)pixels + (size_t)y * pitch);
		uint32_t *row = row_of(veil, y);
		veil->first[y] = count;
		join(row, white, width);
		for (int x = 0; x < width; x += STEP) {
			int length = width - x < STEP ? width - x : STEP;
			enum kind kind = kind_of(row + x, length);
			add_run(veil, veil->first[y], &count, kind, length);
			for (int i = 0; kind == HIDES && i < length; i++)
				row[x + i] |= 0xFF000000u; /* ready to be copied */
		}
	}
	veil->first[veil->rect.h] = count;
	veil->ready = true;
}

struct bn_rect bn_veil_rect(const struct bn_veil *veil)
{
	return veil->ready ? veil->rect : (struct bn_rect){0, 0, 0, 0};
}

void bn_veil_lay(const struct bn_veil *veil, int y, uint32_t *row)
{
	const uint32_t *over = row_of(veil, y);
	for (size_t i = veil->first[y]; i < veil->first[y + 1]; i++) {
		int count = (int)veil->runs[i].count;
		if (veil->runs[i].kind == HIDES)
			memcpy(row, over, (size_t)count * sizeof(*row));
		else if (veil->runs[i].kind == MIXED)
			bn_blend_veil(row, over, count);
		row += count;
		over += count;
	}
}

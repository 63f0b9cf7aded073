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

struct bn_veil {
	struct bn_rect rect;
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

static enum kind kind_of(const uint32_t *pixels, int count)
{
	uint32_t any = 0, all = 0xFFFFFFFFu;
	for (int i = 0; i < count; i++) {
		any |= pixels[i];
		all &= pixels[i];
	}
	if (any == 0)
		return CLEAR;
	return all >> 24 == 255 ? HIDES : MIXED;
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

void bn_veil_keep(struct bn_veil *veil, struct bn_rect rect, const uint32_t *pixels, size_t pitch)
{
	size_t rows = (size_t)rect.h, width = (size_t)rect.w, count = 0;
	veil->rect = rect;
	veil->pixels = bn_mem_grow(
		veil->pixels, &veil->pixel_capacity, rows * width, sizeof(*veil->pixels));
	veil->first = bn_mem_grow(
		veil->first, &veil->first_capacity, rows + 1, sizeof(*veil->first));
	for (size_t y = 0; y < rows; y++) {
		uint32_t *row = veil->pixels + y * width;
		memcpy(row, (const char *)pixels + y * pitch, width * sizeof(*row));
		veil->first[y] = count;
		for (int x = 0; x < rect.w; x += STEP) {
			int length = rect.w - x < STEP ? rect.w - x : STEP;
			add_run(veil, veil->first[y], &count, kind_of(row + x, length), length);
		}
	}
	veil->first[rows] = count;
}

struct bn_rect bn_veil_rect(const struct bn_veil *veil)
{
	return veil->rect;
}

void bn_veil_lay(const struct bn_veil *veil, int y, uint32_t *row)
{
	const uint32_t *layer = veil->pixels + (size_t)y * (size_t)veil->rect.w;
	for (size_t i = veil->first[y]; i < veil->first[y + 1]; i++) {
		int count = (int)veil->runs[i].count;
		if (veil->runs[i].kind == HIDES)
			memcpy(row, layer, (size_t)count * sizeof(*row));
		else if (veil->runs[i].kind == MIXED)
			bn_blend_layer(row, layer, count);
		row += count;
		layer += count;
	}
}

#include "ui/turn.h"

enum { TILE = 32 }; /* columns read at a time: their lines stay in the nearest cache */

void bn_turn_point(int turn, int width, int height, int *x, int *y)
{
	int panel_x = *x, panel_y = *y;
	switch (turn) {
	case 1:
		*x = panel_y;
		*y = height - 1 - panel_x;
		break;
	case 2:
		*x = width - 1 - panel_x;
		*y = height - 1 - panel_y;
		break;
	case 3:
		*x = width - 1 - panel_y;
		*y = panel_x;
		break;
	default:
		break;
	}
}

static const uint32_t *row_of(const uint32_t *pixels, size_t pitch, int y)
{
	return (const uint32_t *)((const char *)pixels + (size_t)y * pitch);
}

/* A row of the panel from x to end: a column of the page, up or down. */
static void lay_column(int turn, int width, int height, const uint32_t *page, size_t pitch,
	uint32_t *row, int y, int x, int end)
{
	for (; x < end; x++) {
		int page_x = x, page_y = y;
		bn_turn_point(turn, width, height, &page_x, &page_y);
		row[x] = row_of(page, pitch, page_y)[page_x];
	}
}

void bn_turn_pixels(int turn, int width, int height, const uint32_t *page, size_t page_pitch,
	uint32_t *panel, size_t panel_pitch)
{
	int across = turn % 2 != 0 ? height : width, down = turn % 2 != 0 ? width : height;
	for (int from = 0; from < across; from += TILE)
		for (int y = 0; y < down; y++) {
			int end = from + TILE < across ? from + TILE : across;
			uint32_t *row = (uint32_t *)((char *)panel + (size_t)y * panel_pitch);
			lay_column(turn, width, height, page, page_pitch, row, y, from, end);
		}
}

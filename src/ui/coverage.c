#include "ui/coverage.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum { LINES = 16 }; /* sampled in a pixel's height */

/* How far the edge lies in from a side at height y (from the top of the rect), for the two corners
 * of that side. */
static double inset(double y, double height, double above, double below)
{
	double radius = 0, dy = 0;
	if (y < above) {
		radius = above;
		dy = above - y;
	} else if (y > height - below) {
		radius = below;
		dy = y - (height - below);
	}
	return radius > 0 ? radius - sqrt(fmax(0, radius * radius - dy * dy)) : 0;
}

/* Adds to sums[x] how much of pixel x lies between left and right. */
static void add_span(float *sums, int count, double left, double right)
{
	int first = (int)floor(left), last = (int)ceil(right) - 1;
	if (right <= left)
		return;
	for (int x = first < 0 ? 0 : first; x <= last && x < count; x++) {
		double from = left > x ? left : x, to = right < x + 1 ? right : x + 1;
		sums[x] += (float)(to - from);
	}
}

static void add_row(uint8_t *row, const float *sums, int count, int sign)
{
	for (int x = 0; x < count; x++) {
		int value = row[x] + sign * (int)lrintf(sums[x] * 255.0f / LINES);
		row[x] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
	}
}

void bn_coverage_rounded(
	uint8_t *mask, int pitch, struct bn_rect rect, struct bn_radii radii, int sign)
{
	enum { WIDEST = 8192 };
	float sums[WIDEST];
	int width = rect.w < WIDEST ? rect.w : WIDEST;
	if (rect.w <= 0)
		return;
	for (int y = 0; y < rect.h; y++) {
		memset(sums, 0, (size_t)width * sizeof(*sums));
		for (int line = 0; line < LINES; line++) {
			double at = y + (line + 0.5) / LINES;
			add_span(sums, width, inset(at, rect.h, radii.top_left, radii.bottom_left),
				rect.w - inset(at, rect.h, radii.top_right, radii.bottom_right));
		}
		add_row(mask + (ptrdiff_t)(rect.y + y) * pitch + rect.x, sums, width, sign);
	}
}

void bn_coverage_disc(uint8_t *mask, int side, int radius)
{
	int from = (side - 2 * radius) / 2;
	bn_coverage_rounded(mask, side, (struct bn_rect){from, from, 2 * radius, 2 * radius},
		(struct bn_radii){radius, radius, radius, radius}, 1);
}

struct point {
	float x, y;
};

static struct point on_circle(float turn, float radius)
{
	float angle = turn * 2.0f * (float)M_PI;
	return (struct point){radius * sinf(angle), -radius * cosf(angle)};
}

static float away(struct point a, struct point b)
{
	return hypotf(a.x - b.x, a.y - b.y);
}

/* Whether p lies clockwise between two directions, `wide` when that is more than half a turn. */
static bool between(struct point p, struct point start, struct point end, bool wide)
{
	bool after_start = start.x * p.y - start.y * p.x >= 0;
	bool before_end = end.x * p.y - end.y * p.x <= 0;
	return wide ? after_start || before_end : after_start && before_end;
}

void bn_coverage_arc(uint8_t *mask, int side, int thickness, float from, float to)
{
	float middle = (float)side / 2, half = (float)thickness / 2, radius = middle - half;
	struct point start = on_circle(from, radius), end = on_circle(to, radius);
	bool full = to - from >= 1.0f, wide = to - from > 0.5f;
	float outside = (middle + 1) * (middle + 1);
	float hole = radius - half - 1;
	float inside = hole > 0 ? hole * hole : 0;
	for (int y = 0; y < side; y++) {
		uint8_t *row = mask + (ptrdiff_t)y * side;
		for (int x = 0; x < side; x++) {
			struct point p = {(float)x + 0.5f - middle, (float)y + 0.5f - middle};
			float square = p.x * p.x + p.y * p.y;
			row[x] = 0;
			if (square > outside || square < inside)
				continue;
			float distance = fminf(away(p, start), away(p, end));
			if (full || (to > from && between(p, start, end, wide)))
				distance = fabsf(sqrtf(square) - radius);
			float cover = half + 0.5f - distance;
			row[x] = (uint8_t)(255.0f * fminf(1, fmaxf(0, cover)) + 0.5f);
		}
	}
}

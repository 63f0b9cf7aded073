#include "ui/resample.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

/* For each shown pixel of a side, the source pixels it is made of and their shares. */
struct taps {
	int count; /* of shares a pixel */
	int *first;
	float *shares;
};

static struct taps taps_create(int source, double from, double span, int shown)
{
	double step = span / shown;
	double reach = step > 1 ? step : 1;
	struct taps taps = {.count = 2 * (int)ceil(reach) + 1};
	taps.first = bn_mem_alloc((size_t)shown, sizeof(*taps.first));
	taps.shares = bn_mem_alloc((size_t)shown * (size_t)taps.count, sizeof(*taps.shares));
	for (int i = 0; i < shown; i++) {
		double middle = from + (i + 0.5) * step - 0.5;
		float *shares = taps.shares + (size_t)i * (size_t)taps.count;
		float total = 0;
		taps.first[i] = (int)floor(middle - reach) + 1;
		for (int k = 0; k < taps.count; k++) {
			int at = taps.first[i] + k;
			double share = 1 - fabs(at - middle) / reach;
			shares[k] = share > 0 ? (float)share : 0;
			total += shares[k];
		}
		for (int k = 0; k < taps.count; k++)
			shares[k] /= total;
		/* The edge is repeated beyond the edge: moved here into the nearest pixel. */
		int last = source - 1;
		for (int k = 0; k < taps.count; k++) {
			int at = taps.first[i] + k;
			int inside = at < 0 ? 0 : at > last ? last : at;
			if (inside != at && inside - taps.first[i] >= 0 &&
				inside - taps.first[i] < taps.count) {
				shares[inside - taps.first[i]] += shares[k];
				shares[k] = 0;
			}
		}
	}
	return taps;
}

static void taps_finish(struct taps *taps)
{
	free(taps->first);
	free(taps->shares);
}

struct sum {
	float r, g, b, a; /* premultiplied by alpha 0..255 */
};

static void add_pixel(struct sum *sum, uint32_t pixel, float share)
{
	float a = share * (float)(pixel >> 24);
	sum->a += a;
	sum->r += a * (float)(pixel >> 16 & 255);
	sum->g += a * (float)(pixel >> 8 & 255);
	sum->b += a * (float)(pixel & 255);
}

static uint32_t byte(float value)
{
	return value <= 0 ? 0 : value >= 255 ? 255 : (uint32_t)(value + 0.5f);
}

static uint32_t pixel_of(const struct sum *sum)
{
	uint32_t a = byte(sum->a);
	if (a == 0)
		return 0;
	return a << 24 | byte(sum->r / sum->a) << 16 | byte(sum->g / sum->a) << 8 |
	       byte(sum->b / sum->a);
}

static void across(
	const uint32_t *row, int source_width, const struct taps *taps, struct sum *out, int width)
{
	for (int x = 0; x < width; x++) {
		const float *shares = taps->shares + (size_t)x * (size_t)taps->count;
		struct sum sum = {0};
		for (int k = 0; k < taps->count; k++) {
			int at = taps->first[x] + k;
			if (shares[k] > 0 && at >= 0 && at < source_width)
				add_pixel(&sum, row[at], shares[k]);
		}
		out[x] = sum;
	}
}

static void down(const struct sum *rows, int kept, const struct taps *taps, int y,
	int source_height, uint32_t *to, int width)
{
	const float *shares = taps->shares + (size_t)y * (size_t)taps->count;
	for (int x = 0; x < width; x++) {
		struct sum sum = {0};
		for (int k = 0; k < taps->count; k++) {
			int at = taps->first[y] + k;
			if (shares[k] <= 0 || at < 0 || at >= source_height)
				continue;
			const struct sum *part = rows + (size_t)(at % kept) * (size_t)width + x;
			sum.r += part->r * shares[k];
			sum.g += part->g * shares[k];
			sum.b += part->b * shares[k];
			sum.a += part->a * shares[k];
		}
		to[x] = pixel_of(&sum);
	}
}

void bn_resample(const uint32_t *source, int source_width, int source_height, int pitch, double x,
	double y, double w, double h, uint32_t *to, int width, int height, int to_pitch)
{
	struct taps columns = taps_create(source_width, x, w, width);
	struct taps lines = taps_create(source_height, y, h, height);
	int kept = lines.count + 1;
	struct sum *rows = bn_mem_alloc((size_t)kept * (size_t)width, sizeof(*rows));
	int done = -1; /* the last source row that was worked across */
	for (int i = 0; i < height; i++) {
		int last = lines.first[i] + lines.count - 1;
		int first = lines.first[i] > done + 1 ? lines.first[i] : done + 1;
		for (int row = first < 0 ? 0 : first; row <= last && row < source_height; row++) {
			across(source + (ptrdiff_t)row * pitch, source_width, &columns,
				rows + (size_t)(row % kept) * (size_t)width, width);
			done = row;
		}
		down(rows, kept, &lines, i, source_height, to + (ptrdiff_t)i * to_pitch, width);
	}
	free(rows);
	taps_finish(&columns);
	taps_finish(&lines);
}

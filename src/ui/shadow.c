#include "base/mem.h"
#include "ui/canvas_private.h"
#include "ui/coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A blurred shape, held as small as its corners allow: the row and the column in its middle are
 * those that repeat. */
struct cast {
	int margin;         /* how far it reaches beyond the shape */
	int width, height;  /* of the shape it was made from, at most the real one */
	bool wider, higher; /* the real one is larger: repeat the middle */
};

/* Beyond three sigmas nothing is left of a Gaussian at 8 bits. */
static int reach(int blur)
{
	return (3 * blur + 1) / 2;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static struct cast cast_of(struct bn_rect rect, struct bn_radii radii, int down, int blur)
{
	int margin = reach(blur);
	int round = larger(larger(radii.top_left, radii.top_right),
		larger(radii.bottom_right, radii.bottom_left));
	int least_width = 2 * (round + margin) + 1;
	int least_height = 2 * (round + margin + abs(down)) + 1;
	return (struct cast){
		.margin = margin,
		.width = rect.w < least_width ? rect.w : least_width,
		.height = rect.h < least_height ? rect.h : least_height,
		.wider = rect.w > least_width,
		.higher = rect.h > least_height,
	};
}

/* Adds one row, moved and weighed, to another. */
static void add_row(float *restrict to, const float *restrict from, int count, float weight)
{
	for (int i = 0; i < count; i++)
		to[i] += from[i] * weight;
}

/* The two directions of a Gaussian blur are independent. Into zeros; whole rows at a time, which
 * the compiler makes vectors of. */
static void blur_across(
	const float *from, float *to, int width, int height, const float *weights, int margin)
{
	for (int y = 0; y < height; y++, from += width, to += width)
		for (int k = -margin; k <= margin; k++)
			if (abs(k) < width)
				add_row(to + (k < 0 ? -k : 0), from + (k > 0 ? k : 0),
					width - abs(k), weights[abs(k)]);
}

static void blur_along(
	const float *from, float *to, int width, int height, const float *weights, int margin)
{
	for (int y = 0; y < height; y++)
		for (int k = -margin; k <= margin; k++)
			if (y + k >= 0 && y + k < height)
				add_row(to + (ptrdiff_t)y * width,
					from + (ptrdiff_t)(y + k) * width, width, weights[abs(k)]);
}

static void blur_mask(uint8_t *mask, int width, int height, int blur)
{
	int margin = reach(blur);
	size_t count = (size_t)width * (size_t)height;
	float *weights = bn_mem_alloc((size_t)margin + 1, sizeof(*weights));
	float *a = bn_mem_alloc(count, sizeof(*a)), *b = bn_mem_alloc(count, sizeof(*b));
	float sigma = (float)blur / 2, total = 0;
	for (int k = -margin; k <= margin; k++) {
		weights[abs(k)] = expf(-(float)(k * k) / (2 * sigma * sigma));
		total += weights[abs(k)];
	}
	for (int k = 0; k <= margin; k++)
		weights[k] /= total;
	for (size_t i = 0; i < count; i++)
		a[i] = mask[i];
	blur_across(a, b, width, height, weights, margin);
	memset(a, 0, count * sizeof(*a));
	blur_along(b, a, width, height, weights, margin);
	for (size_t i = 0; i < count; i++)
		mask[i] = (uint8_t)(a[i] + 0.5f);
	free(weights);
	free(a);
	free(b);
}

/* The surface itself is left out, but for its outermost pixel, so that it may be translucent. */
static void leave_out_surface(
	uint8_t *mask, int pitch, const struct cast *cast, struct bn_radii radii, int down)
{
	struct bn_rect hole = {
		cast->margin + 1, cast->margin - down + 1, cast->width - 2, cast->height - 2};
	int rows = cast->height + 2 * cast->margin;
	struct bn_radii smaller = bn_shape_fit(radii, hole.w, hole.h);
	if (hole.w > 0 && hole.h > 0 && hole.y >= 0 && hole.y + hole.h <= rows)
		bn_coverage_rounded(mask, pitch, hole, smaller, -1);
}

static const struct bn_image *shadow_image(struct bn_canvas *canvas, const struct cast *cast,
	struct bn_radii radii, int down, int blur)
{
	struct bn_cache_key key = {.kind = BN_KEPT_SHADOW,
		.numbers = {radii.top_left, radii.top_right, radii.bottom_right, radii.bottom_left,
			down, blur, cast->width, cast->height}};
	const struct bn_image *kept = bn_cache_get(canvas->cache, &key);
	if (kept != NULL)
		return kept;
	int width = cast->width + 2 * cast->margin, height = cast->height + 2 * cast->margin;
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_MASK, width, height);
	struct bn_rect shape = {cast->margin, cast->margin, cast->width, cast->height};
	bn_coverage_rounded(image->pixels, width, shape, radii, 1);
	if (blur > 0)
		blur_mask(image->pixels, width, height, blur);
	leave_out_surface(image->pixels, width, cast, radii, down);
	return bn_canvas_keep_image(canvas, &key, image);
}

/* A side in pieces: before the middle, the repeated middle, after it. */
struct piece {
	int from, from_length, to, to_length;
};

static int cut_side(struct piece pieces[3], int image_length, int shown_length, bool repeats)
{
	if (!repeats) {
		pieces[0] = (struct piece){0, image_length, 0, shown_length};
		return 1;
	}
	int half = image_length / 2;
	pieces[0] = (struct piece){0, half, 0, half};
	pieces[1] = (struct piece){half, 1, half, shown_length - 2 * half};
	pieces[2] = (struct piece){half + 1, half, shown_length - half, half};
	return 3;
}

void bn_canvas_shadow(struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii,
	int down, int blur, struct bn_paint paint)
{
	if (rect.w <= 0 || rect.h <= 0 || blur < 0 || paint.alpha == 0)
		return;
	radii = bn_shape_fit(radii, rect.w, rect.h);
	struct cast cast = cast_of(rect, radii, down, blur);
	struct bn_rect shown = {rect.x - cast.margin, rect.y + down - cast.margin,
		rect.w + 2 * cast.margin, rect.h + 2 * cast.margin};
	if (!bn_canvas_sees(canvas, shown))
		return;
	const struct bn_image *image = shadow_image(canvas, &cast, radii, down, blur);
	struct piece across[3], along[3];
	int columns = cut_side(across, image->width, shown.w, cast.wider);
	int rows = cut_side(along, image->height, shown.h, cast.higher);
	for (int j = 0; j < rows; j++)
		for (int i = 0; i < columns; i++) {
			if (columns == 3 && rows == 3 && i == 1 && j == 1)
				continue; /* under the surface */
			struct bn_rect from = {across[i].from, along[j].from, across[i].from_length,
				along[j].from_length};
			struct bn_rect to = {shown.x + across[i].to, shown.y + along[j].to,
				across[i].to_length, along[j].to_length};
			bn_canvas_draw_image(canvas, image, from, to, paint);
		}
}

#include "base/mem.h"
#include "ui/canvas_private.h"
#include "ui/coverage.h"

/* The corners in the order of struct bn_radii, clockwise from the top left. */
enum { CORNERS = 4 };

static void list_radii(struct bn_radii radii, int out[CORNERS])
{
	out[0] = radii.top_left;
	out[1] = radii.top_right;
	out[2] = radii.bottom_right;
	out[3] = radii.bottom_left;
}

struct bn_radii bn_shape_fit(struct bn_radii radii, int width, int height)
{
	int *each[CORNERS] = {
		&radii.top_left, &radii.top_right, &radii.bottom_right, &radii.bottom_left};
	double most = 1.0;
	for (int i = 0; i < CORNERS; i++) {
		if (*each[i] < 0)
			*each[i] = 0;
		int side = i % 2 == 0 ? width : height;
		int next = *each[(i + 1) % CORNERS] > 0 ? *each[(i + 1) % CORNERS] : 0;
		int sum = *each[i] + next;
		if (sum > 0 && (double)side / sum < most)
			most = (double)side / sum;
	}
	for (int i = 0; most < 1.0 && i < CORNERS; i++)
		*each[i] = (int)(*each[i] * most);
	return radii;
}

/* Where corner i's square of this side lies in rect. */
static struct bn_rect corner(struct bn_rect rect, int i, int side)
{
	bool right = i == 1 || i == 2, below = i >= 2;
	return (struct bn_rect){right ? rect.x + rect.w - side : rect.x,
		below ? rect.y + rect.h - side : rect.y, side, side};
}

static const struct bn_image *disc(struct bn_canvas *canvas, int radius)
{
	struct bn_cache_key key = {.kind = BN_KEPT_DISC, .numbers = {radius}};
	const struct bn_image *kept = bn_cache_get(canvas->cache, &key);
	if (kept != NULL)
		return kept;
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_MASK, 2 * radius, 2 * radius);
	bn_coverage_disc(image->pixels, 2 * radius, radius);
	return bn_canvas_keep_image(canvas, &key, image);
}

/* A ring whose quarters are the corners of an outline: its hole has sharp corners once the line is
 * thicker than the radius, so the square is as large as the larger of both. */
static const struct bn_image *ring(struct bn_canvas *canvas, int radius, int thickness)
{
	struct bn_cache_key key = {.kind = BN_KEPT_RING, .numbers = {radius, thickness}};
	const struct bn_image *kept = bn_cache_get(canvas->cache, &key);
	if (kept != NULL)
		return kept;
	int half = radius > thickness ? radius : thickness;
	int side = 2 * half;
	struct bn_radii outer = {radius, radius, radius, radius};
	int inner_radius = radius > thickness ? radius - thickness : 0;
	struct bn_radii inner = {inner_radius, inner_radius, inner_radius, inner_radius};
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_MASK, side, side);
	bn_coverage_rounded(image->pixels, side, (struct bn_rect){0, 0, side, side}, outer, 1);
	bn_coverage_rounded(image->pixels, side,
		(struct bn_rect){thickness, thickness, side - 2 * thickness, side - 2 * thickness},
		inner, -1);
	return bn_canvas_keep_image(canvas, &key, image);
}

static void draw_corner(struct bn_canvas *canvas, const struct bn_image *image, struct bn_rect rect,
	int i, int side, struct bn_paint paint)
{
	struct bn_rect all = {0, 0, image->width, image->height};
	bn_canvas_draw_image(canvas, image, corner(all, i, side), corner(rect, i, side), paint);
}

/* What the corners leave, as bands whose ends move in where a corner is. */
static void fill_between(struct bn_canvas *canvas, struct bn_rect rect, const int radii[CORNERS],
	struct bn_paint paint)
{
	int cuts[6] = {0, radii[0], radii[1], rect.h - radii[2], rect.h - radii[3], rect.h};
	for (int i = 1; i < 6; i++)
		for (int j = i; j > 0 && cuts[j] < cuts[j - 1]; j--) {
			int kept = cuts[j];
			cuts[j] = cuts[j - 1];
			cuts[j - 1] = kept;
		}
	for (int i = 0; i < 5; i++) {
		int top = cuts[i], bottom = cuts[i + 1];
		int left = top < radii[0] ? radii[0] : bottom > rect.h - radii[3] ? radii[3] : 0;
		int right = top < radii[1] ? radii[1] : bottom > rect.h - radii[2] ? radii[2] : 0;
		bn_canvas_fill_plain(canvas,
			(struct bn_rect){
				rect.x + left, rect.y + top, rect.w - left - right, bottom - top},
			paint);
	}
}

void bn_canvas_fill(
	struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii, struct bn_paint paint)
{
	int each[CORNERS];
	if (rect.w <= 0 || rect.h <= 0 || paint.alpha == 0 || !bn_canvas_sees(canvas, rect))
		return;
	list_radii(bn_shape_fit(radii, rect.w, rect.h), each);
	for (int i = 0; i < CORNERS; i++)
		if (each[i] > 0)
			draw_corner(canvas, disc(canvas, each[i]), rect, i, each[i], paint);
	fill_between(canvas, rect, each, paint);
}

void bn_canvas_outline(struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii,
	int thickness, struct bn_paint paint)
{
	int each[CORNERS], side[CORNERS];
	if (rect.w <= 0 || rect.h <= 0 || thickness <= 0 || !bn_canvas_sees(canvas, rect))
		return;
	if (rect.w <= 2 * thickness || rect.h <= 2 * thickness) {
		bn_canvas_fill(canvas, rect, radii, paint);
		return;
	}
	radii = bn_shape_fit(radii, rect.w, rect.h);
	list_radii(radii, each);
	for (int i = 0; i < CORNERS; i++) {
		side[i] = each[i] > thickness ? each[i] : thickness;
		draw_corner(canvas, ring(canvas, each[i], thickness), rect, i, side[i], paint);
	}
	int x = rect.x, y = rect.y, t = thickness, right = x + rect.w, bottom = y + rect.h;
	const struct bn_rect edges[] = {
		{x + side[0], y, rect.w - side[0] - side[1], t},
		{right - t, y + side[1], t, rect.h - side[1] - side[2]},
		{x + side[3], bottom - t, rect.w - side[3] - side[2], t},
		{x, y + side[0], t, rect.h - side[0] - side[3]},
	};
	for (int i = 0; i < CORNERS; i++)
		bn_canvas_fill_plain(canvas, edges[i], paint);
}

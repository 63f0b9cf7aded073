#include "base/mem.h"
#include "ui/canvas_private.h"
#include "ui/coverage.h"

/* An arc moves with every picture: it is rasterised each time and not kept. */
void bn_canvas_arc(struct bn_canvas *canvas, struct bn_rect rect, int thickness, float from,
	float to, struct bn_paint paint)
{
	int side = rect.w < rect.h ? rect.w : rect.h;
	if (side <= 0 || thickness <= 0 || to < from || !bn_canvas_sees(canvas, rect))
		return;
	if (thickness > side / 2)
		thickness = side / 2;
	struct bn_image *image = bn_canvas_image_create(BN_IMAGE_MASK, side, side);
	bn_coverage_arc(image->pixels, side, thickness, from < 0 ? 0 : from, to > 1 ? 1 : to);
	bn_canvas_use_image(canvas, image);
	struct bn_rect all = {0, 0, side, side};
	struct bn_rect where = {
		rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side};
	bn_canvas_draw_image(canvas, image, all, where, paint);
	bn_canvas_drop_image(canvas, image);
}

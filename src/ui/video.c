#include "ui/canvas_private.h"
#include "ui/picture.h"

#include <math.h>

/* Chroma has half the pixels: a part begins at even places, or colours shift beside edges. */
static struct bn_rect even(struct bn_fitting fit, int width, int height)
{
	struct bn_rect crop = {
		(int)lrint(fit.x), (int)lrint(fit.y), (int)lrint(fit.w), (int)lrint(fit.h)};
	crop.x &= ~1;
	crop.y &= ~1;
	if (crop.w > width - crop.x)
		crop.w = width - crop.x;
	if (crop.h > height - crop.y)
		crop.h = height - crop.y;
	if (crop.w < 1)
		crop.w = 1;
	if (crop.h < 1)
		crop.h = 1;
	return crop;
}

/* False when there is nothing to show. */
static bool fit_film(const struct bn_frame *frame, struct bn_rect rect, struct bn_placing placing,
	struct bn_rect *crop, struct bn_rect *to)
{
	if (rect.w <= 0 || rect.h <= 0 || frame->number == 0 || frame->width <= 0 ||
		frame->height <= 0)
		return false;
	struct bn_fitting fit = bn_picture_fit(
		frame->width, frame->height, rect.w, rect.h, placing);
	*crop = even(fit, frame->width, frame->height);
	*to = fit.to;
	to->x += rect.x;
	to->y += rect.y;
	return true;
}

void bn_canvas_video(struct bn_canvas *canvas, int film, const struct bn_frame *frame,
	struct bn_rect rect, struct bn_placing placing)
{
	struct bn_rect crop, to;
	if (bn_canvas_sees(canvas, rect) && fit_film(frame, rect, placing, &crop, &to))
		canvas->glass->table->video(
			canvas->glass, film, frame, crop, bn_canvas_moved(canvas, to));
}

bool bn_canvas_can_veil(const struct bn_canvas *canvas)
{
	return canvas->glass->table->keep_veil != NULL;
}

void bn_canvas_clear(struct bn_canvas *canvas, struct bn_rect place)
{
	canvas->glass->table->clear(canvas->glass, place);
}

void bn_canvas_keep_veil(struct bn_canvas *canvas, struct bn_rect place, bool beside)
{
	canvas->glass->table->keep_veil(canvas->glass, place, beside);
}

bool bn_canvas_video_veiled(
	struct bn_canvas *canvas, const struct bn_frame *frame, const struct bn_veiled *under)
{
	struct bn_rect crop, to;
	bn_canvas_start_page(canvas);
	return fit_film(frame, under->rect, under->placing, &crop, &to) &&
	       canvas->glass->table->video_veiled(canvas->glass, frame, crop, to, under);
}

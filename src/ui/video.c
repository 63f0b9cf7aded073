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

void bn_canvas_video(struct bn_canvas *canvas, const struct bn_frame *frame, struct bn_rect rect,
	struct bn_placing placing)
{
	if (rect.w <= 0 || rect.h <= 0)
		return;
	if (frame != NULL && frame->number > 0 && frame->width > 0 && frame->height > 0) {
		struct bn_fitting fit = bn_picture_fit(
			frame->width, frame->height, rect.w, rect.h, placing);
		struct bn_rect crop = even(fit, frame->width, frame->height);
		canvas->video.image = canvas->glass->table->frame(
			canvas->glass, frame, crop, fit.to.w, fit.to.h, &canvas->video.from);
		canvas->video.to = fit.to;
	}
	if (canvas->video.image == NULL || !bn_canvas_sees(canvas, rect))
		return;
	struct bn_rect to = canvas->video.to;
	to.x += rect.x;
	to.y += rect.y;
	bn_canvas_draw_image(canvas, canvas->video.image, canvas->video.from, to,
		(struct bn_paint){.alpha = 255});
}

void bn_canvas_forget_video(struct bn_canvas *canvas)
{
	canvas->video.image = NULL;
}

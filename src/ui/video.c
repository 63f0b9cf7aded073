#include "ui/canvas_private.h"
#include "ui/picture.h"
#include "ui/resample.h"

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

static void drop_again(struct bn_canvas *canvas)
{
	if (canvas->video.again != NULL)
		bn_canvas_drop_image(canvas, canvas->video.again);
	canvas->video.again = NULL;
}

static void take_frame(struct bn_canvas *canvas, const struct bn_frame *frame, struct bn_rect rect,
	struct bn_placing placing)
{
	struct bn_fitting fit = bn_picture_fit(
		frame->width, frame->height, rect.w, rect.h, placing);
	struct bn_rect crop = even(fit, frame->width, frame->height);
	drop_again(canvas);
	canvas->video.image = canvas->glass->table->frame(
		canvas->glass, frame, crop, fit.to.w, fit.to.h, &canvas->video.from);
	canvas->video.to = fit.to;
	canvas->video.width = rect.w;
	canvas->video.height = rect.h;
	canvas->video.frame_width = frame->width;
	canvas->video.frame_height = frame->height;
}

/* The last frame in a place of another size. A texture holds all of it; in software, what is left
 * is what was shown. */
static void fit_again(struct bn_canvas *canvas, struct bn_rect rect, struct bn_placing placing)
{
	const struct bn_image *image = canvas->video.image;
	bool texture = image->texture != NULL;
	int width = texture ? canvas->video.frame_width : image->width;
	int height = texture ? canvas->video.frame_height : image->height;
	struct bn_fitting fit = bn_picture_fit(width, height, rect.w, rect.h, placing);
	canvas->video.width = rect.w;
	canvas->video.height = rect.h;
	canvas->video.to = fit.to;
	canvas->video.from = even(fit, width, height);
	drop_again(canvas);
	if (texture)
		return;
	canvas->video.again = bn_canvas_image_create(BN_IMAGE_OPAQUE, fit.to.w, fit.to.h);
	bn_resample(image->pixels, width, height, width, fit.x, fit.y, fit.w, fit.h,
		canvas->video.again->pixels, fit.to.w, fit.to.h, fit.to.w);
	bn_canvas_use_image(canvas, canvas->video.again);
	canvas->video.from = (struct bn_rect){0, 0, fit.to.w, fit.to.h};
}

void bn_canvas_video(struct bn_canvas *canvas, const struct bn_frame *frame, struct bn_rect rect,
	struct bn_placing placing)
{
	if (rect.w <= 0 || rect.h <= 0)
		return;
	if (frame != NULL && frame->number > 0 && frame->width > 0 && frame->height > 0)
		take_frame(canvas, frame, rect, placing);
	if (canvas->video.image == NULL || !bn_canvas_sees(canvas, rect))
		return;
	if (rect.w != canvas->video.width || rect.h != canvas->video.height)
		fit_again(canvas, rect, placing);
	struct bn_rect to = canvas->video.to;
	to.x += rect.x;
	to.y += rect.y;
	const struct bn_image *again = canvas->video.again;
	bn_canvas_draw_image(canvas, again != NULL ? again : canvas->video.image,
		canvas->video.from, to, (struct bn_paint){.alpha = 255});
}

void bn_canvas_forget_video(struct bn_canvas *canvas)
{
	drop_again(canvas);
	canvas->video.image = NULL;
}

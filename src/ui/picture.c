#include "ui/picture.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "ui/canvas_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct bn_paint grey = {{0xD8, 0xD4, 0xD8}, 255};

/* Stands for what couldn't be read, so that it is tried and logged once. */
static const struct bn_image *keep_nothing(
	struct bn_canvas *canvas, const struct bn_cache_key *key, enum bn_image_form form)
{
	return bn_canvas_keep_image(canvas, key, bn_canvas_image_create(form, 1, 1));
}

static struct bn_cache_key picture_key(
	const char *path, struct bn_rect rect, struct bn_placing placing, struct bn_radii radii)
{
	return (struct bn_cache_key){.kind = BN_KEPT_PICTURE,
		.numbers = {rect.w, rect.h, placing.fit, (int)lrintf(placing.focus_x * 4096),
			(int)lrintf(placing.focus_y * 4096), radii.top_left, radii.top_right,
			radii.bottom_right, radii.bottom_left},
		.text = path,
		.text_bytes = strlen(path)};
}

void bn_canvas_picture(struct bn_canvas *canvas, const char *path, struct bn_rect rect,
	struct bn_placing placing, struct bn_radii radii)
{
	if (rect.w <= 0 || rect.h <= 0 || !bn_canvas_sees(canvas, rect))
		return;
	if (path == NULL) {
		bn_canvas_fill(canvas, rect, radii, grey);
		return;
	}
	struct bn_cache_key key = picture_key(path, rect, placing, radii);
	const struct bn_image *image = bn_cache_get(canvas->cache, &key);
	if (image == NULL) {
		struct bn_image *made = bn_picture_load(path, rect.w, rect.h, placing, radii);
		image = made != NULL ? bn_canvas_keep_image(canvas, &key, made)
				     : keep_nothing(canvas, &key, BN_IMAGE_MASK);
	}
	if (image->form == BN_IMAGE_MASK) {
		bn_canvas_fill(canvas, rect, radii, grey);
		return;
	}
	bn_canvas_draw_image(canvas, image, (struct bn_rect){0, 0, rect.w, rect.h}, rect,
		(struct bn_paint){.alpha = 255});
}

static struct bn_image *load_icon(const char *name, int side)
{
	char *own_name = bn_mem_printf("assets/icons/%s.svg", name);
	char *own = bn_paths_share(own_name);
	char *package = bn_mem_printf("/usr/share/bootstrap-icons/svg/%s.svg", name);
	struct bn_image *image = NULL;
	if (strchr(name, '/') != NULL)
		bn_log_error("ui", "%s: an icon's name is no path", name);
	else if (bn_file_exists(own))
		image = bn_picture_icon(own, side);
	else if (bn_file_exists(package))
		image = bn_picture_icon(package, side);
	else
		bn_log_error("ui", "no icon \"%s\" in %s nor %s", name, own, package);
	free(own_name);
	free(own);
	free(package);
	return image;
}

void bn_canvas_icon(
	struct bn_canvas *canvas, const char *name, struct bn_rect rect, struct bn_paint paint)
{
	int side = rect.w < rect.h ? rect.w : rect.h;
	if (side <= 0 || name == NULL || !bn_canvas_sees(canvas, rect))
		return;
	struct bn_cache_key key = {
		.kind = BN_KEPT_ICON, .numbers = {side}, .text = name, .text_bytes = strlen(name)};
	const struct bn_image *image = bn_cache_get(canvas->cache, &key);
	if (image == NULL) {
		struct bn_image *made = load_icon(name, side);
		image = made != NULL ? bn_canvas_keep_image(canvas, &key, made)
				     : keep_nothing(canvas, &key, BN_IMAGE_MASK);
	}
	struct bn_rect where = {
		rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side};
	if (image->width == side)
		bn_canvas_draw_image(
			canvas, image, (struct bn_rect){0, 0, side, side}, where, paint);
}

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

/* A name that can't be read is known as such whatever the size, so that it is logged once. */
static struct bn_cache_key bad_key(enum bn_kept kind, const char *name)
{
	return (struct bn_cache_key){
		.kind = (int)kind, .numbers = {-1}, .text = name, .text_bytes = strlen(name)};
}

static bool is_bad(struct bn_canvas *canvas, enum bn_kept kind, const char *name)
{
	struct bn_cache_key key = bad_key(kind, name);
	return bn_cache_get(canvas->cache, &key) != NULL;
}

static void keep_bad(struct bn_canvas *canvas, enum bn_kept kind, const char *name)
{
	struct bn_cache_key key = bad_key(kind, name);
	bn_canvas_keep_image(canvas, &key, bn_canvas_image_create(BN_IMAGE_MASK, 1, 1));
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

static const struct bn_image *picture_image(struct bn_canvas *canvas, const char *path,
	struct bn_rect rect, struct bn_placing placing, struct bn_radii radii)
{
	struct bn_cache_key key = picture_key(path, rect, placing, radii);
	const struct bn_image *image = bn_cache_get(canvas->cache, &key);
	if (image != NULL || is_bad(canvas, BN_KEPT_PICTURE, path))
		return image;
	struct bn_image *made = bn_picture_load(path, rect.w, rect.h, placing, radii);
	if (made != NULL)
		return bn_canvas_keep_image(canvas, &key, made);
	keep_bad(canvas, BN_KEPT_PICTURE, path);
	return NULL;
}

void bn_canvas_picture(struct bn_canvas *canvas, const char *path, struct bn_rect rect,
	struct bn_placing placing, struct bn_radii radii)
{
	if (rect.w <= 0 || rect.h <= 0 || !bn_canvas_sees(canvas, rect))
		return;
	const struct bn_image *image =
		path != NULL ? picture_image(canvas, path, rect, placing, radii) : NULL;
	if (image == NULL)
		bn_canvas_fill(canvas, rect, radii, grey);
	else
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

static const struct bn_image *icon_image(struct bn_canvas *canvas, const char *name, int side)
{
	struct bn_cache_key key = {
		.kind = BN_KEPT_ICON, .numbers = {side}, .text = name, .text_bytes = strlen(name)};
	const struct bn_image *image = bn_cache_get(canvas->cache, &key);
	if (image != NULL || is_bad(canvas, BN_KEPT_ICON, name))
		return image;
	struct bn_image *made = load_icon(name, side);
	if (made != NULL)
		return bn_canvas_keep_image(canvas, &key, made);
	keep_bad(canvas, BN_KEPT_ICON, name);
	return NULL;
}

void bn_canvas_icon(
	struct bn_canvas *canvas, const char *name, struct bn_rect rect, struct bn_paint paint)
{
	int side = rect.w < rect.h ? rect.w : rect.h;
	if (side <= 0 || name == NULL || !bn_canvas_sees(canvas, rect))
		return;
	const struct bn_image *image = icon_image(canvas, name, side);
	struct bn_rect where = {
		rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side};
	if (image != NULL)
		bn_canvas_draw_image(
			canvas, image, (struct bn_rect){0, 0, side, side}, where, paint);
}

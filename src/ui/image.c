#include "base/mem.h"
#include "ui/canvas_private.h"

#include <stdlib.h>
#include <string.h>

#define LARGE ((size_t)256 << 10) /* bytes: malloc maps as much anew each time */

struct bn_image *bn_canvas_image_create(enum bn_image_form form, int width, int height)
{
	struct bn_image *image = bn_mem_alloc(1, sizeof(*image));
	image->form = form;
	image->width = width;
	image->height = height;
	image->pixels = bn_mem_alloc(
		(size_t)width * (size_t)height, form == BN_IMAGE_MASK ? 1 : sizeof(uint32_t));
	if (bn_glass_image_bytes(image) >= LARGE)
		bn_mem_ready(image->pixels, bn_glass_image_bytes(image));
	return image;
}

static void drop_image(void *context, void *value)
{
	struct bn_glass *glass = context;
	struct bn_image *image = value;
	glass->table->drop(glass, image);
	free(image);
}

const struct bn_image *bn_canvas_keep_image(
	struct bn_canvas *canvas, const struct bn_cache_key *key, struct bn_image *image)
{
	canvas->glass->table->keep(canvas->glass, image);
	bn_cache_put(canvas->cache, key, image, bn_glass_image_bytes(image) + sizeof(*image),
		drop_image, canvas->glass);
	return image;
}

void bn_canvas_use_image(struct bn_canvas *canvas, struct bn_image *image)
{
	canvas->glass->table->keep(canvas->glass, image);
}

void bn_canvas_drop_image(struct bn_canvas *canvas, struct bn_image *image)
{
	drop_image(canvas->glass, image);
}

void bn_canvas_wipe_image(struct bn_canvas *canvas, struct bn_image *image)
{
	size_t bytes = bn_glass_image_bytes(image);
	if (image->pixels != NULL)
		explicit_bzero(image->pixels, bytes);
	if (image->texture != NULL) {
		void *nothing = bn_mem_alloc(bytes, 1);
		SDL_UpdateTexture(image->texture, NULL, nothing, image->width * 4);
		free(nothing);
	}
	drop_image(canvas->glass, image);
}

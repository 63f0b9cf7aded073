#include "ui/glass.h"

size_t bn_glass_image_bytes(const struct bn_image *image)
{
	size_t pixel = image->form == BN_IMAGE_MASK && image->texture == NULL ? 1 : 4;
	return (size_t)image->width * (size_t)image->height * pixel;
}

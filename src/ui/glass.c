#include "ui/glass.h"

size_t bn_glass_image_bytes(const struct bn_image *image)
{
	size_t pixel = image->form == BN_IMAGE_MASK && image->texture == NULL ? 1 : 4;
	return (size_t)image->width * (size_t)image->height * pixel;
}

struct bn_rect bn_glass_cut(struct bn_rect a, struct bn_rect b)
{
	int left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return (struct bn_rect){
		left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0};
}

#include "ui/still.h"

#include "base/mem.h"
#include "ui/picture.h"

#include <stdlib.h>

struct bn_still {
	struct bn_frame frame;
	uint8_t *bytes;
};

/* BT.709, limited range, in 1/65536 (ITU-R BT.709-6, 3.5). */
static const int to_y[] = {11966, 40254, 4064};
static const int to_u[] = {-6596, -22189, 28784};
static const int to_v[] = {28784, -26145, -2639};

static uint8_t mixed(const int share[3], const int colour[3], int count, int base)
{
	int sum = share[0] * colour[0] + share[1] * colour[1] + share[2] * colour[2];
	return (uint8_t)((sum / count + base * 65536 + 32768) >> 16);
}

static void add(int colour[3], uint32_t pixel)
{
	colour[0] += (int)(pixel >> 16 & 255);
	colour[1] += (int)(pixel >> 8 & 255);
	colour[2] += (int)(pixel & 255);
}

/* Four pixels: each has its own light, and all the same colour. */
static void convert_four(const struct bn_still *still, const uint32_t *pixels, int x, int y)
{
	int width = still->frame.width, all[3] = {0, 0, 0};
	uint8_t *luma = still->bytes;
	size_t count = (size_t)width * (size_t)still->frame.height;
	for (int i = 0; i < 4; i++) {
		size_t at = (size_t)(y + i / 2) * (size_t)width + (size_t)(x + i % 2);
		int one[3] = {0, 0, 0};
		add(one, pixels[at]);
		add(all, pixels[at]);
		luma[at] = mixed(to_y, one, 1, 16);
	}
	size_t at = (size_t)(y / 2) * (size_t)(width / 2) + (size_t)(x / 2);
	luma[count + at] = mixed(to_u, all, 4, 128);
	luma[count + count / 4 + at] = mixed(to_v, all, 4, 128);
}

struct bn_still *bn_still_create(
	const char *path, int width, int height, struct bn_placing placing, uint64_t number)
{
	struct bn_radii straight = {0, 0, 0, 0};
	struct bn_image *image = bn_picture_load(path, width, height, placing, straight);
	if (image == NULL)
		return NULL;
	size_t count = (size_t)width * (size_t)height;
	struct bn_still *still = bn_mem_alloc(1, sizeof(*still));
	still->bytes = bn_mem_alloc(count * 3 / 2, 1);
	still->frame = (struct bn_frame){
		.planes = {still->bytes, still->bytes + count, still->bytes + count + count / 4},
		.pitches = {width, width / 2, width / 2},
		.width = width,
		.height = height,
		.number = number};
	for (int y = 0; y < height; y += 2)
		for (int x = 0; x < width; x += 2)
			convert_four(still, image->pixels, x, y);
	free(image->pixels);
	free(image);
	return still;
}

void bn_still_destroy(struct bn_still *still)
{
	if (still == NULL)
		return;
	free(still->bytes);
	free(still);
}

const struct bn_frame *bn_still_frame(const struct bn_still *still)
{
	return &still->frame;
}

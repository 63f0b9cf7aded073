#include "base/mem.h"
#include "ui/canvas_private.h"

#include <math.h>
#include <string.h>

/* A ramp is one strip as long as it and this wide, repeated across: wide enough for few draws,
 * a multiple of the dither's 8. */
enum { STRIP = 64 };

/* An 8 × 8 ordered dither (Bayer, 1973): without it a long ramp between near colours shows its
 * single levels as bands. */
static float threshold(int x, int y)
{
	int value = 0;
	for (int bit = 0; bit < 3; bit++) {
		int bx = (x >> bit) & 1, by = (y >> bit) & 1;
		value |= ((bx ^ by) << 1 | by) << (2 * (2 - bit));
	}
	return ((float)value + 0.5f) / 64.0f;
}

struct shade {
	float r, g, b, a; /* premultiplied, 0..255 and 0..1 */
};

static struct shade shade_of(struct bn_paint paint)
{
	float a = (float)paint.alpha / 255.0f;
	return (struct shade){
		(float)paint.colour.r * a, (float)paint.colour.g * a, (float)paint.colour.b * a, a};
}

/* Mixed premultiplied, as CSS does: a stop without alpha gives no tint. */
static struct shade shade_at(const struct bn_stop *stops, int count, float at)
{
	if (at <= stops[0].at)
		return shade_of(stops[0].paint);
	for (int i = 1; i < count; i++) {
		if (at > stops[i].at)
			continue;
		float span = stops[i].at - stops[i - 1].at;
		float part = span > 0 ? (at - stops[i - 1].at) / span : 1;
		struct shade a = shade_of(stops[i - 1].paint), b = shade_of(stops[i].paint);
		return (struct shade){a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part,
			a.b + (b.b - a.b) * part, a.a + (b.a - a.a) * part};
	}
	return shade_of(stops[count - 1].paint);
}

static uint32_t level(float value, float dither)
{
	float level = floorf(value + dither);
	return level < 0 ? 0 : level > 255 ? 255 : (uint32_t)level;
}

static uint32_t dithered(struct shade shade, float dither)
{
	if (shade.a <= 0)
		return 0;
	return level(shade.a * 255, dither) << 24 | level(shade.r / shade.a, dither) << 16 |
	       level(shade.g / shade.a, dither) << 8 | level(shade.b / shade.a, dither);
}

static void paint_strip(
	struct bn_image *image, bool horizontal, const struct bn_stop *stops, int count)
{
	uint32_t *pixels = image->pixels;
	int length = horizontal ? image->width : image->height;
	for (int i = 0; i < length; i++) {
		struct shade shade = shade_at(stops, count, ((float)i + 0.5f) / (float)length);
		for (int j = 0; j < STRIP; j++) {
			int x = horizontal ? i : j, y = horizontal ? j : i;
			pixels[(ptrdiff_t)y * image->width + x] = dithered(shade, threshold(x, y));
		}
	}
}

static int packed(struct bn_paint paint)
{
	uint32_t bits = (uint32_t)paint.alpha << 24 | (uint32_t)paint.colour.r << 16 |
			(uint32_t)paint.colour.g << 8 | paint.colour.b;
	return (int)bits;
}

static const struct bn_image *strip(struct bn_canvas *canvas, int length, bool horizontal,
	const struct bn_stop *stops, int count)
{
	struct bn_cache_key key = {.kind = BN_KEPT_RAMP, .numbers = {length, horizontal}};
	bool opaque = true;
	for (int i = 0; i < count; i++) {
		key.numbers[2 + 2 * i] = (int)lrintf(stops[i].at * 65536);
		key.numbers[3 + 2 * i] = packed(stops[i].paint);
		opaque = opaque && stops[i].paint.alpha == 255;
	}
	const struct bn_image *kept = bn_cache_get(canvas->cache, &key);
	if (kept != NULL)
		return kept;
	struct bn_image *image = bn_canvas_image_create(opaque ? BN_IMAGE_OPAQUE : BN_IMAGE_BLEND,
		horizontal ? length : STRIP, horizontal ? STRIP : length);
	paint_strip(image, horizontal, stops, count);
	return bn_canvas_keep_image(canvas, &key, image);
}

void bn_canvas_ramp(struct bn_canvas *canvas, struct bn_rect rect, bool horizontal,
	const struct bn_stop *stops, int count)
{
	enum { MOST = (BN_CACHE_NUMBERS - 2) / 2 };
	if (rect.w <= 0 || rect.h <= 0 || count < 2 || !bn_canvas_sees(canvas, rect))
		return;
	const struct bn_image *image = strip(canvas, horizontal ? rect.w : rect.h, horizontal,
		stops, count > MOST ? MOST : count);
	struct bn_paint all = {.alpha = 255};
	int across = horizontal ? rect.h : rect.w;
	for (int at = 0; at < across; at += STRIP) {
		int width = across - at < STRIP ? across - at : STRIP;
		struct bn_rect from = {
			0, 0, horizontal ? rect.w : width, horizontal ? width : rect.h};
		struct bn_rect to = {rect.x + (horizontal ? 0 : at), rect.y + (horizontal ? at : 0),
			from.w, from.h};
		bn_canvas_draw_image(canvas, image, from, to, all);
	}
}

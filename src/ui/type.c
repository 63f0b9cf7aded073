#include "ui/type.h"

#include "base/mem.h"
#include "ui/bidi.h"
#include "ui/canvas_private.h"
#include "ui/font.h"
#include "ui/type_lay.h"

#include <stdlib.h>
#include <string.h>

static struct bn_fonts *fonts_of(struct bn_canvas *canvas)
{
	if (canvas->fonts == NULL)
		canvas->fonts = bn_fonts_create(canvas->font_files[0], canvas->font_files[1]);
	return canvas->fonts;
}

static void drop_lay(void *context, void *value)
{
	(void)context;
	bn_lay_finish(value);
	free(value);
}

/* A paragraph cut into lines, the cache's; the line height doesn't change where it breaks. */
static const struct bn_lay *kept_lay(
	struct bn_canvas *canvas, const char *text, const struct bn_type *type, int max_width)
{
	struct bn_cache_key key = {.kind = BN_KEPT_PARAGRAPH,
		.numbers = {type->face, type->size, max_width, type->max_lines},
		.text = text,
		.text_bytes = strlen(text)};
	struct bn_lay *lay = bn_cache_get(canvas->cache, &key);
	if (lay != NULL)
		return lay;
	lay = bn_mem_alloc(1, sizeof(*lay));
	bn_lay_init(lay, fonts_of(canvas), text, type, max_width);
	bn_cache_put(canvas->cache, &key, lay, sizeof(*lay) + lay->capacity * sizeof(*lay->lines),
		drop_lay, NULL);
	return lay;
}

/* The mask of one line, with its place from the pen; the cache keeps both. */
struct set_line {
	struct bn_image *image; /* NULL: nothing to see */
	int left, top;
};

static struct set_line render_line(
	struct bn_canvas *canvas, const char *line, const struct bn_type *type, bool rtl)
{
	struct set_line set = {0};
	set.image = bn_fonts_render(
		fonts_of(canvas), type->face, type->size, line, rtl, &set.left, &set.top);
	if (set.image != NULL)
		bn_canvas_use_image(canvas, set.image);
	return set;
}

static void drop_line(void *context, void *value)
{
	struct set_line *set = value;
	if (set->image != NULL)
		bn_canvas_drop_image(context, set->image);
	free(set);
}

static const struct set_line *kept_line(struct bn_canvas *canvas, const char *text,
	const struct bn_lay_line *line, const struct bn_type *type)
{
	struct bn_cache_key key = {.kind = BN_KEPT_TEXT_LINE,
		.numbers = {type->face, type->size, line->ellipsis, line->hyphen, line->rtl},
		.text = text + line->from,
		.text_bytes = line->bytes};
	struct set_line *set = bn_cache_get(canvas->cache, &key);
	if (set != NULL)
		return set;
	char *letters = bn_lay_line_text(line, text);
	set = bn_mem_alloc(1, sizeof(*set));
	*set = render_line(canvas, letters, type, line->rtl);
	free(letters);
	size_t cost = set->image != NULL ? bn_glass_image_bytes(set->image) : 0;
	bn_cache_put(canvas->cache, &key, set, cost + sizeof(*set), drop_line, canvas);
	return set;
}

static void draw_line(struct bn_canvas *canvas, const struct set_line *set, int x, int baseline,
	struct bn_paint paint)
{
	if (set->image == NULL)
		return;
	struct bn_rect all = {0, 0, set->image->width, set->image->height};
	bn_canvas_draw_image(canvas, set->image, all,
		(struct bn_rect){x + set->left, baseline + set->top, all.w, all.h}, paint);
}

static void draw_secret_line(struct bn_canvas *canvas, const char *text,
	const struct bn_lay_line *line, const struct bn_type *type, int x, int baseline,
	struct bn_paint paint)
{
	char *letters = bn_lay_line_text(line, text);
	struct set_line set = render_line(canvas, letters, type, line->rtl);
	draw_line(canvas, &set, x, baseline, paint);
	if (set.image != NULL)
		bn_canvas_wipe_image(canvas, set.image);
	explicit_bzero(letters, strlen(letters));
	free(letters);
}

static void draw_lines(struct bn_canvas *canvas, const struct bn_lay *lay, const char *text,
	const struct bn_type *type, struct bn_rect rect, struct bn_paint paint)
{
	int baseline = bn_fonts_baseline(fonts_of(canvas), type->face, type->size, type->line);
	for (int i = 0; i < lay->extent.lines; i++) {
		const struct bn_lay_line *line = &lay->lines[i];
		int y = rect.y + i * type->line;
		int room = rect.w > line->width ? rect.w - line->width : 0;
		int moved = type->justify == BN_JUSTIFY_CENTRE                 ? room / 2
			    : (type->justify == BN_JUSTIFY_RIGHT) != line->rtl ? room
									       : 0;
		/* Letters reach out of their line by less than its height. */
		struct bn_rect reach = {rect.x + moved - type->size, y - type->line,
			line->width + 2 * type->size, 3 * type->line};
		if ((line->bytes == 0 && !line->ellipsis) || !bn_canvas_sees(canvas, reach))
			continue;
		if (type->secret)
			draw_secret_line(
				canvas, text, line, type, rect.x + moved, y + baseline, paint);
		else
			draw_line(canvas, kept_line(canvas, text, line, type), rect.x + moved,
				y + baseline, paint);
	}
}

void bn_type_draw(struct bn_canvas *canvas, const char *text, const struct bn_type *type,
	struct bn_rect rect, struct bn_paint paint)
{
	struct bn_lay lay = {0};
	if (text[0] == '\0' || paint.alpha == 0)
		return;
	if (type->secret) {
		bn_lay_init(&lay, fonts_of(canvas), text, type, rect.w);
		draw_lines(canvas, &lay, text, type, rect, paint);
		bn_fonts_forget(fonts_of(canvas), type->size, strlen(text) + 1);
		bn_lay_finish(&lay);
		return;
	}
	/* A copy, as a line that is kept may drop the paragraph from the cache. */
	const struct bn_lay *kept = kept_lay(canvas, text, type, rect.w);
	size_t count = (size_t)kept->extent.lines;
	lay.extent = kept->extent;
	lay.lines = bn_mem_grow(NULL, &lay.capacity, count, sizeof(*lay.lines));
	memcpy(lay.lines, kept->lines, count * sizeof(*lay.lines));
	draw_lines(canvas, &lay, text, type, rect, paint);
	free(lay.lines);
}

struct bn_extent bn_type_measure(
	struct bn_canvas *canvas, const char *text, const struct bn_type *type, int max_width)
{
	if (!type->secret)
		return kept_lay(canvas, text, type, max_width)->extent;
	struct bn_lay lay;
	bn_lay_init(&lay, fonts_of(canvas), text, type, max_width);
	struct bn_extent extent = lay.extent;
	bn_lay_finish(&lay);
	bn_fonts_forget(fonts_of(canvas), type->size, strlen(text) + 1);
	return extent;
}

int bn_type_advance(
	struct bn_canvas *canvas, const char *text, size_t at, const struct bn_type *type)
{
	size_t bytes = strlen(text);
	if (at == 0 && !bn_bidi_rtl(text, bytes))
		return 0;
	if (at > bytes)
		at = bytes;
	bool rtl = bn_bidi_rtl(text, bytes);
	char *before = bn_mem_strndup(text, at);
	int width = bn_fonts_width(fonts_of(canvas), type->face, type->size, before, rtl);
	if (rtl)
		width = bn_fonts_width(fonts_of(canvas), type->face, type->size, text, rtl) - width;
	explicit_bzero(before, at);
	free(before);
	if (type->secret)
		bn_fonts_forget(fonts_of(canvas), type->size, bytes + 1);
	return width;
}

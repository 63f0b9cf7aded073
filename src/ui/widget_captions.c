/* A clip's captions, line by line. */
#include "ui/theme.h"
#include "ui/widget.h"

#include <string.h>

/* Larger letters break where they must: only who speaks begins a line. */
static size_t line_length(const char *text, bool large)
{
	static const char dash[] = "\xE2\x80\x93"; /* – */
	size_t length = strcspn(text, "\n");
	while (large && text[length] == '\n' && text[length + 1] != '-' &&
		strncmp(text + length + 1, dash, strlen(dash)) != 0)
		length += 1 + strcspn(text + length + 1, "\n");
	return length;
}

static const char *flowing(struct bn_builder *b, const char *text, size_t length)
{
	const char *words = "";
	for (size_t at = 0; at < length;) {
		size_t part = strcspn(text + at, "\n");
		part = part < length - at ? part : length - at;
		words = bn_box_text(
			b->boxes, "%s%s%.*s", words, at > 0 ? " " : "", (int)part, text + at);
		at += part + 1;
	}
	return words;
}

struct bn_box *bn_widget_captions(struct bn_builder *b, struct bn_box *parent, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return NULL;
	const struct bn_theme_caption *look = &bn_theme_caption;
	struct bn_box *lines = bn_widget_add(b, parent,
		(struct bn_box){.id = "captions",
			.role = BN_ROLE_TEXT,
			.gap = look->gap,
			.cross = BN_START});
	for (const char *at = text; *at != '\0';) {
		size_t length = line_length(at, b->large);
		struct bn_box *line = bn_widget_add(b, lines,
			(struct bn_box){.fill = BN_TONE_NIGHT,
				.fill_alpha = look->plate,
				.shape = BN_SHAPE_CAPTION,
				.pad = {look->pad[0], look->pad[1], look->pad[2], look->pad[3]}});
		bn_widget_text(b, line, flowing(b, at, length), look->style, BN_TONE_ON_BRAND);
		at += length + (at[length] == '\n');
	}
	return lines;
}

#include "wings/feed/head.h"

#include "base/tr.h"
#include "wings/page.h"

#define MOST_SEGMENTS 20

static void build_segment(struct bn_builder *b, struct bn_box *row, float part, bool on)
{
	bn_widget_add(b, row,
		(struct bn_box){.grow = 1,
			.height = 10,
			.content = BN_CONTENT_BAR,
			.part = part,
			.tone = on ? BN_TONE_ACCENT : BN_TONE_ON_BRAND,
			.back_tone = BN_TONE_ON_BRAND});
}

/* A segment a testimony: seen, on, to come; or one for all, where each would be a dot. */
static void build_segments(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, size_t at, size_t count)
{
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = "feed.progress",
			.role = BN_ROLE_PROGRESSBAR,
			.name = at < count ? bn_box_text(b->boxes, _("Témoignage %d sur %d"),
						     (int)at + 1, (int)count)
					   : _("Vous avez tout vu"),
			.flow = BN_ROW,
			.gap = 12});
	float part = at < count && stage->clip_length_ms > 0
			     ? (float)stage->clip_ms / (float)stage->clip_length_ms
			     : 0;
	part = part > 1 ? 1 : part;
	if (count > MOST_SEGMENTS)
		build_segment(b, row, ((float)at + part) / (float)count, true);
	for (size_t i = 0; i < count && count <= MOST_SEGMENTS; i++)
		build_segment(b, row, i < at ? 1 : i > at ? 0 : part, i == at);
}

/* On a wide screen, where the ramp is short, on a plate: the film may be white. */
static void build_count(struct bn_builder *b, struct bn_box *line, size_t at, size_t count)
{
	struct bn_box *plate = line;
	if (!b->portrait)
		plate = bn_widget_add(b, line,
			(struct bn_box){.pad = {6, 24, 6, 24},
				.fill = BN_TONE_SCRIM,
				.fill_alpha = .84f,
				.shape = BN_SHAPE_PILL});
	bn_widget_text(b, plate, bn_box_text(b->boxes, _("%d sur %d"), (int)at + 1, (int)count),
		BN_TYPE_STRONG, BN_TONE_ON_BRAND);
}

void bn_feed_head_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	size_t at, size_t count)
{
	if (at < count) /* it stays where the films pass */
		bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.height = b->portrait ? 360 : 200, /* above the captions */
				.content = BN_CONTENT_RAMP,
				.ramp = BN_RAMP_UP,
				.tone = BN_TONE_SCRIM});
	struct bn_box *head = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_RIGHT,
			.inset = {36, 48, 0, 48},
			.gap = 26});
	if (count > 0)
		build_segments(stage, b, head, at, count);
	struct bn_box *line = bn_widget_add(
		b, head, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 24});
	bn_widget_brand(
		b, line, _("Témoignages"), bn_page_say(stage, &stage->campaign->department), true);
	bn_widget_add(b, line, (struct bn_box){.grow = 1});
	if (at < count)
		build_count(b, line, at, count);
}

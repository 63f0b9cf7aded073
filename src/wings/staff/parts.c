#include "wings/staff/parts.h"

#include "base/tr.h"
#include "wings/page.h"

struct bn_action bn_staff_order(enum bn_order order, const char *text)
{
	return (struct bn_action){.code = BN_INTENT_STAFF, .index = (int)order, .text = text};
}

struct bn_action bn_staff_go(const char *screen)
{
	return (struct bn_action){.code = BN_INTENT_GO, .text = screen};
}

const struct bn_venue *bn_staff_venue(const struct bn_stage *stage)
{
	const struct bn_venue *chosen = bn_campaign_venue(
		stage->campaign, stage->panel->settings.venue);
	return chosen != NULL ? chosen : stage->venue;
}

void bn_staff_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand)
{
	struct bn_box *brand = bn_widget_brand(b, root, _("Espace équipe"),
		bn_page_say(stage, &stage->campaign->department), on_brand);
	brand->anchor = BN_LEFT | BN_TOP;
	brand->inset = (struct bn_edges){top, 0, 0, left};
	brand->max_width = b->portrait ? b->width - left - 48 : BN_STAFF_SIDE - 72;
}

void bn_staff_head(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, const char *words)
{
	if (b->portrait) {
		struct bn_box *head = bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.inset = {b->large ? 196 : 168, 48, 0, 48},
				.cross = BN_START});
		bn_widget_question(b, head, "staff.title", words)->max_width = 900;
		bn_staff_brand(stage, b, root, 56, 40, false);
		return;
	}
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, bn_widget_dock_height(b, true), 0},
			.width = BN_STAFF_SIDE,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND});
	struct bn_box *title = bn_widget_text(b, side, words, BN_TYPE_H2, BN_TONE_ON_BRAND);
	title->id = "staff.title";
	title->role = BN_ROLE_TEXT;
	title->anchor = BN_LEFT | BN_TOP;
	title->inset = (struct bn_edges){b->large ? 232 : 172, 48, 0, 56};
	title->max_width = BN_STAFF_SIDE - 104;
	bn_staff_brand(stage, b, root, 56, 48, true);
}

struct bn_box *bn_staff_list(struct bn_builder *b, struct bn_box *root, const char *id,
	const char *name, float top, float above, float dock_height)
{
	return bn_widget_add(b, root,
		(struct bn_box){.id = id,
			.role = BN_ROLE_LIST,
			.name = name,
			.scroll = true,
			.gap = 24,
			.inset = b->portrait ? (struct bn_edges){top, 0, dock_height - 44, 0}
					     : (struct bn_edges){0, 0, dock_height, BN_STAFF_SIDE},
			.pad = {above, 48, b->portrait ? 76 : 32, 48}});
}

struct bn_box *bn_staff_page(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *root, const char *id, const char *words)
{
	float top = b->large ? 360 : 328;
	if (b->reach > top)
		top = b->reach;
	bn_staff_head(stage, b, root, words);
	struct bn_box *list = bn_staff_list(
		b, root, id, words, top, b->portrait ? 8 : 48, bn_widget_dock_height(b, false));
	struct bn_dock dock = bn_widget_dock(b, root, false);
	bn_widget_cell(b, &dock, "staff.back", "arrow-left", _("Retour"),
		(struct bn_action){.code = BN_INTENT_BACK});
	bn_widget_cell(b, &dock, "staff.lock", "lock-fill", _("Verrouiller"),
		(struct bn_action){.code = BN_INTENT_QUIT});
	bn_page_comfort(stage, b, &dock);
	return list;
}

struct bn_box *bn_staff_card(struct bn_builder *b, struct bn_box *parent)
{
	return bn_widget_add(b, parent,
		(struct bn_box){.gap = 20,
			.pad = {36, 40, 36, 40},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1});
}

void bn_staff_title(struct bn_builder *b, struct bn_box *card, const char *icon, const char *title,
	const char *sum)
{
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 24});
	bn_widget_icon(b, row, icon, 56, BN_TONE_BRAND_INK);
	bn_widget_text(b, row, title, BN_TYPE_STRONG, BN_TONE_INK)->grow = 1;
	if (sum != NULL)
		bn_widget_text(b, row, sum, BN_TYPE_BODY, BN_TONE_INK_2);
}

void bn_staff_line(struct bn_builder *b, struct bn_box *card)
{
	bn_widget_add(b, card, (struct bn_box){.height = 3, .fill = BN_TONE_SOFT});
}

struct bn_box *bn_staff_text(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *words, enum bn_text_style style, enum bn_tone tone)
{
	struct bn_box *text = bn_widget_text(b, parent, words, style, tone);
	text->id = id;
	text->role = BN_ROLE_TEXT;
	return text;
}

const char *bn_staff_icon(enum bn_health_state state)
{
	switch (state) {
	case BN_HEALTH_BAD:
		return "x-octagon-fill";
	case BN_HEALTH_ATTENTION:
		return "exclamation-triangle-fill";
	case BN_HEALTH_GOOD:
		return "check-circle-fill";
	case BN_HEALTH_NONE:
		break;
	}
	return "info-circle-fill";
}

enum bn_tone bn_staff_tone(enum bn_health_state state)
{
	switch (state) {
	case BN_HEALTH_BAD:
		return BN_TONE_ERROR;
	case BN_HEALTH_ATTENTION:
		return BN_TONE_ON_WARNING;
	case BN_HEALTH_GOOD:
		return BN_TONE_OK;
	case BN_HEALTH_NONE:
		break;
	}
	return BN_TONE_INK_2;
}

struct bn_box *bn_staff_tile(
	struct bn_builder *b, struct bn_box *parent, const struct bn_staff_tile *tile)
{
	enum bn_tone tone = tile->off ? BN_TONE_INK_2 : BN_TONE_BRAND_INK;
	struct bn_box *box = bn_widget_add(b, parent,
		(struct bn_box){.id = tile->id,
			.role = BN_ROLE_BUTTON,
			.states = (tile->off ? BN_STATE_DISABLED : 0) |
				  (tile->chosen ? BN_STATE_SELECTED : 0),
			.action = tile->action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 28,
			.min_height = 152,
			.pad = {20, 36, 20, 32},
			.fill = tile->off ? BN_TONE_LINE : BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.border = tile->chosen ? BN_TONE_BRAND_INK : BN_TONE_LINE_STRONG,
			.border_width = tile->off      ? 0
					: tile->chosen ? 6
						       : 3,
			.press = tile->off ? BN_PRESS_NONE : BN_PRESS_SOFT});
	bn_widget_icon(b, box, tile->icon, 64, tone);
	struct bn_box *words = bn_widget_add(b, box, (struct bn_box){.grow = 1, .gap = 4});
	bn_widget_text(
		b, words, tile->label, BN_TYPE_CARD, tile->off ? BN_TONE_INK_2 : BN_TONE_INK);
	if (tile->detail != NULL)
		bn_widget_text(b, words, tile->detail, BN_TYPE_META, BN_TONE_INK_2);
	if (tile->chosen)
		bn_widget_icon(b, box, "check-circle-fill", 56, BN_TONE_BRAND_INK);
	return box;
}

struct bn_box *bn_staff_verdict(struct bn_builder *b, struct bn_box *parent, const char *id,
	enum bn_health_state state, const char *words)
{
	struct bn_box *card = bn_staff_card(b, parent);
	card->pad = (struct bn_edges){48, 48, 48, 48};
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 36});
	bn_widget_icon(b, row, bn_staff_icon(state), 112, bn_staff_tone(state));
	bn_staff_text(b, row, id, words, BN_TYPE_H3, BN_TONE_INK)->grow = 1;
	return card;
}

const char *bn_staff_bytes(struct bn_builder *b, uint64_t bytes)
{
	uint64_t tenths = bytes / 100000000;
	if (tenths >= 10)
		return bn_box_text(b->boxes, _("%d,%d Go"), (int)(tenths / 10), (int)(tenths % 10));
	return bn_box_text(b->boxes, _("%d Mo"), (int)(bytes / 1000000));
}

#include "wings/article/block.h"
#include "wings/page.h"

/* Hours stand in a column of their own, so that a day is read from above. */
#define TAG_COLUMN   200
#define DIGIT_COLUMN 56

/* Its width, where all tags are so short that they may have it, else 0. */
static float column_of(const struct bn_article_look *look, const struct bn_block *block)
{
	bool any = false, fit = !look->b->large, digits = true;
	for (size_t i = 0; i < block->item_count; i++) {
		const char *tag = bn_page_say(look->stage, &block->list[i].tag);
		any |= tag[0] != '\0';
		fit &= bn_page_short(tag, 9, 9);
		digits &= bn_page_short(tag, 2, 2);
	}
	if (!any || !fit)
		return 0;
	return digits ? DIGIT_COLUMN : TAG_COLUMN;
}

static void build_item(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_article_item *item, const char *id, float column)
{
	struct bn_builder *b = look->b;
	const struct bn_stage *stage = look->stage;
	struct bn_action way = bn_article_way(item->to, item->profession);
	const char *tag = bn_page_say(stage, &item->tag);
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = way.code != 0 ? BN_ROLE_BUTTON : BN_ROLE_LISTITEM,
			.action = way,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 24,
			.min_height = way.code != 0 ? 128 : 96,
			.pad = {24, 32, 24, 32},
			.fill = BN_TONE_PAPER,
			.shape = way.code != 0 ? BN_SHAPE_YOU : BN_SHAPE_SAY,
			.border = BN_TONE_BRAND_LINE,
			.border_width = way.code != 0 ? 4 : 0,
			.shadow = 1,
			.press = way.code != 0 ? BN_PRESS_SOFT : BN_PRESS_NONE});
	if (item->icon != NULL)
		bn_widget_bubble(b, card, item->icon, 92);
	if (column > 0)
		bn_widget_text(b, card, tag, BN_TYPE_CARD, BN_TONE_BRAND_INK)->width = column;
	struct bn_box *words = bn_widget_add(b, card, (struct bn_box){.grow = 1, .gap = 4});
	if (column == 0 && tag[0] != '\0')
		bn_widget_text(b, words, tag, BN_TYPE_TAG, BN_TONE_BRAND_INK);
	bn_widget_text(b, words, bn_page_say(stage, &item->title), BN_TYPE_CARD, BN_TONE_INK);
	if (item->text.count > 0)
		bn_widget_text(
			b, words, bn_page_say(stage, &item->text), BN_TYPE_BODY, BN_TONE_INK_2);
	if (way.code != 0)
		bn_widget_icon(b, card, "arrow-right", 48, BN_TONE_BRAND_INK);
}

void bn_article_list_build(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index)
{
	float column = column_of(look, block);
	struct bn_box *list = bn_widget_add(look->b, parent, (struct bn_box){.gap = 16});
	for (size_t i = 0; i < block->item_count; i++)
		build_item(look, list, &block->list[i],
			bn_box_text(look->b->boxes, "article.item.%zu.%zu", index, i), column);
}

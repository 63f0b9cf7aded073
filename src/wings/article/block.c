#include "wings/article/block.h"

#include "base/tr.h"
#include "wings/page.h"

struct bn_action bn_article_way(const char *to, const char *profession)
{
	if (profession != NULL)
		return (struct bn_action){
			.code = BN_INTENT_GO, .text = "profession", .argument = profession};
	if (to == NULL)
		return (struct bn_action){0};
	if (bn_place_is_own(to))
		return (struct bn_action){.code = BN_INTENT_GO, .text = to};
	return (struct bn_action){.code = BN_ARTICLE_TURN, .text = to};
}

static const char *id_of(const struct bn_article_look *look, const char *what, size_t index)
{
	return bn_box_text(look->b->boxes, "article.%s.%zu", what, index);
}

static void build_text(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index)
{
	struct bn_box *text = bn_widget_text(look->b, parent,
		bn_page_say(look->stage, &block->text), index == 0 ? BN_TYPE_LEAD : BN_TYPE_BODY,
		BN_TONE_INK);
	text->id = id_of(look, "text", index);
	text->role = BN_ROLE_TEXT;
	text->pad = (struct bn_edges){0, 8, 0, 8};
}

/* One stands out in the brand's colour; several are told beside each other. */
static void build_figure(const struct bn_article_look *look, struct bn_box *grid,
	const struct bn_article_figure *figure, const char *id, bool alone)
{
	struct bn_builder *b = look->b;
	const char *value = bn_page_say(look->stage, &figure->value);
	const char *unit = bn_page_say(look->stage, &figure->unit);
	struct bn_box *card = bn_widget_add(b, grid,
		(struct bn_box){.id = id,
			.role = BN_ROLE_TEXT,
			.flow = alone && !b->large ? BN_ROW : BN_COLUMN,
			.cross = alone && !b->large ? BN_CENTRE : BN_STRETCH,
			.pad = {24, 32, 28, 36},
			.gap = alone ? 28 : 4,
			.fill = alone ? BN_TONE_BRAND : BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1});
	struct bn_box *top = bn_widget_add(b, card,
		(struct bn_box){.flow = BN_WRAP, .gap = 14, .line_gap = 0, .cross = BN_END});
	bool digits = value[0] >= '0' && value[0] <= '9';
	enum bn_text_style style = digits && bn_page_short(value, 7, 7) ? BN_TYPE_FIGURE
				   : bn_page_short(value, 16, 10)       ? BN_TYPE_H2
									: BN_TYPE_H3;
	bn_widget_text(b, top, value, style, alone ? BN_TONE_ACCENT : BN_TONE_BRAND_INK);
	if (unit[0] != '\0')
		bn_widget_text(
			b, top, unit, BN_TYPE_STRONG, alone ? BN_TONE_ON_BRAND : BN_TONE_BRAND_INK)
			->pad.bottom = style == BN_TYPE_FIGURE ? 14 : 8;
	bn_widget_text(b, card, bn_page_say(look->stage, &figure->label), BN_TYPE_STRONG,
		alone ? BN_TONE_ON_BRAND : BN_TONE_INK)
		->grow = alone ? 1 : 0;
}

static void build_figures(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index)
{
	bool two = block->figure_count > 1 && !look->b->large;
	struct bn_box *grid = bn_widget_add(look->b, parent,
		(struct bn_box){.flow = BN_GRID, .columns = two ? 2 : 1, .gap = 24});
	for (size_t i = 0; i < block->figure_count; i++)
		build_figure(look, grid, &block->figures[i],
			bn_box_text(look->b->boxes, "article.figure.%zu.%zu", index, i),
			block->figure_count == 1);
}

static void build_picture(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index)
{
	const char *words = bn_page_say(look->stage, &block->picture.words);
	bn_widget_picture(look->b, parent, block->picture.file,
		(struct bn_box){.id = id_of(look, "picture", index),
			.role = BN_ROLE_IMAGE,
			.name = words,
			.height = 480,
			.shape = BN_SHAPE_SAY,
			.placing = {BN_FIT_COVER, .5f, .35f}});
	bn_widget_text(look->b, parent, words, BN_TYPE_META, BN_TONE_INK_2)->pad.left = 8;
}

static void build_clip(
	const struct bn_article_look *look, struct bn_box *parent, const char *id, size_t index)
{
	struct bn_builder *b = look->b;
	const struct bn_clip *clip = bn_campaign_clip(look->stage->campaign, id);
	if (clip == NULL)
		return;
	struct bn_box *row = bn_page_film(b, parent, 20, id_of(look, "clip", index),
		(struct bn_action){.code = BN_INTENT_GO, .text = "feed", .argument = clip->id});
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(
		b, words, bn_page_say(look->stage, &clip->title), BN_TYPE_CARD, BN_TONE_BRAND_INK);
	bn_widget_text(b, words, bn_box_text(b->boxes, _("%d s, avec sous-titres"), clip->seconds),
		BN_TYPE_META, BN_TONE_INK_2);
}

static void build_qr(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_article_qr *qr, size_t index)
{
	struct bn_builder *b = look->b;
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.id = id_of(look, "qr", index),
			.role = BN_ROLE_BUTTON,
			.action = {.code = BN_INTENT_OPEN,
				.text = "article_code",
				.argument = qr->url},
			.flow = b->large ? BN_COLUMN : BN_ROW,
			.cross = b->large ? BN_STRETCH : BN_CENTRE,
			.gap = 36,
			.pad = {28, 36, 28, 28},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1,
			.press = BN_PRESS_SOFT});
	bn_widget_qr(b, card, id_of(look, "qr-code", index), _("Code QR"), qr->url, 280)->self =
		BN_START;
	struct bn_box *words = bn_widget_add(b, card, (struct bn_box){.grow = 1, .gap = 8});
	bn_widget_text(b, words, bn_page_say(look->stage, &qr->words), BN_TYPE_CARD, BN_TONE_INK);
	bn_widget_text(b, words, bn_page_address(qr->url), BN_TYPE_META, BN_TONE_INK_2);
	bn_widget_text(b, words, _("Touchez pour agrandir"), BN_TYPE_META, BN_TONE_BRAND_INK);
}

static void build_above(const struct bn_article_look *look, struct bn_box *part,
	const struct bn_block *block, size_t index)
{
	struct bn_builder *b = look->b;
	if (block->title.count == 0 && !block->illustration)
		return;
	struct bn_box *row = bn_widget_add(b, part,
		(struct bn_box){.id = id_of(look, "above", index),
			.role = BN_ROLE_TEXT,
			.flow = BN_WRAP,
			.cross = BN_CENTRE,
			.gap = 20,
			.line_gap = 8,
			.pad = {0, 8, 0, 8}});
	if (block->title.count > 0)
		bn_widget_text(b, row, bn_page_say(look->stage, &block->title), BN_TYPE_H3,
			BN_TONE_BRAND_INK);
	if (block->illustration)
		bn_widget_tag(b, row, _("Exemple"));
}

static void build_source(const struct bn_article_look *look, struct bn_box *part,
	const struct bn_block *block, size_t index)
{
	struct bn_builder *b = look->b;
	if (block->date == NULL)
		return;
	struct bn_box *source = bn_widget_text(b, part,
		bn_box_text(b->boxes, _("Source : %s, %s"),
			bn_page_say(look->stage, &block->source), bn_page_date(b, block->date)),
		BN_TYPE_META, BN_TONE_INK_2);
	source->id = id_of(look, "source", index);
	source->role = BN_ROLE_TEXT;
	source->pad = (struct bn_edges){0, 8, 0, 8};
}

void bn_article_block_build(const struct bn_article_look *look, struct bn_box *list,
	const struct bn_block *block, size_t index)
{
	struct bn_box *part = bn_widget_add(look->b, list, (struct bn_box){.gap = 16});
	build_above(look, part, block, index);
	if (block->text.count > 0)
		build_text(look, part, block, index);
	else if (block->figure_count > 0)
		build_figures(look, part, block, index);
	else if (block->bar_count > 0)
		bn_article_chart_build(look, part, block, index);
	else if (block->picture.file != NULL)
		build_picture(look, part, block, index);
	else if (block->clip != NULL)
		build_clip(look, part, block->clip, index);
	else if (block->item_count > 0)
		bn_article_list_build(look, part, block, index);
	else if (block->qr.url != NULL)
		build_qr(look, part, &block->qr, index);
	build_source(look, part, block, index);
}

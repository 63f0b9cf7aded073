#include "base/str.h"
#include "base/tr.h"
#include "wings/article/block.h"
#include "wings/page.h"

/* "4 700", as numbers are written in the visitor's language. */
static const char *digits(struct bn_builder *b, double value, const char *language)
{
	const char *apart = bn_str_same(language, "en") ? "," : "\u202F";
	long whole = (long)value;
	if (value != (double)whole) {
		const char *text = bn_box_text(b->boxes, "%ld%s%ld", whole,
			bn_str_same(language, "en") ? "." : ",",
			(long)((value - (double)whole) * 10 + .5));
		return text;
	}
	if (whole < 1000)
		return bn_box_text(b->boxes, "%ld", whole);
	return bn_box_text(b->boxes, "%ld%s%03ld", whole / 1000, apart, whole % 1000);
}

static double most_of(const struct bn_block *block)
{
	double most = 0;
	for (size_t i = 0; i < block->bar_count; i++)
		most = block->bars[i].value > most ? block->bars[i].value : most;
	return most > 0 ? most : 1;
}

/* What a bar tells when it was touched. */
static void build_detail(const struct bn_article_look *look, struct bn_box *card,
	const struct bn_bar *bar, const char *id)
{
	struct bn_builder *b = look->b;
	const struct bn_stage *stage = look->stage;
	struct bn_box *detail = bn_widget_add(b, card,
		(struct bn_box){.id = bn_box_text(b->boxes, "%s.detail", id),
			.role = BN_ROLE_TEXT,
			.gap = 16,
			.pad = {20, 28, 24, 28},
			.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_SAY});
	if (bar->note.count > 0)
		bn_widget_text(
			b, detail, bn_page_say(stage, &bar->note), BN_TYPE_BODY, BN_TONE_BRAND_INK);
	if (bar->profession == NULL)
		return;
	struct bn_button more = {.id = bn_box_text(b->boxes, "%s.profession", id),
		.label = _("Voir ce métier"),
		.icon_after = "arrow-right",
		.kind = BN_BUTTON_WHITE,
		.action = bn_article_way(NULL, bar->profession)};
	bn_widget_button(b, detail, &more)->self = BN_START;
}

static void build_bar(const struct bn_article_look *look, struct bn_box *card,
	const struct bn_bar *bar, const char *id, double most)
{
	struct bn_builder *b = look->b;
	const struct bn_stage *stage = look->stage;
	bool tells = bar->note.count > 0 || bar->profession != NULL;
	bool opened = tells && bn_str_same(look->opened, id);
	const char *label = bn_page_say(stage, &bar->label);
	const char *shown = bar->shown.count > 0 ? bn_page_say(stage, &bar->shown)
						 : digits(b, bar->value, stage->language);
	struct bn_box *row = bn_widget_add(b, card,
		(struct bn_box){.id = id,
			.role = tells ? BN_ROLE_BUTTON : BN_ROLE_TEXT,
			.states = opened ? BN_STATE_SELECTED : 0,
			.name = bn_box_text(b->boxes, _("%s : %s"), label, shown),
			.action = {.code = tells ? (int)BN_ARTICLE_BAR : 0, .argument = id},
			.min_height = 104,
			.main = BN_CENTRE,
			.gap = 12,
			.pad = {12, 16, 12, 16},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_FIELD,
			.press = BN_PRESS_SOFT});
	struct bn_box *words = bn_widget_add(b, row,
		(struct bn_box){.flow = b->large ? BN_COLUMN : BN_ROW,
			.gap = b->large ? 0 : 20,
			.cross = b->large ? BN_STRETCH : BN_END});
	bn_widget_text(b, words, label, BN_TYPE_STRONG, BN_TONE_INK)->grow = 1;
	struct bn_box *value = bn_widget_add(
		b, words, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 12});
	bn_widget_text(b, value, shown, BN_TYPE_CARD, BN_TONE_BRAND_INK);
	if (tells)
		bn_widget_icon(
			b, value, opened ? "chevron-up" : "chevron-down", 36, BN_TONE_BRAND_INK);
	if (bar->value != BN_BAR_UNKNOWN)
		bn_widget_add(b, row,
			(struct bn_box){.height = 20,
				.content = BN_CONTENT_BAR,
				.part = (float)(bar->value / most),
				.tone = BN_TONE_BRAND_INK,
				.back_tone = BN_TONE_SOFT,
				.shape = BN_SHAPE_PILL});
	if (opened)
		build_detail(look, card, bar, id);
}

void bn_article_chart_build(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index)
{
	struct bn_builder *b = look->b;
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.pad = {20, 20, 20, 20},
			.gap = 8,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1});
	for (size_t i = 0; i < block->bar_count; i++)
		build_bar(look, card, &block->bars[i],
			bn_box_text(b->boxes, "article.bar.%zu.%zu", index, i), most_of(block));
}

/* A métier among others: a card with a picture, or a row while one types. Their heights are known
 * before they are made, so that of a list of a thousand only those near are. */
#include "base/tr.h"
#include "ui/letters.h"
#include "ui/theme.h"
#include "wings/page.h"
#include "wings/professions/list.h"
#include "wings/professions/mark.h"

#include <string.h>

#define PICTURE 256
#define GAP     10
#define SIDES   54 /* left and right of the words */

struct card {
	const struct bn_list_page *page;
	const struct bn_profession *profession;
};

static struct bn_type type_of(const struct bn_builder *b, enum bn_text_style style)
{
	return bn_theme_type(style | (b->large ? BN_TYPE_LARGE : 0), 1);
}

static float fact_width(const struct bn_builder *b, const char *text)
{
	return 40 + bn_letters_width(text, strlen(text)) * (float)type_of(b, BN_TYPE_META).size;
}

static float facts_height(
	const struct bn_builder *b, const char *level, const char *card, float room)
{
	float line = (float)type_of(b, BN_TYPE_META).line;
	bool both = level[0] != '\0' && card[0] != '\0';
	return both && fact_width(b, level) + 18 + fact_width(b, card) > room ? 2 * line + 4 : line;
}

static float title_height(const struct bn_builder *b, const char *title, float room)
{
	struct bn_type type = type_of(b, BN_TYPE_CARD);
	return (float)(type.line * bn_letters_lines(title, (float)type.size, room));
}

static float card_height(
	const struct bn_list_page *page, const struct bn_profession *profession, float width)
{
	const char *title = bn_page_say(page->stage, &profession->title);
	float words = title_height(&page->b, title, width - SIDES) + 2 * GAP +
		      facts_height(&page->b, bn_page_say(page->stage, &profession->level),
			      bn_page_say(page->stage, &profession->card), width - SIDES);
	return PICTURE + 20 + words + 20;
}

static void build_fact(struct bn_builder *b, struct bn_box *row, const char *icon, const char *text)
{
	if (text[0] == '\0')
		return;
	struct bn_box *fact = bn_widget_add(
		b, row, (struct bn_box){.flow = BN_ROW, .gap = 8, .cross = BN_CENTRE});
	bn_widget_icon(b, fact, icon, 32, BN_TONE_BRAND_INK);
	bn_widget_text(b, fact, text, BN_TYPE_META, BN_TONE_INK_2)->max_lines = 1;
}

static struct bn_builder *builder_of(const struct card *card)
{
	return (struct bn_builder *)&card->page->b;
}

static void fill_card(struct bn_box *box, const void *context)
{
	const struct card *card = context;
	const struct bn_profession *profession = card->profession;
	const struct bn_stage *stage = card->page->stage;
	struct bn_builder *b = builder_of(card);
	struct bn_box *picture = bn_widget_picture(b, box, profession->picture,
		(struct bn_box){.height = PICTURE,
			.flow = BN_STACK,
			.shape = BN_SHAPE_TOP,
			.placing = {BN_FIT_COVER, .5f, .47f}});
	bn_mark_build_compare(stage, b, picture, profession, "professions.compare", false)->anchor =
		BN_LEFT | BN_TOP;
	bn_mark_build_heart(stage, b, picture, profession, "professions.favourite", false)->anchor =
		BN_RIGHT | BN_TOP;
	struct bn_box *words = bn_widget_add(
		b, box, (struct bn_box){.pad = {20, 24, 20, 30}, .gap = GAP, .grow = 1});
	bn_widget_text(b, words, bn_page_say(stage, &profession->title), BN_TYPE_CARD, BN_TONE_INK);
	bn_widget_add(b, words, (struct bn_box){.grow = 1});
	struct bn_box *facts = bn_widget_add(b, words,
		(struct bn_box){.flow = BN_WRAP, .gap = 18, .line_gap = 4, .cross = BN_START});
	build_fact(b, facts, "mortarboard-fill", bn_page_say(stage, &profession->level));
	build_fact(b, facts, "people-fill", bn_page_say(stage, &profession->card));
}

static struct bn_box *build_folded(const struct bn_list_page *page, struct bn_box *parent,
	const struct bn_profession *profession, float height)
{
	struct card *card = bn_box_memory(page->b.boxes, sizeof(*card));
	*card = (struct card){page, profession};
	return bn_widget_add(builder_of(card), parent,
		(struct bn_box){
			.id = bn_box_text(page->b.boxes, "professions.card.%s", profession->id),
			.role = BN_ROLE_BUTTON,
			.name = bn_page_say(page->stage, &profession->title),
			.action = {.code = BN_INTENT_GO,
				.text = "profession",
				.argument = profession->id},
			.height = height,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1,
			.press = BN_PRESS_SOFT,
			.context = card});
}

void bn_list_build_cards(struct bn_list_page *page, struct bn_box *parent, float width)
{
	float column = (width - 24) / 2;
	struct bn_box *grid = bn_widget_add(
		&page->b, parent, (struct bn_box){.flow = BN_GRID, .columns = 2, .gap = 24});
	for (size_t i = 0; i < page->shown_count; i++)
		build_folded(page, grid, page->shown[i], card_height(page, page->shown[i], column))
			->unfold = fill_card;
}

static void fill_row(struct bn_box *row, const void *context)
{
	const struct card *card = context;
	struct bn_builder *b = builder_of(card);
	row->flow = BN_ROW;
	row->cross = BN_CENTRE;
	row->gap = 24;
	row->pad = (struct bn_edges){0, 24, 0, 16};
	bn_widget_picture(b, row, card->profession->picture,
		(struct bn_box){.width = 128,
			.height = 112,
			.shape = BN_SHAPE_CELL,
			.placing = {BN_FIT_COVER, .5f, .47f}});
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, bn_page_say(card->page->stage, &card->profession->title),
		BN_TYPE_CARD, BN_TONE_INK)
		->max_lines = 2;
	bn_widget_text(b, words, bn_page_say(card->page->stage, &card->profession->level),
		BN_TYPE_META, BN_TONE_INK_2)
		->max_lines = 1;
}

void bn_list_build_rows(struct bn_builder *b, struct bn_box *parent, float width, const void *of)
{
	const struct bn_list_page *page = of;
	float height = 20 +
		       (float)(2 * type_of(b, BN_TYPE_CARD).line + type_of(b, BN_TYPE_META).line);
	(void)width; /* each has room for two lines */
	for (size_t i = 0; i < page->shown_count; i++)
		build_folded(page, parent, page->shown[i], height)->unfold = fill_row;
}

/* What one reads further down on a métier's page: the diploma and the ways to it, a day, where to
 * learn it near here, and what may come afterwards. */
#include "wings/professions/more.h"

#include "base/tr.h"
#include "wings/page.h"

struct bn_box *bn_more_section(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *title, bool illustration)
{
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_TEXT,
			.pad = {24, 36, 28, 36},
			.gap = 12,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1});
	struct bn_box *row = card;
	if (illustration)
		row = bn_widget_add(b, card,
			(struct bn_box){
				.flow = BN_WRAP, .cross = BN_CENTRE, .gap = 20, .line_gap = 8});
	bn_widget_text(b, row, title, BN_TYPE_STRONG, BN_TONE_INK);
	if (illustration)
		bn_widget_tag(b, row, _("Exemple"));
	return card;
}

static void build_diploma(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const struct bn_profession *profession)
{
	const struct {
		enum bn_told told;
		const char *word;
	} ways[] = {{profession->initial, _("Formation initiale")},
		{profession->apprenticeship, _("Apprentissage")}, {profession->vae, _("VAE")}};
	if (profession->diploma.count == 0 && profession->rome == NULL)
		return;
	struct bn_box *card = bn_more_section(
		b, parent, "profession.diploma", _("Le diplôme"), false);
	if (profession->diploma.count > 0)
		bn_widget_text(b, card, bn_page_say(stage, &profession->diploma), BN_TYPE_CARD,
			BN_TONE_BRAND_INK);
	struct bn_box *tags = bn_widget_add(b, card, (struct bn_box){.flow = BN_WRAP, .gap = 12});
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (ways[i].told == BN_TOLD_YES)
			bn_widget_tag(b, tags, ways[i].word);
	if (profession->vae == BN_TOLD_YES)
		bn_widget_text(b, card, _("VAE : validation des acquis de l’expérience"),
			BN_TYPE_META, BN_TONE_INK_2);
	if (profession->rome != NULL)
		bn_widget_text(b, card,
			bn_box_text(b->boxes, _("Code ROME : %s"), profession->rome), BN_TYPE_META,
			BN_TONE_INK_2);
}

static void build_day(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const struct bn_profession *profession)
{
	if (profession->moment_count == 0)
		return;
	struct bn_box *card = bn_more_section(
		b, parent, "profession.day", _("Une journée"), profession->day_illustration);
	for (size_t i = 0; i < profession->moment_count; i++) {
		struct bn_box *row = bn_widget_add(
			b, card, (struct bn_box){.flow = b->large ? BN_COLUMN : BN_ROW, .gap = 20});
		bn_widget_text(b, row, bn_page_say(stage, &profession->day[i].hour),
			BN_TYPE_STRONGER, BN_TONE_BRAND_INK)
			->width = b->large ? 0 : 190;
		bn_widget_text(b, row, bn_page_say(stage, &profession->day[i].what), BN_TYPE_BODY,
			BN_TONE_INK)
			->grow = b->large ? 0 : 1;
	}
}

static void build_schools(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const struct bn_profession *profession)
{
	if (profession->school_count == 0)
		return;
	struct bn_box *card = bn_more_section(b, parent, "profession.schools",
		_("Où se former près d’ici"), profession->schools_illustration);
	for (size_t i = 0; i < profession->school_count; i++)
		bn_widget_point(b, card,
			bn_box_text(b->boxes, _("%s, %s"),
				bn_page_say(stage, &profession->schools[i].name),
				bn_page_say(stage, &profession->schools[i].place)));
}

static void build_career(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const struct bn_profession *profession)
{
	if (profession->career_count == 0)
		return;
	struct bn_box *card = bn_more_section(
		b, parent, "profession.career", _("Et après"), profession->career_illustration);
	for (size_t i = 0; i < profession->career_count; i++)
		bn_widget_point(b, card, bn_page_say(stage, &profession->career[i]));
}

static void build_pages(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const struct bn_profession *profession)
{
	for (size_t i = 0; i < profession->linked_count; i++) {
		const struct bn_article *article = bn_campaign_article(
			stage->campaign, profession->pages[i]);
		if (article == NULL)
			continue;
		struct bn_box *row = bn_widget_add(b, parent,
			(struct bn_box){
				.id = bn_box_text(b->boxes, "profession.page.%s", article->id),
				.role = BN_ROLE_BUTTON,
				.action = {.code = BN_INTENT_GO,
					.text = "article",
					.argument = article->id},
				.flow = BN_ROW,
				.cross = BN_CENTRE,
				.gap = 24,
				.min_height = 128,
				.pad = {16, 36, 16, 24},
				.fill = BN_TONE_PAPER,
				.shape = BN_SHAPE_YOU,
				.border = BN_TONE_BRAND_LINE,
				.border_width = 4,
				.press = BN_PRESS_SOFT});
		bn_widget_bubble(b, row, article->icon, 92);
		bn_widget_text(b, row, bn_page_say(stage, &article->title), BN_TYPE_CARD,
			BN_TONE_BRAND_INK)
			->grow = 1;
		bn_widget_icon(b, row, "arrow-right", 48, BN_TONE_BRAND_INK);
	}
}

void bn_more_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *list,
	const struct bn_profession *profession)
{
	build_pages(stage, b, list, profession);
	build_diploma(stage, b, list, profession);
	build_day(stage, b, list, profession);
	build_schools(stage, b, list, profession);
	build_career(stage, b, list, profession);
}

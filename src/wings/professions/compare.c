/* Two métiers side by side, line by line. A line nobody told anything for isn't there. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/professions/mark.h"
#include "wings/professions/professions.h"

#include <string.h>

#define SIDE 672

struct compared {
	const struct bn_stage *stage;
	struct bn_builder *b;
	struct bn_box *list;
	const struct bn_profession *both[BN_COMPARED];
	size_t count;
};

/* What a line says of a métier; NULL: nothing. Points end at '\n'; a point's detail follows a '\t'.
 */
typedef const char *say_line(const struct compared *c, const struct bn_profession *profession);

static const char *join(const struct compared *c, const char *before, const struct bn_text *text)
{
	const char *said = bn_page_say(c->stage, text);
	return before == NULL ? said : bn_box_text(c->b->boxes, "%s\n%s", before, said);
}

static const char *given(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

static const char *say_publics(const struct compared *c, const struct bn_profession *profession)
{
	const char *words = NULL;
	for (size_t i = 0; i < profession->public_count; i++)
		words = join(c, words, &profession->publics[i]->label);
	return words;
}

static const char *say_level(const struct compared *c, const struct bn_profession *profession)
{
	return given(bn_page_say(c->stage, &profession->level));
}

static const char *say_duration(const struct compared *c, const struct bn_profession *profession)
{
	return given(bn_page_say(c->stage, &profession->duration));
}

static const char *say_training(const struct compared *c, const struct bn_profession *profession)
{
	const char *words = NULL;
	for (size_t i = 0; i < profession->stage_count; i++) {
		const char *stage = bn_box_text(c->b->boxes, "%s\t%s",
			bn_page_say(c->stage, &profession->training[i].what),
			bn_page_say(c->stage, &profession->training[i].detail));
		words = words == NULL ? stage : bn_box_text(c->b->boxes, "%s\n%s", words, stage);
	}
	return words;
}

static const char *say_apprenticeship(
	const struct compared *c, const struct bn_profession *profession)
{
	(void)c;
	if (profession->apprenticeship == BN_TOLD_NOT)
		return NULL;
	return profession->apprenticeship == BN_TOLD_YES ? _("Oui") : _("Non");
}

static const char *say_ways_in(const struct compared *c, const struct bn_profession *profession)
{
	const char *words = NULL;
	for (size_t i = 0; i < profession->way_in_count; i++)
		words = join(c, words, &profession->ways_in[i]);
	return words;
}

static const char *say_figure(const struct compared *c, const struct bn_figure *figure)
{
	if (figure->date == NULL)
		return NULL;
	return bn_box_text(c->b->boxes, "%s %s\t%s", bn_page_say(c->stage, &figure->value),
		bn_page_say(c->stage, &figure->label),
		bn_box_text(c->b->boxes, _("Source : %s, %s"),
			bn_page_say(c->stage, &figure->source), bn_page_date(c->b, figure->date)));
}

static const char *say_pay(const struct compared *c, const struct bn_profession *profession)
{
	return say_figure(c, &profession->pay);
}

static const char *say_headcount(const struct compared *c, const struct bn_profession *profession)
{
	return say_figure(c, &profession->figure);
}

static const struct {
	const char *id, *title, *icon;
	say_line *say;
} lines[] = {
	{"publics", BN_TR("Vous accompagnez"), "people-fill", say_publics},
	{"level", BN_TR("Niveau d’études"), "mortarboard-fill", say_level},
	{"duration", BN_TR("Durée des études"), "clock-fill", say_duration},
	{"training", BN_TR("La formation"), "signpost-fill", say_training},
	{"apprenticeship", BN_TR("En alternance"), "briefcase-fill", say_apprenticeship},
	{"ways_in", BN_TR("Pour y entrer"), "door-open-fill", say_ways_in},
	{"pay", BN_TR("Le salaire"), "cash-coin", say_pay},
	{"headcount", BN_TR("Combien sont-ils ?"), "person-badge-fill", say_headcount},
};

static void build_points(struct bn_builder *b, struct bn_box *cell, const char *said)
{
	while (*said != '\0') {
		size_t all = strcspn(said, "\n"), head = strcspn(said, "\t\n");
		struct bn_box *point = bn_widget_add(b, cell, (struct bn_box){0});
		bn_widget_text(b, point, bn_box_text(b->boxes, "%.*s", (int)head, said),
			head < all ? BN_TYPE_STRONG : BN_TYPE_BODY, BN_TONE_INK);
		if (head < all)
			bn_widget_text(b, point,
				bn_box_text(
					b->boxes, "%.*s", (int)(all - head - 1), said + head + 1),
				BN_TYPE_META, BN_TONE_INK_2);
		said += said[all] == '\n' ? all + 1 : all;
	}
}

static const char *spoken(struct bn_builder *b, const char *said)
{
	char *copy = bn_box_memory(b->boxes, strlen(said) + 1);
	for (size_t i = 0; said[i] != '\0'; i++)
		copy[i] = said[i] == '\t' ? ' ' : said[i];
	return copy;
}

static void build_cell(const struct compared *c, struct bn_box *row, size_t line, size_t which)
{
	struct bn_builder *b = c->b;
	const char *said = lines[line].say(c, c->both[which]);
	struct bn_box *cell = bn_widget_add(b, row,
		(struct bn_box){
			.id = bn_box_text(b->boxes, "compare.%s.%zu", lines[line].id, which),
			.role = BN_ROLE_TEXT,
			.name = bn_box_text(b->boxes, _("%s, %s : %s"), _(lines[line].title),
				bn_page_say(c->stage, &c->both[which]->title),
				said != NULL ? spoken(b, said) : _("Non précisé")),
			.gap = lines[line].say == say_publics ? 0 : 12});
	if (said != NULL)
		build_points(b, cell, said);
	else
		bn_widget_text(b, cell, _("Non précisé"), BN_TYPE_BODY, BN_TONE_INK_2);
}

static void build_line(const struct compared *c, size_t line)
{
	struct bn_builder *b = c->b;
	bool told = false;
	for (size_t i = 0; i < c->count; i++)
		told |= lines[line].say(c, c->both[i]) != NULL;
	if (!told)
		return;
	struct bn_box *card = bn_widget_add(b, c->list,
		(struct bn_box){.pad = {20, 28, 24, 28},
			.gap = 12,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1});
	struct bn_box *head = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .gap = 12, .cross = BN_CENTRE});
	bn_widget_icon(b, head, lines[line].icon, 36, BN_TONE_BRAND_INK);
	bn_widget_text(b, head, _(lines[line].title), BN_TYPE_TAG, BN_TONE_BRAND_INK)->grow = 1;
	struct bn_box *cells = bn_widget_add(b, card,
		(struct bn_box){.flow = BN_GRID, .columns = 2, .gap = 80}); /* as the cards above */
	for (size_t i = 0; i < c->count; i++)
		build_cell(c, cells, line, i);
}

static void build_head(
	const struct compared *c, struct bn_box *row, const struct bn_profession *profession)
{
	struct bn_builder *b = c->b;
	struct bn_box *card = bn_widget_add(b, row,
		(struct bn_box){.id = bn_box_text(b->boxes, "compare.card.%s", profession->id),
			.role = BN_ROLE_BUTTON,
			.name = bn_page_say(c->stage, &profession->title),
			.action = {.code = BN_INTENT_GO,
				.text = "profession",
				.argument = profession->id},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1,
			.press = BN_PRESS_SOFT});
	struct bn_box *picture = bn_widget_picture(b, card, profession->picture,
		(struct bn_box){.height = 220,
			.flow = BN_STACK,
			.shape = BN_SHAPE_TOP,
			.placing = {BN_FIT_COVER, .5f, .47f}});
	bn_mark_build_heart(c->stage, b, picture, profession, "compare.favourite", false)->anchor =
		BN_RIGHT | BN_TOP;
	struct bn_box *words = bn_widget_add(
		b, card, (struct bn_box){.pad = {16, 24, 20, 28}, .gap = 12, .grow = 1});
	bn_widget_text(
		b, words, bn_page_say(c->stage, &profession->title), BN_TYPE_CARD, BN_TONE_INK)
		->grow = 1;
	struct bn_box *way = bn_widget_add(
		b, words, (struct bn_box){.flow = BN_ROW, .gap = 12, .cross = BN_CENTRE});
	bn_widget_text(b, way, _("Voir le métier"), BN_TYPE_TAG, BN_TONE_BRAND_INK);
	bn_widget_icon(b, way, "arrow-right", 36, BN_TONE_BRAND_INK);
}

static void build_question(const struct compared *c, struct bn_box *root)
{
	struct bn_builder *b = c->b;
	if (b->portrait) {
		bn_widget_question(b, c->list, "compare.question", _("Lequel vous ressemble ?"));
		bn_page_brand(c->stage, b, root, 56, 40, false);
		return;
	}
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, bn_widget_dock_height(b, false), 0},
			.width = SIDE,
			.flow = BN_STACK,
			.clip = true,
			.fill = BN_TONE_BRAND});
	bn_widget_picture(b, side, bn_page_drawing(b, "trio-metiers.png"),
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.inset = {0, 36, 0, 36},
			.height = 420,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
	struct bn_box *words = bn_widget_add(b, side,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP, .inset = {172, 48, 0, 56}});
	struct bn_box *question = bn_widget_text(
		b, words, _("Lequel vous ressemble ?"), BN_TYPE_H2, BN_TONE_ON_BRAND);
	question->id = "compare.question";
	question->role = BN_ROLE_TEXT;
	bn_page_brand(c->stage, b, root, 56, 48, true);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	float dock = bn_widget_dock_height(b, false), top = bn_page_list_top(b);
	struct compared c = {.stage = stage, .b = b};
	for (size_t i = 0; i < stage->compared.count && c.count < BN_COMPARED; i++) {
		c.both[c.count] = bn_campaign_profession(stage->campaign, stage->compared.ids[i]);
		c.count += c.both[c.count] != NULL;
	}
	c.list = bn_widget_add(b, root,
		(struct bn_box){.id = "compare.list",
			.role = BN_ROLE_LIST,
			.name = _("Les deux métiers, ligne par ligne"),
			.scroll = true,
			.gap = 20,
			.inset = b->portrait ? (struct bn_edges){top, 0, dock - 44, 0}
					     : (struct bn_edges){0, 0, dock, SIDE},
			.pad = b->portrait ? (struct bn_edges){0, 48, 76, 48}
					   : (struct bn_edges){36, 48, 32, 48}});
	build_question(&c, root);
	struct bn_box *heads = bn_widget_add(
		b, c.list, (struct bn_box){.flow = BN_GRID, .columns = 2, .gap = 24});
	for (size_t i = 0; i < c.count; i++)
		build_head(&c, heads, c.both[i]);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		build_line(&c, i);
	bn_page_dock(stage, b, root, false, false);
}

const struct bn_screen bn_professions_compare = {.name = "compare", .build = build};

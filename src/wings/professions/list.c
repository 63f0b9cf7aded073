/* The métiers by the people they serve: visitors choose people, not job titles. */
#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"
#include "wings/professions/professions.h"

#define CHOOSE BN_INTENT_OWN

struct list {
	const char *chosen; /* a public's id, or NULL: all */
};

static void build_chip(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *chips,
	const struct bn_public *public, const char *chosen)
{
	const char *id = public != NULL ? public->id : NULL;
	struct bn_chip chip = {
		.id = bn_box_text(b->boxes, "professions.public.%s", id != NULL ? id : "tous"),
		.label = public != NULL ? bn_page_say(stage, &public->label) : _("Tous"),
		.icon = public != NULL ? public->icon : "p-tous",
		.role = BN_ROLE_TAB,
		.chosen = bn_str_same(chosen, id),
		.on_brand = !b->portrait,
		.action = {.code = CHOOSE, .text = id}};
	bn_widget_chip(b, chips, &chip);
}

static void build_chips(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const char *chosen)
{
	struct bn_box *list = parent;
	if (!b->portrait) /* they may be more than the side holds; a focus ring has room inside */
		list = bn_widget_add(b, parent,
			(struct bn_box){.id = "professions.publics",
				.role = BN_ROLE_LIST,
				.name = _("Qui voulez-vous accompagner ?"),
				.scroll = true,
				.height = 1,
				.grow = 1,
				.pad = {14, 14, 32, 14}});
	struct bn_box *chips = bn_widget_add(
		b, list, (struct bn_box){.flow = BN_WRAP, .gap = 14, .line_gap = 20});
	for (size_t i = 0; i < stage->campaign->public_count; i++)
		build_chip(stage, b, chips, &stage->campaign->publics[i], chosen);
	build_chip(stage, b, chips, NULL, chosen);
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

static void build_card(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *grid,
	const struct bn_profession *profession)
{
	const char *title = bn_page_say(stage, &profession->title);
	struct bn_box *card = bn_widget_add(b, grid,
		(struct bn_box){.id = bn_box_text(b->boxes, "professions.card.%s", profession->id),
			.role = BN_ROLE_BUTTON,
			.name = title,
			.action = {.code = BN_INTENT_GO,
				.text = "profession",
				.argument = profession->id},
			.min_height = 432,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1,
			.press = BN_PRESS_SOFT});
	bn_widget_picture(b, card, profession->picture,
		(struct bn_box){.height = 256,
			.shape = BN_SHAPE_TOP,
			.placing = {BN_FIT_COVER, .5f, .47f}});
	struct bn_box *words = bn_widget_add(
		b, card, (struct bn_box){.pad = {20, 24, 20, 30}, .gap = 10, .grow = 1});
	bn_widget_text(b, words, title, BN_TYPE_CARD, BN_TONE_INK);
	bn_widget_add(b, words, (struct bn_box){.grow = 1});
	struct bn_box *facts = bn_widget_add(b, words,
		(struct bn_box){.flow = BN_WRAP, .gap = 18, .line_gap = 4, .cross = BN_START});
	build_fact(b, facts, "mortarboard-fill", bn_page_say(stage, &profession->level));
	build_fact(b, facts, "people-fill", bn_page_say(stage, &profession->card));
}

/* "6 métiers auprès des enfants" */
static const char *count_words(const struct bn_stage *stage, struct bn_builder *b, int count,
	const struct bn_public *chosen)
{
	const char *counted = ngettext("%d métier", "%d métiers", (unsigned long)count);
	const char *words = bn_box_text(b->boxes, counted, count);
	if (chosen == NULL)
		return words;
	return bn_box_text(b->boxes, "%s %s", words, bn_page_say(stage, &chosen->among));
}

static void build_cards(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent,
	const char *chosen)
{
	const struct bn_public *public = NULL;
	const struct bn_campaign *campaign = stage->campaign;
	for (size_t i = 0; i < campaign->public_count; i++)
		if (bn_str_same(campaign->publics[i].id, chosen))
	public = &campaign->publics[i];
	int count = 0;
	for (size_t i = 0; i < campaign->profession_count; i++)
		count += bn_professions_serves(&campaign->professions[i], chosen);
	struct bn_box *title = bn_widget_text(
		b, parent, count_words(stage, b, count, public), BN_TYPE_H3, BN_TONE_INK);
	title->id = "professions.count";
	title->role = BN_ROLE_TEXT;
	title->pad = (struct bn_edges){0, 0, 12, 56};
	struct bn_box *list = bn_widget_add(b, parent,
		(struct bn_box){.id = "professions.list",
			.role = BN_ROLE_LIST,
			.name = _("Métiers"),
			.scroll = true,
			.grow = 1,
			.pad = {12, 48, b->portrait ? 68 : 32, 48}});
	/* A list takes what is left, however long it is. */
	list->height = 1;
	struct bn_box *grid = bn_widget_add(
		b, list, (struct bn_box){.flow = BN_GRID, .columns = 2, .gap = 24});
	for (size_t i = 0; i < campaign->profession_count; i++)
		if (bn_professions_serves(&campaign->professions[i], chosen))
			build_card(stage, b, grid, &campaign->professions[i]);
}

static void build_portrait(
	const struct bn_stage *stage, struct list *list, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){
			.inset = {b->large ? 164 : 136, 0, bn_widget_dock_height(b, false) - 44, 0},
			.gap = 0});
	struct bn_box *head = bn_widget_add(
		b, column, (struct bn_box){.pad = {0, 48, 28, 48}, .gap = 36});
	bn_widget_question(b, head, "professions.question", _("Qui voulez-vous accompagner ?"));
	build_chips(stage, b, head, list->chosen);
	build_cards(stage, b, column, list->chosen);
	bn_page_brand(stage, b, root, 56, 40, false);
}

static void build_landscape(
	const struct bn_stage *stage, struct list *list, struct bn_builder *b, struct bn_box *root)
{
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, dock, 0},
			.width = 672,
			.pad = {172, 34, 0, 42},
			.gap = 30,
			.fill = BN_TONE_BRAND});
	struct bn_box *question = bn_widget_text(
		b, side, _("Qui voulez-vous accompagner ?"), BN_TYPE_H2, BN_TONE_ON_BRAND);
	question->id = "professions.question";
	question->role = BN_ROLE_TEXT;
	question->pad.left = 14;
	build_chips(stage, b, side, list->chosen);
	struct bn_box *column = bn_widget_add(
		b, root, (struct bn_box){.inset = {40, 0, dock, 672}});
	build_cards(stage, b, column, list->chosen);
	bn_page_brand(stage, b, root, 56, 48, true);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	if (b->portrait)
		build_portrait(stage, state, b, root);
	else
		build_landscape(stage, state, b, root);
	bn_page_dock(stage, b, root, false, false);
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	(void)stage;
	if (action->code == CHOOSE)
		((struct list *)state)->chosen = action->text;
	return (struct bn_action){0};
}

const struct bn_screen bn_professions_list = {
	.name = "professions", .state_size = sizeof(struct list), .build = build, .act = act};

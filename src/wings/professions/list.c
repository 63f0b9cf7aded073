/* The métiers by the people they serve: visitors choose people, not job titles. */
#include "wings/professions/list.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"
#include "wings/professions/mark.h"
#include "wings/professions/professions.h"

#include <string.h>

#define SIDE 672 /* the column at the left of a wide screen */

bool bn_list_is_narrowed(const struct bn_list *list)
{
	return list->seek.typed[0] != '\0' || bn_filter_is_set(&list->filter);
}

/* Which métiers there are to show. */
static void find(struct bn_list_page *page)
{
	const struct bn_stage *stage = page->stage;
	const struct bn_campaign *campaign = stage->campaign;
	size_t count = campaign->profession_count;
	struct bn_search search;
	page->found = bn_box_memory(page->b.boxes, count * sizeof(*page->found));
	page->shown = bn_box_memory(page->b.boxes, count * sizeof(void *));
	bn_search_init(&search, page->list->seek.typed);
	for (size_t i = 0; i < count; i++) {
		const struct bn_profession *profession = &campaign->professions[i];
		page->found[i] = bn_search_finds(&search, profession, stage->language);
		if (page->found[i] &&
			bn_filter_takes(&page->list->filter, &stage->favourites, profession))
			page->shown[page->shown_count++] = profession;
	}
	explicit_bzero(&search, sizeof(search));
	page->seek = (struct bn_seek_page){.stage = stage,
		.seek = &page->list->seek,
		.prefix = "professions",
		.open = BN_LIST_SEEK,
		.seen = BN_LIST_SEEN,
		.clear = BN_LIST_CLEAR,
		.key = BN_LIST_KEY,
		.count = page->shown_count,
		.public = page->list->filter.public,
		.narrowed = bn_list_is_narrowed(page->list),
		.build_rows = bn_list_build_rows,
		.context = page};
}

/* Tools, count and cards scroll together: there may be more chips than a small screen holds. */
static struct bn_box *build_list(
	struct bn_list_page *page, struct bn_box *root, struct bn_edges inset, struct bn_edges pad)
{
	return bn_widget_add(&page->b, root,
		(struct bn_box){.id = "professions.list",
			.role = BN_ROLE_LIST,
			.name = _("Métiers"),
			.scroll = true,
			.gap = 24,
			.inset = inset,
			.pad = pad});
}

/* A campaign that has no métier yet. */
static void build_soon(struct bn_list_page *page, struct bn_box *list)
{
	struct bn_builder *b = &page->b;
	struct bn_box *title = bn_widget_text(
		b, list, _("Les métiers arrivent bientôt"), BN_TYPE_H3, BN_TONE_INK);
	title->id = "professions.soon";
	title->role = BN_ROLE_TEXT;
	title->pad.left = 8;
	bn_widget_text(b, list, _("En attendant, laissez-nous de quoi vous répondre."),
		BN_TYPE_BODY, BN_TONE_INK_2)
		->pad = (struct bn_edges){0, 8, 12, 8};
	struct bn_button contact = {.id = "professions.contact",
		.label = _("Être recontacté"),
		.icon = "chat-heart-fill",
		.action = {.code = BN_INTENT_GO, .text = "lead_form"}};
	bn_widget_button(b, list, &contact);
}

static void build_found(struct bn_list_page *page, struct bn_box *list, float width)
{
	if (page->stage->campaign->profession_count == 0) {
		build_soon(page, list);
		return;
	}
	bn_list_build_tools(page, list);
	struct bn_box *row = bn_widget_add(
		&page->b, list, (struct bn_box){.flow = BN_ROW, .gap = 24, .cross = BN_CENTRE});
	bn_seek_build_count(&page->b, row, &page->seek)->grow = 1;
	if (bn_list_is_narrowed(page->list))
		bn_list_build_clear(page, row);
	else
		bn_mark_build_legend(&page->b, row);
	bn_seek_build_none(&page->b, list, &page->seek, true);
	bn_list_build_cards(page, list, width);
}

/* With one to compare the dock asks for another, with two it shows them. */
static void build_dock(struct bn_list_page *page, struct bn_box *root)
{
	struct bn_builder *b = &page->b;
	size_t count = page->stage->compared.count;
	struct bn_dock dock = bn_page_dock(page->stage, b, root, false, count > 0);
	if (count == 0)
		return;
	struct bn_button compare = {.id = "professions.compare",
		.label = _("Comparer les deux"),
		.icon = "arrow-left-right",
		.action = {.code = BN_INTENT_GO, .text = "compare"}};
	struct bn_button none = {.id = "professions.compare_none",
		.label = _("Effacer"),
		.kind = BN_BUTTON_WHITE,
		.action = {.code = BN_INTENT_COMPARE}};
	if (count < BN_COMPARED) {
		struct bn_box *words = bn_widget_add(b, dock.actions,
			(struct bn_box){.id = "professions.compare_hint",
				.role = BN_ROLE_TEXT,
				.grow = 1,
				.main = BN_CENTRE,
				.pad = {0, 0, 0, 24}});
		bn_widget_text(b, words, _("Choisissez un deuxième métier à comparer."),
			BN_TYPE_BODY, BN_TONE_ON_BRAND);
	} else {
		bn_widget_button(b, dock.actions, &compare)->grow = 1;
	}
	bn_widget_button(b, dock.actions, &none);
}

static float dock_height(const struct bn_list_page *page)
{
	return bn_widget_dock_height(&page->b, page->stage->compared.count > 0);
}

static void build_portrait(struct bn_list_page *page, struct bn_box *root)
{
	struct bn_builder *b = &page->b;
	struct bn_box *list = build_list(page, root,
		(struct bn_edges){bn_page_list_top(b), 0, dock_height(page) - 44, 0},
		(struct bn_edges){0, 48, 92, 48});
	struct bn_box *head = bn_widget_add(
		b, list, (struct bn_box){.gap = 36, .pad = {0, 0, 4, 0}});
	bn_widget_question(b, head, "professions.question", _("Qui voulez-vous accompagner ?"));
	struct bn_box *chips = bn_widget_add(b, head, (struct bn_box){.gap = 20});
	bn_list_build_publics(page, chips);
	bn_list_build_levels(page, chips);
	build_found(page, list, b->width - 96);
	bn_page_brand(page->stage, b, root, 56, 40, false);
}

static void build_landscape(struct bn_list_page *page, struct bn_box *root)
{
	struct bn_builder *b = &page->b;
	float dock = dock_height(page);
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, dock, 0},
			.width = SIDE,
			.pad = {172, 34, 0, 42},
			.gap = 30,
			.fill = BN_TONE_BRAND});
	struct bn_box *question = bn_widget_text(
		b, side, _("Qui voulez-vous accompagner ?"), BN_TYPE_H2, BN_TONE_ON_BRAND);
	question->id = "professions.question";
	question->role = BN_ROLE_TEXT;
	question->pad.left = 14;
	struct bn_box *chips = bn_widget_add(b, side,
		(struct bn_box){.id = "professions.chips",
			.role = BN_ROLE_LIST,
			.name = _("Choix"),
			.scroll = true,
			.height = 1, /* what is left, however many there are */
			.grow = 1,
			.gap = 44,
			.pad = {14, 14, 32, 14}}); /* a focus ring has room inside */
	bn_list_build_publics(page, chips);
	bn_list_build_levels(page, chips);
	build_found(page,
		build_list(page, root, (struct bn_edges){0, 0, dock, SIDE},
			(struct bn_edges){36, 48, 44, 48}),
		b->width - SIDE - 96);
	bn_page_brand(page->stage, b, root, 56, 48, true);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	struct bn_list_page *page = bn_box_memory(b->boxes, sizeof(*page));
	*page = (struct bn_list_page){.stage = stage, .b = *b, .list = state};
	find(page);
	if (page->list->seek.open) {
		bn_seek_build(&page->b, root, &page->seek);
		bn_page_dock(stage, b, root, false, false);
		return;
	}
	if (b->portrait)
		build_portrait(page, root);
	else
		build_landscape(page, root);
	build_dock(page, root);
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct bn_list *list = state;
	(void)stage;
	switch ((enum bn_list_action)action->code) {
	case BN_LIST_PUBLIC:
		list->filter.public = action->text;
		break;
	case BN_LIST_LEVEL:
		list->filter.level = list->filter.level == action->index ? 0 : action->index;
		break;
	case BN_LIST_APPRENTICESHIP:
		list->filter.apprenticeship = !list->filter.apprenticeship;
		break;
	case BN_LIST_FAVOURITES:
		list->filter.favourites = !list->filter.favourites;
		break;
	case BN_LIST_CLEAR:
		list->filter = (struct bn_filter){0};
		bn_seek_clear(&list->seek);
		break;
	case BN_LIST_SEEK:
		list->seek.open = true;
		break;
	case BN_LIST_SEEN:
		list->seek.open = false;
		break;
	case BN_LIST_KEY:
		bn_seek_press(&list->seek, action);
		break;
	}
	return (struct bn_action){0};
}

static bool back(const struct bn_stage *stage, void *state)
{
	struct bn_list *list = state;
	bool was = list->seek.open;
	(void)stage;
	list->seek.open = false;
	return was;
}

static void type(const struct bn_stage *stage, void *state, const char *letters)
{
	struct bn_list *list = state;
	(void)stage;
	bn_seek_type(&list->seek, letters);
}

const struct bn_screen bn_professions_list = {.name = "professions",
	.state_size = sizeof(struct bn_list),
	.secret = true,
	.build = build,
	.act = act,
	.back = back,
	.type = type};

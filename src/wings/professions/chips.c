/* The chips that narrow the list. One that would leave nothing can't be touched. */
#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"
#include "wings/professions/list.h"

static bool leaves_any(const struct bn_list_page *page, const struct bn_filter *filter)
{
	const struct bn_campaign *campaign = page->stage->campaign;
	bool any = false;
	for (size_t i = 0; i < campaign->profession_count && !any; i++)
		any = page->found[i] &&
		      bn_filter_takes(filter, &page->stage->favourites, &campaign->professions[i]);
	return any;
}

static struct bn_box *build_row(
	struct bn_list_page *page, struct bn_box *parent, const char *id, const char *name)
{
	return bn_widget_add(&page->b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_LIST,
			.name = name,
			.flow = BN_WRAP,
			.gap = 14,
			.line_gap = 20});
}

/* Signs that fill their square look larger than people do. */
static struct bn_box *smaller(struct bn_box *chip)
{
	chip->first->width = chip->first->height = 42;
	return chip;
}

/* with: the choice as it would be. */
static struct bn_box *build_chip(struct bn_list_page *page, struct bn_box *row, struct bn_chip chip,
	const struct bn_filter *with)
{
	chip.disabled = !chip.chosen && !leaves_any(page, with);
	struct bn_box *box = bn_widget_chip(&page->b, row, &chip);
	if (chip.disabled)
		box->name = bn_box_text(page->b.boxes, _("%s, aucun métier"), chip.label);
	return box;
}

static void build_public(
	struct bn_list_page *page, struct bn_box *row, const struct bn_public *public)
{
	const char *id = public != NULL ? public->id : NULL;
	struct bn_filter with = page->list->filter;
	with.public = id;
	struct bn_chip chip = {
		.id = bn_box_text(page->b.boxes, "professions.public.%s", id != NULL ? id : "tous"),
		.label = public != NULL ? bn_page_say(page->stage, &public->label) : _("Tous"),
		.icon = public != NULL ? public->icon : "p-tous",
		.role = BN_ROLE_TAB,
		.chosen = bn_str_same(page->list->filter.public, id),
		.on_brand = !page->b.portrait,
		.action = {.code = BN_LIST_PUBLIC, .text = id}};
	build_chip(page, row, chip, &with);
}

void bn_list_build_publics(struct bn_list_page *page, struct bn_box *parent)
{
	const struct bn_campaign *campaign = page->stage->campaign;
	if (campaign->profession_count == 0)
		return;
	struct bn_box *row = build_row(
		page, parent, "professions.publics", _("Qui voulez-vous accompagner ?"));
	for (size_t i = 0; i < campaign->public_count; i++)
		build_public(page, row, &campaign->publics[i]);
	build_public(page, row, NULL);
}

static const char *level_words(enum bn_studies studies)
{
	static const char *const words[BN_STUDIES_COUNT] = {BN_TR("Sans diplôme"),
		BN_TR("CAP, BEP"), BN_TR("Bac"), BN_TR("Bac + 2"), BN_TR("Bac + 3"),
		BN_TR("Bac + 5")};
	return _(words[studies]);
}

void bn_list_build_levels(struct bn_list_page *page, struct bn_box *parent)
{
	const struct bn_campaign *campaign = page->stage->campaign;
	bool there[BN_STUDIES_COUNT] = {false};
	int count = 0;
	for (size_t i = 0; i < campaign->profession_count; i++)
		if (campaign->professions[i].studies != BN_STUDIES_UNKNOWN)
			there[campaign->professions[i].studies] = true;
	for (int i = 0; i < BN_STUDIES_COUNT; i++)
		count += there[i];
	if (count < 2) /* there is nothing to choose */
		return;
	struct bn_box *row = build_row(page, parent, "professions.levels", _("Niveau d’études"));
	for (int i = 0; i < BN_STUDIES_COUNT; i++) {
		struct bn_filter with = page->list->filter;
		with.level = i + 1;
		struct bn_chip chip = {.id = bn_box_text(page->b.boxes, "professions.level.%d", i),
			.label = level_words((enum bn_studies)i),
			.role = BN_ROLE_CHECKBOX,
			.chosen = page->list->filter.level == i + 1,
			.on_brand = !page->b.portrait,
			.action = {.code = BN_LIST_LEVEL, .index = i + 1}};
		if (there[i])
			build_chip(page, row, chip, &with);
	}
}

static void build_apprenticeship(struct bn_list_page *page, struct bn_box *row)
{
	const struct bn_campaign *campaign = page->stage->campaign;
	struct bn_filter with = page->list->filter;
	size_t yes = 0;
	for (size_t i = 0; i < campaign->profession_count; i++)
		yes += campaign->professions[i].apprenticeship == BN_TOLD_YES;
	if (yes == 0 || yes == campaign->profession_count)
		return;
	with.apprenticeship = true;
	struct bn_chip chip = {.id = "professions.apprenticeship",
		.label = _("En alternance"),
		.icon = "briefcase-fill",
		.role = BN_ROLE_CHECKBOX,
		.chosen = page->list->filter.apprenticeship,
		.action = {.code = BN_LIST_APPRENTICESHIP}};
	smaller(build_chip(page, row, chip, &with));
}

static void build_favourites(struct bn_list_page *page, struct bn_box *row)
{
	struct bn_filter with = page->list->filter;
	with.favourites = true;
	struct bn_chip chip = {.id = "professions.favourites",
		.label = bn_box_text(
			page->b.boxes, _("Favoris (%d)"), (int)page->stage->favourites.count),
		.icon = "heart-fill",
		.role = BN_ROLE_CHECKBOX,
		.chosen = page->list->filter.favourites,
		.action = {.code = BN_LIST_FAVOURITES}};
	smaller(build_chip(page, row, chip, &with));
}

void bn_list_build_tools(struct bn_list_page *page, struct bn_box *parent)
{
	struct bn_box *row = build_row(page, parent, "professions.tools", _("Trouver un métier"));
	bn_seek_build_chip(&page->b, row, &page->seek);
	build_apprenticeship(page, row);
	build_favourites(page, row);
}

void bn_list_build_clear(struct bn_list_page *page, struct bn_box *row)
{
	struct bn_chip clear = {.id = "professions.clear",
		.label = _("Tout effacer"),
		.icon = "x-lg",
		.role = BN_ROLE_BUTTON,
		.action = {.code = BN_LIST_CLEAR}};
	if (page->shown_count > 0)
		smaller(bn_widget_chip(&page->b, row, &clear));
}

/* Métiers to tick: a few as chips; many as rows, which may be looked for by letters and by whom
 * they serve. What the visitor knows already is on top. */
#include "base/str.h"
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

#include <string.h>

#define FEW  12 /* more chips would be a long way to the one that is wanted */
#define SIDE 620

struct metiers {
	const struct bn_stage *stage;
	bool full; /* no more can be ticked */
	const struct bn_profession **shown;
	size_t count;
};

bool bn_form_has_many(const struct bn_campaign *campaign)
{
	return campaign->profession_count > FEW;
}

static const struct metiers *find(
	const struct bn_stage *stage, const struct bn_form *form, struct bn_builder *b)
{
	const struct bn_campaign *campaign = stage->campaign;
	size_t count = campaign->profession_count, order_count = 0;
	struct metiers *metiers = bn_box_memory(b->boxes, sizeof(*metiers));
	const struct bn_profession **order = bn_box_memory(b->boxes, count * sizeof(void *));
	bool *placed = bn_box_memory(b->boxes, count * sizeof(*placed));
	struct bn_search search;
	for (size_t i = 0; i < form->first_count; i++) {
		order[order_count] = bn_campaign_profession(campaign, form->first[i]);
		placed[order[order_count++] - campaign->professions] = true;
	}
	for (size_t i = 0; i < count; i++)
		if (!placed[i])
			order[order_count++] = &campaign->professions[i];
	*metiers = (struct metiers){.stage = stage,
		.full = bn_form_interests_full(stage->draft),
		.shown = bn_box_memory(b->boxes, count * sizeof(void *))};
	bn_search_init(&search, form->seek.typed);
	for (size_t i = 0; i < count; i++)
		if (bn_search_serves(order[i], form->public) &&
			bn_search_finds(&search, order[i], stage->language))
			metiers->shown[metiers->count++] = order[i];
	explicit_bzero(&search, sizeof(search));
	return metiers;
}

static struct bn_check check_of(
	const struct metiers *metiers, struct bn_builder *b, const struct bn_profession *profession)
{
	bool ticked = bn_form_interested(metiers->stage->draft, profession->id);
	return (struct bn_check){
		.id = bn_box_text(b->boxes, "lead_form.interest.%s", profession->id),
		.title = bn_page_say(metiers->stage, &profession->title),
		.ticked = ticked,
		.disabled = metiers->full && !ticked,
		.action = {.code = BN_FORM_INTEREST, .text = profession->id}};
}

static void build_rows(struct bn_builder *b, struct bn_box *list, float width, const void *context)
{
	const struct metiers *metiers = context;
	for (size_t i = 0; i < metiers->count; i++) {
		struct bn_check check = check_of(metiers, b, metiers->shown[i]);
		bn_widget_check_folded(b, list, &check, width);
	}
}

static void build_chips(struct bn_builder *b, struct bn_box *list, const struct metiers *metiers)
{
	struct bn_box *row = bn_widget_add(
		b, list, (struct bn_box){.flow = BN_WRAP, .gap = 14, .line_gap = 20});
	for (size_t i = 0; i < metiers->count; i++) {
		struct bn_check check = check_of(metiers, b, metiers->shown[i]);
		struct bn_chip chip = {.id = check.id,
			.label = check.title,
			.role = BN_ROLE_CHECKBOX,
			.chosen = check.ticked,
			.disabled = check.disabled,
			.action = check.action};
		bn_widget_chip(b, row, &chip);
	}
}

static struct bn_seek_page page_of(
	const struct bn_stage *stage, const struct bn_form *form, const struct metiers *metiers)
{
	return (struct bn_seek_page){.stage = stage,
		.seek = &form->seek,
		.prefix = "lead_form",
		.open = BN_FORM_SEEK,
		.seen = BN_FORM_SEEN,
		.clear = BN_FORM_CLEAR,
		.key = BN_FORM_SOUGHT,
		.count = metiers->count,
		.public = form->public,
		.narrowed = form->public != NULL || form->seek.typed[0] != '\0',
		.build_rows = build_rows,
		.context = metiers};
}

static void build_public(const struct bn_stage *stage, const struct bn_form *form,
	struct bn_builder *b, struct bn_box *row, const struct bn_public *public)
{
	const char *id = public != NULL ? public->id : NULL;
	struct bn_chip chip = {
		.id = bn_box_text(b->boxes, "lead_form.public.%s", id != NULL ? id : "tous"),
		.label = public != NULL ? bn_page_say(stage, &public->label) : _("Tous"),
		.icon = public != NULL ? public->icon : "p-tous",
		.role = BN_ROLE_TAB,
		.chosen = bn_str_same(form->public, id),
		.action = {.code = BN_FORM_PUBLIC, .text = id}};
	bn_widget_chip(b, row, &chip);
}

static void build_tools(const struct bn_stage *stage, const struct bn_form *form,
	struct bn_builder *b, struct bn_box *list, const struct bn_seek_page *page)
{
	struct bn_box *row = bn_widget_add(b, list,
		(struct bn_box){.id = "lead_form.tools",
			.role = BN_ROLE_LIST,
			.name = _("Trouver un métier"),
			.flow = BN_WRAP,
			.gap = 14,
			.line_gap = 20});
	bn_seek_build_chip(b, row, page);
	for (size_t i = 0; i < stage->campaign->public_count; i++)
		build_public(stage, form, b, row, &stage->campaign->publics[i]);
	build_public(stage, form, b, row, NULL);
}

void bn_form_build_metiers(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list)
{
	const struct metiers *metiers = find(stage, form, b);
	struct bn_seek_page page = page_of(stage, form, metiers);
	if (stage->campaign->profession_count == 0)
		return;
	bn_form_build_title(b, list, "lead_form.interest", _("Les métiers qui vous intéressent"));
	if (metiers->full) {
		struct bn_box *words = bn_widget_text(b, list,
			bn_box_text(b->boxes,
				_("%d métiers au plus. Pour un autre, décochez-en un."),
				BN_LEAD_INTERESTS),
			BN_TYPE_BODY, BN_TONE_INK_2);
		words->id = "lead_form.full";
		words->role = BN_ROLE_TEXT;
		words->pad.left = 8;
	}
	if (!bn_form_has_many(stage->campaign)) {
		build_chips(b, list, metiers);
		return;
	}
	build_tools(stage, form, b, list, &page);
	bn_seek_build_count(b, list, &page);
	bn_seek_build_none(b, list, &page, true);
	build_rows(b, list, b->width - (b->portrait ? 96 : SIDE + 96), metiers);
}

void bn_form_build_seek(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root)
{
	struct bn_seek_page page = page_of(stage, form, find(stage, form, b));
	bn_seek_build(b, root, &page);
}

#include "wings/professions/mark.h"

#include "base/tr.h"
#include "wings/page.h"

#define SIDE       92
#define CELL_WIDTH 160

#define HEART  "heart"
#define ARROWS "arrow-left-right"

struct mark {
	const char *id, *name;
	const char *icon; /* told by its form too, not by the colour alone */
	const char *word; /* under it; NULL: a disc without */
	bool on;
	struct bn_action action;
};

static struct bn_box *build_cell(
	struct bn_builder *b, struct bn_box *parent, const struct mark *mark)
{
	struct bn_box *cell = bn_widget_add(b, parent,
		(struct bn_box){.id = mark->id,
			.role = BN_ROLE_CHECKBOX,
			.name = mark->name,
			.states = mark->on ? BN_STATE_CHECKED : 0,
			.action = mark->action,
			.height = b->portrait ? 128 : 112,
			.min_width = CELL_WIDTH,
			.pad = {0, 16, 0, 16},
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.gap = 4,
			.fill = mark->on ? BN_TONE_BRAND : BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.shadow = 2,
			.press = mark->on ? BN_PRESS_DARKEN : BN_PRESS_SOFT});
	bn_widget_icon(b, cell, mark->icon, 48, mark->on ? BN_TONE_ACCENT : BN_TONE_BRAND_INK);
	bn_widget_text(
		b, cell, mark->word, BN_TYPE_NAV, mark->on ? BN_TONE_ON_BRAND : BN_TONE_BRAND_INK);
	return cell;
}

static struct bn_box *build(struct bn_builder *b, struct bn_box *parent, const struct mark *mark)
{
	if (mark->word != NULL)
		return build_cell(b, parent, mark);
	struct bn_box *disc = bn_widget_add(b, parent,
		(struct bn_box){.id = mark->id,
			.role = BN_ROLE_CHECKBOX,
			.name = mark->name,
			.states = mark->on ? BN_STATE_CHECKED : 0,
			.action = mark->action,
			.inset = {12, 12, 12, 12},
			.flow = BN_STACK,
			.width = SIDE,
			.height = SIDE,
			.fill = mark->on ? BN_TONE_BRAND : BN_TONE_PAPER,
			.shape = BN_SHAPE_PILL,
			.shadow = 1,
			.press = mark->on ? BN_PRESS_DARKEN : BN_PRESS_SOFT});
	bn_widget_icon(b, disc, mark->icon, 48, mark->on ? BN_TONE_ACCENT : BN_TONE_BRAND_INK)
		->anchor = BN_MIDDLE;
	return disc;
}

struct bn_box *bn_mark_build_heart(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix,
	bool worded)
{
	bool on = bn_shortlist_has(&stage->favourites, profession->id);
	struct mark mark = {.id = bn_box_text(b->boxes, "%s.%s", prefix, profession->id),
		.name = bn_box_text(
			b->boxes, _("Favori : %s"), bn_page_say(stage, &profession->title)),
		.icon = on ? HEART "-fill" : HEART,
		.word = worded ? _("Favori") : NULL,
		.on = on,
		.action = {.code = BN_INTENT_FAVOURITE, .text = profession->id}};
	return build(b, parent, &mark);
}

struct bn_box *bn_mark_build_compare(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix,
	bool worded)
{
	bool on = bn_shortlist_has(&stage->compared, profession->id);
	bool alone = stage->compared.count < BN_COMPARED; /* says that one more is wanted */
	struct mark mark = {.id = bn_box_text(b->boxes, "%s.%s", prefix, profession->id),
		.name = bn_box_text(
			b->boxes, _("Comparer : %s"), bn_page_say(stage, &profession->title)),
		.icon = on ? "check-lg" : ARROWS,
		.word = !worded       ? NULL
			: on && alone ? _("1 sur 2")
				      : _("Comparer"),
		.on = on,
		.action = {.code = BN_INTENT_COMPARE, .text = profession->id}};
	return build(b, parent, &mark);
}

void bn_mark_build_legend(struct bn_builder *b, struct bn_box *parent)
{
	const struct {
		const char *icon, *word;
	} signs[] = {{ARROWS, _("Comparer")}, {HEART, _("Favori")}};
	struct bn_box *legend = bn_widget_add(
		b, parent, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 36});
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct bn_box *sign = bn_widget_add(
			b, legend, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 12});
		bn_widget_icon(b, sign, signs[i].icon, 40, BN_TONE_BRAND_INK);
		bn_widget_text(b, sign, signs[i].word, BN_TYPE_META, BN_TONE_INK_2);
	}
}

#include "wings/professions/mark.h"

#include "base/tr.h"
#include "wings/page.h"

#define SIDE 92

struct mark {
	const char *id, *name;
	const char *icon; /* told by its form too, not by the colour alone */
	bool on;
	struct bn_action action;
};

static struct bn_box *build(struct bn_builder *b, struct bn_box *parent, const struct mark *mark)
{
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
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix)
{
	bool on = bn_shortlist_has(&stage->favourites, profession->id);
	struct mark mark = {.id = bn_box_text(b->boxes, "%s.%s", prefix, profession->id),
		.name = bn_box_text(
			b->boxes, _("Favori : %s"), bn_page_say(stage, &profession->title)),
		.icon = on ? "heart-fill" : "heart",
		.on = on,
		.action = {.code = BN_INTENT_FAVOURITE, .text = profession->id}};
	return build(b, parent, &mark);
}

struct bn_box *bn_mark_build_compare(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix)
{
	bool on = bn_shortlist_has(&stage->compared, profession->id);
	struct mark mark = {.id = bn_box_text(b->boxes, "%s.%s", prefix, profession->id),
		.name = bn_box_text(
			b->boxes, _("Comparer : %s"), bn_page_say(stage, &profession->title)),
		.icon = on ? "check-lg" : "arrow-left-right",
		.on = on,
		.action = {.code = BN_INTENT_COMPARE, .text = profession->id}};
	return build(b, parent, &mark);
}

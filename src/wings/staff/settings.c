/* What may be set: the loop's sound and how loud, how bright. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

static void build_step(struct bn_builder *b, struct bn_box *row, const char *id, const char *name,
	const char *icon, struct bn_action action)
{
	struct bn_box *box = bn_widget_add(b, row,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.name = name,
			.action = action,
			.flow = BN_STACK,
			.width = 128,
			.height = 128,
			.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_FIELD,
			.border = BN_TONE_BRAND_INK,
			.border_width = 3,
			.press = BN_PRESS_DARKEN});
	bn_widget_icon(b, box, icon, 72, BN_TONE_BRAND_INK)->anchor = BN_MIDDLE;
}

struct dial {
	const char *id, *icon, *label, *less, *more;
	int percent;
	enum bn_order lower, raise;
};

/* Less, how much, more. */
static void build_dial(struct bn_builder *b, struct bn_box *list, const struct dial *dial)
{
	struct bn_box *card = bn_staff_card(b, list);
	bn_staff_title(
		b, card, dial->icon, dial->label, bn_box_text(b->boxes, "%d %%", dial->percent));
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 28});
	build_step(b, row, bn_box_text(b->boxes, "%s.less", dial->id), dial->less, "dash-lg",
		bn_staff_order(dial->lower, NULL));
	bn_widget_add(b, row,
		(struct bn_box){.id = dial->id,
			.role = BN_ROLE_PROGRESSBAR,
			.name = bn_box_text(b->boxes, "%s : %d %%", dial->label, dial->percent),
			.grow = 1,
			.height = 40,
			.content = BN_CONTENT_BAR,
			.part = (float)dial->percent / 100,
			.tone = BN_TONE_BRAND_INK,
			.back_tone = BN_TONE_SOFT,
			.shape = BN_SHAPE_PILL});
	build_step(b, row, bn_box_text(b->boxes, "%s.more", dial->id), dial->more, "plus-lg",
		bn_staff_order(dial->raise, NULL));
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_panel *panel = stage->panel;
	const struct bn_settings *settings = &panel->settings;
	(void)state;
	struct bn_box *list = bn_staff_page(stage, b, root, "staff_settings.list", _("Réglages"));
	bool sound = settings->sound == BN_AS_IT_IS ? stage->venue->sound
						    : settings->sound == BN_YES;
	struct bn_check check = {.id = "staff_settings.sound",
		.title = _("Son de la boucle"),
		.detail = sound ? _("On l’entend aussi quand personne ne touche l’écran")
				: _("Elle est muette ; les témoignages choisis s’entendent"),
		.ticked = sound,
		.action = bn_staff_order(BN_ORDER_SOUND, NULL)};
	bn_widget_check(b, list, &check);
	struct dial volume = {.id = "staff_settings.volume",
		.icon = "volume-up-fill",
		.label = _("Volume"),
		.less = _("Moins fort"),
		.more = _("Plus fort"),
		.percent = settings->volume > 0 ? settings->volume : stage->venue->volume,
		.lower = BN_ORDER_SOFTER,
		.raise = BN_ORDER_LOUDER};
	build_dial(b, list, &volume);
	struct dial light = {.id = "staff_settings.light",
		.icon = "brightness-high-fill",
		.label = _("Luminosité"),
		.less = _("Plus sombre"),
		.more = _("Plus clair"),
		.percent = panel->brightness,
		.lower = BN_ORDER_DARKER,
		.raise = BN_ORDER_BRIGHTER};
	if (panel->brightness >= 0)
		build_dial(b, list, &light);
	bn_staff_text(b, list, "staff_settings.words",
		_("Ces réglages sont gardés, aussi après un redémarrage."), BN_TYPE_BODY,
		BN_TONE_INK_2);
}

const struct bn_screen bn_staff_settings = {
	.name = "staff_settings", .staff = true, .build = build};

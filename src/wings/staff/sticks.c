#include "wings/staff/sticks.h"

#include "base/tr.h"
#include "wings/staff/parts.h"

static void build_none(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	struct bn_box *card = bn_staff_card(b, list);
	card->pad = (struct bn_edges){48, 48, 48, 48};
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 36});
	bn_widget_icon(b, row, "usb-drive-fill", 112, BN_TONE_BRAND_INK);
	bn_staff_text(b, row, "staff_sticks.none",
		panel->plugged ? _("Cette clé ne se lit pas.") : _("Branchez une clé USB."),
		BN_TYPE_H3, BN_TONE_INK)
		->grow = 1;
	bn_widget_text(b, card,
		panel->plugged
			? _("Il faut une clé au format FAT32 ou exFAT, comme on les achète. Si "
			    "vous venez de la brancher, attendez un instant.")
			: _("Elle apparaît ici d’elle‑même, au bout de quelques secondes."),
		BN_TYPE_BODY, BN_TONE_INK_2);
}

static void build_stuck(struct bn_builder *b, struct bn_box *list)
{
	struct bn_box *card = bn_staff_verdict(
		b, list, "staff_sticks.stuck", BN_HEALTH_ATTENTION, _("Une clé ne répond plus."));
	bn_widget_text(b, card,
		_("Retirez‑la. Les autres clés apparaissent ici quelques secondes après."),
		BN_TYPE_BODY, BN_TONE_INK);
}

void bn_sticks_choose(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list,
	enum bn_order order)
{
	if (panel->busy) {
		bn_sticks_progress(panel, b, list, _("Cette clé sert encore."));
		return;
	}
	if (panel->stuck) {
		build_stuck(b, list);
		return;
	}
	if (panel->stick_count == 0) {
		build_none(panel, b, list);
		return;
	}
	bn_staff_text(
		b, list, "staff_sticks.words", _("Sur quelle clé ?"), BN_TYPE_BODY, BN_TONE_INK);
	for (size_t i = 0; i < panel->stick_count; i++) {
		const struct bn_stick *stick = &panel->sticks[i];
		const char *room = stick->read_only && order == BN_ORDER_EXPORT
					   ? _("Protégée contre l’écriture")
					   : bn_box_text(b->boxes, _("%s libres"),
						     bn_staff_bytes(b, stick->free));
		const struct bn_staff_tile tile = {
			.id = bn_box_text(b->boxes, "staff_sticks.%zu", i),
			.icon = "usb-drive-fill",
			.label = bn_box_text(
				b->boxes, _("Clé USB de %s"), bn_staff_bytes(b, stick->size)),
			.detail = bn_box_text(b->boxes, "%s · %s", stick->name, room),
			.action = bn_staff_order(order, stick->name)};
		bn_staff_tile(b, list, &tile);
	}
}

void bn_sticks_progress(
	const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list, const char *words)
{
	struct bn_box *card = bn_staff_card(b, list);
	card->pad = (struct bn_edges){48, 48, 48, 48};
	bn_staff_title(b, card, "usb-drive-fill", panel->task_stick, NULL);
	bn_staff_text(b, card, "staff_sticks.busy", words, BN_TYPE_H3, BN_TONE_INK);
	bn_widget_add(b, card,
		(struct bn_box){.id = "staff_sticks.part",
			.role = BN_ROLE_PROGRESSBAR,
			.name = bn_box_text(b->boxes, _("Fait à %d %%"), (int)(panel->part * 100)),
			.height = 40,
			.content = BN_CONTENT_BAR,
			.part = panel->part,
			.tone = BN_TONE_BRAND_INK,
			.back_tone = BN_TONE_SOFT,
			.shape = BN_SHAPE_PILL});
	bn_widget_text(b, card, _("Ne retirez pas la clé."), BN_TYPE_STRONG, BN_TONE_INK);
	if (panel->slow)
		bn_staff_text(b, card, "staff_sticks.slow",
			_("Elle met longtemps à répondre. Vous pouvez faire autre chose : la borne "
			  "continue, et le dira ici."),
			BN_TYPE_BODY, BN_TONE_INK);
}

void bn_sticks_release(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *card)
{
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 24});
	bn_widget_icon(b, row, panel->released ? "eject-fill" : "hourglass-split", 56,
		panel->released ? BN_TONE_OK : BN_TONE_INK_2);
	bn_staff_text(b, row, panel->released ? "staff_sticks.released" : "staff_sticks.releasing",
		panel->released ? _("Vous pouvez retirer la clé.")
				: _("Un instant : la borne libère la clé…"),
		BN_TYPE_STRONGER, panel->released ? BN_TONE_OK : BN_TONE_INK)
		->grow = 1;
}

void bn_sticks_again(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	bool failed = panel->task != BN_TASK_NONE && panel->task_state == BN_TASK_FAILED;
	const struct bn_button again = {.id = "staff_sticks.again",
		.label = failed ? _("Recommencer") : _("Choisir une autre clé"),
		.icon = "arrow-clockwise",
		.kind = failed ? BN_BUTTON_ACCENT : BN_BUTTON_GHOST,
		.action = bn_staff_order(BN_ORDER_READ, NULL)};
	bn_widget_button(b, list, &again);
}

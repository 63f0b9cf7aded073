/* A campaign from a stick: which pack, and what came of it. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"
#include "wings/staff/sticks.h"

static void build_packs(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	if (!panel->searched) {
		bn_staff_text(b, list, "staff_install.words", _("Un instant…"), BN_TYPE_BODY,
			BN_TONE_INK_2);
		return;
	}
	bn_staff_text(b, list, "staff_install.words",
		panel->pack_count > 0
			? _("Quelle campagne ? Elle n’est installée que si elle est signée et plus "
			    "récente.")
			: _("Il n’y a pas de campagne à la racine de cette clé : un fichier dont "
			    "le nom finit par .borne."),
		BN_TYPE_BODY, BN_TONE_INK);
	for (size_t i = 0; i < panel->pack_count; i++) {
		const struct bn_staff_tile pack = {
			.id = bn_box_text(b->boxes, "staff_install.pack.%zu", i),
			.icon = "box-seam-fill",
			.label = panel->packs[i],
			.action = bn_staff_order(BN_ORDER_INSTALL, panel->packs[i])};
		bn_staff_tile(b, list, &pack);
	}
	bn_sticks_again(panel, b, list);
}

static void build_done(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	struct bn_box *card = bn_staff_verdict(b, list, "staff_install.done", BN_HEALTH_GOOD,
		bn_box_text(b->boxes, _("Campagne installée : %s"), panel->file));
	bn_widget_text(b, card, _("Elle sera à l’écran dès que vous verrouillez."), BN_TYPE_BODY,
		BN_TONE_INK);
	bn_sticks_release(panel, b, card);
}

static void build_failed(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	struct bn_box *card = bn_staff_verdict(b, list, "staff_install.failed", BN_HEALTH_BAD,
		panel->silent ? _("La clé n’a plus répondu.")
		: panel->gone ? _("La clé a été retirée avant la fin.")
			      : _("Cette campagne n’a pas été installée."));
	if (panel->why[0] != '\0' && !panel->gone && !panel->silent)
		bn_staff_text(b, card, "staff_install.why",
			bn_box_text(b->boxes, "%s : %s", panel->file, panel->why), BN_TYPE_BODY,
			BN_TONE_INK);
	bn_widget_text(b, card, _("Celle qui est à l’écran continue."), BN_TYPE_BODY, BN_TONE_INK);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_panel *panel = stage->panel;
	(void)state;
	struct bn_box *list = bn_staff_page(
		stage, b, root, "staff_install.list", _("Nouvelle campagne"));
	if (panel->task != BN_TASK_INSTALL) {
		if (panel->stick[0] != '\0')
			build_packs(panel, b, list);
		else
			bn_sticks_choose(panel, b, list, BN_ORDER_PACKS);
		return;
	}
	switch (panel->task_state) {
	case BN_TASK_RUNNING:
		bn_sticks_progress(panel, b, list, _("Vérification, puis installation…"));
		return;
	case BN_TASK_DONE:
		build_done(panel, b, list);
		break;
	case BN_TASK_FAILED:
		build_failed(panel, b, list);
		break;
	}
	bn_sticks_again(panel, b, list);
}

const struct bn_screen bn_staff_install = {.name = "staff_install", .staff = true, .build = build};

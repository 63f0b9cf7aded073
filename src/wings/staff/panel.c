/* What the staff see first: worst news first, then what may be done about it. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/cards.h"
#include "wings/staff/clips.h"
#include "wings/staff/parts.h"

#define BAND 468 /* upright: the brand's colour behind the first cards */

static void build_network(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_health_fact *network = &panel->health.facts[BN_HEALTH_NETWORK];
	if (!panel->known || !network->known || b->large)
		return;
	bool up = network->value != 0;
	struct bn_box *pill = bn_widget_add(b, root,
		(struct bn_box){.id = "staff.network",
			.role = BN_ROLE_TEXT,
			.anchor = BN_RIGHT | BN_TOP,
			.inset = {52, 48, 0, 0},
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.height = 64,
			.gap = 14,
			.pad = {0, 24, 0, 20},
			.fill = up ? BN_TONE_PAPER : BN_TONE_WARNING,
			.shape = BN_SHAPE_PILL});
	enum bn_tone tone = up ? BN_TONE_OK : BN_TONE_ON_WARNING;
	bn_widget_icon(b, pill, up ? "wifi" : "wifi-off", 36, tone);
	bn_widget_text(b, pill, up ? _("Relié") : _("Hors ligne"), BN_TYPE_NAV, tone);
}

static void build_tiles(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_panel *panel = stage->panel;
	const struct bn_staff_tile tiles[] = {
		{.id = "staff.pause",
			.icon = "cup-hot-fill",
			.label = panel->settings.paused ? _("Reprendre") : _("Je reviens"),
			.detail = panel->settings.paused ? _("La borne est en pause")
							 : _("Met la borne en pause"),
			.chosen = panel->settings.paused,
			.action = bn_staff_order(BN_ORDER_PAUSE, NULL)},
		{.id = "staff.clips_only",
			.icon = "film",
			.label = _("Vidéos seules"),
			.detail = panel->settings.clips_only
					  ? _("Pour revenir : 5 s dans le coin en haut à gauche")
					  : _("Sans rien à toucher"),
			.chosen = panel->settings.clips_only,
			.action = bn_staff_order(BN_ORDER_CLIPS_ONLY, NULL)},
		{.id = "staff.withdraw",
			.icon = "trash",
			.label = _("Retirer une demande"),
			.detail = _("Avec le code du visiteur"),
			.action = bn_staff_go("withdraw")},
		{.id = "staff.install",
			.icon = "box-seam-fill",
			.label = _("Nouvelle campagne"),
			.detail = panel->has_shelf ? _("Depuis une clé USB")
						   : _("Cette borne n’en installe pas"),
			.off = !panel->has_shelf,
			.action = bn_staff_go("staff_install")},
	};
	struct bn_box *grid = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_GRID, .columns = b->large ? 1 : 2, .gap = 24});
	for (size_t i = 0; i < sizeof(tiles) / sizeof(tiles[0]); i++)
		bn_staff_tile(b, grid, &tiles[i]);
}

static struct bn_box *build_list(struct bn_builder *b, struct bn_box *root)
{
	float top = b->large ? 152 : 140;
	if (b->reach > 0)
		top = b->reach;
	return bn_staff_list(b, root, "staff.list", _("État de la borne"), top,
		b->portrait ? 16 : 40, bn_widget_dock_height(b, true));
}

static void build_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_dock dock = bn_widget_dock(b, root, true);
	bn_widget_cell(b, &dock, "staff.settings", "sliders", _("Réglages"),
		bn_staff_go("staff_settings"));
	bn_widget_cell(b, &dock, "staff.trials", "tools", _("Essais"), bn_staff_go("staff_trials"));
	bn_widget_cell(b, &dock, "staff.power", "power", _("Arrêt"), bn_staff_go("staff_power"));
	bn_widget_cell(b, &dock, "dock.language", "translate", bn_page_language(stage->language),
		(struct bn_action){.code = BN_INTENT_OPEN, .text = "language"});
	struct bn_button export = {.id = "staff.export",
		.label = b->large ? _("Exporter") : _("Exporter sur clé USB"),
		.icon = "usb-drive-fill",
		.action = bn_staff_go("staff_export")};
	struct bn_button lock = {.id = "staff.lock",
		.label = _("Verrouiller"),
		.icon = b->large || !b->portrait ? NULL : "lock-fill",
		.kind = BN_BUTTON_DEEP,
		.action = {.code = BN_INTENT_QUIT}};
	struct bn_box *box = bn_widget_button(b, dock.actions, &export);
	box->grow = 1;
	box->pad.left = box->pad.right = 16;
	box = bn_widget_button(b, dock.actions, &lock);
	box->pad.left = box->pad.right = 20;
	box->width = b->large ? 352 : b->portrait ? 356 : 290;
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	if (b->portrait)
		bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.height = b->reach > 0 ? b->reach + 200 : BAND,
				.fill = BN_TONE_BRAND});
	struct bn_box *list = build_list(b, root), *first = list;
	if (!b->portrait) {
		struct bn_box *side = bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
				.inset = {0, 0, bn_widget_dock_height(b, true), 0},
				.width = BN_STAFF_SIDE,
				.flow = BN_STACK,
				.fill = BN_TONE_BRAND});
		first = bn_widget_add(b, side,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.inset = {b->large ? 212 : 180, 40, 0, 48},
				.gap = 20});
	}
	bn_staff_brand(stage, b, root, 56, b->portrait ? 40 : 48, true);
	if (b->portrait)
		build_network(stage->panel, b, root);
	bn_cards_place(stage, b, first);
	bn_cards_sums(stage, b, first);
	bn_cards_unsent(stage->panel, b, list);
	bn_cards_news(stage->panel, b, list);
	build_tiles(stage, b, list);
	bn_clips_card(stage, b, list);
	bn_cards_machine(stage->panel, b, list);
	build_dock(stage, b, root);
}

const struct bn_screen bn_staff_panel = {.name = "staff", .staff = true, .build = build};

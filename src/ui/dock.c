/* The dock: the same cells in the same order at the bottom of every screen. */
#include "ui/widget.h"

#define PORTRAIT_NAV     160
#define PORTRAIT_ACTIONS 172
#define LANDSCAPE        156

float bn_widget_dock_height(const struct bn_builder *b, bool with_actions)
{
	if (!b->portrait)
		return LANDSCAPE;
	return PORTRAIT_NAV + (with_actions ? PORTRAIT_ACTIONS : 0);
}

struct bn_dock bn_widget_dock(struct bn_builder *b, struct bn_box *root, bool with_actions)
{
	struct bn_dock dock = {0};
	struct bn_box *bar = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = bn_widget_dock_height(b, with_actions),
			.stays = true,
			.fill = BN_TONE_BRAND,
			.flow = b->portrait ? BN_COLUMN : BN_ROW,
			.shape = b->portrait ? BN_SHAPE_SHEET : BN_SHAPE_RECT,
			.gap = b->portrait ? 0 : 20,
			.pad = b->portrait ? (struct bn_edges){16, 24, 20, 24}
					   : (struct bn_edges){16, 48, 16, 24}});
	if (with_actions && b->portrait)
		dock.actions = bn_widget_add(b, bar,
			(struct bn_box){
				.flow = BN_ROW, .gap = 20, .height = 172, .pad = {16, 24, 20, 24}});
	dock.nav = bn_widget_add(b, bar,
		(struct bn_box){.flow = BN_ROW,
			.gap = 8,
			.height = 124,
			.width = b->portrait || !with_actions ? 0
				 : b->large                   ? 968
							      : 852,
			.grow = with_actions ? 0 : 1});
	if (with_actions && !b->portrait)
		dock.actions = bn_widget_add(b, bar,
			(struct bn_box){.flow = BN_ROW,
				.gap = 20,
				.height = 124,
				.grow = 1,
				.main = BN_END});
	return dock;
}

void bn_widget_cell(struct bn_builder *b, struct bn_dock *dock, const char *id, const char *icon,
	const char *label, struct bn_action action)
{
	bool wide = !b->portrait && dock->actions == NULL;
	struct bn_box *cell = bn_widget_add(b, dock->nav,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.name = label,
			.action = action,
			.grow = 1,
			.flow = wide ? BN_ROW : BN_COLUMN,
			.gap = wide ? 20 : 10,
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.shape = BN_SHAPE_CELL,
			.press = BN_PRESS_DEEP});
	bn_widget_icon(b, cell, icon, 46, BN_TONE_ON_BRAND);
	bn_widget_text(b, cell, label, BN_TYPE_NAV, BN_TONE_ON_BRAND);
}

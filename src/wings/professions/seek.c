/* Searching: what was typed, what it finds, and the keyboard. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/professions/list.h"

#define SIDE 672

static void build_field(struct bn_list_page *page, struct bn_box *parent, float width)
{
	struct bn_builder *b = &page->b;
	struct bn_field field = {.id = "professions.field",
		.label = _("Chercher un métier"),
		.value = page->list->typed,
		.caret = (int)page->list->cursor + 1,
		.width = width - 264,
		.action = {.code = BN_LIST_SEEK}};
	struct bn_button seen = {
		.id = "professions.seen", .label = _("Voir"), .action = {.code = BN_LIST_SEEN}};
	struct bn_box *row = bn_widget_add(
		b, parent, (struct bn_box){.flow = BN_ROW, .gap = 24, .cross = BN_END});
	bn_widget_field(b, row, &field)->grow = 1;
	bn_widget_button(b, row, &seen)->width = 240;
}

static struct bn_box *build_rows(
	struct bn_list_page *page, struct bn_box *root, struct bn_edges inset)
{
	struct bn_box *list = bn_widget_add(&page->b, root,
		(struct bn_box){.id = "professions.rows",
			.role = BN_ROLE_LIST,
			.name = _("Métiers"),
			.scroll = true,
			.gap = 16,
			.inset = inset,
			.pad = {12, 48, 32, 48}});
	bn_list_build_rows(page, list);
	return list;
}

static void build_keyboard(struct bn_list_page *page, struct bn_box *root, float height)
{
	struct bn_builder *b = &page->b;
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *panel = bn_keyboard_build(b, root, &page->list->keyboard, BN_LIST_KEY);
	panel->anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM;
	panel->inset = (struct bn_edges){
		0, 0, b->portrait ? dock - 44 : dock, b->portrait ? 0 : SIDE};
	panel->height = height + (b->portrait ? 44 : 0); /* the dock's round corners */
	if (b->portrait)
		panel->pad.bottom = 60;
}

static void build_portrait(struct bn_list_page *page, struct bn_box *root)
{
	struct bn_builder *b = &page->b;
	float dock = bn_widget_dock_height(b, false), top = b->large ? 164 : 136;
	float head = b->large ? 312 : 280, room = b->height - dock - top - head - 200;
	float keys = room < 732 ? room : 732;
	struct bn_box *rows = build_rows(
		page, root, (struct bn_edges){top + head, 0, dock + keys, 0});
	bn_list_build_none(page, rows, true);
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = {top, 48, 0, 48},
			.gap = 24});
	build_field(page, column, b->width - 96);
	bn_list_build_count(page, column);
	build_keyboard(page, root, keys);
	bn_page_brand(page->stage, b, root, 56, 40, false);
}

/* What is found on the brand's column, typing beside it. */
static void build_landscape(struct bn_list_page *page, struct bn_box *root)
{
	struct bn_builder *b = &page->b;
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, dock, 0},
			.width = SIDE,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND});
	build_rows(page, side, (struct bn_edges){b->large ? 164 : 148, 0, 0, 0});
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = {28, 48, 0, SIDE + 48},
			.gap = 16});
	build_field(page, column, b->width - SIDE - 96);
	bn_list_build_count(page, column);
	if (!b->large) /* there is no room: the words above say enough */
		bn_list_build_none(page, column, false);
	build_keyboard(page, root, 564);
	bn_page_brand(page->stage, b, root, 56, 48, true);
}

void bn_list_build_seek(struct bn_list_page *page, struct bn_box *root)
{
	if (page->b.portrait)
		build_portrait(page, root);
	else
		build_landscape(page, root);
}

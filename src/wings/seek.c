#include "wings/seek.h"

#include "base/secret.h"
#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"

#define SIDE 672

void bn_seek_press(struct bn_seek *seek, const struct bn_action *key)
{
	struct bn_edit edit = {seek->typed, sizeof(seek->typed), seek->cursor};
	seek->open = true;
	bn_keyboard_press(&seek->keyboard, &edit, key);
	seek->cursor = edit.cursor;
}

void bn_seek_type(struct bn_seek *seek, const char *letters)
{
	struct bn_action key = {
		.index = letters != NULL ? BN_KEY_TEXT : BN_KEY_BACKSPACE, .text = letters};
	bn_seek_press(seek, &key);
}

void bn_seek_clear(struct bn_seek *seek)
{
	bn_secret_wipe(seek->typed, sizeof(seek->typed));
	seek->cursor = 0;
}

static const char *id_of(struct bn_builder *b, const struct bn_seek_page *page, const char *name)
{
	return bn_box_text(b->boxes, "%s.%s", page->prefix, name);
}

struct bn_box *bn_seek_build_chip(
	struct bn_builder *b, struct bn_box *row, const struct bn_seek_page *page)
{
	bool typed = page->seek->typed[0] != '\0';
	struct bn_chip chip = {.id = id_of(b, page, "search"),
		.label = typed ? page->seek->typed : _("Chercher"),
		.icon = "search",
		.role = BN_ROLE_BUTTON,
		.chosen = typed,
		.action = {.code = page->open}};
	struct bn_box *box = bn_widget_chip(b, row, &chip);
	box->name = _("Chercher un métier");
	box->states = typed ? BN_STATE_FILLED : 0;
	box->max_width = 480;
	box->last->secret = typed;
	box->last->max_lines = 1;
	box->first->width = box->first->height = 42; /* it looks larger than people do */
	return box;
}

struct bn_box *bn_seek_build_count(
	struct bn_builder *b, struct bn_box *parent, const struct bn_seek_page *page)
{
	const struct bn_campaign *campaign = page->stage->campaign;
	const char *counted = bn_tr_count("%d métier", "%d métiers", page->count);
	const char *words = bn_box_text(b->boxes, counted, (int)page->count);
	for (size_t i = 0; i < campaign->public_count; i++)
		if (bn_str_same(campaign->publics[i].id, page->public))
			words = bn_box_text(b->boxes, "%s %s", words,
				bn_page_say(page->stage, &campaign->publics[i].among));
	if (page->count == 0 && page->narrowed)
		words = _("Aucun métier trouvé");
	struct bn_box *title = bn_widget_text(b, parent, words, BN_TYPE_H3, BN_TONE_INK);
	title->id = id_of(b, page, "count");
	title->role = BN_ROLE_TEXT;
	title->pad.left = 8;
	return title;
}

void bn_seek_build_none(struct bn_builder *b, struct bn_box *parent,
	const struct bn_seek_page *page, bool with_button)
{
	struct bn_button clear = {.id = id_of(b, page, "all"),
		.label = _("Voir tous les métiers"),
		.kind = BN_BUTTON_GHOST,
		.action = {.code = page->clear}};
	if (page->count > 0 || !page->narrowed)
		return;
	struct bn_box *words = bn_widget_text(b, parent,
		_("Essayez le début d’un autre mot, ou un autre choix."), BN_TYPE_BODY,
		BN_TONE_INK_2);
	words->id = id_of(b, page, "none");
	words->role = BN_ROLE_TEXT;
	words->pad = (struct bn_edges){0, 8, 12, 8};
	if (with_button)
		bn_widget_button(b, parent, &clear);
}

static void build_field(
	struct bn_builder *b, struct bn_box *parent, const struct bn_seek_page *page, float width)
{
	struct bn_field field = {.id = id_of(b, page, "field"),
		.label = _("Chercher un métier"),
		.value = page->seek->typed,
		.caret = (int)page->seek->cursor + 1,
		.width = width - 264,
		.action = {.code = page->open}};
	struct bn_button seen = {
		.id = id_of(b, page, "seen"), .label = _("Voir"), .action = {.code = page->seen}};
	struct bn_box *row = bn_widget_add(
		b, parent, (struct bn_box){.flow = BN_ROW, .gap = 24, .cross = BN_END});
	bn_widget_field(b, row, &field)->grow = 1;
	bn_widget_button(b, row, &seen)->width = 240;
}

static struct bn_box *build_rows(struct bn_builder *b, struct bn_box *root,
	const struct bn_seek_page *page, struct bn_edges inset)
{
	struct bn_box *list = bn_widget_add(b, root,
		(struct bn_box){.id = id_of(b, page, "rows"),
			.role = BN_ROLE_LIST,
			.name = _("Métiers"),
			.scroll = true,
			.gap = 16,
			.inset = inset,
			.pad = {12, 48, 32, 48}});
	page->build_rows(b, list, (b->portrait ? b->width : SIDE) - 96, page->context);
	return list;
}

static void build_keyboard(
	struct bn_builder *b, struct bn_box *root, const struct bn_seek_page *page, float height)
{
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *panel = bn_keyboard_build(b, root, &page->seek->keyboard, page->key);
	panel->anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM;
	panel->inset = (struct bn_edges){
		0, 0, b->portrait ? dock - 44 : dock, b->portrait ? 0 : SIDE};
	panel->height = height + (b->portrait ? 44 : 0); /* the dock's round corners */
	if (b->portrait)
		panel->pad.bottom = 60;
}

static void build_portrait(
	struct bn_builder *b, struct bn_box *root, const struct bn_seek_page *page)
{
	float dock = bn_widget_dock_height(b, false), top = bn_page_list_top(b);
	float field = b->large ? 224 : 192; /* what is found is seen: how many has no room */
	float head = b->reach > 0 ? field : field + 88, room = b->height - dock - top - head - 200;
	float keys = room < 732 ? room : 732;
	struct bn_box *rows = build_rows(
		b, root, page, (struct bn_edges){top + head, 0, dock + keys, 0});
	bn_seek_build_none(b, rows, page, true);
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = {top, 48, 0, 48},
			.gap = 24});
	build_field(b, column, page, b->width - 96);
	if (b->reach == 0)
		bn_seek_build_count(b, column, page);
	build_keyboard(b, root, page, keys);
	bn_page_brand(page->stage, b, root, 56, 40, false);
}

/* What is found on the brand's column, typing beside it. */
static void build_landscape(
	struct bn_builder *b, struct bn_box *root, const struct bn_seek_page *page)
{
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, dock, 0},
			.width = SIDE,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND});
	build_rows(b, side, page, (struct bn_edges){b->large ? 164 : 148, 0, 0, 0});
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = {28, 48, 0, SIDE + 48},
			.gap = 16});
	build_field(b, column, page, b->width - SIDE - 96);
	bn_seek_build_count(b, column, page);
	if (!b->large) /* there is no room: the words above say enough */
		bn_seek_build_none(b, column, page, false);
	build_keyboard(b, root, page, 564);
	bn_page_brand(page->stage, b, root, 56, 48, true);
}

void bn_seek_build(struct bn_builder *b, struct bn_box *root, const struct bn_seek_page *page)
{
	if (b->portrait)
		build_portrait(b, root, page);
	else
		build_landscape(b, root, page);
}

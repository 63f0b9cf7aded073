#include "ui/widget.h"

struct bn_box *bn_widget_add(struct bn_builder *b, struct bn_box *parent, struct bn_box like)
{
	return bn_box_add(b->boxes, parent, like);
}

struct bn_box *bn_widget_text(struct bn_builder *b, struct bn_box *parent, const char *text,
	enum bn_text_style style, enum bn_tone tone)
{
	return bn_widget_add(b, parent,
		(struct bn_box){.content = BN_CONTENT_TEXT,
			.text = text,
			.style = style | (b->large ? BN_TYPE_LARGE : 0),
			.tone = tone});
}

struct bn_box *bn_widget_icon(struct bn_builder *b, struct bn_box *parent, const char *name,
	float size, enum bn_tone tone)
{
	return bn_widget_add(b, parent,
		(struct bn_box){.content = BN_CONTENT_ICON,
			.text = name,
			.width = size,
			.height = size,
			.tone = tone});
}

struct bn_box *bn_widget_picture(
	struct bn_builder *b, struct bn_box *parent, const char *path, struct bn_box like)
{
	like.content = BN_CONTENT_PICTURE;
	like.text = path;
	return bn_widget_add(b, parent, like);
}

struct bn_box *bn_widget_brand(struct bn_builder *b, struct bn_box *parent, const char *name,
	const char *department, bool on_brand)
{
	enum bn_tone tone = on_brand ? BN_TONE_ON_BRAND : BN_TONE_BRAND_INK;
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = "brand",
			.role = BN_ROLE_TEXT,
			.flow = BN_ROW,
			.gap = 20,
			.cross = BN_CENTRE});
	bn_widget_add(b, row,
		(struct bn_box){
			.content = BN_CONTENT_MARK, .width = 72, .height = 60, .tone = tone});
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){0});
	bn_widget_text(b, words, name, BN_TYPE_BRAND, tone)->max_lines = 1;
	bn_widget_text(b, words, department, BN_TYPE_BRAND_STRONG, tone)->max_lines = 2;
	return row;
}

struct bn_box *bn_widget_button(
	struct bn_builder *b, struct bn_box *parent, const struct bn_button *button)
{
	static const struct {
		enum bn_tone fill, tone;
	} looks[] = {
		[BN_BUTTON_ACCENT] = {BN_TONE_ACCENT, BN_TONE_ON_ACCENT},
		[BN_BUTTON_GHOST] = {BN_TONE_PAPER, BN_TONE_BRAND_INK},
		[BN_BUTTON_WHITE] = {BN_TONE_PAPER, BN_TONE_BRAND_INK},
		[BN_BUTTON_DEEP] = {BN_TONE_DEEP, BN_TONE_ON_BRAND},
	};
	enum bn_tone fill = button->disabled ? BN_TONE_LINE : looks[button->kind].fill;
	enum bn_tone tone = button->disabled ? BN_TONE_INK_2 : looks[button->kind].tone;
	bool accent = button->kind == BN_BUTTON_ACCENT || button->kind == BN_BUTTON_DEEP;
	/* A wide screen's dock has room for large letters or for signs. */
	bool bare = b->large && !b->portrait;
	struct bn_box *box = bn_widget_add(b, parent,
		(struct bn_box){.id = button->id,
			.role = BN_ROLE_BUTTON,
			.name = button->label,
			.states = button->disabled ? BN_STATE_DISABLED : 0,
			.action = button->action,
			.flow = BN_ROW,
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.gap = 24,
			.pad = bare ? (struct bn_edges){2, 24, 2, 24}
				    : (struct bn_edges){16, 36, 16, 36},
			.min_height = 128,
			.fill = fill,
			.shape = BN_SHAPE_YOU,
			.border = BN_TONE_BRAND_INK,
			.border_width = button->kind == BN_BUTTON_GHOST ? 4 : 0,
			.press = button->disabled ? BN_PRESS_NONE
				 : accent         ? BN_PRESS_DARKEN
						  : BN_PRESS_SOFT});
	if (button->kind == BN_BUTTON_DEEP)
		box->border_width = 3;
	if (button->icon != NULL && !bare)
		bn_widget_icon(b, box, button->icon, 48, tone);
	struct bn_box *label = bn_widget_text(b, box, button->label, BN_TYPE_BUTTON, tone);
	label->justify = BN_JUSTIFY_CENTRE;
	if (button->icon_after != NULL)
		bn_widget_icon(b, box, button->icon_after, 48, tone);
	return box;
}

struct bn_box *bn_widget_question(
	struct bn_builder *b, struct bn_box *parent, const char *id, const char *text)
{
	struct bn_box *bubble = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_TEXT,
			.fill = BN_TONE_BRAND,
			.shape = BN_SHAPE_SAY,
			.talk = BN_TALK_QUESTION,
			.pad = {28, 48, 34, 44}});
	bn_widget_text(b, bubble, text, BN_TYPE_H2, BN_TONE_ON_BRAND);
	return bubble;
}

static void disable(struct bn_box *chip)
{
	chip->states |= BN_STATE_DISABLED;
	chip->fill = BN_TONE_LINE;
	chip->border_width = 0;
	chip->press = BN_PRESS_NONE;
	for (struct bn_box *part = chip->first; part != NULL; part = part->next)
		part->tone = BN_TONE_INK_2;
}

struct bn_box *bn_widget_chip(
	struct bn_builder *b, struct bn_box *parent, const struct bn_chip *chip)
{
	unsigned state = chip->role == BN_ROLE_TAB ? BN_STATE_SELECTED : BN_STATE_CHECKED;
	enum bn_tone fill = !chip->chosen    ? BN_TONE_PAPER
			    : chip->on_brand ? BN_TONE_ACCENT
					     : BN_TONE_BRAND;
	enum bn_tone tone = !chip->chosen    ? BN_TONE_INK
			    : chip->on_brand ? BN_TONE_ON_ACCENT
					     : BN_TONE_ON_BRAND;
	enum bn_tone tick = chip->on_brand ? BN_TONE_ON_ACCENT : BN_TONE_ACCENT;
	const char *icon = chip->chosen ? "check-lg" : chip->icon;
	struct bn_box *box = bn_widget_add(b, parent,
		(struct bn_box){.id = chip->id,
			.role = chip->role,
			.name = chip->label,
			.states = chip->chosen ? state : 0,
			.action = chip->action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 16,
			.pad = {12, 30, 12, icon != NULL ? 24 : 30},
			.min_height = 104,
			.fill = fill,
			.shape = BN_SHAPE_PILL,
			.border = BN_TONE_LINE_STRONG,
			.border_width = chip->chosen ? 0 : 3,
			.press = chip->chosen ? BN_PRESS_DARKEN : BN_PRESS_SOFT});
	if (icon != NULL)
		bn_widget_icon(b, box, icon, 52, chip->chosen ? tick : BN_TONE_BRAND_INK);
	bn_widget_text(b, box, chip->label, chip->chosen ? BN_TYPE_STRONGER : BN_TYPE_STRONG, tone);
	if (chip->disabled)
		disable(box);
	return box;
}

struct bn_box *bn_widget_tag(struct bn_builder *b, struct bn_box *parent, const char *text)
{
	struct bn_box *tag = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_ROW,
			.cross = BN_CENTRE,
			.height = 64,
			.pad = {0, 22, 0, 22},
			.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_PILL});
	bn_widget_text(b, tag, text, BN_TYPE_TAG, BN_TONE_BRAND_INK);
	return tag;
}

struct bn_box *bn_widget_bubble(
	struct bn_builder *b, struct bn_box *parent, const char *icon, float size)
{
	struct bn_box *bubble = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_STACK,
			.width = size,
			.height = size,
			.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_ICON});
	bn_widget_icon(b, bubble, icon, size * .56f, BN_TONE_BRAND_INK)->anchor = BN_MIDDLE;
	return bubble;
}

struct bn_box *bn_widget_disc(
	struct bn_builder *b, struct bn_box *parent, const char *icon, float size)
{
	struct bn_box *disc = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_STACK,
			.width = size,
			.height = size,
			.fill = BN_TONE_BRAND,
			.shape = BN_SHAPE_PILL});
	bn_widget_icon(b, disc, icon, size * .6f, BN_TONE_ON_BRAND)->anchor = BN_MIDDLE;
	return disc;
}

struct bn_box *bn_widget_point(struct bn_builder *b, struct bn_box *parent, const char *text)
{
	struct bn_box *row = bn_widget_add(b, parent, (struct bn_box){.flow = BN_ROW, .gap = 20});
	struct bn_box *bullet = bn_widget_add(b, row,
		(struct bn_box){.flow = BN_STACK, .width = 12, .height = b->large ? 60 : 48});
	bn_widget_add(b, bullet,
		(struct bn_box){.anchor = BN_MIDDLE,
			.width = 12,
			.height = 12,
			.fill = BN_TONE_BRAND_INK,
			.shape = BN_SHAPE_PILL});
	bn_widget_text(b, row, text, BN_TYPE_BODY, BN_TONE_INK)->grow = 1;
	return row;
}

struct bn_box *bn_widget_qr(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *name, const char *text, float size)
{
	return bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_IMAGE,
			.name = name,
			.width = size,
			.height = size,
			.fill = BN_TONE_QR,
			.shape = BN_SHAPE_FIELD,
			.content = BN_CONTENT_QR,
			.text = text});
}

struct bn_box *bn_widget_ring(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *name, int number, float part, float size, bool on_brand)
{
	struct bn_box *ring = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_PROGRESSBAR,
			.name = name,
			.flow = BN_STACK,
			.width = size,
			.height = size,
			.content = BN_CONTENT_RING,
			.part = part,
			.tone = on_brand ? BN_TONE_ACCENT : BN_TONE_BRAND_INK,
			.back_tone = on_brand ? BN_TONE_HALO : BN_TONE_SOFT});
	struct bn_box *digits = bn_widget_text(b, ring, bn_box_text(b->boxes, "%d", number),
		size > 200 ? BN_TYPE_H1 : BN_TYPE_BUTTON,
		on_brand ? BN_TONE_ON_BRAND : BN_TONE_INK);
	digits->anchor = BN_MIDDLE;
	return ring;
}

struct bn_box *bn_widget_dialog(struct bn_builder *b, struct bn_box *root, const char *id,
	const char *name, struct bn_action beside)
{
	/* The bubble keeps to 984 units, in the middle, also on a wide screen. */
	float side = b->width > 1080 ? (b->width - 984) / 2 : 48;
	struct bn_box *veil = bn_widget_add(b, root,
		(struct bn_box){.id = id,
			.role = BN_ROLE_DIALOG,
			.name = name,
			.modal = true,
			.action = beside,
			.flow = BN_STACK,
			.fill = BN_TONE_SCRIM,
			.fill_alpha = .78f});
	return bn_widget_add(b, veil,
		(struct bn_box){.flow = BN_COLUMN,
			.anchor = BN_MIDDLE | BN_LEFT | BN_RIGHT | (b->reach > 0 ? BN_BOTTOM : 0U),
			.inset = {0, side, b->reach > 0 ? 48 : 0, side},
			.pad = {56, 72, 64, 72},
			.cross = BN_CENTRE,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 2});
}

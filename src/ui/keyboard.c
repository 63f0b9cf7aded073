#include "ui/keyboard.h"

#include "base/str.h"
#include "base/tr.h"

#include <string.h>

struct key {
	const char *small, *large; /* large NULL: the same */
	float width;               /* in keys; 0 counts as 1 */
	enum bn_keyboard_key what;
	const char *icon, *label; /* what is drawn instead of the letter */
	const char *id;
};

#define KEY(s, l)                          \
	{                                  \
		.small = (s), .large = (l) \
	}

static const struct key accents[] = {KEY("é", "É"), KEY("è", "È"), KEY("ê", "Ê"), KEY("ë", "Ë"),
	KEY("à", "À"), KEY("â", "Â"), KEY("ç", "Ç"), KEY("î", "Î"), KEY("ô", "Ô"), KEY("ï", "Ï"),
	{0}};
static const struct key digits[] = {KEY("1", 0), KEY("2", 0), KEY("3", 0), KEY("4", 0), KEY("5", 0),
	KEY("6", 0), KEY("7", 0), KEY("8", 0), KEY("9", 0), KEY("0", 0), {0}};
static const struct key top[] = {KEY("a", "A"), KEY("z", "Z"), KEY("e", "E"), KEY("r", "R"),
	KEY("t", "T"), KEY("y", "Y"), KEY("u", "U"), KEY("i", "I"), KEY("o", "O"), KEY("p", "P"),
	{0}};
static const struct key middle[] = {KEY("q", "Q"), KEY("s", "S"), KEY("d", "D"), KEY("f", "F"),
	KEY("g", "G"), KEY("h", "H"), KEY("j", "J"), KEY("k", "K"), KEY("l", "L"), KEY("m", "M"),
	{0}};

#define SHIFT                                                                                      \
	{                                                                                          \
		.what = BN_KEY_SHIFT, .width = 1.5f, .icon = "shift", .label = BN_TR("Majuscule"), \
		.id = "key.shift"                                                                  \
	}
#define BACKSPACE                                                                  \
	{                                                                          \
		.what = BN_KEY_BACKSPACE, .width = 1.5f, .icon = "backspace-fill", \
		.label = BN_TR("Effacer une lettre"), .id = "key.backspace"        \
	}
#define LEFT                                                                          \
	{                                                                             \
		.what = BN_KEY_LEFT, .icon = "arrow-left", .label = BN_TR("Reculer"), \
		.id = "key.left"                                                      \
	}
#define RIGHT                                                                           \
	{                                                                               \
		.what = BN_KEY_RIGHT, .icon = "arrow-right", .label = BN_TR("Avancer"), \
		.id = "key.right"                                                       \
	}
#define CLEAR                                                                                  \
	{                                                                                      \
		.what = BN_KEY_CLEAR, .width = 2, .label = BN_TR("Effacer"), .id = "key.clear" \
	}

static const struct key name_bottom[] = {SHIFT, KEY("w", "W"), KEY("x", "X"), KEY("c", "C"),
	KEY("v", "V"), KEY("b", "B"), KEY("n", "N"), KEY("’", 0), BACKSPACE, {0}};
static const struct key name_last[] = {KEY("ù", "Ù"), KEY("û", "Û"), KEY("-", 0), LEFT,
	{.small = " ", .width = 3, .label = BN_TR("espace")}, RIGHT, CLEAR, {0}};
static const struct key email_bottom[] = {SHIFT, KEY("w", "W"), KEY("x", "X"), KEY("c", "C"),
	KEY("v", "V"), KEY("b", "B"), KEY("n", "N"), KEY("_", 0), BACKSPACE, {0}};
static const struct key email_last[] = {{.small = "@", .width = 1.6f}, KEY("-", 0), KEY(".", 0),
	KEY("+", 0), LEFT, RIGHT, {.small = ".fr", .width = 1.5f}, {.small = ".com", .width = 1.7f},
	{0}};
static const struct key phone_rows[][4] = {
	{KEY("1", 0), KEY("2", 0), KEY("3", 0), {0}},
	{KEY("4", 0), KEY("5", 0), KEY("6", 0), {0}},
	{KEY("7", 0), KEY("8", 0), KEY("9", 0), {0}},
	{KEY("+", 0), KEY("0", 0), BACKSPACE, {0}},
};

static void build_key(struct bn_builder *b, struct bn_box *row, const struct bn_keyboard *keyboard,
	const struct key *key, int code)
{
	bool large = keyboard->shift && key->large != NULL;
	const char *types = large ? key->large : key->small;
	bool function = key->what != BN_KEY_TEXT,
	     held = key->what == BN_KEY_SHIFT && keyboard->shift;
	bool domain = !function && types[0] == '.' && types[1] != '\0';
	bool at = !function && strcmp(types, "@") == 0;
	enum bn_tone fill = held || at           ? BN_TONE_BRAND
			    : function || domain ? BN_TONE_BRAND_LINE
						 : BN_TONE_PAPER;
	enum bn_tone tone = held || at           ? BN_TONE_ON_BRAND
			    : function || domain ? BN_TONE_DEEP
						 : BN_TONE_INK;
	float width = key->width > 0 ? key->width : 1;
	struct bn_box *box = bn_widget_add(b, row,
		(struct bn_box){.id = key->id != NULL ? key->id
						      : bn_box_text(b->boxes, "key.%s", key->small),
			.role = BN_ROLE_KEY,
			.name = function ? _(key->label) : types,
			.states = held ? BN_STATE_SELECTED : 0,
			.action = {code, (int)key->what, types},
			.flow = BN_STACK,
			.grow = width,
			/* Wider keys also cover the gaps between those they stand for. */
			.min_width = (width - 1) * 8 > 0 ? (width - 1) * 8 : 0,
			.fill = fill,
			.shape = BN_SHAPE_FIELD,
			.lip = function || domain || at ? 0 : 4,
			.press = BN_PRESS_KEY});
	if (key->icon != NULL) {
		bn_widget_icon(b, box, held ? "shift-fill" : key->icon, 50, tone)->anchor =
			BN_MIDDLE;
		return;
	}
	bool word = key->label != NULL || domain;
	struct bn_box *letter = bn_widget_text(b, box, key->label != NULL ? _(key->label) : types,
		word ? BN_TYPE_KEY_WORD : BN_TYPE_KEY, tone);
	letter->anchor = BN_MIDDLE;
}

/* All rows are as high, whatever is written on their keys. */
static struct bn_box *add_row(struct bn_builder *b, struct bn_box *panel)
{
	return bn_widget_add(
		b, panel, (struct bn_box){.flow = BN_ROW, .gap = 8, .height = 1, .grow = 1});
}

static void build_row(struct bn_builder *b, struct bn_box *panel,
	const struct bn_keyboard *keyboard, const struct key *keys, int code)
{
	struct bn_box *row = add_row(b, panel);
	for (; keys->small != NULL || keys->what != BN_KEY_TEXT; keys++)
		build_key(b, row, keyboard, keys, code);
}

static void build_domains(
	struct bn_builder *b, struct bn_box *panel, const struct bn_keyboard *keyboard, int code)
{
	struct bn_box *row = add_row(b, panel);
	for (size_t i = 0; i < keyboard->domain_count; i++) {
		const char *types = bn_box_text(b->boxes, "@%s", keyboard->domains[i]);
		struct bn_box *key = bn_widget_add(b, row,
			(struct bn_box){.id = bn_box_text(b->boxes, "key.%s", types),
				.role = BN_ROLE_KEY,
				.name = types,
				.action = {code, BN_KEY_TEXT, types},
				.flow = BN_STACK,
				.grow = 1,
				.fill = BN_TONE_PAPER,
				.shape = BN_SHAPE_FIELD,
				.lip = 4,
				.press = BN_PRESS_KEY});
		bn_widget_text(b, key, types, BN_TYPE_KEY_WORD, BN_TONE_BRAND_INK)->anchor =
			BN_MIDDLE;
	}
}

struct bn_box *bn_keyboard_build(struct bn_builder *b, struct bn_box *parent,
	const struct bn_keyboard *keyboard, int action_code)
{
	struct bn_box *panel = bn_widget_add(b, parent,
		(struct bn_box){.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_SHEET,
			.gap = 8,
			.pad = {20, 16, 20, 16}});
	if (keyboard->kind == BN_KEYBOARD_PHONE) {
		for (size_t i = 0; i < sizeof(phone_rows) / sizeof(phone_rows[0]); i++)
			build_row(b, panel, keyboard, phone_rows[i], action_code);
		return panel;
	}
	bool email = keyboard->kind == BN_KEYBOARD_EMAIL;
	if (email)
		build_domains(b, panel, keyboard, action_code);
	else
		build_row(b, panel, keyboard, accents, action_code);
	if (email)
		build_row(b, panel, keyboard, digits, action_code);
	build_row(b, panel, keyboard, top, action_code);
	build_row(b, panel, keyboard, middle, action_code);
	build_row(b, panel, keyboard, email ? email_bottom : name_bottom, action_code);
	build_row(b, panel, keyboard, email ? email_last : name_last, action_code);
	return panel;
}

/* A domain replaces what was typed from the @ on, so that two touches can't make two. */
static void type_domain(struct bn_edit *edit, const char *domain)
{
	char *at = strchr(edit->text, '@');
	if (at != NULL) {
		edit->cursor = strlen(edit->text);
		while (strchr(edit->text, '@') != NULL)
			bn_edit_delete(edit);
	}
	edit->cursor = strlen(edit->text);
	bn_edit_insert(edit, domain);
}

void bn_keyboard_press(
	struct bn_keyboard *keyboard, struct bn_edit *edit, const struct bn_action *action)
{
	switch ((enum bn_keyboard_key)action->index) {
	case BN_KEY_SHIFT:
		keyboard->shift = !keyboard->shift;
		return;
	case BN_KEY_BACKSPACE:
		bn_edit_delete(edit);
		break;
	case BN_KEY_CLEAR:
		bn_edit_clear(edit);
		break;
	case BN_KEY_LEFT:
		bn_edit_left(edit);
		return;
	case BN_KEY_RIGHT:
		bn_edit_right(edit);
		return;
	case BN_KEY_TEXT:
		if (action->text[0] == '@' && action->text[1] != '\0')
			type_domain(edit, action->text);
		else
			bn_edit_insert(edit, action->text);
		break;
	}
	bn_keyboard_follow(keyboard, edit);
}

void bn_keyboard_follow(struct bn_keyboard *keyboard, const struct bn_edit *edit)
{
	char before = edit->cursor > 0 ? edit->text[edit->cursor - 1] : ' ';
	keyboard->shift = keyboard->kind == BN_KEYBOARD_NAME && (before == ' ' || before == '-');
}

#include "ui/keyboard.h"

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
/* The sign that isn't a letter stands at the end of the first row of these that has room. */
static const char *const letters[BN_KEYBOARD_LAYOUTS][3] = {
	[BN_KEYBOARD_AZERTY] = {"azertyuiop", "qsdfghjklm", "wxcvbn"},
	[BN_KEYBOARD_QWERTY] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"},
	[BN_KEYBOARD_ABC] = {"abcdefghij", "klmnopqrst", "uvwxyz"},
};
enum { ROW = 10 }; /* keys */

static const struct {
	char of;
	struct key keys[5];
} over_letters[] = {
	{'a', {KEY("à", "À"), KEY("â", "Â"), KEY("ä", "Ä"), KEY("æ", "Æ"), {0}}},
	{'c', {KEY("ç", "Ç"), {0}}},
	{'e', {KEY("é", "É"), KEY("è", "È"), KEY("ê", "Ê"), KEY("ë", "Ë"), {0}}},
	{'i', {KEY("î", "Î"), KEY("ï", "Ï"), KEY("í", "Í"), {0}}},
	{'n', {KEY("ñ", "Ñ"), {0}}},
	{'o', {KEY("ô", "Ô"), KEY("ö", "Ö"), KEY("ó", "Ó"), KEY("œ", "Œ"), {0}}},
	{'u', {KEY("ù", "Ù"), KEY("û", "Û"), KEY("ü", "Ü"), KEY("ú", "Ú"), {0}}},
	{'y', {KEY("ÿ", "Ÿ"), {0}}},
};

static const struct key *accents_over(const char *letter)
{
	for (size_t i = 0; i < sizeof(over_letters) / sizeof(over_letters[0]); i++)
		if (letter[0] == over_letters[i].of && letter[1] == '\0')
			return over_letters[i].keys;
	return NULL;
}

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

#define LAYOUT                                                                    \
	{                                                                         \
		.what = BN_KEY_LAYOUT, .icon = "keyboard",                        \
		.label = BN_TR("Changer l’ordre des lettres"), .id = "key.layout" \
	}

static const struct key shift = SHIFT, backspace = BACKSPACE, layout = LAYOUT;
static const struct key name_sign = KEY("’", 0), email_sign = KEY("_", 0);
static const struct key name_last[] = {KEY("ù", "Ù"), KEY("û", "Û"), KEY("-", 0), LAYOUT, LEFT,
	{.small = " ", .width = 2, .label = BN_TR("espace")}, RIGHT, CLEAR, {0}};
static const struct key email_last[] = {{.small = "@", .width = 1.4f}, KEY("-", 0), KEY(".", 0),
	KEY("+", 0), LAYOUT, LEFT, RIGHT, {.small = ".fr", .width = 1.4f},
	{.small = ".com", .width = 1.6f}, {0}};
static const struct key phone_rows[][4] = {
	{KEY("1", 0), KEY("2", 0), KEY("3", 0), {0}},
	{KEY("4", 0), KEY("5", 0), KEY("6", 0), {0}},
	{KEY("7", 0), KEY("8", 0), KEY("9", 0), {0}},
	{KEY("+", 0), KEY("0", 0), BACKSPACE, {0}},
};

static bool none(const struct key *key)
{
	return key->small == NULL && key->what == BN_KEY_TEXT;
}

/* Over the key that is held, towards the middle of the keyboard. Told to nobody (no role): which
 * letter is held is what is being typed; the row of accents has them too. */
static void build_accents(struct bn_builder *b, struct bn_box *key,
	const struct bn_keyboard *keyboard, const struct key *accent, int code, bool leftwards)
{
	float width = 24;
	for (const struct key *each = accent; !none(each); each++)
		width += 108;
	/* It is wider than the key, and stands out of it. */
	struct bn_edges inset = {-140, leftwards ? 0 : -width, 0, leftwards ? -width : 0};
	struct bn_box *bubble = bn_widget_add(b, key,
		(struct bn_box){.anchor = BN_TOP | (leftwards ? BN_RIGHT : BN_LEFT),
			.inset = inset,
			.width = width,
			.height = 132,
			.flow = BN_ROW,
			.gap = 8,
			.pad = {16, 16, 16, 16},
			.fill = BN_TONE_BRAND,
			.shape = BN_SHAPE_FIELD,
			.shadow = 2});
	for (; !none(accent); accent++) {
		const char *types = keyboard->shift ? accent->large : accent->small;
		struct bn_box *box = bn_widget_add(b, bubble,
			(struct bn_box){.id = bn_box_text(b->boxes, "hold.%s", accent->small),
				.name = types,
				.action = {code, BN_KEY_TEXT, types},
				.slides = true,
				.flow = BN_STACK,
				.width = 100,
				.fill = BN_TONE_PAPER,
				.shape = BN_SHAPE_FIELD,
				.press = BN_PRESS_KEY});
		bn_widget_text(b, box, types, BN_TYPE_KEY, BN_TONE_INK)->anchor = BN_MIDDLE;
	}
}

static struct bn_box *build_key(struct bn_builder *b, struct bn_box *row,
	const struct bn_keyboard *keyboard, const struct key *key, int code)
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
		return box;
	}
	bool word = key->label != NULL || domain;
	struct bn_box *letter = bn_widget_text(b, box, key->label != NULL ? _(key->label) : types,
		word ? BN_TYPE_KEY_WORD : BN_TYPE_KEY, tone);
	letter->anchor = BN_MIDDLE;
	return box;
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
	for (; !none(keys); keys++)
		build_key(b, row, keyboard, keys, code);
}

static void build_letter(struct bn_builder *b, struct bn_box *row,
	const struct bn_keyboard *keyboard, char letter, bool leftwards, int code)
{
	struct key key = KEY(bn_box_text(b->boxes, "%c", letter),
		bn_box_text(b->boxes, "%c", letter - 'a' + 'A'));
	struct bn_box *box = build_key(b, row, keyboard, &key, code);
	const struct key *over = accents_over(key.small);
	if (over == NULL || keyboard->kind != BN_KEYBOARD_NAME)
		return;
	box->hold = (struct bn_action){code, BN_KEY_HOLD, key.small, NULL};
	if (strcmp(keyboard->held, key.small) == 0)
		build_accents(b, box, keyboard, over, code, leftwards);
}

static void build_letters(
	struct bn_builder *b, struct bn_box *panel, const struct bn_keyboard *keyboard, int code)
{
	bool capitals = keyboard->kind == BN_KEYBOARD_CODE;
	const struct key *sign = capitals                              ? NULL
				 : keyboard->kind == BN_KEYBOARD_EMAIL ? &email_sign
								       : &name_sign;
	for (int i = 0; i < 3; i++) {
		const char *of_row = letters[keyboard->layout][i];
		size_t count = strlen(of_row);
		struct bn_box *row = add_row(b, panel);
		if (i == 2)
			build_key(b, row, keyboard, capitals ? &layout : &shift, code);
		for (size_t at = 0; at < count; at++)
			build_letter(b, row, keyboard, of_row[at], at >= ROW / 2, code);
		if (sign != NULL && (i == 2 || count < ROW)) {
			build_key(b, row, keyboard, sign, code);
			sign = NULL;
		}
		if (i == 2)
			build_key(b, row, keyboard, &backspace, code);
	}
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
	if (keyboard->kind == BN_KEYBOARD_CODE) {
		build_row(b, panel, keyboard, digits, action_code);
		build_letters(b, panel, keyboard, action_code);
		return panel;
	}
	bool email = keyboard->kind == BN_KEYBOARD_EMAIL;
	if (email)
		build_domains(b, panel, keyboard, action_code);
	else
		build_row(b, panel, keyboard, accents, action_code);
	if (email)
		build_row(b, panel, keyboard, digits, action_code);
	build_letters(b, panel, keyboard, action_code);
	build_row(b, panel, keyboard, email ? email_last : name_last, action_code);
	return panel;
}

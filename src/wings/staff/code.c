/* The pad: who has the code gets in. What is typed here is nobody's to see. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

#include <ctype.h>
#include <string.h>

#define DOT  72
#define DOTS 6

enum { DIGIT = BN_INTENT_OWN, BACKSPACE, SEND };

struct code {
	char digits[BN_PIN_TEXT], sent[BN_PIN_TEXT];
	int count;
};

/* Nobody can type now. */
static bool is_shut(const struct bn_panel *panel)
{
	return panel->wait_seconds > 0 || panel->pad == BN_PAD_BUSY;
}

static int shown(const struct bn_panel *panel, const struct code *code)
{
	return panel->pad == BN_PAD_BUSY ? (int)strlen(code->sent) : code->count;
}

/* As many as are wanted, and more where more were typed. */
static void build_dots(const struct bn_panel *panel, const struct code *code, struct bn_builder *b,
	struct bn_box *parent)
{
	int filled = shown(panel, code), all = filled > DOTS ? filled : DOTS;
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_ROW, .main = BN_CENTRE, .gap = all > 8 ? 12 : 36});
	float size = all > 8 ? 56 : DOT;
	for (int i = 0; i < all; i++)
		bn_widget_add(b, row,
			(struct bn_box){.width = size,
				.height = size,
				.fill = i < filled ? BN_TONE_BRAND_INK : BN_TONE_PAPER,
				.shape = BN_SHAPE_PILL,
				.border = i < filled ? BN_TONE_BRAND_INK : BN_TONE_LINE_STRONG,
				.border_width = 5});
}

static const char *wait_words(const struct bn_panel *panel, struct bn_builder *b)
{
	int minutes = panel->wait_seconds / 60, seconds = panel->wait_seconds % 60;
	if (minutes > 0)
		return bn_box_text(b->boxes, _("Réessayez dans %d min %02d s."), minutes, seconds);
	return bn_box_text(b->boxes, _("Réessayez dans %d s."), seconds);
}

/* How many may still be wrong. */
static const char *left_words(const struct bn_panel *panel, struct bn_builder *b)
{
	if (panel->tries_left == 0)
		return _("Ce n’est pas le bon code.");
	return bn_box_text(b->boxes,
		bn_tr_count("Ce n’est pas le bon code. Encore %d essai avant %d minutes d’attente.",
			"Ce n’est pas le bon code. Encore %d essais avant %d minutes d’attente.",
			(unsigned long)panel->tries_left),
		panel->tries_left, panel->lock_minutes);
}

static const char *count_words(const struct code *code, struct bn_builder *b)
{
	if (code->count >= BN_PIN_LEAST)
		return bn_box_text(b->boxes, _("%d chiffres"), code->count);
	return bn_box_text(b->boxes,
		bn_tr_count("%d chiffre sur %d", "%d chiffres sur %d", (unsigned long)code->count),
		code->count, BN_PIN_LEAST);
}

static void add_words(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *words, enum bn_text_style style, enum bn_tone tone)
{
	struct bn_box *line = bn_widget_text(b, parent, words, style, tone);
	line->id = id;
	line->role = BN_ROLE_TEXT;
	line->justify = BN_JUSTIFY_CENTRE;
	line->self = BN_CENTRE;
	line->max_width = 860;
}

/* Under the dots, always as high: the keys stay where they are. */
static void build_words(const struct bn_panel *panel, const struct code *code, struct bn_builder *b,
	struct bn_box *parent)
{
	struct bn_box *words = bn_widget_add(
		b, parent, (struct bn_box){.height = b->large ? 180 : 144, .main = BN_CENTRE});
	bool wrong = panel->pad == BN_PAD_WRONG;
	if (panel->pad == BN_PAD_UNSURE)
		add_words(b, words, "staff_code.error",
			_("Le disque de la borne n’enregistre plus : le code n’a pas été regardé."),
			BN_TYPE_STRONG, BN_TONE_ERROR);
	else if (wrong && code->count == 0)
		add_words(b, words, "staff_code.error", left_words(panel, b), BN_TYPE_STRONG,
			BN_TONE_ERROR);
	if (panel->wait_seconds > 0)
		add_words(b, words, "staff_code.wait", wait_words(panel, b), BN_TYPE_STRONG,
			BN_TONE_INK);
	else if (panel->pad == BN_PAD_BUSY)
		add_words(b, words, "staff_code.words", _("Un instant…"), BN_TYPE_BODY,
			BN_TONE_INK_2);
	else if (panel->pad == BN_PAD_READY || (wrong && code->count > 0))
		add_words(b, words, "staff_code.words", count_words(code, b), BN_TYPE_BODY,
			BN_TONE_INK_2);
}

struct key {
	const char *id, *name, *icon;
	int code;
	enum bn_tone fill, tone;
	bool off;
};

static struct bn_box *build_key(struct bn_builder *b, struct bn_box *row, const struct key *key)
{
	struct bn_box *box = bn_widget_add(b, row,
		(struct bn_box){.id = key->id,
			.role = BN_ROLE_KEY,
			.name = key->name,
			.states = key->off ? BN_STATE_DISABLED : 0,
			.action = {.code = key->code, .text = key->name},
			.flow = BN_STACK,
			.grow = 1,
			.fill = key->off ? BN_TONE_LINE : key->fill,
			.shape = BN_SHAPE_CARD,
			.shadow = key->off ? 0 : 1,
			.press = key->off ? BN_PRESS_NONE : BN_PRESS_SOFT});
	enum bn_tone tone = key->off ? BN_TONE_INK_2 : key->tone;
	if (key->icon != NULL)
		bn_widget_icon(b, box, key->icon, 84, tone)->anchor = BN_MIDDLE;
	else
		bn_widget_text(b, box, key->name, BN_TYPE_H1, tone)->anchor = BN_MIDDLE;
	return box;
}

static void build_keys(const struct bn_panel *panel, const struct code *code, struct bn_builder *b,
	struct bn_box *parent)
{
	struct bn_box *pad = bn_widget_add(b, parent,
		(struct bn_box){.gap = b->portrait ? 24 : 16,
			.grow = 1,
			.width = b->portrait ? 768 : 720,
			.self = BN_CENTRE});
	bool shut = is_shut(panel);
	struct key back = {"staff_code.backspace", _("Effacer un chiffre"), "backspace-fill",
		BACKSPACE, BN_TONE_SOFT, BN_TONE_BRAND_INK, shut};
	struct key send = {"staff_code.send", _("Valider le code"), "check-lg", SEND,
		BN_TONE_ACCENT, BN_TONE_ON_ACCENT, shut || code->count < BN_PIN_LEAST};
	for (int line = 0; line < 4; line++) {
		struct bn_box *row = bn_widget_add(b, pad,
			(struct bn_box){.flow = BN_ROW,
				.gap = b->portrait ? 24 : 16,
				.height = 1,
				.grow = 1});
		if (line == 3)
			build_key(b, row, &back);
		for (int i = 3 * line; i < 3 * line + (line == 3 ? 1 : 3); i++) {
			struct key digit = {.code = DIGIT,
				.fill = BN_TONE_PAPER,
				.tone = BN_TONE_INK,
				.off = shut};
			digit.name = bn_box_text(b->boxes, "%c", panel->digits[i]);
			digit.id = bn_box_text(b->boxes, "staff_code.%c", panel->digits[i]);
			build_key(b, row, &digit);
		}
		if (line == 3)
			build_key(b, row, &send);
	}
}

/* Nobody gets in before somebody at the computer says by which code. */
static void build_unset(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent)
{
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.gap = 24,
			.pad = {48, 48, 48, 48},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1});
	struct bn_box *words = bn_widget_text(b, card,
		_("Cette borne n’a pas encore de code. Qui l’installe en choisit un, dans un "
		  "terminal :"),
		BN_TYPE_BODY, BN_TONE_INK);
	words->id = "staff_code.unset";
	words->role = BN_ROLE_TEXT;
	bn_widget_text(b, card, bn_box_text(b->boxes, "bornectl pin -d %s", panel->folder),
		BN_TYPE_STRONG, BN_TONE_BRAND_INK);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_panel *panel = stage->panel;
	struct code *code = state;
	float dock_height = bn_widget_dock_height(b, false);
	float top = b->large ? 350 : 316;
	bn_staff_head(stage, b, root, _("Code de l’équipe"));
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.inset = b->portrait
						 ? (struct bn_edges){top, 48, dock_height + 64, 48}
						 : (struct bn_edges){40, 48, dock_height + 32,
							   BN_STAFF_SIDE + 48},
			.main = panel->pad == BN_PAD_UNSET && b->portrait ? BN_STRETCH : BN_CENTRE,
			.gap = 16});
	if (panel->pad == BN_PAD_UNSET) {
		build_unset(panel, b, column);
	} else {
		if (b->portrait && b->reach > top) /* the keys are in the lower part */
			bn_widget_add(b, column, (struct bn_box){.height = b->reach - top - 220});
		else if (b->portrait)
			bn_widget_add(b, column, (struct bn_box){.height = 96});
		build_dots(panel, code, b, column);
		build_words(panel, code, b, column);
		build_keys(panel, code, b, column);
	}
	struct bn_dock dock = bn_widget_dock(b, root, false);
	bn_widget_cell(b, &dock, "staff_code.close", "x-lg", _("Annuler"),
		(struct bn_action){.code = BN_INTENT_BACK});
	bn_page_comfort(stage, b, &dock);
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	(void)stage;
	(void)argument;
	explicit_bzero(state, sizeof(struct code));
}

static void add_digit(struct code *code, char digit)
{
	if (code->count < BN_PIN_MOST)
		code->digits[code->count++] = digit;
}

static void take_back(struct code *code)
{
	if (code->count > 0)
		code->digits[--code->count] = '\0';
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct code *code = state;
	if (is_shut(stage->panel))
		return (struct bn_action){0};
	if (action->code == DIGIT)
		add_digit(code, action->text[0]);
	if (action->code == BACKSPACE)
		take_back(code);
	if (action->code != SEND || code->count < BN_PIN_LEAST)
		return (struct bn_action){0};
	memcpy(code->sent, code->digits, sizeof(code->sent));
	explicit_bzero(code->digits, sizeof(code->digits));
	code->count = 0;
	return bn_staff_order(BN_ORDER_CODE, code->sent);
}

static void type(const struct bn_stage *stage, void *state, const char *letters)
{
	if (is_shut(stage->panel))
		return;
	if (letters == NULL)
		take_back(state);
	for (; letters != NULL && *letters != '\0'; letters++)
		if (isdigit((unsigned char)*letters))
			add_digit(state, *letters);
}

const struct bn_screen bn_staff_code = {.name = "staff_code",
	.state_size = sizeof(struct code),
	.secret = true,
	.staff = true,
	.enter = enter,
	.build = build,
	.act = act,
	.type = type};

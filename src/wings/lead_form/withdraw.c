/* Later, at the kiosk: who has the code of a request takes it back. */
#include "base/str.h"
#include "base/tr.h"
#include "ui/keyboard.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

#include <ctype.h>
#include <string.h>

#define SIGNS 6 /* of a code, after its prefix */

enum { KEY = BN_INTENT_OWN, SEND, FOCUS };

struct withdraw {
	char code[24];
	size_t cursor;
	bool too_short;
	struct bn_keyboard keyboard;
};

static struct bn_edit edit_of(struct withdraw *withdraw)
{
	return (struct bn_edit){withdraw->code, sizeof(withdraw->code), withdraw->cursor};
}

static const char *trouble(
	const struct bn_stage *stage, const struct withdraw *withdraw, struct bn_builder *b)
{
	switch (stage->erasing) {
	case BN_ERASING_UNKNOWN:
		return _("Ce code n’est pas connu de cette borne.");
	case BN_ERASING_SEVERAL:
		return _("Plusieurs demandes ont ce code : parlez‑en à l’équipe.");
	case BN_ERASING_FAILED:
		return _("Rien n’est encore effacé. Réessayez dans un moment.");
	case BN_ERASING_LATER:
		return _("Trop d’essais. Réessayez dans une minute.");
	case BN_ERASING_NONE:
	case BN_ERASING_BUSY:
	case BN_ERASING_DONE:
		break;
	}
	return withdraw->too_short
		       ? bn_box_text(b->boxes, _("Il manque des signes : six, après %s."),
				 stage->campaign->form.code_prefix)
		       : NULL;
}

/* A bubble that asks (portrait), or the brand's column with the same words. */
static void build_head(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, const char *words)
{
	if (b->portrait) {
		struct bn_box *head = bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.inset = {168, 48, 0, 48},
				.cross = BN_START});
		bn_widget_question(b, head, "withdraw.question", words)->max_width = 900;
		bn_page_brand(stage, b, root, 56, 40, false);
		bn_page_demonstration(stage, b, root, BN_RIGHT | BN_TOP);
		return;
	}
	struct bn_box *side = bn_form_build_side(b, root);
	struct bn_box *question = bn_widget_text(b, side, words, BN_TYPE_H2, BN_TONE_ON_BRAND);
	question->id = "withdraw.question";
	question->role = BN_ROLE_TEXT;
	question->anchor = BN_LEFT | BN_TOP;
	question->inset = (struct bn_edges){172, 48, 0, 56};
	bn_page_brand(stage, b, root, 56, 48, true);
	bn_page_demonstration(stage, b, side, BN_LEFT | BN_BOTTOM);
}

static void build_column(const struct bn_stage *stage, struct withdraw *withdraw,
	struct bn_builder *b, struct bn_box *root)
{
	struct bn_edges place = b->portrait ? (struct bn_edges){bn_form_fields_top(b), 48, 0, 48}
					    : (struct bn_edges){48, 48, 0, 668};
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP, .inset = place, .gap = 24});
	struct bn_edit edit = edit_of(withdraw);
	struct bn_field field = {.id = "withdraw.code",
		.label = _("Votre code"),
		.value = edit.text,
		.caret = (int)edit.cursor + 1,
		.width = b->width - (b->portrait ? 96 : 716),
		.error = trouble(stage, withdraw, b),
		.error_id = "withdraw.error",
		.action = {.code = FOCUS}};
	bn_widget_field(b, column, &field);
	struct bn_box *hint = bn_widget_text(b, column,
		stage->erasing == BN_ERASING_BUSY
			? _("Un instant…")
			: _("Il vous a été donné sur l’écran « Merci », après votre demande."),
		BN_TYPE_BODY, BN_TONE_INK_2);
	hint->pad.left = 8;
}

static void build_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_button *button)
{
	struct bn_dock dock = bn_page_dock(stage, b, root, false, true);
	bn_widget_button(b, dock.actions, button)->grow = 1;
}

static void build_keys(const struct withdraw *withdraw, struct bn_builder *b, struct bn_box *root)
{
	float dock = bn_widget_dock_height(b, true);
	float left = b->height - dock - bn_form_fields_top(b) - 330;
	struct bn_box *panel = bn_keyboard_build(b, root, &withdraw->keyboard, KEY);
	panel->anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM;
	panel->inset = (struct bn_edges){
		0, 0, b->portrait ? dock - 44 : dock, b->portrait ? 0 : 620};
	panel->height = (!b->portrait ? 440 : left < 560 ? left : 560) + (b->portrait ? 44 : 0);
	panel->stays = b->portrait; /* the fingers are there */
	if (b->portrait)
		panel->pad.bottom = 60;
}

/* What is true now, and what happens to copies. */
static void build_done(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *card = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = b->portrait ? (struct bn_edges){344, 48, 0, 48}
					     : (struct bn_edges){172, 48, 0, 668},
			.gap = 24,
			.pad = {48, 48, 48, 48},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1});
	bn_form_build_erased(b, card);
	build_dock(stage, b, root,
		&(struct bn_button){.id = "withdraw.done",
			.label = _("Terminer"),
			.icon = "house-fill",
			.action = {.code = BN_INTENT_QUIT}});
}

void bn_form_build_erased(struct bn_builder *b, struct bn_box *parent)
{
	struct bn_box *first = bn_widget_text(b, parent,
		_("Votre demande n’est plus dans cette borne."), BN_TYPE_STRONGER, BN_TONE_INK);
	first->id = "erased.words";
	first->role = BN_ROLE_TEXT;
	bn_widget_text(b, parent,
		_("Si le recruteur l’a déjà reçue, son prochain relevé l’écarte aussi. Votre code "
		  "ne "
		  "sert plus à rien."),
		BN_TYPE_BODY, BN_TONE_INK);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	struct withdraw *withdraw = state;
	bool done = stage->erasing == BN_ERASING_DONE;
	build_head(stage, b, root, done ? _("C’est effacé.") : _("Quel est\nvotre code ?"));
	if (done) {
		build_done(stage, b, root);
		return;
	}
	build_column(stage, withdraw, b, root);
	build_keys(withdraw, b, root);
	build_dock(stage, b, root,
		&(struct bn_button){.id = "withdraw.send",
			.label = _("Effacer ma demande"),
			.icon = "trash",
			.action = {.code = SEND}});
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	struct withdraw *withdraw = state;
	struct bn_edit edit = edit_of(withdraw);
	(void)stage;
	(void)argument;
	withdraw->keyboard.kind = BN_KEYBOARD_CODE;
	withdraw->too_short = false;
	bn_keyboard_follow(&withdraw->keyboard, &edit);
}

static void press(struct withdraw *withdraw, const struct bn_action *key)
{
	struct bn_edit edit = edit_of(withdraw);
	withdraw->too_short = false;
	bn_keyboard_press(&withdraw->keyboard, &edit, key);
	withdraw->cursor = edit.cursor;
}

static bool is_whole(const char *code)
{
	int count = 0;
	for (const char *at = code; *at != '\0'; at++)
		count += isalnum((unsigned char)*at) != 0;
	return count >= SIGNS;
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct withdraw *withdraw = state;
	if (stage->erasing == BN_ERASING_DONE)
		return (struct bn_action){0};
	if (action->code == KEY)
		press(withdraw, action);
	if (action->code != SEND)
		return (struct bn_action){0};
	withdraw->too_short = !is_whole(withdraw->code);
	if (withdraw->too_short)
		return (struct bn_action){0};
	return (struct bn_action){.code = BN_INTENT_ERASE, .text = withdraw->code};
}

/* Capitals, as the code is shown. */
static void type(const struct bn_stage *stage, void *state, const char *letters)
{
	char capital[8] = "";
	(void)stage;
	for (size_t i = 0; letters != NULL && letters[i] != '\0' && i + 1 < sizeof(capital); i++)
		capital[i] = (char)toupper((unsigned char)letters[i]);
	struct bn_action key = {
		KEY, letters != NULL ? BN_KEY_TEXT : BN_KEY_BACKSPACE, capital, NULL};
	press(state, &key);
}

const struct bn_screen bn_form_withdraw = {.name = "withdraw",
	.state_size = sizeof(struct withdraw),
	.secret = true,
	.enter = enter,
	.build = build,
	.act = act,
	.type = type};

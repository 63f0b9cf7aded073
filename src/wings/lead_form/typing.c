/* Steps 1 and 2: two fields and the keyboard. */
#include "base/tr.h"
#include "wings/lead_form/domain.h"
#include "wings/lead_form/screen.h"

float bn_form_fields_top(const struct bn_builder *b)
{
	return b->reach > 0 ? b->reach : 470;
}

/* From there, two fields and the button: side by side, and one under the other. */
static float fields_height(const struct bn_builder *b, bool row)
{
	if (row)
		return b->large ? 484 : 368;
	return b->large ? 616 : 536;
}

/* Side by side on a wide screen, and on an upright one too short for both and a keyboard. */
static bool in_a_row(const struct bn_builder *b)
{
	return !b->portrait || b->reach > 0 || b->height < (b->large ? 1800 : 1650);
}

static void build_field(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *parent, enum bn_form_field which)
{
	static const struct {
		const char *id, *label, *optional, *error_id;
	} fields[] = {
		{"lead_form.first_name", BN_TR("Prénom"), NULL, "lead_form.error.first_name"},
		{"lead_form.last_name", BN_TR("Nom"), BN_TR("(facultatif)"),
			"lead_form.error.last_name"},
		{"lead_form.email", BN_TR("Adresse mail"), NULL, "lead_form.error.email"},
		{"lead_form.phone", BN_TR("Ou téléphone"), NULL, "lead_form.error.phone"},
	};
	/* An address is longer than a number. */
	float share = which == BN_FORM_EMAIL ? .6f : which == BN_FORM_PHONE ? .4f : .5f;
	float room = b->width - (!b->portrait ? 740 : in_a_row(b) ? 120 : 96);
	struct bn_edit edit = bn_form_edit(form, stage->draft, which);
	struct bn_field field = {.id = fields[which].id,
		.label = _(fields[which].label),
		.optional = fields[which].optional != NULL ? _(fields[which].optional) : NULL,
		.value = edit.text,
		.caret = form->focus == which ? (int)edit.cursor + 1 : 0,
		.width = in_a_row(b) ? room * share : room,
		.error = bn_form_words(form->errors[which]),
		.error_id = fields[which].error_id,
		.error_beside = !in_a_row(b),
		.action = {.code = BN_FORM_FOCUS, .index = (int)which}};
	bn_widget_field(b, parent, &field)->grow = in_a_row(b) ? share : 0;
}

/* Its name doesn't tell the domain: that is a part of what was typed. */
static void build_meant(struct bn_builder *b, struct bn_box *parent, const char *domain)
{
	struct bn_chip chip = {.id = "lead_form.domain",
		.label = bn_box_text(b->boxes, _("%s ?"), domain),
		.icon = "envelope",
		.role = BN_ROLE_BUTTON,
		.action = {.code = BN_FORM_DOMAIN, .text = bn_box_text(b->boxes, "@%s", domain)}};
	struct bn_box *box = bn_widget_chip(b, parent, &chip);
	box->name = _("Corriger la fin de l’adresse");
	box->last->secret = true;
}

/* To take an earlier request back. */
static void build_way_back(struct bn_builder *b, struct bn_box *parent)
{
	struct bn_chip chip = {.id = "lead_form.withdraw",
		.label = _("Retirer une demande"),
		.icon = "trash",
		.role = BN_ROLE_BUTTON,
		.action = {.code = BN_INTENT_GO, .text = "withdraw"}};
	bn_widget_chip(b, parent, &chip);
}

/* On a wide screen the button is in the dock: the keys need the room. */
static void build_go(const struct bn_form *form, const struct bn_lead *draft, struct bn_builder *b,
	struct bn_box *parent)
{
	bool contact = form->step == BN_FORM_CONTACT;
	const char *meant = contact ? bn_domain_meant(draft->email) : NULL;
	enum bn_form_field first = contact ? BN_FORM_EMAIL : BN_FORM_FIRST_NAME;
	bool wrong = form->errors[first] != 0 || form->errors[first + 1] != 0;
	if (!b->portrait && wrong && (!contact || b->large))
		return;
	struct bn_box *row = bn_widget_add(
		b, parent, (struct bn_box){.flow = BN_ROW, .gap = 24, .cross = BN_CENTRE});
	if (meant != NULL)
		build_meant(b, row, meant);
	if (!contact)
		build_way_back(b, row);
	if (!contact || meant != NULL) {
		bn_widget_add(b, row, (struct bn_box){.grow = 1});
	} else {
		struct bn_box *hint = bn_widget_text(
			b, row, _("Un seul des deux suffit."), BN_TYPE_BODY, BN_TONE_INK_2);
		hint->grow = 1;
		hint->pad.left = 8;
	}
	if (!b->portrait)
		return;
	struct bn_button next = {.id = "lead_form.next",
		.label = _("Continuer"),
		.icon_after = "arrow-right",
		.action = {.code = BN_FORM_NEXT}};
	bn_widget_button(b, row, &next)->width = 480;
}

void bn_form_build_typing(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root)
{
	float dock = bn_widget_dock_height(b, false);
	enum bn_form_field first = form->step == BN_FORM_NAME ? BN_FORM_FIRST_NAME : BN_FORM_EMAIL;
	struct bn_edges place = b->portrait ? (struct bn_edges){bn_form_fields_top(b), 48, 0, 48}
					    : (struct bn_edges){28, 48, 0, 668};
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.inset = place,
			.talk = BN_TALK_ANSWERS,
			.gap = 24});
	struct bn_box *fields = bn_widget_add(
		b, column, (struct bn_box){.flow = in_a_row(b) ? BN_ROW : BN_COLUMN, .gap = 24});
	build_field(stage, form, b, fields, first);
	build_field(stage, form, b, fields, first + 1);
	build_go(form, stage->draft, b, column);
	bool digits = form->keyboard.kind == BN_KEYBOARD_PHONE;
	/* The keyboard takes what a shorter screen leaves under the fields. */
	float left = b->height - dock - bn_form_fields_top(b) - fields_height(b, in_a_row(b));
	float tall = digits ? 620 : 732;
	float height = !b->portrait ? 564 : left < tall ? left : tall;
	struct bn_box *panel = bn_keyboard_build(b, root, &form->keyboard, BN_FORM_KEY);
	panel->anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM;
	panel->inset = (struct bn_edges){
		0, 0, b->portrait ? dock - 44 : dock, b->portrait ? 0 : 620};
	panel->height = height + (b->portrait ? 44 : 0);
	panel->stays = b->portrait; /* the fingers are there */
	if (b->portrait)
		panel->pad.bottom = 60;
	if (digits) /* three keys in a row would be too wide to reach */
		panel->pad.left = panel->pad.right = b->portrait ? 180 : 260;
}

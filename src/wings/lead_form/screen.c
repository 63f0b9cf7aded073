#include "wings/lead_form/screen.h"

#include "base/tr.h"
#include "wings/lead_form/lead_form.h"
#include "wings/page.h"

static const char *question_of(const struct bn_form *form)
{
	static const char *const questions[BN_FORM_STEPS] = {
		BN_TR("Comment vous\nappelez-vous ?"),
		BN_TR("Comment vous\njoindre ?"),
		BN_TR("Où en êtes‑vous ?"),
		BN_TR("À quoi dites‑vous oui ?"),
	};
	return _(questions[form->step]);
}

static void build_steps(const struct bn_stage *stage, const struct bn_form *form,
	struct bn_builder *b, struct bn_box *parent)
{
	bool hollow = stage->aids[BN_AID_CONTRAST]; /* black and white alone tell what is to come */
	bool on_brand = !b->portrait;
	const char *words = bn_box_text(
		b->boxes, _("Étape %d sur %d"), form->step + 1, BN_FORM_STEPS);
	struct bn_box *all = bn_widget_add(b, parent,
		(struct bn_box){.id = "lead_form.step",
			.role = BN_ROLE_PROGRESSBAR,
			.flow = b->portrait ? BN_ROW : BN_COLUMN,
			.gap = 20,
			.cross = b->portrait ? BN_CENTRE : BN_START});
	struct bn_box *row = bn_widget_add(
		b, all, (struct bn_box){.flow = BN_ROW, .gap = 12, .cross = BN_CENTRE});
	for (int i = 0; i < BN_FORM_STEPS; i++)
		bn_widget_add(b, row,
			(struct bn_box){.width = i == (int)form->step ? 140 : 80,
				.height = 16,
				.fill = i <= (int)form->step
						? on_brand ? BN_TONE_ACCENT : BN_TONE_BRAND_INK
					: hollow ? BN_TONE_NONE
						 : BN_TONE_BRAND_LINE,
				.border = BN_TONE_BRAND_LINE,
				.border_width = hollow && i > (int)form->step ? 4 : 0,
				.shape = BN_SHAPE_PILL});
	bn_widget_text(b, all, words, BN_TYPE_META, on_brand ? BN_TONE_ON_BRAND : BN_TONE_INK_2);
}

struct bn_box *bn_form_build_side(struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, bn_widget_dock_height(b, false), 0},
			.width = 620,
			.flow = BN_STACK,
			.clip = true,
			.fill = BN_TONE_BRAND});
	bn_widget_add(b, side,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, 70, -90, 0}, /* its lower part is cut */
			.width = 480,
			.height = 480,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, side, bn_page_drawing(b, "seule-pro.png"),
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, 100, 0, 0},
			.width = 420,
			.height = 440,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
	return side;
}

void bn_form_build_head(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root)
{
	if (b->portrait) {
		struct bn_box *head = bn_widget_add(b, root,
			(struct bn_box){
				.anchor = BN_LEFT | BN_RIGHT | (b->reach > 0 ? BN_BOTTOM : BN_TOP),
				.inset = {144, 48, b->height - b->reach + 24, 48},
				.gap = 24,
				.cross = BN_START});
		struct bn_box *steps = bn_widget_add(b, head, (struct bn_box){.pad = {0, 0, 0, 8}});
		build_steps(stage, form, b, steps);
		bn_widget_question(b, head, "lead_form.question", question_of(form))->max_width =
			900;
		bn_page_brand(stage, b, root, 56, 40, false);
		bn_page_demonstration(stage, b, root, BN_RIGHT | BN_TOP);
		return;
	}
	struct bn_box *side = bn_form_build_side(b, root);
	struct bn_box *words = bn_widget_add(b, side,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP, .inset = {172, 48, 0, 56}, .gap = 36});
	build_steps(stage, form, b, words);
	struct bn_box *question = bn_widget_text(
		b, words, question_of(form), b->large ? BN_TYPE_H3 : BN_TYPE_H2, BN_TONE_ON_BRAND);
	question->id = "lead_form.question";
	question->talk = BN_TALK_QUESTION;
	question->role = BN_ROLE_TEXT;
	bn_page_brand(stage, b, root, 56, 48, true);
	bn_page_demonstration(stage, b, side, BN_LEFT | BN_BOTTOM);
}

/* What is told at the dock: why it can't be sent yet, that it is being saved, or that it failed. */
static const char *dock_words(const struct bn_stage *stage, const struct bn_form *form)
{
	if (stage->saving == BN_SAVING_BUSY)
		return _("Un instant…");
	if (stage->saving == BN_SAVING_FAILED)
		return _("Pas encore enregistré. La borne réessaie.");
	return form->step == BN_FORM_CONSENT ? bn_form_missing(stage->draft) : NULL;
}

static void build_dock(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root)
{
	bool last = form->step == BN_FORM_CONSENT;
	bool failed = stage->saving == BN_SAVING_FAILED;
	const char *words = dock_words(stage, form);
	struct bn_dock dock = bn_page_dock(stage, b, root, false, true);
	struct bn_button button = {.id = last ? "lead_form.send" : "lead_form.next",
		.label = !last    ? _("Continuer")
			 : failed ? _("Réessayer")
				  : _("Envoyer ma demande"),
		.icon = last && !b->large ? "send-fill" : NULL,
		.icon_after = last ? NULL : "arrow-right",
		.disabled = last && words != NULL && !failed,
		.action = {.code = last ? BN_FORM_SEND : BN_FORM_NEXT}};
	bn_widget_button(b, dock.actions, &button)->grow = 1;
	if (words == NULL)
		return;
	struct bn_box *reason = bn_widget_add(b, dock.actions,
		(struct bn_box){.id = "lead_form.reason",
			.role = BN_ROLE_TEXT,
			.width = !b->large     ? 330
				 : b->portrait ? 300
					       : 420,
			.main = BN_CENTRE});
	bn_widget_text(b, reason, words, BN_TYPE_NAV, BN_TONE_ON_BRAND);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	struct bn_form *form = state;
	bool typing = form->step <= BN_FORM_CONTACT;
	if (typing) {
		bn_form_build_typing(stage, form, b, root);
		bn_form_build_head(stage, form, b, root);
		if (b->portrait)
			bn_page_dock(stage, b, root, false, false);
		else
			build_dock(stage, form, b, root);
		return;
	}
	if (form->seek.open) {
		bn_form_build_seek(stage, form, b, root);
		bn_page_dock(stage, b, root, false, false);
		return;
	}
	float dock = bn_widget_dock_height(b, true);
	/* The last question takes two lines of large letters. */
	float top = !b->large ? 364 : form->step == BN_FORM_WISHES ? 380 : 470;
	if (b->reach > 0)
		top = b->reach;
	struct bn_box *list = bn_widget_add(b, root,
		(struct bn_box){.id = form->step == BN_FORM_WISHES ? "lead_form.wishes"
								   : "lead_form.consent",
			.role = BN_ROLE_LIST,
			.name = question_of(form),
			.scroll = true,
			.talk = BN_TALK_ANSWERS,
			.gap = 20,
			.inset = b->portrait ? (struct bn_edges){top, 0, dock - 44, 0}
					     : (struct bn_edges){0, 0, dock, 620},
			.pad = b->portrait ? (struct bn_edges){8, 48, 76, 48}
					   : (struct bn_edges){40, 48, 32, 48}});
	if (form->step == BN_FORM_WISHES)
		bn_form_build_wishes(stage, form, b, list);
	else
		bn_form_build_consent(stage, form, b, list);
	bn_form_build_head(stage, form, b, root);
	build_dock(stage, form, b, root);
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	bn_form_enter(state, stage, argument);
}

/* A métier to tick is being looked for. */
static void look_for(
	const struct bn_stage *stage, struct bn_form *form, const struct bn_action *action)
{
	if (action->code == BN_FORM_PUBLIC)
		form->public = action->text;
	if (action->code == BN_FORM_CLEAR) {
		form->public = NULL;
		bn_seek_clear(&form->seek);
	}
	if (action->code == BN_FORM_SOUGHT)
		bn_seek_press(&form->seek, action);
	if (action->code == BN_FORM_SEEK || action->code == BN_FORM_SEEN)
		form->seek.open = action->code == BN_FORM_SEEK;
	bn_form_sort(form, stage);
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct bn_form *form = state;
	struct bn_lead *draft = stage->draft;
	if (stage->saving == BN_SAVING_BUSY)
		return (struct bn_action){0};
	switch ((enum bn_form_action)action->code) {
	case BN_FORM_KEY:
		bn_form_press(form, draft, action);
		break;
	case BN_FORM_FOCUS:
		bn_form_focus(form, draft, (enum bn_form_field)action->index);
		break;
	case BN_FORM_DOMAIN:
		bn_form_take_domain(form, draft, action->text);
		break;
	case BN_FORM_NEXT:
		bn_form_next(form, draft);
		break;
	case BN_FORM_SITUATE:
		bn_form_set_situation(form, draft, action->text);
		break;
	case BN_FORM_INTEREST:
		bn_form_toggle_interest(draft, action->text);
		break;
	case BN_FORM_PUBLIC:
	case BN_FORM_SEEK:
	case BN_FORM_SEEN:
	case BN_FORM_SOUGHT:
	case BN_FORM_CLEAR:
		look_for(stage, form, action);
		break;
	case BN_FORM_AGE:
		draft->age_declared = !draft->age_declared;
		break;
	case BN_FORM_PURPOSE:
		bn_form_toggle_purpose(draft, action->text);
		break;
	case BN_FORM_NOTICE:
		form->notice_open = !form->notice_open;
		break;
	case BN_FORM_SEND:
		if (bn_form_missing(draft) == NULL)
			return (struct bn_action){.code = BN_INTENT_SAVE};
		break;
	}
	return (struct bn_action){0};
}

static bool back(const struct bn_stage *stage, void *state)
{
	return bn_form_back(state, stage->draft);
}

static int step(const struct bn_stage *stage, const void *state)
{
	const struct bn_form *form = state;
	(void)stage;
	return (int)form->step;
}

static void type(const struct bn_stage *stage, void *state, const char *letters)
{
	struct bn_form *form = state;
	struct bn_action key = {
		BN_FORM_KEY, letters != NULL ? BN_KEY_TEXT : BN_KEY_BACKSPACE, letters, NULL};
	if (form->step <= BN_FORM_CONTACT)
		bn_form_press(form, stage->draft, &key);
	else if (form->step == BN_FORM_WISHES && bn_form_has_many(stage->campaign))
		bn_seek_type(&form->seek, letters);
}

const struct bn_screen bn_form_screen = {.name = "lead_form",
	.state_size = sizeof(struct bn_form),
	.secret = true,
	.enter = enter,
	.build = build,
	.act = act,
	.back = back,
	.step = step,
	.type = type};

static const struct bn_screen *const screens[] = {&bn_form_screen, &bn_form_thanks,
	&bn_form_leaflet, &bn_form_closed, &bn_form_withdraw, NULL};
const struct bn_wing bn_lead_form_wing = {"lead_form", screens};

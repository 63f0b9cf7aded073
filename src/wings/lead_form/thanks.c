/* After the lead is durable, and only then: a code to keep, and what happens next. */
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

static void build_head(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	float dock = bn_widget_dock_height(b, true);
	struct bn_box *head = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | (b->portrait ? BN_RIGHT : BN_BOTTOM),
			.inset = {0, 0, b->portrait ? 0 : dock, 0},
			.width = b->portrait ? 0 : 672,
			.height = b->portrait ? 620 : 0,
			.flow = BN_STACK,
			.clip = true,
			.fill = BN_TONE_BRAND});
	bn_widget_add(b, head,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? -20 : 86, -80, 0}, /* its lower part is cut */
			.width = 500,
			.height = 500,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, head, bn_page_drawing(b, "seule-pro.png"),
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? 0 : 108, 0, 0},
			.width = 456,
			.height = 474,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
	bn_page_brand(stage, b, head, 56, b->portrait ? 40 : 48, true);
	bn_page_demonstration(
		stage, b, head, b->portrait ? BN_RIGHT | BN_TOP : BN_LEFT | BN_BOTTOM);
	struct bn_box *title = bn_widget_text(b, head,
		stage->erasing == BN_ERASING_DONE ? _("C’est\neffacé.") : _("Merci,\nc’est noté !"),
		b->portrait ? BN_TYPE_HERO : BN_TYPE_H1, BN_TONE_ON_BRAND);
	title->id = "thanks.title";
	title->role = BN_ROLE_TEXT;
	title->anchor = BN_LEFT | BN_TOP;
	title->inset = (struct bn_edges){b->portrait ? 216 : 172, 0, 0, 56};
}

static void build_code(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 32,
			.pad = {36, 48, 36, 48},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.shadow = 2});
	struct bn_box *words = bn_widget_add(b, card, (struct bn_box){.grow = 1, .gap = 8});
	bn_widget_text(b, words, _("Votre code"), BN_TYPE_BODY, BN_TONE_INK_2);
	/* Whoever has the code may ask to erase the lead: it is for the visitor's eyes. */
	struct bn_box *code = bn_widget_text(
		b, words, stage->reference, BN_TYPE_H2, BN_TONE_BRAND_INK);
	code->id = "thanks.reference";
	code->role = BN_ROLE_TEXT;
	code->name = _("Votre code");
	code->secret = true;
	bn_widget_text(b, words, _("Gardez-le : il permet de modifier ou d’effacer votre demande."),
		BN_TYPE_BODY, BN_TONE_INK);
	struct bn_box *photo = bn_widget_add(
		b, card, (struct bn_box){.gap = 12, .cross = BN_CENTRE});
	bn_widget_qr(b, photo, "thanks.qr", _("Code QR à photographier"), stage->reference, 240)
		->secret = true;
	bn_widget_text(b, photo, _("À photographier"), BN_TYPE_META, BN_TONE_INK_2);
}

static void build_next(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	struct bn_box *title = bn_widget_text(
		b, parent, _("Et maintenant ?"), BN_TYPE_H3, BN_TONE_INK);
	title->pad.left = 8;
	for (size_t i = 0; i < stage->campaign->form.next_step_count; i++) {
		const struct bn_next_step *step = &stage->campaign->form.next_steps[i];
		struct bn_box *row = bn_widget_add(b, parent,
			(struct bn_box){.id = bn_box_text(b->boxes, "thanks.next.%d", (int)i + 1),
				.role = BN_ROLE_TEXT,
				.flow = BN_ROW,
				.gap = 32,
				.cross = BN_CENTRE});
		bn_widget_bubble(b, row, step->icon, 112);
		struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
		bn_widget_text(
			b, words, bn_page_say(stage, &step->when), BN_TYPE_STRONGER, BN_TONE_INK);
		bn_widget_text(
			b, words, bn_page_say(stage, &step->what), BN_TYPE_BODY, BN_TONE_INK);
	}
}

static void build_countdown(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *by_itself)
{
	bn_widget_ring(b, by_itself, "thanks.time",
		bn_box_text(b->boxes,
			bn_tr_count("Retour à l’accueil dans %d seconde",
				"Retour à l’accueil dans %d secondes",
				(unsigned long)stage->seconds_left),
			stage->seconds_left),
		stage->seconds_left, stage->part_left, 112, true);
	bn_widget_text(b, by_itself, _("Retour à l’accueil"), BN_TYPE_STRONG, BN_TONE_ON_BRAND)
		->grow = 1;
}

static void build_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_dock dock = bn_widget_dock(b, root, true);
	struct bn_button done = {.id = "thanks.done",
		.label = _("Terminer"),
		.icon = "house-fill",
		.action = {.code = BN_INTENT_QUIT}};
	bn_widget_button(b, dock.actions, &done)->grow = 1;
	struct bn_box *by_itself = bn_widget_add(b, dock.actions,
		(struct bn_box){.flow = BN_ROW, .gap = 24, .cross = BN_CENTRE, .width = 360});
	if (stage->erasing == BN_ERASING_BUSY || stage->erasing == BN_ERASING_FAILED) {
		struct bn_box *words = bn_widget_text(b, by_itself,
			stage->erasing == BN_ERASING_BUSY ? _("Un instant…")
							  : _("Pas encore effacée."),
			BN_TYPE_NAV, BN_TONE_ON_BRAND);
		words->id = "thanks.erasing";
		words->role = BN_ROLE_TEXT;
		words->grow = 1;
	} else {
		build_countdown(stage, b, by_itself);
	}
	if (stage->erasing == BN_ERASING_DONE)
		bn_widget_cell(b, &dock, "dock.home", "house", _("Accueil"),
			(struct bn_action){.code = BN_INTENT_HOME});
	else
		bn_widget_cell(b, &dock, "thanks.erase", "trash", _("Supprimer"),
			(struct bn_action){.code = BN_INTENT_ERASE});
	bn_page_comfort(stage, b, &dock);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	float dock = bn_widget_dock_height(b, true);
	build_head(stage, b, root);
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.inset = b->portrait ? (struct bn_edges){570, 48, dock + 24, 48}
						     : (struct bn_edges){48, 48, dock + 24, 720},
			.gap = b->portrait ? 28 : 20});
	if (b->large) { /* what doesn't fit is a swipe away */
		column->id = "thanks.page";
		column->role = BN_ROLE_LIST;
		column->name = _("Et maintenant ?");
		column->scroll = true;
		column->inset = b->portrait ? (struct bn_edges){570, 0, dock - 44, 0}
					    : (struct bn_edges){0, 0, dock, 672};
		column->pad = b->portrait ? (struct bn_edges){0, 48, 68, 48}
					  : (struct bn_edges){48, 48, 24, 48};
	}
	if (stage->erasing == BN_ERASING_DONE) {
		struct bn_box *card = bn_widget_add(b, column,
			(struct bn_box){.gap = 24,
				.pad = {48, 48, 48, 48},
				.fill = BN_TONE_PAPER,
				.shape = BN_SHAPE_SAY,
				.shadow = 2});
		bn_form_build_erased(b, card);
		build_dock(stage, b, root);
		return;
	}
	build_code(stage, b, column);
	struct bn_box *next = bn_widget_add(b, column,
		(struct bn_box){.gap = b->portrait ? 28 : 18, .grow = 1, .main = BN_CENTRE});
	build_next(stage, b, next);
	build_dock(stage, b, root);
}

const struct bn_screen bn_form_thanks = {.name = "thanks", .countdown = true, .build = build};

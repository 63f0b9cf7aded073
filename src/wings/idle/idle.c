#include "wings/idle/idle.h"

#include "base/tr.h"
#include "wings/page.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	struct bn_action stay = {.code = BN_INTENT_CLOSE};
	struct bn_box *bubble = bn_widget_dialog(b, root, "idle_warning", _("Toujours là ?"), stay);
	float size = b->portrait ? 300 : 220;
	bn_widget_ring(b, bubble, "idle_warning.time",
		bn_box_text(b->boxes,
			bn_tr_count("Il reste %d seconde", "Il reste %d secondes",
				(unsigned long)stage->seconds_left),
			stage->seconds_left),
		stage->seconds_left, stage->part_left, size, false);
	struct bn_box *title = bn_widget_text(
		b, bubble, _("Toujours là ?"), BN_TYPE_H1, BN_TONE_INK);
	title->id = "idle_warning.title";
	title->role = BN_ROLE_TEXT;
	struct bn_box *words = bn_widget_text(b, bubble,
		bn_box_text(b->boxes,
			bn_tr_count("Dans %d seconde, la borne efface votre saisie et revient à "
				    "l’accueil.",
				"Dans %d secondes, la borne efface votre saisie et revient à "
				"l’accueil.",
				(unsigned long)stage->seconds_left),
			stage->seconds_left),
		BN_TYPE_LEAD, BN_TONE_INK_2);
	words->justify = BN_JUSTIFY_CENTRE;
	words->max_width = 760;
	words->id = "idle_warning.words";
	words->role = BN_ROLE_TEXT;
	bubble->gap = b->portrait ? 28 : 20;
	struct bn_button button = {.id = "idle_warning.stay",
		.label = _("Je suis là, je continue"),
		.icon = "hand-index-thumb-fill",
		.action = stay};
	struct bn_box *yes = bn_widget_button(b, bubble, &button);
	yes->width = 840;
	yes->min_height = b->portrait ? 168 : 132;
	button = (struct bn_button){.id = "idle_warning.end",
		.label = _("Effacer et terminer"),
		.kind = BN_BUTTON_GHOST,
		.action = {.code = BN_INTENT_QUIT}};
	bn_widget_button(b, bubble, &button)->width = 840;
}

static const struct bn_screen idle_warning = {
	.name = "idle_warning", .overlay = true, .build = build};
static const struct bn_screen *const screens[] = {&idle_warning, NULL};
const struct bn_wing bn_idle_wing = {"idle", screens};

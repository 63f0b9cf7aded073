/* Restart, shut down, leave: asked once more before it is done. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

enum { ASK = BN_INTENT_OWN, SURE, KEEP };

/* What is asked once more; NONE: nothing is. */
struct power {
	enum bn_order order;
};

static void build_choice(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	const char *busy = panel->busy ? _("Une clé USB sert encore") : NULL;
	const char *off = panel->can_restart ? busy : _("Pas disponible sur cet ordinateur");
	const struct bn_staff_tile restart = {.id = "staff_power.restart",
		.icon = "arrow-clockwise",
		.label = _("Redémarrer l’ordinateur"),
		.detail = off,
		.off = off != NULL,
		.action = {.code = ASK, .index = BN_ORDER_RESTART}};
	const struct bn_staff_tile shutdown = {.id = "staff_power.shutdown",
		.icon = "power",
		.label = _("Éteindre l’ordinateur"),
		.detail = off,
		.off = off != NULL,
		.action = {.code = ASK, .index = BN_ORDER_SHUTDOWN}};
	const struct bn_staff_tile leave = {.id = "staff_power.leave",
		.icon = "box-arrow-right",
		.label = _("Quitter la borne"),
		.detail = busy != NULL ? busy : _("L’ordinateur reste allumé"),
		.off = busy != NULL,
		.action = {.code = ASK, .index = BN_ORDER_LEAVE}};
	bn_staff_tile(b, list, &restart);
	bn_staff_tile(b, list, &shutdown);
	if (panel->can_leave)
		bn_staff_tile(b, list, &leave);
	if (panel->asked)
		bn_staff_text(b, list, "staff_power.asked",
			_("C’est demandé : l’ordinateur s’arrête dans un instant."), BN_TYPE_STRONG,
			BN_TONE_INK);
	if (panel->refused)
		bn_staff_text(b, list, "staff_power.refused",
			_("Le système n’a pas accepté. Appelez le support."), BN_TYPE_STRONG,
			BN_TONE_ERROR);
	bn_widget_text(b, list, _("Les demandes et les réglages sont gardés."), BN_TYPE_BODY,
		BN_TONE_INK_2);
}

static void build_question(enum bn_order order, struct bn_builder *b, struct bn_box *list)
{
	const char *question = order == BN_ORDER_RESTART    ? _("Redémarrer maintenant ?")
			       : order == BN_ORDER_SHUTDOWN ? _("Éteindre maintenant ?")
							    : _("Quitter maintenant ?");
	const char *yes = order == BN_ORDER_RESTART    ? _("Oui, redémarrer")
			  : order == BN_ORDER_SHUTDOWN ? _("Oui, éteindre")
						       : _("Oui, quitter");
	struct bn_box *card = bn_staff_card(b, list);
	card->gap = 32;
	bn_staff_text(b, card, "staff_power.question", question, BN_TYPE_H3, BN_TONE_INK);
	const struct bn_button sure = {
		.id = "staff_power.yes", .label = yes, .action = {.code = SURE}};
	const struct bn_button no = {.id = "staff_power.no",
		.label = _("Non, continuer"),
		.kind = BN_BUTTON_GHOST,
		.action = {.code = KEEP}};
	bn_widget_button(b, card, &sure);
	bn_widget_button(b, card, &no);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct power *power = state;
	struct bn_box *list = bn_staff_page(stage, b, root, "staff_power.list", _("Arrêt"));
	if (power->order != BN_ORDER_NONE && !stage->panel->busy)
		build_question(power->order, b, list);
	else
		build_choice(stage->panel, b, list);
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	struct power *power = state;
	(void)stage;
	(void)argument;
	power->order = BN_ORDER_NONE;
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct power *power = state;
	(void)stage;
	enum bn_order order = power->order;
	power->order = action->code == ASK ? (enum bn_order)action->index : BN_ORDER_NONE;
	return action->code == SURE ? bn_staff_order(order, NULL) : (struct bn_action){0};
}

const struct bn_screen bn_staff_power = {.name = "staff_power",
	.state_size = sizeof(struct power),
	.staff = true,
	.enter = enter,
	.build = build,
	.act = act};

/* The day's leads onto a stick: which one, how far, what came of it, and when it may be pulled out.
 */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"
#include "wings/staff/sticks.h"

static const char *failure(const struct bn_panel *panel)
{
	if (panel->silent)
		return _("La clé n’a plus répondu.");
	if (panel->gone)
		return _("La clé a été retirée avant la fin.");
	switch (panel->export_result) {
	case BN_EXPORT_FULL:
		return _("La clé n’a plus assez de place.");
	case BN_EXPORT_READ_ONLY:
		return _("La clé est protégée : rien ne s’y écrit.");
	case BN_EXPORT_UNREADABLE:
		return _("Les demandes de la borne ne se lisent pas.");
	case BN_EXPORT_FAILED:
	case BN_EXPORT_DONE:
	case BN_EXPORT_NOTHING:
		break;
	}
	return _("La clé n’a pas tout pris.");
}

static const char *remedy(const struct bn_panel *panel)
{
	bool there = !panel->gone && !panel->silent;
	if (there && panel->export_result == BN_EXPORT_UNREADABLE)
		return _("Appelez le support, et gardez le dossier de données tel qu’il est.");
	if (there && panel->export_result == BN_EXPORT_FULL)
		return _("Rien n’est perdu : les demandes restent sur la borne. Libérez de la "
			 "place sur la clé, ou prenez‑en une autre.");
	return _("Rien n’est perdu : les demandes restent sur la borne. Recommencez, au besoin "
		 "avec une autre clé.");
}

static void build_done(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *list)
{
	bool nothing = panel->export_result == BN_EXPORT_NOTHING;
	struct bn_box *card = bn_staff_verdict(b, list, "staff_export.done", BN_HEALTH_GOOD,
		nothing ? _("Il n’y a rien à exporter.")
			: bn_box_text(b->boxes,
				  bn_tr_count("%d demande exportée, relue et intacte",
					  "%d demandes exportées, relues et intactes",
					  (unsigned long)panel->leads),
				  (int)panel->leads));
	if (!nothing)
		bn_staff_text(
			b, card, "staff_export.file", panel->file, BN_TYPE_META, BN_TONE_INK_2);
	bn_sticks_release(panel, b, card);
	if (!nothing)
		bn_widget_text(b, list,
			_("Le fichier est chiffré : seul le service qui recrute l’ouvre, sur son "
			  "ordinateur, avec « bornectl leads open »."),
			BN_TYPE_BODY, BN_TONE_INK_2);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_panel *panel = stage->panel;
	(void)state;
	struct bn_box *list = bn_staff_page(
		stage, b, root, "staff_export.list", _("Exporter sur clé USB"));
	if (panel->task != BN_TASK_EXPORT) {
		bn_sticks_choose(panel, b, list, BN_ORDER_EXPORT);
		return;
	}
	switch (panel->task_state) {
	case BN_TASK_RUNNING:
		bn_sticks_progress(panel, b, list, _("Écriture, puis relecture…"));
		return;
	case BN_TASK_DONE:
		build_done(panel, b, list);
		break;
	case BN_TASK_FAILED:
		bn_staff_text(b,
			bn_staff_verdict(
				b, list, "staff_export.failed", BN_HEALTH_BAD, failure(panel)),
			"staff_export.remedy", remedy(panel), BN_TYPE_BODY, BN_TONE_INK);
		break;
	}
	bn_sticks_again(panel, b, list);
}

const struct bn_screen bn_staff_export = {.name = "staff_export", .staff = true, .build = build};

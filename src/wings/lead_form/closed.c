/* Nothing more can be kept: said before anybody types, with something to take along instead. */
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	struct bn_qr_dialog dialog = {.id = "form_closed",
		.title = _("Le formulaire est fermé\npour le moment"),
		.words = _("La borne n’a plus de place.\nParlez-en à l’équipe, ou emportez le "
			   "dépliant."),
		.code = stage->campaign->form.leaflet};
	bn_page_qr_dialog(b, root, &dialog);
}

const struct bn_screen bn_form_closed = {.name = "form_closed", .overlay = true, .build = build};

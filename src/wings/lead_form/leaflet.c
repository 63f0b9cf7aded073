/* Under 15, nothing is kept: a leaflet to take along on the phone instead. */
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	struct bn_qr_dialog dialog = {.id = "leaflet",
		.title = _("Moins de 15 ans ?\nEmportez le dépliant"),
		.words = _("Parlez-en avec un parent.\nLa borne ne garde rien."),
		.code = stage->campaign->form.leaflet};
	bn_page_qr_dialog(b, root, &dialog);
}

const struct bn_screen bn_form_leaflet = {.name = "leaflet", .overlay = true, .build = build};

/* In the place of the loop while nobody of the staff is there to help. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	root->fill = BN_TONE_BRAND;
	bn_page_brand(stage, b, root, 56, b->portrait ? 56 : 48, true);
	struct bn_box *middle = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_MIDDLE,
			.inset = {80, 48, 0, 48},
			.cross = BN_CENTRE,
			.gap = 40});
	struct bn_box *bubble = bn_widget_add(b, middle,
		(struct bn_box){.pad = {56, 72, 64, 72},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.cross = BN_CENTRE,
			.gap = 24});
	bn_widget_icon(b, bubble, "cup-hot-fill", 120, BN_TONE_BRAND_INK);
	struct bn_box *title = bn_widget_text(
		b, bubble, _("Je reviens"), BN_TYPE_H1, BN_TONE_BRAND_INK);
	title->id = "pause.title";
	title->role = BN_ROLE_TEXT;
	title->justify = BN_JUSTIFY_CENTRE;
	struct bn_box *words = bn_widget_text(b, bubble,
		_("L’équipe s’absente un moment. La borne reprend à son retour."), BN_TYPE_LEAD,
		BN_TONE_INK);
	words->justify = BN_JUSTIFY_CENTRE;
	words->max_width = 720;
	if (!stage->venue->qr || stage->campaign->page == NULL)
		return;
	struct bn_box *row = bn_widget_add(
		b, middle, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 32});
	bn_widget_qr(b, row, "pause.qr", _("Code QR : les métiers sur votre téléphone"),
		stage->campaign->page, 220);
	bn_widget_text(
		b, row, _("Les métiers sur\nvotre téléphone"), BN_TYPE_LEAD, BN_TONE_ON_BRAND);
}

const struct bn_screen bn_staff_pause = {.name = "pause", .pause = true, .build = build};

#include "base/tr.h"
#include "wings/attract/looks.h"
#include "wings/page.h"

/* "9 h" or "9 h 05" */
static const char *hour_words(struct bn_builder *b, int of_day)
{
	int hour = of_day / 60, minute = of_day % 60;
	return minute == 0 ? bn_box_text(b->boxes, _("%d h"), hour)
			   : bn_box_text(b->boxes, _("%d h %02d"), hour, minute);
}

static const char *back_words(const struct bn_stage *stage, struct bn_builder *b)
{
	static const char *const days[] = {BN_TR("lundi"), BN_TR("mardi"), BN_TR("mercredi"),
		BN_TR("jeudi"), BN_TR("vendredi"), BN_TR("samedi"), BN_TR("dimanche")};
	const struct bn_hours_opening *opening = &stage->opening;
	const char *hour = hour_words(b, opening->minute);
	if (opening->days < 0)
		return _("À bientôt");
	if (opening->days == 0)
		return bn_box_text(b->boxes, _("De retour à %s"), hour);
	if (opening->days == 1)
		return bn_box_text(b->boxes, _("De retour demain à %s"), hour);
	return bn_box_text(b->boxes, _("De retour %s à %s"), _(days[opening->day]), hour);
}

void bn_closed_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *middle = bn_widget_add(
		b, root, (struct bn_box){.anchor = BN_MIDDLE, .cross = BN_CENTRE, .gap = 56});
	bn_widget_brand(b, middle, bn_page_say(stage, &stage->campaign->name),
		bn_page_say(stage, &stage->campaign->department), true);
	struct bn_box *words = bn_widget_text(
		b, middle, back_words(stage, b), BN_TYPE_H2, BN_TONE_ON_BRAND);
	words->id = "attract.closed";
	words->role = BN_ROLE_TEXT;
	words->justify = BN_JUSTIFY_CENTRE;
	words->max_width = 900;
	if (!stage->venue->touch)
		return;
	struct bn_box *row = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_MIDDLE | BN_BOTTOM,
			.inset = {0, 0, 96, 0},
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 24});
	bn_widget_icon(b, row, "hand-index-thumb-fill", 56, BN_TONE_ACCENT);
	bn_widget_text(b, row, _("Touchez l’écran pour découvrir les métiers"), BN_TYPE_BODY,
		BN_TONE_ON_BRAND);
}

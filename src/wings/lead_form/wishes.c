/* Step 3: the visitor's situation, and the métiers of interest (metiers.c). */
#include "base/str.h"
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

void bn_form_build_title(
	struct bn_builder *b, struct bn_box *list, const char *id, const char *title)
{
	struct bn_box *words = bn_widget_text(b, list, title, BN_TYPE_STRONG, BN_TONE_INK);
	words->id = id;
	words->role = BN_ROLE_TEXT;
	words->pad = (struct bn_edges){12, 8, 0, 8};
}

void bn_form_build_wishes(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list)
{
	const struct bn_campaign *campaign = stage->campaign;
	bn_form_build_title(b, list, "lead_form.situation", _("Votre situation"));
	struct bn_box *chips = bn_widget_add(
		b, list, (struct bn_box){.flow = BN_WRAP, .gap = 14, .line_gap = 20});
	for (size_t i = 0; i < campaign->form.situation_count; i++) {
		const struct bn_choice *choice = &campaign->form.situations[i];
		struct bn_chip chip = {
			.id = bn_box_text(b->boxes, "lead_form.situation.%s", choice->id),
			.label = bn_page_say(stage, &choice->label),
			.role = BN_ROLE_CHECKBOX,
			.chosen = bn_str_same(stage->draft->situation, choice->id),
			.action = {.code = BN_FORM_SITUATE, .text = choice->id}};
		bn_widget_chip(b, chips, &chip);
	}
	const char *error = bn_form_words(form->errors[BN_FORM_SITUATION]);
	if (error != NULL) {
		struct bn_box *row = bn_widget_add(b, list,
			(struct bn_box){.id = "lead_form.error.situation",
				.role = BN_ROLE_TEXT,
				.flow = BN_ROW,
				.gap = 12,
				.cross = BN_CENTRE});
		bn_widget_icon(b, row, "exclamation-circle-fill", 36, BN_TONE_ERROR);
		bn_widget_text(b, row, error, BN_TYPE_NAV, BN_TONE_ERROR);
	}
	bn_form_build_metiers(stage, form, b, list);
}

/* Step 4: age, one box a purpose, none ticked beforehand, and the notice to read in place. */
#include "base/tr.h"
#include "wings/lead_form/screen.h"
#include "wings/page.h"

static void build_details(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *card)
{
	const struct bn_notice *notice = &stage->campaign->form.notice;
	const struct {
		const char *title, *text;
	} parts[] = {
		{_("Qui décide"), bn_page_say(stage, &notice->controller)},
		{_("Qui les lit"), bn_page_say(stage, &notice->recipients)},
		{_("Vos droits"), bn_page_say(stage, &notice->rights)},
		{_("À qui écrire"), bn_page_say(stage, &notice->dpo)},
	};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct bn_box *part = bn_widget_add(b, card, (struct bn_box){.pad = {8, 0, 0, 0}});
		bn_widget_text(b, part, parts[i].title, BN_TYPE_STRONG, BN_TONE_BRAND_INK);
		bn_widget_text(b, part, parts[i].text, BN_TYPE_BODY, BN_TONE_INK);
	}
	bn_widget_text(b, card,
		bn_box_text(b->boxes, _("Elles sont effacées au bout de %d mois."),
			notice->retention_months),
		BN_TYPE_BODY, BN_TONE_INK);
}

static void build_pill(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *icon, const char *label, struct bn_action action)
{
	struct bn_box *pill = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.action = action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 18,
			.height = 96,
			.pad = {0, 36, 0, 28},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_PILL,
			.border = BN_TONE_BRAND_INK,
			.border_width = 4,
			.press = BN_PRESS_SOFT});
	bn_widget_icon(b, pill, icon, 44, BN_TONE_BRAND_INK);
	bn_widget_text(b, pill, label, BN_TYPE_STRONG, BN_TONE_BRAND_INK);
}

static void build_notice(const struct bn_stage *stage, const struct bn_form *form,
	struct bn_builder *b, struct bn_box *list)
{
	const struct bn_notice *notice = &stage->campaign->form.notice;
	struct bn_box *card = bn_widget_add(b, list,
		(struct bn_box){.id = "lead_form.notice_text",
			.role = BN_ROLE_TEXT,
			.pad = {32, 40, 32, 40},
			.gap = 12,
			.fill = BN_TONE_SOFT,
			.shape = BN_SHAPE_SAY});
	struct bn_box *title = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .gap = 18, .cross = BN_CENTRE});
	bn_widget_icon(b, title, "shield-lock-fill", 48, BN_TONE_BRAND_INK);
	bn_widget_text(b, title, _("Vos données, en clair"), BN_TYPE_STRONG, BN_TONE_INK);
	for (size_t i = 0; i < notice->point_count; i++)
		bn_widget_point(b, card, bn_page_say(stage, &notice->points[i]));
	if (form->notice_open)
		build_details(stage, b, card);
	struct bn_box *foot = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_WRAP, .gap = 20, .pad = {12, 0, 0, 0}});
	build_pill(b, foot, "lead_form.notice", form->notice_open ? "chevron-up" : "info-circle",
		form->notice_open ? _("Réduire") : _("En savoir plus"),
		(struct bn_action){.code = BN_FORM_NOTICE});
	if (stage->campaign->form.leaflet != NULL)
		build_pill(b, foot, "lead_form.young", "qr-code", _("Moins de 15 ans ?"),
			(struct bn_action){.code = BN_INTENT_OPEN, .text = "leaflet"});
}

void bn_form_build_consent(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list)
{
	const struct bn_lead *draft = stage->draft;
	struct bn_box *words = bn_widget_text(b, list,
		_("Rien n’est coché d’avance. Cochez ce que vous voulez."), BN_TYPE_BODY,
		BN_TONE_INK_2);
	words->pad.left = 8;
	struct bn_check age = {.id = "lead_form.age",
		.title = _("J’ai 15 ans ou plus"),
		.ticked = draft->age_declared,
		.action = {.code = BN_FORM_AGE}};
	bn_widget_check(b, list, &age);
	for (size_t i = 0; i < stage->campaign->form.purpose_count; i++) {
		const struct bn_purpose *purpose = &stage->campaign->form.purposes[i];
		struct bn_check check = {
			.id = bn_box_text(b->boxes, "lead_form.purpose.%s", purpose->id),
			.title = bn_page_say(stage, &purpose->title),
			.detail = bn_page_say(stage, &purpose->detail),
			.ticked = bn_form_agreed(draft, purpose->id),
			.action = {.code = BN_FORM_PURPOSE, .text = purpose->id}};
		bn_widget_check(b, list, &check);
	}
	build_notice(stage, form, b, list);
}

#include "wings/staff/parts.h"

#include "base/tr.h"
#include "wings/page.h"

struct bn_action bn_staff_order(enum bn_order order, const char *text)
{
	return (struct bn_action){.code = BN_INTENT_STAFF, .index = (int)order, .text = text};
}

void bn_staff_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand)
{
	struct bn_box *brand = bn_widget_brand(b, root, _("Espace équipe"),
		bn_page_say(stage, &stage->campaign->department), on_brand);
	brand->anchor = BN_LEFT | BN_TOP;
	brand->inset = (struct bn_edges){top, 0, 0, left};
	brand->max_width = b->portrait ? b->width - left - 48 : BN_STAFF_SIDE - 72;
}

void bn_staff_head(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, const char *words)
{
	if (b->portrait) {
		struct bn_box *head = bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.inset = {b->large ? 196 : 168, 48, 0, 48},
				.cross = BN_START});
		bn_widget_question(b, head, "staff.title", words)->max_width = 900;
		bn_staff_brand(stage, b, root, 56, 40, false);
		return;
	}
	struct bn_box *side = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {0, 0, bn_widget_dock_height(b, true), 0},
			.width = BN_STAFF_SIDE,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND});
	struct bn_box *title = bn_widget_text(b, side, words, BN_TYPE_H2, BN_TONE_ON_BRAND);
	title->id = "staff.title";
	title->role = BN_ROLE_TEXT;
	title->anchor = BN_LEFT | BN_TOP;
	title->inset = (struct bn_edges){b->large ? 212 : 172, 48, 0, 56};
	title->max_width = BN_STAFF_SIDE - 104;
	bn_staff_brand(stage, b, root, 56, 48, true);
}

/* What the staff see first. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	bn_staff_head(stage, b, root, _("Espace équipe"));
	struct bn_dock dock = bn_widget_dock(b, root, false);
	bn_widget_cell(b, &dock, "staff.lock", "lock-fill", _("Verrouiller"),
		(struct bn_action){.code = BN_INTENT_QUIT});
	bn_page_comfort(stage, b, &dock);
}

const struct bn_screen bn_staff_panel = {.name = "staff", .staff = true, .build = build};

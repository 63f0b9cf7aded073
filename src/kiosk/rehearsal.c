#include "kiosk/rehearsal.h"

/* What a touch will show first, in that order: drawn once where nobody sees it. The first of them
 * while the loop's first picture stands still, the others after the first touch. */
static const char *const rehearsals[] = {
	"home", "professions", "lead_form", "profession", "access"};

static void build_next(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	struct bn_kiosk *kiosk = context;
	struct bn_builder b = bn_loop_builder(kiosk, boxes);
	bn_session_build_screen(kiosk->session, rehearsals[kiosk->rehearsed], &b, root);
}

bool bn_rehearsal_due(const struct bn_kiosk *kiosk)
{
	bool left = kiosk->rehearsed < sizeof(rehearsals) / sizeof(rehearsals[0]);
	bool first = kiosk->rehearsed == 0 && kiosk->film_number > 0;
	/* Nobody gets to these where nobody touches. */
	return left && kiosk->venue->touch && (first || !bn_session_in_loop(kiosk->session));
}

void bn_rehearsal_run(struct bn_kiosk *kiosk)
{
	bn_view_rehearse(kiosk->view, build_next, kiosk);
	kiosk->rehearsed++;
}

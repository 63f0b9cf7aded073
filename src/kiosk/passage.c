#include "kiosk/passage.h"

enum bn_motion_kind bn_passage(struct bn_session_place from, struct bn_session_place to)
{
	if (from.screen == NULL)
		return BN_MOTION_NONE;
	if (to.screen->loop) /* into it nobody comes */
		return from.screen == to.screen && from.step != to.step ? BN_MOTION_DISSOLVE
									: BN_MOTION_NONE;
	if (from.screen->loop)
		return BN_MOTION_OUT;
	if (from.screen != to.screen)
		return to.depth < from.depth ? BN_MOTION_BACK : BN_MOTION_FORWARD;
	if (from.overlay != to.overlay)
		return BN_MOTION_FADE;
	if (from.step != to.step)
		return to.step < from.step ? BN_MOTION_BACK : BN_MOTION_FORWARD;
	return BN_MOTION_NONE;
}

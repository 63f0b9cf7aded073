#include "ui/motion.h"

#define SLIDE    48.f /* units */
#define SLIDE_MS 240
#define FADE_MS  120
#define LOOP_MS  600

static float ease_out_quart(float at)
{
	float left = 1 - at;
	return 1 - left * left * left * left;
}

static int length_of(enum bn_motion_kind kind)
{
	if (kind == BN_MOTION_DISSOLVE)
		return LOOP_MS;
	return kind == BN_MOTION_FADE ? FADE_MS : SLIDE_MS;
}

void bn_motion_begin(struct bn_motion *motion, enum bn_motion_kind kind)
{
	*motion = (struct bn_motion){.kind = kind};
}

bool bn_motion_on(const struct bn_motion *motion)
{
	return motion->kind != BN_MOTION_NONE;
}

struct bn_motion_step bn_motion_step(struct bn_motion *motion, int64_t now_ms)
{
	struct bn_motion_step step = {.part = 1, .last = true};
	if (!bn_motion_on(motion))
		return step;
	step.first = motion->start_ms == 0;
	if (step.first)
		motion->start_ms = now_ms - BN_MOTION_FRAME_MS;
	motion->step_ms = now_ms;
	int length_ms = length_of(motion->kind);
	int64_t gone_ms = now_ms - motion->start_ms;
	step.last = gone_ms >= length_ms;
	float at = (float)gone_ms / (float)length_ms;
	if (!step.last)
		step.part = motion->kind == BN_MOTION_DISSOLVE ? at : ease_out_quart(at);
	if (motion->kind == BN_MOTION_FORWARD)
		step.slide = SLIDE * (1 - step.part);
	else if (motion->kind == BN_MOTION_BACK)
		step.slide = -SLIDE * (1 - step.part);
	if (step.last)
		*motion = (struct bn_motion){0};
	return step;
}

int64_t bn_motion_next_ms(const struct bn_motion *motion)
{
	return bn_motion_on(motion) ? motion->step_ms + BN_MOTION_FRAME_MS : -1;
}

#include "ui/motion.h"

#define SLIDE    48.f /* units */
#define SLIDE_MS 240
#define FADE_MS  120
#define LOOP_MS  600
/* Of a conversation. */
#define PIECE_MS 200
#define APART_MS 60
#define RISE     24.f
#define SMALL    .92f

static float ease_out_quart(float at)
{
	float left = 1 - at;
	return 1 - left * left * left * left;
}

static int length_of(const struct bn_motion *motion)
{
	if (motion->pieces > 0)
		return PIECE_MS + APART_MS * (motion->pieces - 1);
	if (motion->kind == BN_MOTION_DISSOLVE)
		return LOOP_MS;
	return motion->kind == BN_MOTION_FADE || motion->kind == BN_MOTION_OUT ? FADE_MS : SLIDE_MS;
}

void bn_motion_begin(struct bn_motion *motion, enum bn_motion_kind kind)
{
	*motion = (struct bn_motion){.kind = kind};
}

void bn_motion_talk(struct bn_motion *motion, int pieces)
{
	bool comes = motion->kind == BN_MOTION_FORWARD || motion->kind == BN_MOTION_OUT;
	if (comes && motion->start_ms == 0)
		motion->pieces = pieces;
}

struct bn_motion_piece bn_motion_piece(const struct bn_motion *motion, int number)
{
	float gone = (float)(motion->step_ms - motion->start_ms - (int64_t)APART_MS * number);
	float at = gone <= 0 ? 0 : gone >= PIECE_MS ? 1 : ease_out_quart(gone / PIECE_MS);
	return (struct bn_motion_piece){.part = at,
		.size = number == 0 ? SMALL + (1 - SMALL) * at : 1,
		.rise = number == 0 ? 0 : RISE * (1 - at)};
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
	int length_ms = length_of(motion);
	int64_t gone_ms = now_ms - motion->start_ms;
	step.last = gone_ms >= length_ms;
	float at = (float)gone_ms / (float)length_ms;
	if (!step.last)
		step.part = motion->kind == BN_MOTION_DISSOLVE ? at : ease_out_quart(at);
	if (motion->pieces > 0 && !step.last)
		step.part = gone_ms < FADE_MS ? (float)gone_ms / FADE_MS : 1;
	else if (motion->kind == BN_MOTION_FORWARD)
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

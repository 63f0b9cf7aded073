#include "ui/presses.h"

#include "ui/motion.h"

#include <stdio.h>
#include <string.h>

#define IN_MS  80
#define OUT_MS 160

static float ease_out_cubic(float at)
{
	float left = 1 - at;
	return 1 - left * left * left;
}

static const struct bn_presses_box *held(const struct bn_presses *presses)
{
	const struct bn_presses_box *last = presses->count > 0 ? &presses->boxes[presses->count - 1]
							       : NULL;
	return last != NULL && last->down ? last : NULL;
}

static bool follows(const struct bn_presses *presses, const char *down)
{
	const struct bn_presses_box *box = held(presses);
	return box != NULL ? strcmp(box->id, down) == 0 : down[0] == '\0';
}

static void take_out(struct bn_presses *presses, int at)
{
	presses->count--;
	memmove(&presses->boxes[at], &presses->boxes[at + 1],
		(size_t)(presses->count - at) * sizeof(presses->boxes[0]));
}

struct bn_presses bn_presses_on(const char *id)
{
	struct bn_presses presses = {.count = id != NULL ? 1 : 0};
	presses.boxes[0] = (struct bn_presses_box){.down = true, .from = 1, .level = 1};
	snprintf(presses.boxes[0].id, BN_PRESSES_ID_BYTES, "%s", id != NULL ? id : "");
	return presses;
}

static void turn(struct bn_presses_box *box, bool down, int64_t now_ms)
{
	box->down = down;
	box->from = box->level;
	box->start_ms = now_ms - BN_MOTION_FRAME_MS;
}

/* True: another one had to go for it. */
static bool press(struct bn_presses *presses, const char *down, int64_t now_ms)
{
	struct bn_presses_box box = {0};
	bool full = false;
	snprintf(box.id, sizeof(box.id), "%s", down);
	for (int i = 0; i < presses->count; i++)
		if (strcmp(presses->boxes[i].id, box.id) == 0) { /* it was on its way out */
			box = presses->boxes[i];
			take_out(presses, i);
			break;
		}
	if (presses->count == BN_PRESSES) {
		full = true;
		take_out(presses, 0);
	}
	turn(&box, true, now_ms);
	presses->boxes[presses->count++] = box;
	return full;
}

static void move(struct bn_presses_box *box, bool calm, int64_t now_ms)
{
	int length_ms = box->down ? IN_MS : OUT_MS;
	int64_t gone_ms = now_ms - box->start_ms;
	float to = box->down ? 1 : 0;
	box->level = to;
	if (!calm && gone_ms < length_ms)
		box->level = box->from +
			     (to - box->from) * ease_out_cubic((float)gone_ms / (float)length_ms);
}

bool bn_presses_step(struct bn_presses *presses, const char *down, bool calm, int64_t now_ms)
{
	bool full = false;
	for (int i = presses->count - 1; i >= 0; i--)
		if (!presses->boxes[i].down && presses->boxes[i].level <= 0)
			take_out(presses, i);
	if (!follows(presses, down)) {
		if (held(presses) != NULL)
			turn(&presses->boxes[presses->count - 1], false, now_ms);
		if (down[0] != '\0')
			full = press(presses, down, now_ms);
	}
	for (int i = 0; i < presses->count; i++)
		move(&presses->boxes[i], calm, now_ms);
	presses->step_ms = now_ms;
	return full;
}

int64_t bn_presses_next_ms(const struct bn_presses *presses, const char *down)
{
	if (!follows(presses, down))
		return 0;
	for (int i = 0; i < presses->count; i++)
		if (presses->boxes[i].level != (presses->boxes[i].down ? 1.f : 0.f))
			return presses->step_ms + BN_MOTION_FRAME_MS;
	return -1;
}

float bn_presses_level(const struct bn_presses *presses, const char *id)
{
	for (int i = 0; presses != NULL && id != NULL && i < presses->count; i++)
		if (strcmp(presses->boxes[i].id, id) == 0)
			return presses->boxes[i].level;
	return 0;
}

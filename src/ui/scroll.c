#include "ui/scroll.h"

#include <math.h>

#define FRICTION 0.95f /* of the speed that is left after 16 ms */
#define SLOWEST  30.f  /* a second: below, a flung list rests */
#define GIVE     0.55f /* of the finger's way, where the band begins to stretch */
#define SPRING   20.f  /* a second; critically damped, it is back within 320 ms, */
#define TURN     34.f  /* and from a page's height */
#define NATURAL  2.7182818f
#define THROWN \
	0.6f /* of the band, at most, by a fling: a finger that catches it has it back soon */

/* However far the finger goes, the band never gives all of its length. */
static int stretched(float pulled, float band)
{
	if (band <= 0)
		return 0;
	float part = 1.f - 1.f / (fabsf(pulled) * GIVE / band + 1.f);
	return (int)lroundf(copysignf(band * part, pulled));
}

static float pull_for(int over, float band)
{
	float part = band > 0 ? fminf(fabsf((float)over) / band, .99f) : 0;
	return copysignf(part / (1.f - part) * band / GIVE, (float)over);
}

bool bn_scroll_by(struct bn_scroll *scroll, int dy, float band)
{
	int offset = scroll->offset, over = scroll->over;
	float place = (float)scroll->offset + scroll->pulled + (float)dy;
	float held = fminf(fmaxf(place, 0), (float)scroll->limit);
	scroll->offset = (int)held;
	/* A page that is all on show doesn't move. */
	scroll->pulled = scroll->limit > 0 && band > 0 ? place - held : 0;
	scroll->over = stretched(scroll->pulled, band);
	return scroll->offset != offset || scroll->over != over;
}

static void spring(struct bn_scroll *scroll, float speed, float band)
{
	/* From the end, at speed v, a critically damped spring goes v / (ω·e) far. */
	float most = THROWN * band * SPRING * NATURAL;
	scroll->glides = false;
	scroll->springs = true;
	scroll->pulled = 0;
	scroll->spring_rate = SPRING;
	scroll->sprung = (float)scroll->over;
	scroll->spring_speed = fminf(fmaxf(speed, -most), most);
}

void bn_scroll_release(struct bn_scroll *scroll, float speed)
{
	scroll->ms = 0;
	scroll->speed = speed;
	scroll->remainder = 0;
	scroll->glides = fabsf(speed) >= SLOWEST && scroll->over == 0;
	if (scroll->over != 0)
		spring(scroll, 0, 0);
}

void bn_scroll_turn(struct bn_scroll *scroll, int offset, float speed)
{
	scroll->over += scroll->offset - offset;
	scroll->offset = offset;
	spring(scroll, 0, 0);
	scroll->ms = 0;
	scroll->spring_rate = TURN;
	/* Towards the place, no faster than the spring can stop there. */
	float most = TURN * fabsf(scroll->sprung);
	scroll->spring_speed = fminf(fmaxf(speed, -most), most);
}

void bn_scroll_catch(struct bn_scroll *scroll, float band)
{
	int place = scroll->offset + scroll->over;
	scroll->glides = scroll->springs = false;
	if (place >= 0 && place <= scroll->limit) { /* on its way, not beyond an end */
		scroll->offset = place;
		scroll->over = 0;
	}
	scroll->pulled = pull_for(scroll->over, band);
}

void bn_scroll_rest(struct bn_scroll *scroll)
{
	scroll->glides = scroll->springs = false;
	scroll->over = 0;
	scroll->pulled = 0;
}

static bool glide(struct bn_scroll *scroll, float seconds, float band)
{
	float way = scroll->speed * seconds + scroll->remainder;
	int whole = (int)way, before = scroll->offset;
	scroll->remainder = way - (float)whole;
	bool moved = bn_scroll_by(scroll, whole, 0);
	scroll->speed *= powf(FRICTION, seconds / .016f);
	bool at_end = scroll->offset - before != whole;
	if (at_end && band > 0 && scroll->limit > 0)
		spring(scroll, scroll->speed, band);
	else if (at_end || fabsf(scroll->speed) < SLOWEST)
		scroll->glides = false;
	return moved;
}

/* The exact solution of x″ = −2ωx′ − ω²x over the step. */
static bool go_back(struct bn_scroll *scroll, float seconds)
{
	float rate = scroll->spring_rate;
	float both = scroll->spring_speed + rate * scroll->sprung;
	float left = expf(-rate * seconds);
	int before = scroll->over;
	scroll->sprung = (scroll->sprung + both * seconds) * left;
	scroll->spring_speed = (scroll->spring_speed - rate * both * seconds) * left;
	scroll->over = (int)lroundf(scroll->sprung);
	if (fabsf(scroll->sprung) < .5f && fabsf(scroll->spring_speed) < SLOWEST)
		bn_scroll_rest(scroll);
	return scroll->over != before;
}

bool bn_scroll_step(struct bn_scroll *scroll, int64_t now_ms, float band)
{
	if (!bn_scroll_moving(scroll))
		return false;
	float seconds = scroll->ms > 0 ? (float)(now_ms - scroll->ms) / 1000.f : .016f;
	scroll->ms = now_ms;
	return scroll->springs ? go_back(scroll, seconds) : glide(scroll, seconds, band);
}

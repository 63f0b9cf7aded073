/* Rectangles of whole pixels. */
#ifndef BN_UI_RECT_H
#define BN_UI_RECT_H

#include <stdbool.h>

struct bn_rect {
	int x, y, w, h; /* pixels of the window, y downwards */
};

static inline struct bn_rect bn_rect_between(int left, int top, int right, int bottom)
{
	if (right <= left || bottom <= top)
		return (struct bn_rect){left, top, 0, 0};
	return (struct bn_rect){left, top, right - left, bottom - top};
}

static inline bool bn_rect_same(struct bn_rect a, struct bn_rect b)
{
	return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* What both have in common; w and h are 0 when they don't meet. */
static inline struct bn_rect bn_rect_cut(struct bn_rect a, struct bn_rect b)
{
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return bn_rect_between(a.x > b.x ? a.x : b.x, a.y > b.y ? a.y : b.y, right, bottom);
}

/* The least one that holds both; one of w 0 doesn't count. */
static inline struct bn_rect bn_rect_join(struct bn_rect a, struct bn_rect b)
{
	if (a.w == 0 || b.w == 0)
		return a.w == 0 ? b : a;
	int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
	return bn_rect_between(a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, right, bottom);
}

static inline bool bn_rect_holds(struct bn_rect rect, int x, int y)
{
	return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

#endif

/* Video pictures to pixels at the size they are shown, in software: I420, limited range, BT.709
 * above 576 lines and BT.601 up to there. Main thread only. */
#ifndef BN_UI_YUV_H
#define BN_UI_YUV_H

#include "ui/canvas.h"

struct bn_yuv; /* working rows and tables, kept from picture to picture */

struct bn_yuv *bn_yuv_create(void);
void bn_yuv_destroy(struct bn_yuv *yuv); /* NULL is fine */

/* Gets ready to show the part crop of the frame (even x and y, inside it) at this size. One to one
 * when the sizes are equal; else linear both ways, after halving as often as it shrinks to a half
 * or less. The frame's planes must stay until the last row is had. */
void bn_yuv_begin(struct bn_yuv *yuv, const struct bn_frame *frame, struct bn_rect crop, int width,
	int height);
/* Row y of it as pixels 0xFFRRGGBB, from column x on. Growing y is fastest. */
void bn_yuv_line(struct bn_yuv *yuv, int y, int x, uint32_t *pixels, int count);

#endif

/* Video pictures to pixels at the size they are shown, in software: I420, BT.709 limited range
 * (ITU-R BT.709-6, 3.2 and 3.4). Main thread only. */
#ifndef BN_UI_YUV_H
#define BN_UI_YUV_H

#include "ui/canvas.h"

struct bn_yuv; /* working rows and tables, kept from picture to picture */

struct bn_yuv *bn_yuv_create(void);
void bn_yuv_destroy(struct bn_yuv *yuv); /* NULL is fine */

/* The part crop of the frame (even x and y, inside it) as width × height pixels 0xFFRRGGBB. One to
 * one when the sizes are equal; else linear both ways, after halving as often as it shrinks to a
 * half or less. */
void bn_yuv_convert(struct bn_yuv *yuv, const struct bn_frame *frame, struct bn_rect crop,
	uint32_t *pixels, int width, int height);

#endif

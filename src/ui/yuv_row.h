/* One row of video to pixels: yuv.c's inner loop. */
#ifndef BN_UI_YUV_ROW_H
#define BN_UI_YUV_ROW_H

#include <stdint.h>

/* How much of V and U there is in red, green and blue, in 1/4096, for limited range. */
struct bn_yuv_matrix {
	int rv, gu, gv, bu;
};

extern const struct bn_yuv_matrix bn_yuv_bt709; /* ITU-R BT.709-6, 3.2: high definition */
extern const struct bn_yuv_matrix bn_yuv_bt601; /* ITU-R BT.601-7, 2.5.1: below it */

/* u and v have one value for two pixels. */
void bn_yuv_row(const struct bn_yuv_matrix *matrix, uint32_t *out, const uint8_t *y,
	const uint8_t *u, const uint8_t *v, int count);

#endif

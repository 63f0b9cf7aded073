/* One row of video to pixels: yuv.c's inner loop. */
#ifndef BN_UI_YUV_ROW_H
#define BN_UI_YUV_ROW_H

#include <stdint.h>

/* u and v have one value for two pixels. */
void bn_yuv_row(uint32_t *out, const uint8_t *y, const uint8_t *u, const uint8_t *v, int count);

#endif

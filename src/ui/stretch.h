/* A row of bytes at another length, linear between the two nearest. */
#ifndef BN_UI_STRETCH_H
#define BN_UI_STRETCH_H

#include <stddef.h>
#include <stdint.h>

/* Where each byte of the new row finds its two in the old one; also good for columns. Zeroed is
 * ready for aim. */
struct bn_stretch {
	int from, to;   /* the lengths it was made for */
	int *at;        /* the first of the two; the second exists unless from is 1 */
	uint8_t *share; /* 0..128: the second's */
	struct bn_stretch_eight *eights;
	size_t at_capacity, share_capacity, eight_capacity;
};

void bn_stretch_aim(struct bn_stretch *stretch, int from, int to); /* both at least 1 */
void bn_stretch_finish(struct bn_stretch *stretch);
/* `to` bytes from `from`. They may not overlap. */
void bn_stretch_row(const struct bn_stretch *stretch, const uint8_t *row, uint8_t *out);
/* Between two rows: share 0..128 of the second. */
void bn_stretch_mix(uint8_t *out, const uint8_t *a, const uint8_t *b, int share, int count);

#endif

/* How long the pad keeps staff waiting after wrong codes: a little longer each time, five minutes
 * after the fifth, and longer after that. What is left to wait is counted while the kiosk runs, on
 * the monotonic clock, and kept on the disk: no restart and no clock set forwards or backwards
 * makes it shorter. */
#ifndef BN_STAFF_TRIES_H
#define BN_STAFF_TRIES_H

#include <stdbool.h>
#include <stdint.h>

#define BN_TRIES_FREE 5 /* wrong codes before the long waits begin */

/* Zeroed: none was wrong. */
struct bn_tries {
	int wrong;       /* since the last right one */
	int64_t left_ms; /* still to wait */
};

/* After so many wrong codes. */
int64_t bn_tries_wait_ms(int wrong);
/* Another wrong one. */
void bn_tries_fail(struct bn_tries *tries);
/* So much time went by. */
void bn_tries_pass(struct bn_tries *tries, int64_t ms);
/* How many may still be wrong before a long wait; 0: each wrong one brings it. */
int bn_tries_left(const struct bn_tries *tries);

/* Of the data folder. No file: none was wrong. One that can't be read is as good as the fifth wrong
 * code: logged. */
void bn_tries_load(const char *folder, struct bn_tries *tries);
/* True: it is on the disk, and a power cut doesn't change that. False: logged. */
bool bn_tries_save(const char *folder, const struct bn_tries *tries);

#endif

/* What other processes have to do with the data folder while the kiosk runs: bornectl sync keeps
 * still while somebody is there, and a recipient's key may be put there or taken away. Main thread.
 */
#ifndef BN_KIOSK_OUTSIDE_H
#define BN_KIOSK_OUTSIDE_H

#include <stdbool.h>
#include <stdint.h>

struct bn_kiosk;

struct bn_outside {
	int occupied; /* a descriptor (daybook/occupied.h) */
	bool told;    /* that somebody is there */
	int64_t look_ms;
};

void bn_outside_begin(struct bn_outside *outside, const char *data_folder);
/* Looks at the keys once in a minute, when nobody is there. */
void bn_outside_tick(struct bn_kiosk *kiosk, int64_t now_ms);
void bn_outside_end(struct bn_outside *outside);

#endif

/* The campaign's folder while the kiosk runs: staff change it, and the kiosk takes the new edition
 * up when nobody is there and nothing is wrong with it; otherwise it goes on with the one it has.
 * Main thread only. */
#ifndef BN_KIOSK_EDITION_H
#define BN_KIOSK_EDITION_H

#include "kiosk/loop.h"

/* At the start, before the campaign is read: what changes from then on shows. */
void bn_edition_begin(struct bn_edition *edition, const char *folder, int64_t now_ms);
/* Looks at the folder, once a second (in a preview, ten times). True: another edition is on, and
 * everything is to be built anew. One that has mistakes, or lacks the venue asked for, is told on
 * standard error and in the trace, once. */
bool bn_edition_follow(struct bn_kiosk *kiosk, int64_t now_ms);

#endif

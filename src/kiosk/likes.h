/* How often each testimony was liked, a day: these counts and nothing else, no time, no order, no
 * visit. A text file a month in the data folder, likes/2026-11.csv, a line "2026-11-22;id;3" a day
 * and testimony; written whole, at most once a minute, by a thread of its own, for the screen can't
 * wait for a disk.
 * Life: create → add, tick at each turn → destroy (writes what is left). Main thread only. */
#ifndef BN_KIOSK_LIKES_H
#define BN_KIOSK_LIKES_H

#include <stdbool.h>
#include <stdint.h>

struct bn_likes;

struct bn_likes *bn_likes_create(const char *data_folder);
void bn_likes_destroy(struct bn_likes *likes); /* NULL is fine */

/* step: +1, or −1 when it is taken back; a count never goes under 0. wall: now, UTC (its day is the
 * local one). */
void bn_likes_add(struct bn_likes *likes, const char *clip, int step, int64_t wall);
/* now_ms: monotonic. True: it began to write. */
bool bn_likes_tick(struct bn_likes *likes, int64_t now_ms);

#endif

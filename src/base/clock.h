/* Time. Durations are counted on the monotonic clock, which no clock change moves; the wall clock
 * only dates things for people. */
#ifndef BN_BASE_CLOCK_H
#define BN_BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int64_t bn_clock_ms(void);   /* monotonic milliseconds */
int64_t bn_clock_us(void);   /* monotonic microseconds */
int64_t bn_clock_wall(void); /* seconds since 1970, UTC */
bool bn_clock_synced(void);  /* the system keeps it by a time server's */

#define BN_CLOCK_TEXT   32
#define BN_CLOCK_LATEST 253402300799 /* the end of the year 9999, as a wall time */
/* "2026-11-06T14:30:00Z" of a wall time; the nearest of the years 1000 to 9999. */
void bn_clock_utc(int64_t wall, char out[BN_CLOCK_TEXT]);
/* "20261106-143000" of it, for names of files. */
void bn_clock_stamp(int64_t wall, char out[BN_CLOCK_TEXT]);
/* The local zone's offset from UTC at that moment, in minutes (Paris: 60 or 120). */
int bn_clock_offset(int64_t wall);

/* The earlier of two moments of which either may be −1: never. */
int64_t bn_clock_sooner(int64_t a, int64_t b);

#endif

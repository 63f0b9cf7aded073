/* Days as people type them, and moments as people read them; local. */
#ifndef BN_CTL_DATES_H
#define BN_CTL_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "2026-11-06": that day's first second. False: there is no such day. */
bool bn_dates_read_day(const char *text, int64_t *wall);
/* The first second of the day after. */
int64_t bn_dates_next_day(int64_t wall);
/* "2026-11-06 15:30:12"; room of 32 is enough. */
void bn_dates_write(int64_t wall, char *out, size_t room);
/* Complains on standard error that it is no day. */
void bn_dates_complain(const char *text);

#endif

/* Days and hours that staff wrote: when something is shown. Pure: knows no clock but the moment it
 * is given, so that a clock set forward or back (summer time) needs no care. */
#ifndef BN_CONTENT_HOURS_H
#define BN_CONTENT_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct bn_field_table;

#define BN_HOURS_DAY 1440 /* minutes */

/* Of the clock on the wall. */
struct bn_moment {
	int day;    /* 0 Monday … 6 Sunday */
	int minute; /* of the day, 0..1439 */
};

/* When something is back. */
struct bn_hours_opening {
	int days;   /* from now: 0 today, 1 tomorrow … 7; −1: nobody knows */
	int day;    /* 0 Monday … 6 Sunday */
	int minute; /* of that day */
};

/* From a time of the day to another one; an end before the beginning is on the day after. */
struct bn_hours {
	int *days; /* as written: indices of bn_hours_day_words */
	size_t day_count;
	char *from, *to;
	/* What these say. */
	unsigned mask;              /* bit 0 Monday … bit 6 Sunday; 0: not said */
	int from_minute, to_minute; /* 0..1440 */
};

extern const char *const bn_hours_day_words[]; /* "lundi" … "sunday"; ends in NULL */
unsigned bn_hours_mask(const int *days, size_t count);

/* The wall clock's, where the machine stands. */
struct bn_moment bn_hours_moment(time_t time);
/* Whether one of the hours holds now; those without days hold on the days of the mask (0: every
 * day), and so does an empty list. A night belongs to the day it begins on. */
bool bn_hours_hold(const struct bn_hours *hours, size_t count, unsigned mask, struct bn_moment now);

extern const struct bn_field_table bn_hours_fields; /* content/field.h */

#endif

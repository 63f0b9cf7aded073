/* Numbers and dates as people read them, in the language that is set (base/tr.h). Main thread only.
 * Each writes at most `room` bytes, 32 are enough for numbers and 48 for dates. */
#ifndef BN_REPORT_WORDS_H
#define BN_REPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool bn_words_english(void);
void bn_words_number(int64_t number, char *out, size_t room);    /* "12 345", "12,345" */
void bn_words_rate(int64_t per_mille, char *out, size_t room);   /* "12,3 %", "12.3%" */
void bn_words_change(int64_t per_mille, char *out, size_t room); /* "+12 %", "−3 %" */
void bn_words_day(const char *date, char *out, size_t room);     /* "29 nov.", "29 Nov" */
void bn_words_weekday(const char *date, char *out, size_t room); /* "dim. 29 nov." */
void bn_words_date(const char *date, char *out, size_t room);    /* "29 novembre 2026" */
/* "1er au 30 novembre 2026", "1 to 30 November 2026"; one day: its weekday too. */
void bn_words_period(const char *from, const char *to, char *out, size_t room);
void bn_words_month(const char *date, char *out, size_t room); /* "nov.", "Nov" */
void bn_words_hour(const char *hour, char *out, size_t room);  /* "14 h", "14:00" */

#endif

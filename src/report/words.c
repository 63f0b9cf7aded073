#include "report/words.h"

#include "base/tr.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const months[] = {BN_TR("janvier"), BN_TR("février"), BN_TR("mars"),
	BN_TR("avril"), BN_TR("mai"), BN_TR("juin"), BN_TR("juillet"), BN_TR("août"),
	BN_TR("septembre"), BN_TR("octobre"), BN_TR("novembre"), BN_TR("décembre")};
/* French; in English the first three letters are it. */
static const char *const short_months[] = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.",
	"août", "sept.", "oct.", "nov.", "déc."};
static const char *const long_weekdays[] = {BN_TR("dimanche"), BN_TR("lundi"), BN_TR("mardi"),
	BN_TR("mercredi"), BN_TR("jeudi"), BN_TR("vendredi"), BN_TR("samedi")};
static const char *const weekdays[] = {BN_TR("dim."), BN_TR("lun."), BN_TR("mar."), BN_TR("mer."),
	BN_TR("jeu."), BN_TR("ven."), BN_TR("sam.")};

bool bn_words_english(void)
{
	return strcmp(_("fr"), "en") == 0;
}

void bn_words_number(int64_t number, char *out, size_t room)
{
	char digits[24];
	size_t used = 0;
	int length = snprintf(digits, sizeof(digits), "%" PRId64, number < 0 ? -number : number);
	const char *between = bn_words_english() ? "," : "\u202F";
	if (number < 0)
		used += (size_t)snprintf(out, room, "−");
	for (int i = 0; i < length && used + 8 < room; i++)
		used += (size_t)snprintf(out + used, room - used, "%s%c",
			i > 0 && (length - i) % 3 == 0 ? between : "", digits[i]);
}

void bn_words_rate(int64_t per_mille, char *out, size_t room)
{
	bool english = bn_words_english();
	snprintf(out, room, "%" PRId64 "%c%" PRId64 "%s", per_mille / 10, english ? '.' : ',',
		per_mille % 10, english ? "%" : "\u00A0%");
}

void bn_words_change(int64_t per_mille, char *out, size_t room)
{
	int64_t percent = (llabs(per_mille) + 5) / 10;
	const char *sign = percent == 0 ? "" : per_mille < 0 ? "−" : "+";
	snprintf(out, room, "%s%" PRId64 "%s", sign, percent, bn_words_english() ? "%" : "\u00A0%");
}

static bool read_date(const char *date, struct tm *parts)
{
	*parts = (struct tm){.tm_hour = 12};
	if (sscanf(date, "%4d-%2d-%2d", &parts->tm_year, &parts->tm_mon, &parts->tm_mday) != 3)
		return false;
	parts->tm_year -= 1900;
	parts->tm_mon--;
	timegm(parts);
	return parts->tm_mon >= 0 && parts->tm_mon < 12;
}

static void write_month(const struct tm *parts, char *out, size_t room)
{
	int month = parts->tm_mon;
	bool english = bn_words_english();
	snprintf(out, room, "%.*s", english ? 3 : 8,
		english ? _(months[month]) : short_months[month]);
}

static void write_day(const struct tm *parts, char *out, size_t room)
{
	char month[32];
	write_month(parts, month, sizeof(month));
	snprintf(out, room, "%d\u00A0%s", parts->tm_mday, month);
}

void bn_words_day(const char *date, char *out, size_t room)
{
	struct tm parts;
	if (read_date(date, &parts))
		write_day(&parts, out, room);
	else
		snprintf(out, room, "%s", date);
}

void bn_words_weekday(const char *date, char *out, size_t room)
{
	struct tm parts;
	char day[32];
	bn_words_day(date, day, sizeof(day));
	if (read_date(date, &parts))
		snprintf(out, room, "%s %s", _(weekdays[parts.tm_wday]), day);
	else
		snprintf(out, room, "%s", day);
}

/* "1er novembre 2026", and less of it. */
static void write_date(const struct tm *parts, bool month, bool year, char *out, size_t room)
{
	char number[16] = "";
	if (year)
		snprintf(number, sizeof(number), " %d", parts->tm_year + 1900);
	snprintf(out, room, "%d%s%s%s%s", parts->tm_mday,
		parts->tm_mday == 1 && !bn_words_english() ? "er" : "", month ? " " : "",
		month ? _(months[parts->tm_mon]) : "", number);
}

void bn_words_date(const char *date, char *out, size_t room)
{
	struct tm parts;
	if (read_date(date, &parts))
		write_date(&parts, true, true, out, room);
	else
		snprintf(out, room, "%s", date);
}

void bn_words_period(const char *from, const char *to, char *out, size_t room)
{
	struct tm first, last;
	char begin[48], end[48];
	if (!read_date(from, &first) || !read_date(to, &last)) {
		snprintf(out, room, "%s – %s", from, to);
		return;
	}
	bool same_year = first.tm_year == last.tm_year;
	bool same_month = same_year && first.tm_mon == last.tm_mon;
	write_date(&last, true, true, end, sizeof(end));
	write_date(&first, !same_month, !same_year, begin, sizeof(begin));
	if (strcmp(from, to) == 0)
		snprintf(out, room, "%s %s", _(long_weekdays[first.tm_wday]), end);
	else
		snprintf(out, room, _("%s au %s"), begin, end);
}

void bn_words_month(const char *date, char *out, size_t room)
{
	struct tm parts;
	if (read_date(date, &parts))
		write_month(&parts, out, room);
	else
		snprintf(out, room, "%s", date);
}

void bn_words_hour(const char *hour, char *out, size_t room)
{
	if (bn_words_english())
		snprintf(out, room, "%s:00", hour);
	else
		snprintf(out, room, "%d\u00A0h", atoi(hour));
}

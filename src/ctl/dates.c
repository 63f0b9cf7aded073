#include "ctl/dates.h"

#include "base/tr.h"
#include "ctl/command.h"

#include <time.h>

bool bn_dates_read_day(const char *text, int64_t *wall)
{
	struct tm day = {.tm_isdst = -1};
	const char *rest = strptime(text, "%Y-%m-%d", &day);
	int number = day.tm_mday;
	if (rest == NULL || *rest != '\0')
		return false;
	*wall = mktime(&day);
	return day.tm_mday == number; /* else there is no such day, and it went on to the next */
}

int64_t bn_dates_next_day(int64_t wall)
{
	time_t now = (time_t)wall;
	struct tm day;
	localtime_r(&now, &day);
	day.tm_mday++;
	day.tm_hour = day.tm_min = day.tm_sec = 0;
	day.tm_isdst = -1;
	return (int64_t)mktime(&day);
}

void bn_dates_write(int64_t wall, char *out, size_t room)
{
	time_t when = (time_t)wall;
	struct tm local;
	if (localtime_r(&when, &local) == NULL ||
		strftime(out, room, "%Y-%m-%d %H:%M:%S", &local) == 0)
		out[0] = '\0';
}

void bn_dates_complain(const char *text)
{
	bn_command_complain(_("%s : ce n’est pas une date de la forme 2026-11-06"), text);
}

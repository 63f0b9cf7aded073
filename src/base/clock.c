#include "base/clock.h"

#include <sys/timex.h>
#include <time.h>

int64_t bn_clock_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t bn_clock_ms(void)
{
	return bn_clock_us() / 1000;
}

int64_t bn_clock_wall(void)
{
	return (int64_t)time(NULL);
}

bool bn_clock_synced(void)
{
	struct timex kernel = {0}; /* only asks */
	int state = adjtimex(&kernel);
	return state >= 0 && state != TIME_ERROR && (kernel.status & STA_UNSYNC) == 0;
}

/* From the year 1000 to 9999: four digits. */
static time_t moment(int64_t wall)
{
	static const int64_t first = -30610224000, last = BN_CLOCK_LATEST;
	return (time_t)(wall < first ? first : wall > last ? last : wall);
}

void bn_clock_utc(int64_t wall, char out[BN_CLOCK_TEXT])
{
	time_t when = moment(wall);
	struct tm parts;
	gmtime_r(&when, &parts);
	strftime(out, BN_CLOCK_TEXT, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

void bn_clock_stamp(int64_t wall, char out[BN_CLOCK_TEXT])
{
	time_t when = moment(wall);
	struct tm parts;
	gmtime_r(&when, &parts);
	strftime(out, BN_CLOCK_TEXT, "%Y%m%d-%H%M%S", &parts);
}

int bn_clock_offset(int64_t wall)
{
	time_t when = moment(wall);
	struct tm parts;
	localtime_r(&when, &parts);
	return (int)(parts.tm_gmtoff / 60);
}

int64_t bn_clock_sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

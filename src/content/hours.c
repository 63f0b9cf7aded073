#include "content/hours.h"

#include "base/tr.h"
#include "content/field.h"

#include <stdlib.h>
#include <string.h>

#define DAYS 7

const char *const bn_hours_day_words[] = {"lundi", "mardi", "mercredi", "jeudi", "vendredi",
	"samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday", NULL};

unsigned bn_hours_mask(const int *days, size_t count)
{
	unsigned mask = 0;
	for (size_t i = 0; i < count; i++)
		mask |= 1U << (days[i] % DAYS);
	return mask;
}

/* "9:30" or "9h30"; the pattern of the field has seen it. */
static int minutes_of(const char *text)
{
	char *end = NULL;
	long hours = strtol(text, &end, 10);
	return (int)(hours * 60 + strtol(end + 1, NULL, 10));
}

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	struct bn_hours *hours = item;
	hours->mask = bn_hours_mask(hours->days, hours->day_count);
	hours->from_minute = minutes_of(hours->from);
	hours->to_minute = minutes_of(hours->to);
	if (hours->from_minute == hours->to_minute)
		bn_field_tell(reader, bn_node_get(node, "to"),
			_("« to » est la même heure que « from » ; pour un jour entier, écrivez de "
			  "\"00:00\" à \"24:00\""));
}

static const struct bn_field fields[] = {
	BN_FIELD_MANY(struct bn_hours, days, day_count, BN_FIELD_WORD, .min = 1, .max = DAYS,
		.words = bn_hours_day_words, .hint = "[lundi, mardi]",
		.help = "Les jours, en français ou en anglais. Sans eux : tous."),
	BN_FIELD_ONE(struct bn_hours, from, BN_FIELD_STRING, .required = true,
		.pattern = "^([01]?[0-9]|2[0-3])[:h][0-5][0-9]$", .hint = "\"09:00\"",
		.help = "L’heure du début."),
	BN_FIELD_ONE(struct bn_hours, to, BN_FIELD_STRING, .required = true,
		.pattern = "^(([01]?[0-9]|2[0-3])[:h][0-5][0-9]|24[:h]00)$", .hint = "\"18:30\"",
		.help = "L’heure de fin. Avant celle du début, elle est au lendemain."),
};

const struct bn_field_table bn_hours_fields = {
	.size = sizeof(struct bn_hours),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

struct bn_moment bn_hours_moment(time_t time)
{
	struct tm local;
	memset(&local, 0, sizeof(local));
	localtime_r(&time, &local);
	return (struct bn_moment){
		(local.tm_wday + DAYS - 1) % DAYS, local.tm_hour * 60 + local.tm_min};
}

static bool on_day(unsigned mask, int day)
{
	return mask == 0 || (mask >> day & 1) != 0;
}

bool bn_hours_hold(const struct bn_hours *hours, size_t count, unsigned mask, struct bn_moment now)
{
	int yesterday = (now.day + DAYS - 1) % DAYS;
	if (count == 0)
		return on_day(mask, now.day);
	for (size_t i = 0; i < count; i++) {
		const struct bn_hours *h = &hours[i];
		unsigned days = h->mask != 0 ? h->mask : mask;
		bool night = h->to_minute < h->from_minute;
		if (on_day(days, now.day) && now.minute >= h->from_minute &&
			(night || now.minute < h->to_minute))
			return true;
		if (night && on_day(days, yesterday) && now.minute < h->to_minute)
			return true;
	}
	return false;
}

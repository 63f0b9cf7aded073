#include "base/json_read.h"
#include "base/mem.h"
#include "daybook/day.h"

#include <stdlib.h>
#include <string.h>

#define TEXT 512

/* "2026-11-29": a file's name is made of it. */
static bool is_date(const char *text)
{
	static const char shape[] = "dddd-dd-dd";
	if (strcmp(text, BN_DAY_UNDATED) == 0)
		return true;
	if (strlen(text) != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
			return false;
	return true;
}

/* ["metier", "ass", "Assistante …", ""] */
static bool read_name(struct bn_day *day, struct bn_json_reader *json)
{
	char texts[4][TEXT];
	size_t count = 0;
	bool good = true;
	for (bool more = bn_json_enter(json, '['); good && more;
		more = good && bn_json_more(json, ']'), count++)
		good = count < 4 && bn_json_get_text(json, texts[count], TEXT);
	if (!good || json->bad || count != 4)
		return false;
	struct bn_day_name name = {texts[0], texts[1], texts[2], texts[3]};
	bn_day_name(day, &name);
	return true;
}

/* ["watched", "clip", "30", 12] */
static bool read_row(struct bn_day_place *place, struct bn_json_reader *json)
{
	char kind[32], id[TEXT], part[BN_DAY_PART];
	int64_t number = 0;
	int known = 0;
	bool good = bn_json_enter(json, '[') && bn_json_get_text(json, kind, sizeof(kind)) &&
		    bn_json_more(json, ']') && bn_json_get_text(json, id, sizeof(id)) &&
		    bn_json_more(json, ']') && bn_json_get_text(json, part, sizeof(part)) &&
		    bn_json_more(json, ']') && bn_json_get_int(json, &number) &&
		    !bn_json_more(json, ']') && !json->bad;
	while (good && known < BN_DAY_COUNT && strcmp(bn_day_kinds[known], kind) != 0)
		known++;
	if (!good || number < 0)
		return false;
	return known == BN_DAY_COUNT ||
	       bn_day_add(place, (enum bn_day_kind)known, id, part, number);
}

struct place_read {
	char campaign[TEXT], venue[TEXT], event[TEXT];
	struct bn_json_reader counts; /* where they begin: they may stand before the names */
	bool has_counts;
};

static bool read_place_value(struct place_read *read, const char *key, struct bn_json_reader *json)
{
	if (strcmp(key, "campaign") == 0)
		return bn_json_get_text(json, read->campaign, TEXT);
	if (strcmp(key, "venue") == 0)
		return bn_json_get_text(json, read->venue, TEXT);
	if (strcmp(key, "event") == 0)
		return bn_json_get_text(json, read->event, TEXT);
	if (strcmp(key, "counts") == 0) {
		read->counts = *json;
		read->has_counts = true;
	}
	return bn_json_skip(json);
}

static bool read_place(struct bn_day *day, struct bn_json_reader *json)
{
	struct place_read read = {0};
	char key[16];
	bool good = true;
	for (bool more = bn_json_enter(json, '{'); good && more;
		more = good && bn_json_more(json, '}'))
		good = bn_json_key(json, key, sizeof(key)) && read_place_value(&read, key, json);
	if (!good || json->bad || !read.has_counts)
		return false;
	struct bn_day_place *place = bn_day_place(day, read.campaign, read.venue, read.event);
	for (bool more = bn_json_enter(&read.counts, '['); good && more;
		more = good && bn_json_more(&read.counts, ']'))
		good = read_row(place, &read.counts);
	return good && !read.counts.bad;
}

static bool read_each(struct bn_day *day, struct bn_json_reader *json,
	bool (*read)(struct bn_day *day, struct bn_json_reader *json))
{
	bool good = true;
	for (bool more = bn_json_enter(json, '['); good && more;
		more = good && bn_json_more(json, ']'))
		good = read(day, json);
	return good && !json->bad;
}

static bool read_value(struct bn_day *day, const char *key, struct bn_json_reader *json)
{
	char kiosk[TEXT];
	int64_t version = 0;
	if (strcmp(key, "version") == 0)
		return bn_json_get_int(json, &version) && version == 1;
	if (strcmp(key, "day") == 0)
		return bn_json_get_text(json, day->date, sizeof(day->date)) && is_date(day->date);
	if (strcmp(key, "names") == 0)
		return read_each(day, json, read_name);
	if (strcmp(key, "places") == 0)
		return read_each(day, json, read_place);
	if (strcmp(key, "kiosk") != 0)
		return bn_json_skip(json);
	if (!bn_json_get_text(json, kiosk, TEXT))
		return false;
	free(day->kiosk);
	day->kiosk = bn_mem_strdup(kiosk);
	return true;
}

bool bn_day_read(struct bn_day *day, const char *text, size_t bytes)
{
	struct bn_json_reader json = {.at = text, .end = text + bytes};
	char key[16];
	bool good = true;
	for (bool more = bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}'))
		good = bn_json_key(&json, key, sizeof(key)) && read_value(day, key, &json);
	return good && bn_json_ended(&json) && day->date[0] != '\0' && day->kiosk != NULL;
}

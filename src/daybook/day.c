#include "daybook/day.h"

#include "base/json.h"
#include "base/mem.h"
#include "leads/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 1000000000

const char *const bn_day_lasting[] = {
	"15", "30", "60", "120", "180", "300", "600", "1200", "more", NULL};
const char *const bn_day_way[] = {
	"visit", "metier", "name", "contact", "wishes", "consent", "lead", NULL};
const char *const bn_day_seconds[] = {"0", "5", "10", "15", "20", "25", "30", "40", "50", "60",
	"75", "90", "120", "150", "180", "240", "300", "450", "600", NULL};
const char *const bn_day_kinds[] = {[BN_DAY_VISIT] = "visit",
	[BN_DAY_LASTING] = "lasting",
	[BN_DAY_WAY] = "way",
	[BN_DAY_GIVEN_UP] = "given_up",
	[BN_DAY_SCREEN] = "screen",
	[BN_DAY_METIER] = "metier",
	[BN_DAY_LANGUAGE] = "language",
	[BN_DAY_AID] = "aid",
	[BN_DAY_LIKE] = "like",
	[BN_DAY_LEAD] = "lead",
	[BN_DAY_WATCHED] = "watched",
	[BN_DAY_WATCHED_WHOLE] = "watched_whole",
	[BN_DAY_WATCHED_CUT] = "watched_cut",
	[BN_DAY_RUN_WHOLE] = "run_whole",
	[BN_DAY_RUN_CUT] = "run_cut",
	[BN_DAY_COUNT] = NULL};

static void finish_place(struct bn_day_place *place)
{
	for (size_t i = 0; i < place->count; i++)
		free(place->rows[i].id);
	free(place->rows);
	free(place->campaign);
	free(place->venue);
	free(place->event);
}

static void finish_name(struct bn_day_name *name)
{
	free(name->of);
	free(name->id);
	free(name->french);
	free(name->english);
}

void bn_day_finish(struct bn_day *day)
{
	for (size_t i = 0; i < day->place_count; i++)
		finish_place(&day->places[i]);
	for (size_t i = 0; i < day->name_count; i++)
		finish_name(&day->names[i]);
	free(day->places);
	free(day->names);
	free(day->kiosk);
	*day = (struct bn_day){0};
}

struct bn_day_place *bn_day_place(
	struct bn_day *day, const char *campaign, const char *venue, const char *event)
{
	for (size_t i = 0; i < day->place_count; i++) {
		struct bn_day_place *place = &day->places[i];
		if (strcmp(place->campaign, campaign) == 0 && strcmp(place->venue, venue) == 0 &&
			strcmp(place->event, event) == 0)
			return place;
	}
	day->places = bn_mem_grow(
		day->places, &day->place_capacity, day->place_count + 1, sizeof(*day->places));
	struct bn_day_place *place = &day->places[day->place_count++];
	*place = (struct bn_day_place){.campaign = bn_mem_strdup(campaign),
		.venue = bn_mem_strdup(venue),
		.event = bn_mem_strdup(event)};
	return place;
}

static int by_id(const void *a, const void *b)
{
	const struct bn_day_row *left = a, *right = b;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	int ids = strcmp(left->id, right->id);
	return ids != 0 ? ids : strcmp(left->part, right->part);
}

static struct bn_day_row *find(const struct bn_day_place *place, const struct bn_day_row *row)
{
	if (place->count == 0)
		return NULL;
	if (!place->unsorted)
		return by_id(row, &place->rows[place->count - 1]) > 0
			       ? NULL
			       : bsearch(row, place->rows, place->count, sizeof(*row), by_id);
	for (size_t i = 0; i < place->count; i++)
		if (by_id(&place->rows[i], row) == 0)
			return &place->rows[i];
	return NULL;
}

/* To look for; id is only read. */
static struct bn_day_row make_row(enum bn_day_kind kind, const char *id, const char *part)
{
	struct bn_day_row row = {.kind = kind, .id = (char *)id};
	snprintf(row.part, sizeof(row.part), "%s", part);
	return row;
}

bool bn_day_add(struct bn_day_place *place, enum bn_day_kind kind, const char *id, const char *part,
	int64_t step)
{
	struct bn_day_row fresh = make_row(kind, id, part), *row = find(place, &fresh);
	int64_t count = (row != NULL ? row->count : 0) + step;
	if (count < 0 || count > MOST)
		return false;
	if (row == NULL) {
		place->rows = bn_mem_grow(
			place->rows, &place->capacity, place->count + 1, sizeof(*place->rows));
		row = &place->rows[place->count++];
		*row = fresh;
		row->id = bn_mem_strdup(id);
		if (place->count > 1 && by_id(row - 1, row) > 0)
			place->unsorted = true;
	}
	row->count = count;
	return true;
}

int64_t bn_day_get(
	const struct bn_day_place *place, enum bn_day_kind kind, const char *id, const char *part)
{
	struct bn_day_row wanted = make_row(kind, id, part);
	const struct bn_day_row *row = find(place, &wanted);
	return row != NULL ? row->count : 0;
}

void bn_day_name(struct bn_day *day, const struct bn_day_name *name)
{
	size_t at = 0;
	while (at < day->name_count && (strcmp(day->names[at].of, name->of) != 0 ||
					       strcmp(day->names[at].id, name->id) != 0))
		at++;
	if (at < day->name_count)
		finish_name(&day->names[at]);
	else
		day->names = bn_mem_grow(
			day->names, &day->name_capacity, ++day->name_count, sizeof(*day->names));
	day->names[at] = (struct bn_day_name){bn_mem_strdup(name->of), bn_mem_strdup(name->id),
		bn_mem_strdup(name->french), bn_mem_strdup(name->english)};
}

/* A row a line: whoever looks into the file finds its way. */
static void write_rows(struct bn_day_place *place, struct bn_json *json)
{
	bn_json_array(json, "counts");
	if (place->unsorted)
		qsort(place->rows, place->count, sizeof(*place->rows), by_id);
	place->unsorted = false;
	for (size_t i = 0; i < place->count; i++) {
		const struct bn_day_row *row = &place->rows[i];
		if (row->count == 0)
			continue;
		bn_json_array(json, NULL);
		bn_json_text(json, NULL, bn_day_kinds[row->kind]);
		bn_json_text(json, NULL, row->id);
		bn_json_text(json, NULL, row->part);
		bn_json_int(json, NULL, row->count);
		bn_json_array_end(json);
		bn_str_addz(json->out, "\n");
	}
	bn_json_array_end(json);
}

void bn_day_write(struct bn_day *day, struct bn_str *out)
{
	struct bn_json json = {out, false};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "version", 1);
	bn_json_text(&json, "day", day->date);
	bn_json_text(&json, "kiosk", day->kiosk);
	bn_json_array(&json, "names");
	for (size_t i = 0; i < day->name_count; i++) {
		const struct bn_day_name *name = &day->names[i];
		bn_json_array(&json, NULL);
		bn_json_text(&json, NULL, name->of);
		bn_json_text(&json, NULL, name->id);
		bn_json_text(&json, NULL, name->french);
		bn_json_text(&json, NULL, name->english);
		bn_json_array_end(&json);
		bn_str_addz(out, "\n");
	}
	bn_json_array_end(&json);
	bn_json_array(&json, "places");
	for (size_t i = 0; i < day->place_count; i++) {
		bn_json_object(&json, NULL);
		bn_json_text(&json, "campaign", day->places[i].campaign);
		bn_json_text(&json, "venue", day->places[i].venue);
		bn_json_text(&json, "event", day->places[i].event);
		write_rows(&day->places[i], &json);
		bn_json_object_end(&json);
		bn_str_addz(out, "\n");
	}
	bn_json_array_end(&json);
	bn_json_object_end(&json);
	bn_str_addz(out, "\n");
}

void bn_day_of(int64_t wall, char date[BN_DAY_DATE], char hour[BN_DAY_PART])
{
	time_t now = (time_t)wall;
	struct tm local;
	if (wall < BN_STORE_FLOOR || localtime_r(&now, &local) == NULL ||
		strftime(date, BN_DAY_DATE, "%Y-%m-%d", &local) == 0) {
		snprintf(date, BN_DAY_DATE, BN_DAY_UNDATED);
		now = 0;
		localtime_r(&now, &local);
	}
	snprintf(hour, BN_DAY_PART, "%02d", local.tm_hour % 24);
}

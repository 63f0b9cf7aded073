#include "report/facts.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "report/facts_inside.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_BYTES ((size_t)16 << 20)
#define MOST_DAYS  3660

void bn_facts_shift(const char *date, int days, char out[BN_DAY_DATE])
{
	struct tm parts = {.tm_hour = 12};
	if (sscanf(date, "%4d-%2d-%2d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday) == 3) {
		parts.tm_year -= 1900;
		parts.tm_mon--;
		parts.tm_mday += days;
		timegm(&parts);
	}
	if (strftime(out, BN_DAY_DATE, "%Y-%m-%d", &parts) == 0)
		out[0] = '\0';
}

static size_t kiosk_of(struct bn_facts *facts, const char *name)
{
	const char *kept = bn_facts_keep(facts->inside, name);
	for (size_t i = 0; i < facts->kiosk_count; i++)
		if (facts->kiosks[i] == kept)
			return i;
	facts->kiosks = bn_mem_grow(facts->kiosks, &facts->kiosk_capacity, facts->kiosk_count + 1,
		sizeof(*facts->kiosks));
	facts->kiosks[facts->kiosk_count] = kept;
	return facts->kiosk_count++;
}

static size_t place_of(struct bn_facts *facts, const struct bn_day_place *place)
{
	struct bn_facts_place kept = {bn_facts_keep(facts->inside, place->campaign),
		bn_facts_keep(facts->inside, place->venue),
		bn_facts_keep(facts->inside, place->event)};
	for (size_t i = 0; i < facts->place_count; i++)
		if (memcmp(&facts->places[i], &kept, sizeof(kept)) == 0)
			return i;
	facts->places = bn_mem_grow(facts->places, &facts->place_capacity, facts->place_count + 1,
		sizeof(*facts->places));
	facts->places[facts->place_count] = kept;
	return facts->place_count++;
}

static bool was_seen(struct bn_facts *facts, const char *kiosk, const char *date)
{
	struct bn_facts_inside *inside = facts->inside;
	for (size_t i = 0; i < inside->seen_count; i++)
		if (inside->seen[i].kiosk == kiosk && inside->seen[i].date == date)
			return true;
	inside->seen = bn_mem_grow(inside->seen, &inside->seen_capacity, inside->seen_count + 1,
		sizeof(*inside->seen));
	inside->seen[inside->seen_count++] = (struct bn_facts_seen){kiosk, date};
	return false;
}

static void take_row(struct bn_facts *facts, size_t kiosk, size_t place, const char *date,
	const struct bn_day_row *row)
{
	struct bn_facts_inside *inside = facts->inside;
	facts->rows = bn_mem_grow(
		facts->rows, &facts->row_capacity, facts->row_count + 1, sizeof(*facts->rows));
	inside->row_dates = bn_mem_grow(inside->row_dates, &inside->row_date_capacity,
		facts->row_count + 1, sizeof(*inside->row_dates));
	inside->row_dates[facts->row_count] = date;
	facts->rows[facts->row_count++] = (struct bn_facts_row){.kiosk = kiosk,
		.place = place,
		.kind = row->kind,
		.id = bn_facts_keep(inside, row->id),
		.part = bn_facts_keep(inside, row->part),
		.count = row->count};
}

static int64_t visits_of(const struct bn_day *day)
{
	int64_t visits = 0;
	for (size_t i = 0; i < day->place_count; i++)
		visits += bn_day_get(&day->places[i], BN_DAY_WAY, "visit", "");
	return visits;
}

/* The day before the first is only compared with. */
static void take_before(struct bn_facts_inside *inside, const struct bn_day *day)
{
	inside->has_before = true;
	for (size_t i = 0; i < day->place_count; i++)
		for (size_t j = 0; j < day->places[i].count; j++) {
			const struct bn_day_row *row = &day->places[i].rows[j];
			int hour = row->kind == BN_DAY_VISIT ? atoi(row->id) : -1;
			inside->before_counts[row->kind] += row->count;
			if (hour >= 0 && hour < 24)
				inside->before_hours[hour] += row->count;
		}
}

static void take_day(struct bn_facts *facts, const struct bn_day *day)
{
	struct bn_facts_inside *inside = facts->inside;
	bool before = inside->before[0] != '\0' && strcmp(day->date, inside->before) == 0;
	if (strcmp(day->date, BN_DAY_UNDATED) == 0) {
		facts->undated += visits_of(day);
		return;
	}
	if (!before && ((facts->from[0] != '\0' && strcmp(day->date, facts->from) < 0) ||
			       (facts->to[0] != '\0' && strcmp(day->date, facts->to) > 0)))
		return;
	const char *date = bn_facts_keep(inside, day->date);
	if (was_seen(facts, bn_facts_keep(inside, day->kiosk), date)) {
		facts->doubles++;
		return;
	}
	if (before) {
		take_before(inside, day);
		return;
	}
	size_t kiosk = kiosk_of(facts, day->kiosk);
	for (size_t i = 0; i < day->name_count; i++)
		bn_day_name(&inside->names, &day->names[i]);
	for (size_t i = 0; i < day->place_count; i++) {
		size_t place = place_of(facts, &day->places[i]);
		for (size_t j = 0; j < day->places[i].count; j++)
			take_row(facts, kiosk, place, date, &day->places[i].rows[j]);
	}
}

bool bn_facts_read(struct bn_facts *facts, const char *data_folder)
{
	char *pattern = bn_mem_printf("%s/counts/*.json", data_folder);
	glob_t found = {0};
	if (facts->inside == NULL)
		facts->inside = bn_mem_alloc(1, sizeof(*facts->inside));
	if (facts->from[0] != '\0')
		bn_facts_shift(facts->from, -1, facts->inside->before);
	bool good = bn_file_exists(data_folder);
	if (good && glob(pattern, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++) {
			struct bn_day day = {0};
			size_t bytes = 0;
			char *text = bn_file_read(found.gl_pathv[i], MOST_BYTES, &bytes);
			bool whole = text != NULL && bn_day_read(&day, text, bytes);
			facts->files++;
			facts->bad_files += !whole;
			if (whole)
				take_day(facts, &day);
			else
				bn_log_error(
					"report", "%s: isn't a day's counts", found.gl_pathv[i]);
			bn_day_finish(&day);
			free(text);
		}
	globfree(&found);
	free(pattern);
	return good;
}

static int64_t day_number(const char *date)
{
	struct tm parts = {0};
	return strptime(date, "%Y-%m-%d", &parts) == NULL ? 0 : (int64_t)timegm(&parts) / 86400;
}

/* The days that were asked for, or the first and last counted where nothing was, or nonsense. */
static void find_ends(const struct bn_facts *facts, const char **first, const char **last)
{
	const char *least = "", *most = "";
	const struct bn_facts_inside *inside = facts->inside;
	for (size_t i = 0; i < inside->seen_count; i++) {
		const char *at = inside->seen[i].date;
		if (strcmp(at, inside->before) == 0)
			continue;
		least = least[0] == '\0' || strcmp(at, least) < 0 ? at : least;
		most = strcmp(at, most) > 0 ? at : most;
	}
	*first = facts->from[0] != '\0' ? facts->from : least;
	*last = facts->to[0] != '\0' ? facts->to : most;
	if (first[0][0] == '\0' || last[0][0] == '\0') /* of one day alone, or of none */
		*first = *last = first[0][0] != '\0' ? *first : *last;
	if (day_number(*last) - day_number(*first) >= MOST_DAYS) {
		*first = least;
		*last = most;
	}
}

/* Every day from the first to the last, also those on which nothing was counted. */
static void name_days(struct bn_facts *facts)
{
	char date[BN_DAY_DATE];
	const char *first = NULL, *last = NULL;
	size_t capacity = 0;
	find_ends(facts, &first, &last);
	snprintf(date, sizeof(date), "%s", first);
	while (date[0] != '\0' && strcmp(date, last) <= 0 && facts->day_count < MOST_DAYS) {
		facts->dates = bn_mem_grow(
			facts->dates, &capacity, facts->day_count + 1, sizeof(*facts->dates));
		facts->dates[facts->day_count++] = bn_mem_strdup(date);
		bn_facts_shift(facts->dates[facts->day_count - 1], 1, date);
	}
}

static int by_date(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_row(struct bn_facts *facts, const struct bn_facts_row *row)
{
	struct bn_facts_inside *inside = facts->inside;
	const size_t indices[] = {0, row->day, row->kiosk, row->place};
	for (int by = BN_FACTS_ALL; by <= BN_FACTS_PLACE; by++) {
		struct bn_facts_sum sum = {.by = (enum bn_facts_by)by,
			.index = indices[by],
			.kind = row->kind,
			.count = row->count};
		bn_facts_add(inside, &sum);
		sum.id = row->id;
		if (by != BN_FACTS_DAY || row->kind == BN_DAY_WAY)
			bn_facts_add(inside, &sum);
		sum.part = row->part;
		if (by == BN_FACTS_ALL)
			bn_facts_add(inside, &sum);
	}
}

void bn_facts_settle(struct bn_facts *facts)
{
	if (facts->inside == NULL)
		facts->inside = bn_mem_alloc(1, sizeof(*facts->inside));
	name_days(facts);
	size_t kept = 0;
	for (size_t i = 0; i < facts->row_count; i++) {
		const char *date = facts->inside->row_dates[i];
		char **found = facts->day_count == 0
				       ? NULL
				       : bsearch(&date, facts->dates, facts->day_count,
						 sizeof(*facts->dates), by_date);
		if (found == NULL) /* a date no calendar has */
			continue;
		facts->rows[i].day = (size_t)(found - facts->dates);
		facts->rows[kept] = facts->rows[i];
		add_row(facts, &facts->rows[kept++]);
	}
	facts->row_count = kept;
}

void bn_facts_finish(struct bn_facts *facts)
{
	for (size_t i = 0; i < facts->day_count; i++)
		free(facts->dates[i]);
	free(facts->dates);
	free(facts->kiosks);
	free(facts->places);
	free(facts->rows);
	if (facts->inside != NULL)
		bn_facts_inside_finish(facts->inside);
	*facts = (struct bn_facts){0};
}

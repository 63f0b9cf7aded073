#include "sync/fleet.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
	struct bn_fleet *fleet;
	struct bn_heartbeat *heartbeat; /* too large for the stack */
	int64_t wall;
	size_t known; /* kiosks, by name, before others are added for what is doubted of them */
};

static void copy(char *out, size_t room, const char *text)
{
	snprintf(out, room, "%s", text);
}

static struct bn_fleet_row *add(struct bn_fleet *fleet, const char *kiosk)
{
	fleet->rows = bn_mem_grow(
		fleet->rows, &fleet->capacity, fleet->count + 1, sizeof(fleet->rows[0]));
	struct bn_fleet_row *row = &fleet->rows[fleet->count++];
	*row = (struct bn_fleet_row){.state = BN_HEALTH_GOOD, .disk = -1};
	copy(row->kiosk, sizeof(row->kiosk), kiosk);
	return row;
}

static void take_heartbeat(void *context, int64_t heard, const struct bn_str *text)
{
	struct reading *reading = context;
	const struct bn_heartbeat *heartbeat = reading->heartbeat;
	if (!bn_heartbeat_read_again(text, reading->heartbeat))
		return;
	const struct bn_health_fact *facts = heartbeat->health.facts;
	struct bn_fleet_row *row = add(reading->fleet, heartbeat->kiosk);
	row->text = bn_mem_strndup(text->data, text->length);
	row->heard = heard;
	row->age_s = reading->wall > heard ? reading->wall - heard : 0;
	row->every_s = heartbeat->every_s;
	row->end = heartbeat->end.number;
	row->sent = heartbeat->sent;
	row->aside = heartbeat->aside;
	row->drift_known = heartbeat->drift_known;
	row->drift_s = heartbeat->drift_s;
	row->key = heartbeat->key;
	row->state = bn_health_worst(&heartbeat->health);
	copy(row->group, sizeof(row->group), heartbeat->group);
	snprintf(row->version, sizeof(row->version), "%.*s", BN_FLEET_VERSION - 1,
		facts[BN_HEALTH_VERSION].text);
	snprintf(row->campaign, sizeof(row->campaign), "%.*s", BN_LEAD_KEY - 1,
		facts[BN_HEALTH_CAMPAIGN].text);
	row->campaign_version = facts[BN_HEALTH_CAMPAIGN].value;
	row->clips_aside = facts[BN_HEALTH_CLIPS_ASIDE].value;
	if (facts[BN_HEALTH_DISK].known)
		row->disk = facts[BN_HEALTH_DISK].value;
}

/* Of one kiosk the last heard first. */
static int by_kiosk(const void *a, const void *b)
{
	const struct bn_fleet_row *x = a, *y = b;
	int names = strcmp(x->kiosk, y->kiosk);
	return names != 0 ? names : x->heard < y->heard ? 1 : x->heard > y->heard ? -1 : 0;
}

static void sort(struct bn_fleet *fleet, int (*compare)(const void *a, const void *b))
{
	if (fleet->count > 0)
		qsort(fleet->rows, fleet->count, sizeof(fleet->rows[0]), compare);
}

/* Sorted by kiosk: one row each. */
static void merge(struct bn_fleet *fleet)
{
	size_t kept = 0;
	for (size_t i = 0; i < fleet->count; i++) {
		struct bn_fleet_row *row = &fleet->rows[i];
		struct bn_fleet_row *last = kept > 0 ? &fleet->rows[kept - 1] : NULL;
		if (last == NULL || strcmp(last->kiosk, row->kiosk) != 0) {
			fleet->rows[kept++] = *row;
			continue;
		}
		if (memcmp(&last->key, &row->key, sizeof(row->key)) == 0 &&
			row->sent > last->sent) {
			last->sent = row->sent;
			last->aside = row->aside;
		}
		free(row->text);
	}
	fleet->count = kept;
}

static void worsen(struct bn_fleet_row *row, bool so, enum bn_health_state state)
{
	if (so && state > row->state)
		row->state = state;
}

static int is_named(const void *name, const void *row)
{
	return strcmp(name, ((const struct bn_fleet_row *)row)->kiosk);
}

static void take_doubt(void *context, const char *kiosk, enum bn_collected_fault fault)
{
	const struct reading *reading = context;
	struct bn_fleet *fleet = reading->fleet;
	struct bn_fleet_row *row = reading->known > 0 ? bsearch(kiosk, fleet->rows, reading->known,
								sizeof(fleet->rows[0]), is_named)
						      : NULL;
	/* What is doubted of one follows each other. */
	if (row == NULL && fleet->count > reading->known &&
		strcmp(fleet->rows[fleet->count - 1].kiosk, kiosk) == 0)
		row = &fleet->rows[fleet->count - 1];
	if (row == NULL)
		row = add(fleet, kiosk);
	row->doubts |= 1U << fault;
}

static void judge(struct bn_fleet_row *row)
{
	row->waiting = row->end > row->sent ? row->end - row->sent : 0;
	row->silent = row->text == NULL || row->age_s >= BN_FLEET_SILENT;
	row->late = !row->silent && row->every_s > 0 && row->age_s >= BN_FLEET_LATE * row->every_s;
	row->drifts = row->drift_known &&
		      (row->drift_s >= BN_FLEET_DRIFT || row->drift_s <= -BN_FLEET_DRIFT);
	worsen(row, row->late || row->drifts || row->aside > 0, BN_HEALTH_ATTENTION);
	worsen(row, row->silent || row->doubts != 0, BN_HEALTH_BAD);
}

static void count(struct bn_fleet_sum *sum, const struct bn_fleet_row *row)
{
	sum->good += row->state == BN_HEALTH_GOOD;
	sum->attention += row->state == BN_HEALTH_ATTENTION;
	sum->bad += row->state == BN_HEALTH_BAD;
	sum->silent += row->silent;
	sum->waiting += row->waiting;
	sum->aside += row->aside;
}

static int worst_first(const void *a, const void *b)
{
	const struct bn_fleet_row *x = a, *y = b;
	if (x->state != y->state)
		return x->state > y->state ? -1 : 1;
	if (x->silent != y->silent)
		return x->silent ? -1 : 1;
	if (x->silent && x->heard != y->heard)
		return x->heard < y->heard ? -1 : 1;
	return strcmp(x->kiosk, y->kiosk);
}

void bn_fleet_read(struct bn_fleet *fleet, struct bn_collected *collected,
	const char *const *places, size_t place_count, int64_t wall)
{
	struct reading reading = {.fleet = fleet,
		.heartbeat = bn_mem_alloc(1, sizeof(*reading.heartbeat)),
		.wall = wall};
	for (size_t i = 0; i < place_count; i++)
		bn_collected_each_beat(collected, places[i], take_heartbeat, &reading);
	free(reading.heartbeat);
	sort(fleet, by_kiosk);
	merge(fleet);
	reading.known = fleet->count;
	bn_collected_each_doubt(collected, take_doubt, &reading);
	for (size_t i = 0; i < fleet->count; i++) {
		judge(&fleet->rows[i]);
		count(&fleet->sum, &fleet->rows[i]);
	}
	sort(fleet, worst_first);
}

void bn_fleet_finish(struct bn_fleet *fleet)
{
	for (size_t i = 0; i < fleet->count; i++)
		free(fleet->rows[i].text);
	free(fleet->rows);
	*fleet = (struct bn_fleet){0};
}

enum bn_health_state bn_fleet_worst(const struct bn_fleet *fleet)
{
	return fleet->sum.bad > 0         ? BN_HEALTH_BAD
	       : fleet->sum.attention > 0 ? BN_HEALTH_ATTENTION
					  : BN_HEALTH_GOOD;
}

bool bn_fleet_heartbeat(const struct bn_fleet_row *row, struct bn_heartbeat *heartbeat)
{
	const struct bn_str text = {
		.data = row->text, .length = row->text != NULL ? strlen(row->text) : 0};
	return row->text != NULL && bn_heartbeat_read_again(&text, heartbeat);
}

#include "base/crew.h"
#include "base/file.h"
#include "base/mem.h"
#include "sync/day_object.h"
#include "sync/gather_inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENOUGH = 16384 /* days of a round */ };

struct item {
	char kiosk[BN_LEAD_KEY], date[BN_DAY_DATE];
	char tag[sizeof(((struct bn_collected_beat *)NULL)->tag)];
};

struct days {
	struct bn_gather_work *work;
	char (*names)[BN_LEAD_KEY];
	size_t count, next; /* kiosks; that weren't listed yet */
	const struct bn_seal_pair *pair;
	const char *folder;
	struct item *items; /* that changed since the last time */
	size_t item_count, capacity, given;
};

/* A kiosk's folder of counts, in one hand. */
struct listing {
	const char *kiosk;
	struct item *items;
	size_t count, capacity;
	bool good;
	struct bn_remote_fault fault;
};

/* "lot/counts/2026-11-29.day" → its date. False: it isn't such a name. */
static bool date_of(const char *kiosk, const char *name, char date[BN_DAY_DATE])
{
	char again[BN_DAY_OBJECT_NAME];
	const char *last = strrchr(name, '/');
	if (last == NULL || strspn(last + 1, "0123456789-") != strlen("2026-11-29"))
		return false;
	snprintf(date, BN_DAY_DATE, "%.10s", last + 1);
	bn_day_object_name(kiosk, date, again);
	return strcmp(again, name) == 0;
}

static bool visit(void *context, const struct bn_remote_object *object)
{
	struct listing *listing = context;
	struct item item = {.kiosk = ""};
	if (object->folder || !date_of(listing->kiosk, object->name, item.date))
		return true;
	memcpy(item.kiosk, listing->kiosk, strlen(listing->kiosk));
	snprintf(item.tag, sizeof(item.tag), "%s", object->tag);
	listing->items = bn_mem_grow(
		listing->items, &listing->capacity, listing->count + 1, sizeof(listing->items[0]));
	listing->items[listing->count++] = item;
	return true;
}

static bool list(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct listing *listing = what;
	char folder[BN_DAY_OBJECT_NAME];
	snprintf(folder, sizeof(folder), "%s/counts/", listing->kiosk);
	listing->count = 0;
	return bn_remote_list(remote, folder, NULL, visit, listing, fault);
}

static bool fill_listing(void *context, void *slot)
{
	struct days *days = context;
	struct listing *listing = slot;
	if (days->next == days->count || days->item_count >= ENOUGH ||
		bn_gather_is_over(days->work))
		return false;
	listing->kiosk = days->names[days->next++];
	return true;
}

static void work_listing(void *context, void *slot)
{
	struct listing *listing = slot;
	listing->good = bn_gather_ask(
		((struct days *)context)->work, list, listing, &listing->fault);
}

static bool take_listing(void *context, void *slot)
{
	struct days *days = context;
	const struct listing *listing = slot;
	const struct bn_gather_options *options = days->work->options;
	if (!listing->good)
		bn_gather_note(days->work, &listing->fault, listing->kiosk);
	for (size_t i = 0; listing->good && i < listing->count; i++) {
		const struct item *item = &listing->items[i];
		char name[BN_DAY_OBJECT_NAME];
		bn_day_object_name(item->kiosk, item->date, name);
		if (bn_collected_has_day(options->collected, options->place, name, item->tag))
			continue;
		days->items = bn_mem_grow(
			days->items, &days->capacity, days->item_count + 1, sizeof(days->items[0]));
		days->items[days->item_count++] = *item;
	}
	return true;
}

/* A day's object, in one hand. */
struct hand {
	const struct item *item;
	char name[BN_DAY_OBJECT_NAME];
	struct bn_str object, text;
	bool fetched, opened;
	struct bn_seal_public key;
	struct bn_remote_fault fault;
};

static bool fill(void *context, void *slot)
{
	struct days *days = context;
	struct hand *hand = slot;
	if (days->given == days->item_count || bn_gather_is_over(days->work))
		return false;
	hand->item = &days->items[days->given++];
	bn_day_object_name(hand->item->kiosk, hand->item->date, hand->name);
	return true;
}

static bool get(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct hand *hand = what;
	bn_str_clear(&hand->object);
	return bn_remote_get(remote, hand->name, BN_DAY_OBJECT_MOST, &hand->object, fault);
}

static void work(void *context, void *slot)
{
	struct days *days = context;
	struct hand *hand = slot;
	bn_str_clear(&hand->text);
	hand->fetched = bn_gather_ask(days->work, get, hand, &hand->fault);
	hand->opened = hand->fetched &&
		       bn_day_object_read(&hand->object, days->pair, &hand->key, &hand->text);
}

static bool is_kiosks_key(const struct days *days, const struct hand *hand)
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(
		days->work->options->collected, hand->item->kiosk, &count);
	for (size_t i = 0; i < count; i++)
		if (!kiosk[i].refused && memcmp(&kiosk[i].key, &hand->key, sizeof(hand->key)) == 0)
			return true;
	return false;
}

/* How much is counted in it, −1: it isn't the counts of that kiosk and day. */
static int64_t weigh(const struct item *item, const char *text, size_t bytes)
{
	struct bn_day day = {0};
	int64_t sum = -1;
	if (bn_day_read(&day, text, bytes) && strcmp(day.kiosk, item->kiosk) == 0 &&
		strcmp(day.date, item->date) == 0) {
		sum = 0;
		for (size_t i = 0; i < day.place_count; i++)
			for (size_t k = 0; k < day.places[i].count; k++)
				sum += day.places[i].rows[k].count;
	}
	bn_day_finish(&day);
	return sum;
}

/* In another place, or put back there, may be what the day was like earlier: the fuller one counts.
 */
static bool keep(const struct days *days, const struct hand *hand)
{
	const struct item *item = hand->item;
	char *folder = bn_mem_printf("%s/%s/counts", days->folder, item->kiosk);
	char *path = bn_mem_printf("%s/%s.json", folder, item->date);
	size_t bytes = 0;
	char *before = bn_file_exists(path) ? bn_file_read(path, BN_DAY_OBJECT_MOST, &bytes) : NULL;
	bool good = true;
	if (before == NULL ||
		weigh(item, before, bytes) <= weigh(item, hand->text.data, hand->text.length))
		good = bn_file_make_folder(folder) &&
		       bn_file_write_whole(path, hand->text.data, hand->text.length, 0600);
	free(before);
	free(path);
	free(folder);
	return good;
}

static void judge(const struct days *days, const struct hand *hand)
{
	const struct bn_gather_options *options = days->work->options;
	const struct item *item = hand->item;
	if (!hand->opened || !is_kiosks_key(days, hand) ||
		weigh(item, hand->text.data, hand->text.length) < 0) {
		bn_collected_find(options->collected, BN_COLLECTED_DAY, item->kiosk, 0, hand->name);
		return;
	}
	struct bn_remote_fault fault;
	if (keep(days, hand)) {
		bn_collected_keep_day(options->collected, options->place, hand->name, item->tag);
	} else {
		bn_remote_fail(&fault, BN_RULE_FOLDER, 0, "%s", days->folder);
		bn_gather_note(days->work, &fault, hand->name);
	}
}

static bool take(void *context, void *slot)
{
	struct days *days = context;
	const struct hand *hand = slot;
	struct bn_gather_work *of = days->work;
	of->gather->fetched += hand->fetched;
	if (hand->fetched || hand->fault.rule == BN_RULE_TOO_LARGE)
		judge(days, hand);
	else if (hand->fault.rule != BN_RULE_ABSENT)
		bn_gather_note(of, &hand->fault, hand->name);
	of->options->step(of->options->context, ++of->done, of->total);
	return true;
}

static void list_some(struct days *days)
{
	size_t slots = bn_gather_slots(days->work);
	struct listing *listings = bn_mem_alloc(slots, sizeof(listings[0]));
	const struct bn_crew crew = {.threads = days->work->options->threads,
		.slots = listings,
		.count = slots,
		.size = sizeof(listings[0]),
		.context = days,
		.fill = fill_listing,
		.work = work_listing,
		.take = take_listing};
	days->item_count = days->given = 0;
	bn_crew_run(&crew);
	days->work->total += days->item_count;
	for (size_t i = 0; i < slots; i++)
		free(listings[i].items);
	free(listings);
}

static void fetch_some(struct days *days)
{
	size_t slots = bn_gather_slots(days->work);
	struct hand *hands = bn_mem_alloc(slots, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = days->work->options->threads,
		.slots = hands,
		.count = slots,
		.size = sizeof(hands[0]),
		.context = days,
		.fill = fill,
		.work = work,
		.take = take};
	bn_crew_run(&crew);
	for (size_t i = 0; i < slots; i++) {
		bn_str_finish(&hands[i].object);
		bn_str_finish(&hands[i].text);
	}
	free(hands);
}

void bn_gather_counts(struct bn_gather_work *work_of, char (*names)[BN_LEAD_KEY], size_t count,
	const struct bn_seal_pair *pair, const char *folder)
{
	struct days days = {
		.work = work_of, .names = names, .count = count, .pair = pair, .folder = folder};
	while (days.next < days.count && !bn_gather_is_over(work_of)) {
		list_some(&days);
		fetch_some(&days);
	}
	free(days.items);
}

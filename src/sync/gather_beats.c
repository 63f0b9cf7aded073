#include "base/crew.h"
#include "base/mem.h"
#include "sync/gather_inside.h"
#include "sync/heartbeat.h"

#include <stdlib.h>
#include <string.h>

#define TAG sizeof(((struct bn_collected_beat *)NULL)->tag)

struct item {
	char name[BN_HEARTBEAT_NAME], tag[TAG];
	int64_t wall; /* when it was put there, by the place's clock; 0: not told */
};

struct beats {
	struct bn_gather_work *work;
	struct item *items; /* that changed since the last time */
	size_t count, capacity, given;
	int64_t drift_s; /* this clock less the place's */
};

/* What one hand has. */
struct hand {
	const struct item *item;
	struct bn_str text;
	bool fetched, read;
	struct bn_remote_fault fault;
	struct bn_heartbeat heartbeat;
};

/* "heartbeats.v1/lot.json" → "lot". False: it isn't such a name. */
static bool kiosk_of(const char *name, char kiosk[BN_LEAD_KEY])
{
	static const size_t folder = sizeof(BN_HEARTBEAT_FOLDER) - 1;
	char again[BN_HEARTBEAT_NAME];
	size_t length = strlen(name) > folder ? strcspn(name + folder, ".") : 0;
	if (length == 0 || length >= BN_LEAD_KEY)
		return false;
	memcpy(kiosk, name + folder, length);
	kiosk[length] = '\0';
	bn_heartbeat_name(kiosk, again);
	return strcmp(again, name) == 0;
}

static void find(const struct beats *beats, enum bn_collected_fault fault, const char *kiosk,
	int64_t number, const char *object)
{
	bn_collected_find(beats->work->options->collected, fault, kiosk, number, object);
}

static void hear(struct bn_collected *collected, const char *name, int64_t chain)
{
	size_t count = 0;
	struct bn_collected_kiosk *kiosk = bn_collected_named(collected, name, &count);
	for (size_t i = 0; i < count; i++)
		kiosk[i].heard |= kiosk[i].row == chain;
}

/* A kiosk whose heartbeat is gone, or isn't its last one, is looked through. */
static void forget_heard(struct bn_collected *collected)
{
	size_t count = 0;
	struct bn_collected_kiosk *kiosks = bn_collected_kiosks(collected, &count);
	for (size_t i = 0; i < count; i++)
		kiosks[i].heard = false;
}

static bool visit(void *context, const struct bn_remote_object *object)
{
	struct beats *beats = context;
	const struct bn_gather_options *options = beats->work->options;
	struct bn_collected_beat beat;
	char kiosk[BN_LEAD_KEY];
	if (object->folder || !kiosk_of(object->name, kiosk)) {
		find(beats, BN_COLLECTED_NO_RECORD, "", 0, object->name);
		return true;
	}
	if (bn_collected_beat(options->collected, options->place, kiosk, &beat) &&
		object->tag[0] != '\0' && strcmp(beat.tag, object->tag) == 0) {
		hear(options->collected, kiosk, beat.chain);
		return true;
	}
	beats->items = bn_mem_grow(
		beats->items, &beats->capacity, beats->count + 1, sizeof(beats->items[0]));
	struct item *item = &beats->items[beats->count++];
	strncpy(item->name, object->name, sizeof(item->name) - 1);
	strncpy(item->tag, object->tag, sizeof(item->tag) - 1);
	item->wall = object->wall;
	return true;
}

static bool fill(void *context, void *slot)
{
	struct beats *beats = context;
	struct hand *hand = slot;
	if (beats->given == beats->count || bn_gather_is_over(beats->work))
		return false;
	hand->item = &beats->items[beats->given++];
	return true;
}

static bool get(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct hand *hand = what;
	bn_str_clear(&hand->text);
	return bn_remote_get(remote, hand->item->name, BN_SIGNED_MOST, &hand->text, fault);
}

static void work(void *context, void *slot)
{
	struct hand *hand = slot;
	hand->fetched = bn_gather_ask(((struct beats *)context)->work, get, hand, &hand->fault);
	hand->read = hand->fetched && bn_heartbeat_read(&hand->text, &hand->heartbeat);
}

/* By this computer's clock. One that was heard before and is put there again isn't news. */
static int64_t heard_at(const struct beats *beats, const struct hand *hand,
	const struct bn_collected_kiosk *chain, const struct bn_collected_beat *before)
{
	const struct bn_heartbeat *heartbeat = &hand->heartbeat;
	if (before->chain == chain->row && before->count == heartbeat->count)
		return before->heard;
	if (hand->item->wall > 0)
		return hand->item->wall + beats->drift_s;
	return heartbeat->drift_known ? heartbeat->wall - heartbeat->drift_s + beats->drift_s
				      : heartbeat->wall;
}

/* The kiosk signed an end that should be collected, and another record is there in its stead. */
static bool is_forked(struct bn_collected *collected, const struct bn_collected_kiosk *chain,
	const struct bn_heartbeat *heartbeat)
{
	return heartbeat->end.number > 0 && heartbeat->end.number <= chain->known &&
	       !bn_collected_has(
		       collected, chain->name, heartbeat->end.number, heartbeat->end.hash);
}

static void judge(const struct beats *beats, const struct hand *hand)
{
	const struct bn_gather_options *options = beats->work->options;
	const struct bn_heartbeat *heartbeat = &hand->heartbeat;
	struct bn_collected_beat before;
	char kiosk[BN_LEAD_KEY] = "";
	kiosk_of(hand->item->name, kiosk);
	if (!hand->read || strcmp(heartbeat->kiosk, kiosk) != 0) {
		find(beats, BN_COLLECTED_HEARTBEAT, kiosk, 0, hand->item->name);
		return;
	}
	struct bn_collected_kiosk *chain = bn_collected_admit(
		options->collected, kiosk, &heartbeat->key);
	if (chain == NULL) {
		find(beats, BN_COLLECTED_STRANGE, kiosk, 0, hand->item->name);
		return;
	}
	if (is_forked(options->collected, chain, heartbeat))
		bn_collected_doubt(chain);
	if (bn_collected_beat(options->collected, options->place, kiosk, &before) &&
		before.chain == chain->row && heartbeat->count < before.count) {
		find(beats, BN_COLLECTED_REPLAYED, kiosk, heartbeat->count, hand->item->name);
		return;
	}
	const struct bn_collected_beating beating = {.place = options->place,
		.tag = hand->item->tag,
		.count = heartbeat->count,
		.heard = heard_at(beats, hand, chain, &before),
		.sent = heartbeat->sent,
		.end = heartbeat->end,
		.text = &hand->text};
	bn_collected_keep_beat(options->collected, chain, &beating);
	chain->heard = true;
}

static bool take(void *context, void *slot)
{
	struct beats *beats = context;
	const struct hand *hand = slot;
	if (hand->fetched || hand->fault.rule == BN_RULE_TOO_LARGE)
		judge(beats, hand);
	else if (hand->fault.rule != BN_RULE_ABSENT)
		bn_gather_note(beats->work, &hand->fault, hand->item->name);
	struct bn_gather_work *of = beats->work;
	of->options->step(of->options->context, ++of->done, of->total);
	return true;
}

/* While no other thread has any of them. */
static int64_t find_drift(const struct bn_gather_work *of)
{
	struct bn_remote_cost cost = {0};
	for (size_t i = 0; i < of->remote_count && !cost.drift_known; i++)
		bn_remote_cost(of->remotes[i], &cost);
	return cost.drift_known ? cost.drift_s : 0;
}

void bn_gather_beats(struct bn_gather_work *of)
{
	struct beats beats = {.work = of};
	struct bn_remote_fault fault;
	struct bn_gather_listing listing = {
		.folder = BN_HEARTBEAT_FOLDER, .visit = visit, .context = &beats};
	size_t count = bn_gather_slots(of);
	struct hand *hands = bn_mem_alloc(count, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = of->options->threads,
		.slots = hands,
		.count = count,
		.size = sizeof(hands[0]),
		.context = &beats,
		.fill = fill,
		.work = work,
		.take = take};
	forget_heard(of->options->collected);
	if (bn_gather_ask(of, bn_gather_list, &listing, &fault)) {
		beats.drift_s = find_drift(of);
		of->total += beats.count;
		bn_crew_run(&crew);
	} else {
		bn_gather_note(of, &fault, BN_HEARTBEAT_FOLDER);
	}
	if (!bn_gather_is_over(of))
		bn_collected_note_look(of->options->collected, of->options->place);
	for (size_t i = 0; i < count; i++)
		bn_str_finish(&hands[i].text);
	free(hands);
	free(beats.items);
}

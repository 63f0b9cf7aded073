#include "base/crew.h"
#include "base/id.h"
#include "base/mem.h"
#include "sync/gather_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ENOUGH = 65536, /* objects of a round */
	ODD_MOST = 100, /* objects that are no records, of one kiosk, told one by one */
};

struct look {
	struct bn_gather_work *work;
	char (*names)[BN_LEAD_KEY];
	size_t count, *next;
	struct bn_gather_round *round;
	size_t found; /* objects, so far */
};

/* What one hand has: a kiosk. */
struct hand {
	struct bn_gather_kiosk kiosk;
	int64_t after, until; /* numbers; until 0: nobody knows the last one */
	struct bn_gather_months months;
	int month;
	size_t before; /* entries, of the other months */
	char (*odd)[BN_REMOTE_NAME];
	size_t odd_count, odd_capacity;
	bool good;
	struct bn_remote_fault fault;
};

/* True: what its heartbeat tells is all there, and nothing is missing. Else from where to look. */
static bool is_complete(const struct look *look, const char *name, struct hand *hand)
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(
		look->work->options->collected, name, &count);
	hand->after = hand->until = 0;
	if (count != 1) /* several chains of one name are mixed there */
		return false;
	hand->after = kiosk->known;
	if (kiosk->highest > kiosk->known || !kiosk->heard)
		return false;
	/* Where others put things, as many as there should be may not be those that should. */
	hand->until = bn_collected_doubts(look->work->options->collected, name) ? 0 : kiosk->sent;
	return kiosk->end.number > 0 && kiosk->end.number <= kiosk->known;
}

static bool fill(void *context, void *slot)
{
	struct look *look = context;
	struct hand *hand = slot;
	while (*look->next < look->count && look->found < ENOUGH &&
		!bn_gather_is_over(look->work)) {
		const char *name = look->names[(*look->next)++];
		if (is_complete(look, name, hand))
			continue;
		memcpy(hand->kiosk.name, name, BN_LEAD_KEY);
		hand->kiosk.entries = NULL;
		hand->kiosk.count = hand->kiosk.capacity = 0;
		return true;
	}
	return false;
}

static void note_odd(void *context, const char *name)
{
	struct hand *hand = context;
	if (hand->odd_count == ODD_MOST)
		return;
	hand->odd = bn_mem_grow(
		hand->odd, &hand->odd_capacity, hand->odd_count + 1, sizeof(hand->odd[0]));
	snprintf(hand->odd[hand->odd_count++], sizeof(hand->odd[0]), "%s", name);
}

static bool visit(void *context, const struct bn_remote_object *object)
{
	struct hand *hand = context;
	struct bn_gather_kiosk *kiosk = &hand->kiosk;
	struct bn_record_named named;
	const char *last = strrchr(object->name, '/');
	if (object->folder || last == NULL || !bn_record_name_read(last + 1, &named)) {
		note_odd(hand, object->name);
		return true;
	}
	if (named.number <= hand->after)
		return true;
	kiosk->entries = bn_mem_grow(
		kiosk->entries, &kiosk->capacity, kiosk->count + 1, sizeof(kiosk->entries[0]));
	struct bn_gather_entry *entry = &kiosk->entries[kiosk->count++];
	entry->number = named.number;
	entry->month = hand->month;
	bn_id_unhex(named.hash, entry->hash, sizeof(entry->hash));
	return true;
}

static bool list_month(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct hand *hand = what;
	char folder[BN_RECORD_NAME], after[BN_RECORD_NAME];
	snprintf(folder, sizeof(folder), "%s/%04d/%02d/", hand->kiosk.name, hand->month / 12,
		hand->month % 12 + 1);
	/* Behind all names of that number. */
	snprintf(after, sizeof(after), "%.64s%010lld-z", folder, (long long)hand->after);
	hand->kiosk.count = hand->before;
	return bn_remote_list(remote, folder, hand->after > 0 ? after : NULL, visit, hand, fault);
}

/* The last month first: what is new is mostly there, and once as many are found as the heartbeat
 * tells of, the others needn't be looked through. */
static void work(void *context, void *slot)
{
	struct bn_gather_work *of = ((struct look *)context)->work;
	struct hand *hand = slot;
	struct bn_gather_kiosk *kiosk = &hand->kiosk;
	hand->odd_count = 0;
	hand->good = bn_gather_months(of, kiosk->name, &hand->months, note_odd, hand, &hand->fault);
	for (size_t i = 0; hand->good && i < hand->months.count; i++) {
		hand->month = hand->months.months[i];
		hand->before = kiosk->count;
		hand->good = bn_gather_ask(of, list_month, hand, &hand->fault);
		if (hand->until > 0 && (int64_t)kiosk->count >= hand->until - hand->after)
			break;
	}
}

static int by_number(const void *a, const void *b)
{
	const struct bn_gather_entry *x = a, *y = b;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return memcmp(x->hash, y->hash, sizeof(x->hash));
}

/* Without what is collected already, which is above a gap. */
static void keep_new(struct bn_collected *collected, struct bn_gather_kiosk *kiosk)
{
	size_t chains = 0, kept = 0;
	int64_t highest = 0;
	const struct bn_collected_kiosk *chain = bn_collected_named(
		collected, kiosk->name, &chains);
	for (size_t i = 0; i < chains; i++)
		highest = chain[i].highest > highest ? chain[i].highest : highest;
	for (size_t i = 0; i < kiosk->count; i++) {
		const struct bn_gather_entry *entry = &kiosk->entries[i];
		if (entry->number > highest ||
			!bn_collected_has(collected, kiosk->name, entry->number, entry->hash))
			kiosk->entries[kept++] = *entry;
	}
	kiosk->count = kept;
	if (kept > 0)
		qsort(kiosk->entries, kept, sizeof(kiosk->entries[0]), by_number);
}

static bool take(void *context, void *slot)
{
	struct look *look = context;
	struct hand *hand = slot;
	struct bn_collected *collected = look->work->options->collected;
	struct bn_gather_round *round = look->round;
	look->work->gather->listed++;
	for (size_t i = 0; i < hand->odd_count; i++)
		bn_collected_find(
			collected, BN_COLLECTED_NO_RECORD, hand->kiosk.name, 0, hand->odd[i]);
	if (!hand->good)
		bn_gather_note(look->work, &hand->fault, hand->kiosk.name);
	keep_new(collected, &hand->kiosk);
	round->kiosks = bn_mem_grow(
		round->kiosks, &round->capacity, round->count + 1, sizeof(round->kiosks[0]));
	round->kiosks[round->count++] = hand->kiosk;
	look->found += hand->kiosk.count;
	return true;
}

void bn_gather_look(struct bn_gather_work *of, char (*names)[BN_LEAD_KEY], size_t count,
	size_t *next, struct bn_gather_round *round)
{
	struct look look = {
		.work = of, .names = names, .count = count, .next = next, .round = round};
	size_t slots = bn_gather_slots(of);
	struct hand *hands = bn_mem_alloc(slots, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = of->options->threads,
		.slots = hands,
		.count = slots,
		.size = sizeof(hands[0]),
		.context = &look,
		.fill = fill,
		.work = work,
		.take = take};
	bn_crew_run(&crew);
	for (size_t i = 0; i < slots; i++) {
		free(hands[i].months.months);
		free(hands[i].odd);
	}
	free(hands);
	of->total += look.found;
}

#include "base/crew.h"
#include "base/id.h"
#include "base/mem.h"
#include "sync/gather_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ENOUGH = 65536 /* objects at once */ };

struct remove {
	struct bn_gather_work *work;
	char (*names)[BN_RECORD_NAME];
	size_t count, capacity, given;
	/* Of the month that is looked through. */
	const char *kiosk;
	int month;
	int64_t before;
	char after[BN_RECORD_NAME];
	bool full;
};

struct hand {
	const char *name;
	bool good;
	struct bn_remote_fault fault;
};

static void add(struct remove *remove, const char *name)
{
	remove->names = bn_mem_grow(
		remove->names, &remove->capacity, remove->count + 1, sizeof(remove->names[0]));
	snprintf(remove->names[remove->count++], BN_RECORD_NAME, "%s", name);
}

static bool fill(void *context, void *slot)
{
	struct remove *remove = context;
	if (remove->given == remove->count || bn_gather_is_over(remove->work))
		return false;
	((struct hand *)slot)->name = remove->names[remove->given++];
	return true;
}

static bool delete_one(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	return bn_remote_delete(remote, ((const struct hand *)what)->name, fault);
}

static void work(void *context, void *slot)
{
	struct hand *hand = slot;
	hand->good = bn_gather_ask(
		((struct remove *)context)->work, delete_one, hand, &hand->fault);
}

static bool take(void *context, void *slot)
{
	struct remove *remove = context;
	struct bn_gather_work *of = remove->work;
	const struct hand *hand = slot;
	of->gather->removed += hand->good;
	if (!hand->good)
		bn_gather_note(of, &hand->fault, hand->name);
	of->options->step(of->options->context, ++of->done, of->total);
	return true;
}

/* All that was named. */
static void carry_out(struct remove *remove)
{
	struct bn_gather_work *of = remove->work;
	size_t slots = bn_gather_slots(of);
	struct hand *hands = bn_mem_alloc(slots, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = of->options->threads,
		.slots = hands,
		.count = slots,
		.size = sizeof(hands[0]),
		.context = remove,
		.fill = fill,
		.work = work,
		.take = take};
	remove->given = 0;
	of->total += remove->count;
	bn_crew_run(&crew);
	remove->count = 0;
	free(hands);
}

static bool visit_past(void *context, const struct bn_remote_object *object)
{
	struct remove *remove = context;
	struct bn_record_named named;
	uint8_t hash[BN_RECORD_HASH];
	const char *last = strrchr(object->name, '/');
	if (object->folder || last == NULL || !bn_record_name_read(last + 1, &named) ||
		!bn_id_unhex(named.hash, hash, sizeof(hash)))
		return true;
	if (bn_collected_is_past(remove->work->options->collected, remove->kiosk, named.number,
		    hash, remove->before))
		add(remove, object->name);
	snprintf(remove->after, sizeof(remove->after), "%.127s", object->name);
	remove->full = remove->count >= ENOUGH;
	return !remove->full;
}

/* In pieces that fit into memory, each from where the one before ended. */
static bool remove_month(struct remove *remove)
{
	char folder[BN_RECORD_NAME];
	struct bn_remote_fault fault;
	struct bn_gather_listing listing = {
		.folder = folder, .visit = visit_past, .context = remove};
	snprintf(folder, sizeof(folder), "%s/%04d/%02d/", remove->kiosk, remove->month / 12,
		remove->month % 12 + 1);
	remove->after[0] = '\0';
	do {
		char after[BN_RECORD_NAME];
		memcpy(after, remove->after, sizeof(after));
		listing.after = after[0] != '\0' ? after : NULL;
		remove->full = false;
		if (!bn_gather_ask(remove->work, bn_gather_list, &listing, &fault)) {
			bn_gather_note(remove->work, &fault, folder);
			return false;
		}
		carry_out(remove);
	} while (remove->full && !bn_gather_is_over(remove->work));
	return true;
}

static void leave(void *context, const char *name)
{
	(void)context;
	(void)name;
}

void bn_gather_past(struct bn_gather_work *of, int64_t before)
{
	struct remove remove = {.work = of, .before = before};
	struct bn_gather_months months = {0};
	struct bn_remote_fault fault;
	char(*names)[BN_LEAD_KEY] = NULL;
	size_t count = 0;
	time_t when = (time_t)before;
	struct tm date = {0};
	gmtime_r(&when, &date);
	bool good = bn_gather_kiosks(of, &names, &count);
	of->gather->kiosks = count;
	for (size_t i = 0; good && i < count && !bn_gather_is_over(of); i++) {
		remove.kiosk = names[i];
		good = bn_gather_months(of, names[i], &months, leave, NULL, &fault);
		if (!good)
			bn_gather_note(of, &fault, names[i]);
		for (size_t k = 0; good && k < months.count; k++) {
			remove.month = months.months[k];
			if (remove.month < (date.tm_year + 1900) * 12 + date.tm_mon)
				good = remove_month(&remove);
		}
	}
	free(months.months);
	free(remove.names);
	free(names);
}

static bool add_withdrawn(void *context, const char *name)
{
	add(context, name);
	return true;
}

/* Those of other places are left for when these are visited. */
static bool note_present(struct bn_gather_work *of)
{
	char(*names)[BN_LEAD_KEY] = NULL;
	size_t count = 0;
	bool good = bn_gather_kiosks(of, &names, &count);
	for (size_t i = 0; good && i < count; i++) {
		size_t chains = 0;
		struct bn_collected_kiosk *chain = bn_collected_named(
			of->options->collected, names[i], &chains);
		for (size_t k = 0; k < chains; k++)
			chain[k].present = true;
	}
	free(names);
	return good;
}

void bn_gather_withdrawn(struct bn_gather_work *of)
{
	struct remove remove = {.work = of};
	if (note_present(of) &&
		bn_collected_each_withdrawn(of->options->collected, add_withdrawn, &remove))
		carry_out(&remove);
	free(remove.names);
}

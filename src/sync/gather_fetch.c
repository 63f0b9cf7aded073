#include "base/crew.h"
#include "base/mem.h"
#include "sync/gather_inside.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 64, KEYS = 4 };

enum status { READ, ABSENT, FAILED, NO_RECORD };

struct item {
	struct bn_gather_entry entry;
	char name[BN_RECORD_NAME], id[BN_ID_TEXT];
	struct bn_str bytes;
	enum status status;
	struct bn_remote_fault fault;
	struct bn_store_record record;
	struct bn_chain_link link;
	struct bn_audit_proof proof;
};

/* What one hand has: objects of a kiosk that follow each other. */
struct hand {
	const char *kiosk;
	struct bn_seal_public keys[KEYS]; /* known to be its own */
	size_t key_count, count;
	struct item items[BATCH];
};

struct fetch {
	struct bn_gather_work *work;
	const struct bn_gather_round *round;
	size_t kiosk, entry, batch; /* the next one; how many at once */
};

static void note_keys(const struct fetch *fetch, struct hand *hand)
{
	size_t count = 0;
	const struct bn_collected_kiosk *kiosk = bn_collected_named(
		fetch->work->options->collected, hand->kiosk, &count);
	hand->key_count = 0;
	for (size_t i = 0; i < count && hand->key_count < KEYS; i++)
		if (!kiosk[i].refused)
			hand->keys[hand->key_count++] = kiosk[i].key;
}

static bool fill(void *context, void *slot)
{
	struct fetch *fetch = context;
	struct hand *hand = slot;
	const struct bn_gather_round *round = fetch->round;
	while (fetch->kiosk < round->count && fetch->entry == round->kiosks[fetch->kiosk].count) {
		fetch->kiosk++;
		fetch->entry = 0;
	}
	if (fetch->kiosk == round->count || bn_gather_is_over(fetch->work))
		return false;
	const struct bn_gather_kiosk *kiosk = &round->kiosks[fetch->kiosk];
	hand->kiosk = kiosk->name;
	note_keys(fetch, hand);
	for (hand->count = 0; hand->count < fetch->batch && fetch->entry < kiosk->count;)
		hand->items[hand->count++].entry = kiosk->entries[fetch->entry++];
	return true;
}

static bool get(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct item *item = what;
	bn_str_clear(&item->bytes);
	return bn_remote_get(remote, item->name, BN_RECORD_MOST, &item->bytes, fault);
}

static void fetch_one(struct bn_gather_work *work, const char *kiosk, struct item *item)
{
	bn_gather_name(kiosk, &item->entry, item->name);
	bool got = bn_gather_ask(work, get, item, &item->fault);
	if (got)
		item->status = bn_record_read(item->bytes.data, item->bytes.length, &item->record,
				       item->id) &&
					       bn_chain_read(item->record.link, &item->link)
				       ? READ
				       : NO_RECORD;
	else
		item->status = item->fault.rule == BN_RULE_ABSENT      ? ABSENT
			       : item->fault.rule == BN_RULE_TOO_LARGE ? NO_RECORD
								       : FAILED;
}

static const struct bn_seal_public *own_key(const struct hand *hand, const struct item *item)
{
	static const struct bn_seal_public none;
	for (size_t i = 0; i < hand->key_count; i++)
		if (memcmp(&hand->keys[i], &item->link.signer, sizeof(none)) == 0)
			return &hand->keys[i];
	return &none; /* all are strange to it */
}

/* Those that one key may have signed are proved together (leads/audit.h). */
static void prove(struct hand *hand)
{
	struct bn_store_record records[BATCH];
	struct bn_audit_proof proofs[BATCH];
	size_t places[BATCH];
	for (size_t i = 0; i < hand->count;) {
		const struct bn_seal_public *key = NULL;
		size_t count = 0;
		for (; i < hand->count; i++) {
			const struct item *item = &hand->items[i];
			if (item->status != READ)
				continue;
			if (key != NULL && key != own_key(hand, item))
				break;
			key = own_key(hand, item);
			places[count] = i;
			records[count++] = item->record;
		}
		if (count > 0)
			bn_audit_prove(key, records, count, proofs);
		for (size_t k = 0; k < count; k++)
			hand->items[places[k]].proof = proofs[k];
	}
}

static void work(void *context, void *slot)
{
	struct hand *hand = slot;
	for (size_t i = 0; i < hand->count; i++)
		fetch_one(((struct fetch *)context)->work, hand->kiosk, &hand->items[i]);
	prove(hand);
}

static const enum bn_collected_fault faults[] = {
	[BN_AUDIT_FORGED] = BN_COLLECTED_FORGED,
	[BN_AUDIT_STRANGE] = BN_COLLECTED_STRANGE,
	[BN_AUDIT_CHANGED] = BN_COLLECTED_CHANGED,
};

/* The first record of a key that nobody knew, if it may be the kiosk's. */
static void prove_again(struct bn_collected_kiosk *kiosk, struct item *item)
{
	if (!item->proof.good && item->proof.fault == BN_AUDIT_STRANGE)
		bn_audit_prove(&kiosk->key, &item->record, 1, &item->proof);
}

static void judge(struct bn_collected *collected, const char *name, struct item *item)
{
	struct bn_collected_kiosk *kiosk = NULL;
	char own_name[BN_RECORD_NAME];
	if (item->status == NO_RECORD) {
		bn_collected_find(collected, BN_COLLECTED_NO_RECORD, name, 0, item->name);
		return;
	}
	bool forged = !item->proof.good && item->proof.fault == BN_AUDIT_FORGED;
	if (!forged)
		kiosk = bn_collected_admit(collected, name, &item->link.signer);
	if (kiosk != NULL)
		prove_again(kiosk, item);
	bn_record_name(name, item->record.link, own_name);
	if (!item->proof.good || kiosk == NULL)
		bn_collected_find(collected,
			item->proof.good ? BN_COLLECTED_STRANGE : faults[item->proof.fault], name,
			item->record.number, "");
	else if (strcmp(own_name, item->name) != 0)
		bn_collected_find(
			collected, BN_COLLECTED_MISPLACED, name, item->record.number, item->name);
	else
		bn_collected_add(collected, kiosk, &item->record, &item->proof);
}

static bool take(void *context, void *slot)
{
	struct fetch *fetch = context;
	struct hand *hand = slot;
	struct bn_gather_work *of = fetch->work;
	struct bn_gather *gather = of->gather;
	for (size_t i = 0; i < hand->count && !bn_collected_failed(of->options->collected); i++) {
		struct item *item = &hand->items[i];
		gather->fetched += item->status == READ || item->status == NO_RECORD;
		gather->vanished += item->status == ABSENT;
		if (item->status == FAILED)
			bn_gather_note(of, &item->fault, item->name);
		else if (item->status != ABSENT)
			judge(of->options->collected, hand->kiosk, item);
	}
	of->done += hand->count;
	of->options->step(of->options->context, of->done, of->total);
	return !bn_collected_failed(of->options->collected);
}

static size_t count_entries(const struct bn_gather_round *round)
{
	size_t count = 0;
	for (size_t i = 0; i < round->count; i++)
		count += round->kiosks[i].count;
	return count;
}

void bn_gather_fetch(struct bn_gather_work *of, const struct bn_gather_round *round)
{
	struct fetch fetch = {.work = of, .round = round};
	size_t slots = bn_gather_slots(of);
	struct hand *hands = bn_mem_alloc(slots, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = of->options->threads,
		.slots = hands,
		.count = slots,
		.size = sizeof(hands[0]),
		.context = &fetch,
		.fill = fill,
		.work = work,
		.take = take};
	/* Few objects are shared out too. */
	fetch.batch = count_entries(round) / (8 * of->options->threads) + 1;
	if (fetch.batch > BATCH)
		fetch.batch = BATCH;
	bn_crew_run(&crew);
	for (size_t i = 0; i < slots; i++)
		for (size_t k = 0; k < BATCH; k++)
			bn_str_finish(&hands[i].items[k].bytes);
	free(hands);
}

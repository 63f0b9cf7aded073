#include "sync/sender.h"

#include "base/crew.h"
#include "base/log.h"
#include "base/mem.h"
#include "remote/pool.h"
#include "sync/record.h"

#include <stdlib.h>
#include <string.h>

/* A record on its way, in one pair of hands at a time. */
struct parcel {
	char name[BN_RECORD_NAME];
	struct bn_str bytes;
	struct bn_tail place; /* in the chain */
	bool lead, erased, there;
	struct bn_remote_fault fault;
};

struct pass {
	struct bn_sender *sender;
	struct bn_mark *mark;
	struct parcel parcels[BN_STORE_SOME];
	size_t count, most, filled;
	struct bn_pool remotes;
};

static bool pack(void *context, const struct bn_store_record *record)
{
	struct pass *pass = context;
	struct bn_chain_link link;
	if (pass->count == pass->most)
		return true;
	struct parcel *parcel = &pass->parcels[pass->count++];
	bn_record_name(pass->sender->kiosk, record->link, parcel->name);
	bn_record_write(record, &parcel->bytes);
	parcel->place.number = record->number;
	bn_chain_hash(record->link, parcel->place.hash);
	parcel->erased = record->sealed == NULL;
	parcel->lead = record->sealed != NULL && bn_chain_read(record->link, &link) &&
		       link.kind == BN_CHAIN_LEAD;
	return true;
}

/* True: its place in the chain is there, whole, with its words or without; or it can't be told,
 * which the fault says. */
static bool is_there(struct bn_remote *remote, struct parcel *parcel)
{
	struct bn_store_record record;
	struct bn_str found = {0};
	char id[BN_ID_TEXT];
	bool there = bn_remote_get(remote, parcel->name, BN_RECORD_MOST, &found, &parcel->fault);
	enum bn_rule rule = parcel->fault.rule;
	if (there)
		there = bn_record_read(found.data, found.length, &record, id) &&
			memcmp(record.link, parcel->bytes.data + BN_RECORD_HEAD, BN_CHAIN_LINK) ==
				0;
	else /* who may not list a bucket isn't told that there is nothing */
		there = rule != BN_RULE_ABSENT && rule != BN_RULE_DENIED &&
			rule != BN_RULE_TOO_LARGE;
	bn_str_finish(&found);
	return there;
}

/* What was erased here, for it is past its date or elsewhere, must not erase what is there: a mark
 * that was lost, or another name for a target, sends all again. */
static void deliver(struct bn_remote *remote, struct parcel *parcel)
{
	parcel->there = parcel->erased && is_there(remote, parcel)
				? parcel->fault.rule == BN_RULE_NONE
				: bn_remote_put(remote, parcel->name, parcel->bytes.data,
					  parcel->bytes.length, &parcel->fault);
}

static bool fill(void *context, void *slot)
{
	struct pass *pass = context;
	if (pass->filled == pass->count)
		return false;
	*(struct parcel **)slot = &pass->parcels[pass->filled++];
	return true;
}

static void work(void *context, void *slot)
{
	struct pass *pass = context;
	struct parcel *parcel = *(struct parcel **)slot;
	struct bn_remote *remote = bn_pool_borrow(&pass->remotes);
	deliver(remote, parcel);
	bn_pool_give_back(&pass->remotes, remote);
}

static void count(struct bn_sender *sender, const struct parcel *parcel)
{
	sender->records++;
	sender->leads += parcel->lead;
}

/* In the order of their numbers, so that the mark never passes one that isn't there. */
static bool take(void *context, void *slot)
{
	struct pass *pass = context;
	const struct parcel *parcel = *(struct parcel **)slot;
	struct bn_mark *mark = pass->mark;
	if (!parcel->there) {
		pass->sender->fault = parcel->fault;
		if (bn_rule_of(parcel->fault.rule)->action != BN_RULE_ASIDE ||
			mark->aside_count == BN_MARK_ASIDE)
			return false;
		bn_log_warn("sync", "%s: %s is set aside: %s", pass->sender->target, parcel->name,
			parcel->fault.detail);
		mark->aside[mark->aside_count++] = parcel->place.number;
	} else {
		count(pass->sender, parcel);
	}
	mark->done = parcel->place;
	return true;
}

static bool carry(struct pass *pass)
{
	struct parcel *slots[2 * BN_STORE_SOME];
	struct bn_sender *sender = pass->sender;
	const struct bn_crew crew = {.threads = sender->remote_count,
		.slots = slots,
		.count = 2 * sender->remote_count,
		.size = sizeof(struct parcel *),
		.context = pass,
		.fill = fill,
		.work = work,
		.take = take};
	bn_pool_begin(&pass->remotes, sender->remotes, sender->remote_count);
	bool good = bn_crew_run(&crew);
	bn_pool_finish(&pass->remotes);
	return good;
}

static struct pass *begin(struct bn_sender *sender, struct bn_mark *mark, size_t most)
{
	struct pass *pass = bn_mem_alloc(1, sizeof(*pass));
	pass->sender = sender;
	pass->mark = mark;
	pass->most = most < BN_STORE_SOME ? most : BN_STORE_SOME;
	return pass;
}

static void finish(struct pass *pass)
{
	for (size_t i = 0; i < pass->count; i++)
		bn_str_finish(&pass->parcels[i].bytes);
	free(pass);
}

bool bn_sender_send(struct bn_sender *sender, struct bn_mark *mark, size_t most)
{
	struct pass *pass = begin(sender, mark, most);
	int64_t before = mark->done.number;
	bool good = most > 0 && bn_store_some_links(sender->store, before, pack, pass) &&
		    pass->count > 0;
	if (good) {
		good = carry(pass);
		if (mark->done.number != before)
			good = bn_mark_write(sender->data_folder, sender->target, mark) && good;
	}
	finish(pass);
	return good;
}

/* True: it is there now. */
static bool send_one(struct bn_sender *sender, int64_t number)
{
	struct pass *pass = begin(sender, NULL, 1);
	bool there = false;
	if (bn_store_some_links(sender->store, number - 1, pack, pass) && pass->count == 1) {
		struct parcel *parcel = &pass->parcels[0];
		deliver(sender->remotes[0], parcel);
		there = parcel->there;
		if (there)
			count(sender, parcel);
		else
			sender->fault = parcel->fault;
	}
	finish(pass);
	return there;
}

bool bn_sender_send_aside(struct bn_sender *sender, struct bn_mark *mark)
{
	size_t kept = 0, before = mark->aside_count;
	bool stopped = false;
	for (size_t i = 0; i < before; i++) {
		if (!stopped && send_one(sender, mark->aside[i]))
			continue;
		stopped = stopped || bn_rule_of(sender->fault.rule)->action != BN_RULE_ASIDE;
		mark->aside[kept++] = mark->aside[i];
	}
	mark->aside_count = kept;
	return (kept == before || bn_mark_write(sender->data_folder, sender->target, mark)) &&
	       !stopped;
}

struct look {
	const struct bn_tail *tail;
	bool other;
};

static bool compare(void *context, const struct bn_store_record *record)
{
	struct look *look = context;
	uint8_t hash[BN_CHAIN_HASH];
	if (record->number == look->tail->number) {
		bn_chain_hash(record->link, hash);
		look->other = memcmp(hash, look->tail->hash, sizeof(hash)) != 0;
	}
	return false;
}

bool bn_sender_align(const struct bn_sender *sender, struct bn_mark *mark)
{
	struct look look = {&mark->done, false};
	struct bn_tail end;
	if (!bn_store_end(sender->store, &end))
		return false;
	if (mark->done.number == 0)
		return true;
	/* compare says no more after the first: that is no error. */
	bn_store_some_links(sender->store, mark->done.number - 1, compare, &look);
	if (!look.other && end.number >= mark->done.number)
		return true;
	bn_log_warn(
		"sync", "%s: the store is another one: all of it is sent again", sender->target);
	mark->done = (struct bn_tail){0};
	mark->aside_count = 0;
	mark->day_count = 0;
	return true;
}

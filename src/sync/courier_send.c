#include "packs/shelf.h"
#include "sync/courier_inside.h"
#include "sync/heartbeat.h"
#include "sync/sender.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COST  3   /* requests a record, before any was sent */
#define FRESH 0.1 /* of what a record cost lately, in its average */

static struct bn_sender sender_of(const struct bn_courier *courier, const struct bn_target *target)
{
	return (struct bn_sender){.store = courier->store,
		.kiosk = courier->kiosk,
		.data_folder = courier->options.data_folder,
		.target = target->place->id,
		.remotes = target->remotes,
		.remote_count = target->remote_count};
}

/* How many records the budget allows now. */
static size_t allowed(const struct bn_courier *courier, struct bn_target *target)
{
	int per_hour = target->place->requests_per_hour;
	double cost = target->cost > 0 ? target->cost : COST;
	if (per_hour == 0)
		return BN_STORE_SOME;
	uint64_t requests = bn_pace_allow(&target->pace, per_hour,
		(uint64_t)(BN_STORE_SOME * cost) + 1, bn_courier_now(courier).ms);
	double records = (double)requests / cost;
	return records >= BN_STORE_SOME ? BN_STORE_SOME
	       : records >= 1           ? (size_t)records
					: requests > 0;
}

void bn_courier_pay(struct bn_target *target, int64_t records)
{
	struct bn_remote_cost cost;
	bn_courier_cost(target, &cost);
	uint64_t used = cost.requests - target->requests;
	target->requests = cost.requests;
	bn_pace_use(&target->pace, used);
	if (records > 0) {
		double one = (double)used / (double)records;
		target->cost += target->cost > 0 ? (one - target->cost) * FRESH : one;
	}
}

static void count(struct bn_target *target, const struct bn_sender *sender)
{
	target->leads += sender->leads;
	target->leads_untold += sender->leads;
	bn_courier_pay(target, sender->records);
}

static bool not_noted(const struct bn_courier *courier, struct bn_target *target)
{
	return bn_remote_fail(
		&target->fault, BN_RULE_FOLDER, 0, "%s/sync", courier->options.data_folder);
}

static bool send_aside(struct bn_courier *courier, struct bn_target *target)
{
	struct bn_sender sender = sender_of(courier, target);
	int64_t now_ms = bn_courier_now(courier).ms;
	if (target->mark.aside_count == 0 || now_ms < target->aside_ms)
		return true;
	bool good = bn_sender_send_aside(&sender, &target->mark);
	count(target, &sender);
	target->fault = sender.fault;
	if (!good && sender.fault.rule == BN_RULE_NONE)
		return not_noted(courier, target);
	target->aside_ms = now_ms + (int64_t)bn_rule_of(sender.fault.rule)->most_s * 1000;
	return good;
}

/* False: the fault says why. */
static bool send_new(struct bn_courier *courier, struct bn_target *target)
{
	struct bn_sender sender = sender_of(courier, target);
	size_t most = allowed(courier, target);
	bool more = bn_sender_send(&sender, &target->mark, most);
	count(target, &sender);
	target->behind = most < BN_STORE_SOME;
	if (sender.fault.rule == BN_RULE_NONE)
		return more || target->behind || not_noted(courier, target);
	target->fault = sender.fault;
	target->aside_ms = bn_courier_now(courier).ms +
			   (int64_t)bn_rule_of(sender.fault.rule)->most_s * 1000;
	return more;
}

bool bn_courier_send_records(struct bn_courier *courier, struct bn_target *target)
{
	const struct bn_sender sender = sender_of(courier, target);
	struct bn_tail end;
	if (!bn_store_end(courier->store, &end) ||
		(!target->aligned && !bn_sender_align(&sender, &target->mark)))
		return bn_remote_fail(&target->fault, BN_RULE_FOLDER, 0, "the lead store");
	target->aligned = true;
	target->behind = false;
	while (target->mark.done.number < end.number && !target->behind &&
		!bn_courier_stopped(courier))
		if (!send_new(courier, target))
			return false;
	return send_aside(courier, target);
}

static bool is_trouble(enum bn_journal_kind kind)
{
	return kind == BN_JOURNAL_WRITE_FAILED || kind == BN_JOURNAL_CLIP_ASIDE ||
	       kind == BN_JOURNAL_CAMPAIGN_REFUSED || kind == BN_JOURNAL_EXPORT_FAILED ||
	       kind == BN_JOURNAL_INSTALL_FAILED || kind == BN_JOURNAL_SYNC_FAILED ||
	       kind == BN_JOURNAL_PIN_BLOCKED || kind == BN_JOURNAL_FORM_CLOSED;
}

static bool keep_error(void *context, const struct bn_journal_entry *entry)
{
	struct bn_heartbeat *heartbeat = context;
	if (!is_trouble(entry->kind))
		return true;
	if (heartbeat->error_count == BN_HEARTBEAT_ERRORS)
		memmove(heartbeat->errors, heartbeat->errors + 1,
			--heartbeat->error_count * sizeof(heartbeat->errors[0]));
	struct bn_heartbeat_error *error = &heartbeat->errors[heartbeat->error_count++];
	error->wall = entry->wall;
	snprintf(error->kind, sizeof(error->kind), "%s", entry->name);
	snprintf(error->about, sizeof(error->about), "%.*s", (int)sizeof(error->about) - 1,
		entry->about);
	return true;
}

static void fill(const struct bn_courier *courier, const struct bn_target *target,
	struct bn_heartbeat *heartbeat)
{
	const struct bn_sync_config *config = courier->options.config;
	struct bn_courier_now now = bn_courier_now(courier);
	struct bn_remote_cost cost;
	const struct bn_health_options health = {.root = "/",
		.data_folder = courier->options.data_folder,
		.wall = now.wall,
		.synced = now.synced};
	bn_courier_cost(target, &cost);
	snprintf(heartbeat->kiosk, sizeof(heartbeat->kiosk), "%s", courier->kiosk);
	snprintf(heartbeat->group, sizeof(heartbeat->group), "%s",
		config->group != NULL ? config->group : "");
	heartbeat->wall = now.wall;
	heartbeat->synced = now.synced;
	heartbeat->count = target->mark.heartbeats + 1;
	heartbeat->every_s = (int64_t)config->heartbeat_minutes * 60;
	heartbeat->drift_known = cost.drift_known;
	heartbeat->drift_s = cost.drift_s;
	heartbeat->sent = bn_mark_safe(&target->mark);
	heartbeat->aside = (int64_t)target->mark.aside_count;
	bn_health_read(&heartbeat->health, &health);
	struct bn_health_fact *campaign = &heartbeat->health.facts[BN_HEALTH_CAMPAIGN];
	if (courier->options.shelf != NULL)
		campaign->value = bn_shelf_current(courier->options.shelf, campaign->text);
	bn_journal_each(courier->options.data_folder, keep_error, heartbeat, NULL);
}

/* A mark that was lost goes on from the heartbeat that is there: one with a lower count would be
 * taken for an older one that was put back. False: the fault says why it can't be told. */
static bool find_count(const struct bn_courier *courier, struct bn_target *target, const char *name)
{
	struct bn_heartbeat last;
	struct bn_str text = {0};
	if (target->mark.heartbeats > 0)
		return true;
	bool there = bn_remote_get(target->remotes[0], name, BN_SIGNED_MOST, &text, &target->fault);
	if (there && bn_heartbeat_read(&text, &last) &&
		memcmp(&last.key, &bn_store_signer(courier->store)->public_key, sizeof(last.key)) ==
			0)
		target->mark.heartbeats = last.count;
	bn_str_finish(&text);
	/* Who may not list a bucket isn't told that there is nothing. */
	return there || target->fault.rule == BN_RULE_ABSENT ||
	       target->fault.rule == BN_RULE_DENIED || target->fault.rule == BN_RULE_TOO_LARGE;
}

bool bn_courier_send_heartbeat(struct bn_courier *courier, struct bn_target *target)
{
	const struct bn_seal_signer *signer = bn_store_signer(courier->store);
	struct bn_courier_now now = bn_courier_now(courier);
	struct bn_heartbeat heartbeat = {0};
	struct bn_str text = {0};
	char name[BN_HEARTBEAT_NAME];
	if (now.ms < target->heartbeat_ms)
		return true;
	if (signer == NULL || !bn_store_end(courier->store, &heartbeat.end))
		return bn_remote_fail(&target->fault, BN_RULE_FOLDER, 0, "the lead store");
	bn_heartbeat_name(courier->kiosk, name);
	bool good = find_count(courier, target, name);
	if (good) {
		fill(courier, target, &heartbeat);
		bn_heartbeat_write(&heartbeat, signer, &text);
		good = bn_remote_put(
			target->remotes[0], name, text.data, text.length, &target->fault);
	}
	bn_str_finish(&text);
	bn_courier_pay(target, 0);
	if (!good) {
		target->heartbeat_ms = 0;
		return false;
	}
	target->mark.heartbeats++;
	target->heartbeat_ms = now.ms + heartbeat.every_s * 1000;
	return bn_courier_note(courier, target) || not_noted(courier, target);
}

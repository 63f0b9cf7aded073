#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"
#include "daybook/day.h"
#include "leads/recipients.h"
#include "sync/courier_inside.h"
#include "sync/day_object.h"
#include "sync/heartbeat.h"
#include "sync/sender.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOUR_MS     3600000
#define COUNTS_MOST ((size_t)4 << 20) /* bytes of a day's file */
#define COST        3                 /* requests a record, before any was sent */
#define FRESH       0.1               /* of what a record cost lately, in its average */

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

static void pay(struct bn_target *target, int64_t records)
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
	pay(target, sender->records);
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
		return more || target->behind ||
		       bn_remote_fail(&target->fault, BN_RULE_FOLDER, 0, "the data folder");
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
	bn_journal_each(courier->options.data_folder, keep_error, heartbeat, NULL);
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
	fill(courier, target, &heartbeat);
	bn_heartbeat_name(courier->kiosk, name);
	bn_heartbeat_write(&heartbeat, signer, &text);
	bool good = bn_remote_put(target->remotes[0], name, text.data, text.length, &target->fault);
	bn_str_finish(&text);
	pay(target, 0);
	if (!good) {
		target->heartbeat_ms = 0;
		return false;
	}
	target->mark.heartbeats++;
	target->heartbeat_ms = now.ms + heartbeat.every_s * 1000;
	return bn_mark_write(courier->options.data_folder, target->place->id, &target->mark);
}

static int is_day(const struct dirent *entry)
{
	return strlen(entry->d_name) == strlen("2026-11-29.json") &&
	       bn_str_ends(entry->d_name, ".json") && strspn(entry->d_name, "0123456789-") == 10;
}

/* The place for that day's mark; a new one takes that of the oldest. NULL: it is older than all. */
static struct bn_mark_counts *mark_of(struct bn_mark *mark, const char *date)
{
	struct bn_mark_counts *oldest = &mark->counts[0];
	for (size_t i = 0; i < mark->counts_count; i++) {
		if (strcmp(mark->counts[i].date, date) == 0)
			return &mark->counts[i];
		if (strcmp(mark->counts[i].date, oldest->date) < 0)
			oldest = &mark->counts[i];
	}
	if (mark->counts_count == BN_MARK_COUNTS && strcmp(date, oldest->date) < 0)
		return NULL;
	struct bn_mark_counts *one =
		mark->counts_count == BN_MARK_COUNTS ? oldest : &mark->counts[mark->counts_count++];
	*one = (struct bn_mark_counts){0};
	snprintf(one->date, sizeof(one->date), "%s", date);
	return one;
}

/* *sent goes along. */
static bool send_day(struct bn_courier *courier, struct bn_target *target, const char *file,
	const struct bn_seal_recipients *recipients, int *sent)
{
	char *path = bn_mem_printf("%s/counts/%s", courier->options.data_folder, file);
	char date[BN_DAY_DATE], name[BN_DAY_OBJECT_NAME], hash[65];
	struct bn_str text = {0}, object = {0};
	snprintf(date, sizeof(date), "%.10s", file);
	text.data = bn_file_read(path, COUNTS_MOST, &text.length);
	struct bn_mark_counts *mark = text.data != NULL ? mark_of(&target->mark, date) : NULL;
	bool good = true;
	if (mark != NULL)
		bn_seal_hash(text.data, text.length, hash);
	if (mark != NULL && strncmp(mark->hash, hash, sizeof(mark->hash) - 1) != 0) {
		bn_day_object_name(courier->kiosk, date, name);
		bn_day_object_write(&text, recipients, bn_store_signer(courier->store), &object);
		good = bn_remote_put(
			target->remotes[0], name, object.data, object.length, &target->fault);
		if (good)
			snprintf(mark->hash, sizeof(mark->hash), "%.16s", hash);
		*sent += good;
		pay(target, 0);
	}
	bn_str_finish(&object);
	free(text.data);
	free(path);
	return good;
}

bool bn_courier_send_counts(struct bn_courier *courier, struct bn_target *target)
{
	struct bn_courier_now now = bn_courier_now(courier);
	char *folder = bn_file_join(courier->options.data_folder, "counts");
	char today[BN_DAY_DATE], hour[BN_DAY_PART];
	struct bn_seal_recipients recipients;
	struct dirent **days = NULL;
	if (now.ms < target->counts_ms) {
		free(folder);
		return true;
	}
	bool known = bn_recipients_load(courier->options.data_folder, &recipients) &&
		     recipients.count > 0 && bn_store_signer(courier->store) != NULL;
	int count = known ? scandir(folder, &days, is_day, alphasort) : 0;
	int sent = 0;
	bool good = true;
	bn_day_of(now.wall, today, hour);
	for (int i = 0; i < count; i++) {
		bool is_today = strncmp(days[i]->d_name, today, strlen(today)) == 0;
		if (good && count - i <= BN_MARK_COUNTS &&
			!(is_today && courier->options.config->metered))
			good = send_day(courier, target, days[i]->d_name, &recipients, &sent) &&
			       !bn_courier_stopped(courier);
		free(days[i]);
	}
	free(days);
	free(folder);
	if (sent > 0)
		bn_mark_write(courier->options.data_folder, target->place->id, &target->mark);
	target->counts_ms = good ? now.ms + HOUR_MS : 0;
	return good;
}

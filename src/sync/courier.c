#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tr.h"
#include "daybook/sent.h"
#include "sync/courier_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define TELL_MS  3600000 /* between two lines of the journal, when all goes well */
#define PURGE_MS 3600000

struct bn_courier_now bn_courier_now(const struct bn_courier *courier)
{
	const struct bn_courier_options *options = &courier->options;
	return options->now != NULL
		       ? options->now(options->context)
		       : (struct bn_courier_now){bn_clock_ms(), bn_clock_wall(), bn_clock_synced()};
}

bool bn_courier_stopped(const struct bn_courier *courier)
{
	return courier->options.stop != NULL && atomic_load(courier->options.stop);
}

static double chance(const struct bn_courier *courier)
{
	uint32_t number = 0;
	if (courier->options.chance != NULL)
		return courier->options.chance(courier->options.context);
	bn_id_random(&number, sizeof(number));
	return number / (double)UINT32_MAX;
}

void bn_courier_cost(const struct bn_target *target, struct bn_remote_cost *cost)
{
	*cost = (struct bn_remote_cost){0};
	for (size_t i = 0; i < target->remote_count; i++) {
		struct bn_remote_cost one;
		bn_remote_cost(target->remotes[i], &one);
		cost->requests += one.requests;
		cost->sent += one.sent;
		cost->received += one.received;
		if (one.drift_known) {
			cost->drift_known = true;
			cost->drift_s = one.drift_s;
		}
	}
}

bool bn_courier_note(const struct bn_courier *courier, const struct bn_target *target)
{
	return bn_mark_write(courier->options.data_folder, target->place->id, &target->mark);
}

static bool open_target(struct bn_courier *courier, struct bn_target *target,
	const struct bn_endpoint *place, struct bn_problems *problems)
{
	const struct bn_courier_options *options = &courier->options;
	const struct bn_remote_options remote = {place, &target->key, options->stop};
	/* A limit is one connection's. */
	size_t threads = place->kilobytes_per_second > 0 ? 1 : BN_COURIER_THREADS;
	target->place = place;
	if (!bn_endpoint_key_load(place, &target->key, problems))
		return false;
	for (size_t i = 0; i < threads; i++) {
		struct bn_remote *one = options->open != NULL
						? options->open(options->context, &remote)
						: bn_remote_open(&remote);
		if (one == NULL)
			return false;
		target->remotes[target->remote_count++] = one;
	}
	bn_mark_read(options->data_folder, place->id, &target->mark);
	bn_courier_follow_group(courier, &target->mark);
	if (!options->again)
		return true;
	bn_mark_forget(&target->mark);
	return bn_courier_note(courier, target);
}

/* One process at a time for a data folder: two would each note what it sent over the other's. */
static int lock(const char *data_folder, struct bn_problems *problems)
{
	char *folder = bn_file_join(data_folder, "sync"), *path = bn_file_join(folder, "lock");
	int fd = bn_file_make_folder(folder) ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
	if (fd < 0) {
		bn_problems_add(problems, path, 0, 0,
			_("ne peut pas être écrit (%s) ; lancez cette commande sous le compte de "
			  "la "
			  "borne"),
			strerror(errno));
	} else if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		fd = -1;
		bn_problems_add(problems, data_folder, 0, 0,
			_("une autre commande envoie déjà ce que garde cette borne ; laissez-la "
			  "finir, ou arrêtez-la"));
	}
	free(path);
	free(folder);
	return fd;
}

/* The store before its name: a folder that isn't a kiosk's must not get one. */
static bool open_kiosk(struct bn_courier *courier, struct bn_problems *problems)
{
	const char *data = courier->options.data_folder;
	char *path = bn_file_join(data, "leads.db");
	courier->store = bn_store_open(path, false);
	free(path);
	if (courier->store != NULL && bn_identity_load(data, courier->kiosk))
		return (courier->lock = lock(data, problems)) >= 0;
	bn_problems_add(problems, data, 0, 0,
		_("ce n’est pas le dossier de données d’une borne, ou elle n’a jamais démarré"));
	return false;
}

struct bn_courier *bn_courier_open(
	const struct bn_courier_options *options, struct bn_problems *problems)
{
	const struct bn_sync_config *config = options->config;
	struct bn_courier *courier = bn_mem_alloc(1, sizeof(*courier));
	courier->options = *options;
	courier->lock = -1;
	bool good = open_kiosk(courier, problems);
	courier->targets = bn_mem_alloc(config->target_count, sizeof(*courier->targets));
	for (size_t i = 0; good && i < config->target_count; i++)
		good = open_target(courier, &courier->targets[courier->target_count++],
			&config->targets[i], problems);
	if (good)
		return courier;
	bn_courier_close(courier);
	return NULL;
}

/* Once in an hour, when a trouble is over, and at the end: the journal isn't for each lead. */
static void tell_good(struct bn_courier *courier, struct bn_target *target, bool last)
{
	int64_t now_ms = bn_courier_now(courier).ms;
	char leads[48];
	bool over = target->told != BN_RULE_NONE && !last;
	bool due = last || target->told_ms == 0 || now_ms - target->told_ms >= TELL_MS;
	if (!over && (target->leads_untold == 0 || !due))
		return;
	snprintf(leads, sizeof(leads), "%" PRId64 " leads", target->leads_untold);
	bn_journal_add(courier->options.journal, BN_JOURNAL_SYNC, target->place->id, leads);
	target->leads_untold = 0;
	target->told = BN_RULE_NONE;
	target->told_ms = now_ms;
}

static void tell_bad(struct bn_courier *courier, struct bn_target *target)
{
	enum bn_rule rule = target->fault.rule;
	if (rule == BN_RULE_STOPPED)
		return;
	bn_log_warn("sync", "%s: %s: %s", target->place->id, bn_rule_of(rule)->key,
		target->fault.detail);
	if (rule != target->told)
		bn_journal_add(courier->options.journal, BN_JOURNAL_SYNC_FAILED, target->place->id,
			bn_rule_of(rule)->key);
	target->told = rule;
}

/* The staff's panel counts from here what is still to go. */
static void note_sent(struct bn_courier *courier, const struct bn_target *target)
{
	int64_t safe = bn_mark_safe(&target->mark);
	if (safe <= courier->safe)
		return;
	const struct bn_sent sent = {safe, bn_courier_now(courier).wall, BN_SENT_SYNC};
	if (bn_sent_note(courier->options.data_folder, &sent))
		courier->safe = safe;
}

/* What is left was left to the budget, or came meanwhile. */
static int64_t next_of(const struct bn_target *target, int64_t now_ms)
{
	int64_t due_ms = bn_clock_sooner(target->heartbeat_ms, target->counts_ms);
	if (target->mark.aside_count > 0)
		due_ms = bn_clock_sooner(due_ms, target->aside_ms);
	if (target->news_ms > 0)
		due_ms = bn_clock_sooner(due_ms, target->news_ms);
	if (target->behind)
		due_ms = bn_clock_sooner(due_ms, now_ms + BN_COURIER_POLL_MS);
	return due_ms - now_ms;
}

static int64_t turn_target(struct bn_courier *courier, struct bn_target *target)
{
	struct bn_courier_now now = bn_courier_now(courier);
	int64_t wait = bn_pace_wait(&target->pace, now.ms);
	if (wait > 0)
		return wait;
	int64_t before = target->mark.done.number;
	target->fault = (struct bn_remote_fault){0};
	bool good = bn_courier_send_records(courier, target);
	note_sent(courier, target);
	good = good && bn_courier_send_heartbeat(courier, target) &&
	       bn_courier_send_counts(courier, target);
	now = bn_courier_now(courier);
	if (!good) {
		if (target->mark.done.number != before)
			bn_pace_good(&target->pace);
		bn_pace_failed(&target->pace, &target->fault, chance(courier), now.ms);
		tell_bad(courier, target);
		return bn_pace_wait(&target->pace, now.ms);
	}
	bn_pace_good(&target->pace);
	bn_courier_take_news(courier, target);
	tell_good(courier, target, false);
	return next_of(target, now.ms);
}

/* What all targets have had for so long is erased here. */
static void purge(struct bn_courier *courier)
{
	int keep_days = courier->options.config->keep_days;
	struct bn_courier_now now = bn_courier_now(courier);
	int64_t settled = INT64_MAX;
	if (keep_days < 0 || !now.synced || now.ms < courier->purge_ms)
		return;
	courier->purge_ms = now.ms + PURGE_MS;
	for (size_t i = 0; i < courier->target_count; i++) {
		struct bn_target *target = &courier->targets[i];
		struct bn_mark *mark = &target->mark;
		size_t before = mark->day_count;
		int64_t one = target->aligned ? bn_mark_settle(mark, keep_days, now.wall) : 0;
		/* A day that isn't noted isn't counted. */
		if (mark->day_count != before && !bn_courier_note(courier, target))
			one = 0;
		settled = one < settled ? one : settled;
	}
	if (settled > 0)
		bn_store_erase_until(courier->store, settled);
}

int64_t bn_courier_turn(struct bn_courier *courier)
{
	int64_t next = -1;
	for (size_t i = 0; i < courier->target_count && !bn_courier_stopped(courier); i++)
		next = bn_clock_sooner(next, turn_target(courier, &courier->targets[i]));
	purge(courier);
	return next > 0 ? next : 1;
}

void bn_courier_tell(struct bn_courier *courier, size_t at, struct bn_courier_state *state)
{
	const struct bn_target *target = &courier->targets[at];
	struct bn_tail end;
	*state = (struct bn_courier_state){.leads = target->leads,
		.aside = (int64_t)target->mark.aside_count,
		.fault = target->fault,
		.news_why = target->news_why};
	state->waiting = bn_store_end(courier->store, &end)
				 ? end.number - target->mark.done.number + state->aside
				 : -1;
	bn_courier_cost(target, &state->cost);
}

void bn_courier_close(struct bn_courier *courier)
{
	if (courier == NULL)
		return;
	for (size_t i = 0; i < courier->target_count; i++) {
		struct bn_target *target = &courier->targets[i];
		if (target->place != NULL)
			tell_good(courier, target, true);
		for (size_t j = 0; j < target->remote_count; j++)
			bn_remote_close(target->remotes[j]);
		bn_endpoint_key_finish(&target->key);
		free(target->news_why);
	}
	free(courier->targets);
	bn_store_close(courier->store);
	if (courier->lock >= 0)
		close(courier->lock);
	free(courier);
}

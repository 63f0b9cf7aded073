#include "base/mem.h"
#include "sync/gather_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ATTEMPTS = 4, WAIT_MOST_S = 30 };

bool bn_gather_is_over(const struct bn_gather_work *work)
{
	const atomic_bool *stop = work->options->stop;
	return atomic_load(&work->over) || (stop != NULL && atomic_load(stop)) ||
	       bn_collected_failed(work->options->collected);
}

bool bn_gather_ask(struct bn_gather_work *work, bn_gather_asking *asking, void *what,
	struct bn_remote_fault *fault)
{
	struct bn_remote *remote = bn_pool_borrow(&work->pool);
	bool good = false, again = true;
	*fault = (struct bn_remote_fault){0};
	for (int attempt = 1; again; attempt++) {
		if (atomic_load(&work->over)) {
			bn_remote_fail(fault, BN_RULE_STOPPED, 0, "stopped");
			break;
		}
		good = asking(remote, what, fault);
		again = !good && attempt < ATTEMPTS &&
			bn_rule_of(fault->rule)->action == BN_RULE_SOON;
		int wait_s = fault->wait_s > 0 ? fault->wait_s : 1 << (attempt - 1);
		if (again && !work->options->wait(work->options->context,
				     1000 * (wait_s < WAIT_MOST_S ? wait_s : WAIT_MOST_S)))
			again = bn_remote_fail(fault, BN_RULE_STOPPED, 0, "stopped");
	}
	bn_pool_give_back(&work->pool, remote);
	return good;
}

void bn_gather_note(
	struct bn_gather_work *work, const struct bn_remote_fault *fault, const char *about)
{
	struct bn_gather *gather = work->gather;
	bool alone = bn_rule_of(fault->rule)->action == BN_RULE_ASIDE;
	gather->aside += alone;
	if (gather->fault.rule == BN_RULE_NONE || (!alone && !atomic_load(&work->over))) {
		gather->fault = *fault;
		snprintf(gather->about, sizeof(gather->about), "%s", about);
	}
	if (!alone)
		atomic_store(&work->over, true);
}

size_t bn_gather_slots(const struct bn_gather_work *work)
{
	return 2 * work->options->threads + 1;
}

bool bn_gather_list(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	const struct bn_gather_listing *listing = what;
	return bn_remote_list(
		remote, listing->folder, listing->after, listing->visit, listing->context, fault);
}

void bn_gather_name(
	const char *kiosk, const struct bn_gather_entry *entry, char out[BN_RECORD_NAME])
{
	bn_record_name_in(
		kiosk, entry->month / 12, entry->month % 12 + 1, entry->number, entry->hash, out);
}

static bool begin(struct bn_gather_work *work, const struct bn_gather_options *options,
	struct bn_gather *gather)
{
	bool good = true;
	*gather = (struct bn_gather){0};
	*work = (struct bn_gather_work){.options = options,
		.gather = gather,
		.remotes = bn_mem_alloc(options->threads, sizeof(struct bn_remote *)),
		.remote_count = options->threads};
	for (size_t i = 0; good && i < work->remote_count; i++) {
		work->remotes[i] = options->open(options->context);
		good = work->remotes[i] != NULL;
	}
	bn_pool_begin(&work->pool, work->remotes, work->remote_count);
	if (!good)
		bn_remote_fail(&gather->fault, BN_RULE_STRANGE, 0, "can't be opened");
	return good;
}

/* True: nothing was in the way, and all is committed. */
static bool end(struct bn_gather_work *work)
{
	const struct bn_gather_options *options = work->options;
	bool committed = !bn_collected_failed(options->collected) &&
			 bn_collected_commit(options->collected);
	if (options->stop != NULL && atomic_load(options->stop) &&
		work->gather->fault.rule == BN_RULE_NONE)
		bn_remote_fail(&work->gather->fault, BN_RULE_STOPPED, 0, "stopped");
	bn_pool_finish(&work->pool);
	for (size_t i = 0; i < work->remote_count; i++)
		bn_remote_close(work->remotes[i]);
	free(work->remotes);
	return committed && work->gather->fault.rule == BN_RULE_NONE;
}

static void finish_round(struct bn_gather_round *round)
{
	for (size_t i = 0; i < round->count; i++)
		free(round->kiosks[i].entries);
	round->count = 0;
}

bool bn_gather_run(const struct bn_gather_options *options, struct bn_gather *gather)
{
	struct bn_gather_work work;
	struct bn_gather_round round = {0};
	char(*names)[BN_LEAD_KEY] = NULL;
	size_t count = 0, next = 0;
	if (begin(&work, options, gather)) {
		/* First: what they say is there must be found afterwards. */
		bn_gather_beats(&work);
		bool good = !bn_gather_is_over(&work) && bn_gather_kiosks(&work, &names, &count);
		gather->kiosks = count;
		while (good && next < count && !bn_gather_is_over(&work)) {
			bn_gather_look(&work, names, count, &next, &round);
			bn_gather_fetch(&work, &round);
			finish_round(&round);
		}
	}
	free(round.kiosks);
	free(names);
	return end(&work);
}

bool bn_gather_heartbeats(const struct bn_gather_options *options, struct bn_gather *gather)
{
	struct bn_gather_work work;
	if (begin(&work, options, gather))
		bn_gather_beats(&work);
	return end(&work);
}

bool bn_gather_days(const struct bn_gather_options *options, const struct bn_seal_pair *pair,
	const char *folder, struct bn_gather *gather)
{
	struct bn_gather_work work;
	char(*names)[BN_LEAD_KEY] = NULL;
	size_t count = 0;
	if (begin(&work, options, gather) && bn_gather_kiosks(&work, &names, &count))
		bn_gather_counts(&work, names, count, pair, folder);
	free(names);
	return end(&work);
}

bool bn_gather_remove_past(
	const struct bn_gather_options *options, int64_t before, struct bn_gather *gather)
{
	struct bn_gather_work work;
	if (begin(&work, options, gather))
		bn_gather_past(&work, before);
	return end(&work);
}

bool bn_gather_remove_withdrawn(const struct bn_gather_options *options, struct bn_gather *gather)
{
	struct bn_gather_work work;
	if (begin(&work, options, gather))
		bn_gather_withdrawn(&work);
	return end(&work);
}

#include "base/clock.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ctl/collect.h"

#include <stdlib.h>
#include <string.h>

#define THREADS 8 /* they wait for the network most of the time */

struct visit {
	struct bn_collect *collect;
	struct bn_endpoint place; /* with the prefix that is asked for */
	struct bn_endpoint_key key;
};

static struct bn_remote *open_place(void *context)
{
	const struct visit *visit = context;
	const struct bn_remote_options options = {
		.place = &visit->place, .key = &visit->key, .stop = &visit->collect->stopper.stop};
	return bn_remote_open(&options);
}

static bool wait_ms(void *context, int ms)
{
	return bn_stopper_sleep(&((const struct visit *)context)->collect->stopper, ms);
}

static void step(void *context, uint64_t done, uint64_t total)
{
	bn_progress_step(&((struct visit *)context)->collect->progress, done, total, bn_clock_ms());
}

static void complain(const char *place, const struct bn_gather *gather)
{
	const struct bn_remote_fault *fault = &gather->fault;
	const struct bn_rule_entry *rule = bn_rule_of(fault->rule);
	if (fault->rule == BN_RULE_NONE || fault->rule == BN_RULE_STOPPED)
		return;
	bn_command_complain("%s%s%s : %s (%s)", place, gather->about[0] != '\0' ? " : " : "",
		gather->about, _(rule->words), fault->detail);
	if (rule->advice != NULL)
		bn_command_complain("%s", _(rule->advice));
}

static void add_up(struct bn_gather *sum, const struct bn_gather *gather)
{
	sum->kiosks += gather->kiosks;
	sum->listed += gather->listed;
	sum->fetched += gather->fetched;
	sum->vanished += gather->vanished;
	sum->aside += gather->aside;
	sum->removed += gather->removed;
}

char *bn_collect_name(const struct bn_endpoint *place, const char *prefix)
{
	prefix = prefix != NULL ? prefix : place->prefix;
	return prefix != NULL ? bn_mem_printf("%s/%s", place->id, prefix)
			      : bn_mem_strdup(place->id);
}

static bool visit_one(struct visit *visit, const char *what, bn_collect_doing *doing, void *context)
{
	struct bn_collect *collect = visit->collect;
	struct bn_gather gather;
	char *name = bn_collect_name(&visit->place, NULL);
	const struct bn_gather_options options = {.collected = collect->collected,
		.place = name,
		/* A limit is one connection's. */
		.threads = visit->place.kilobytes_per_second > 0 ? 1 : THREADS,
		.open = open_place,
		.wait = wait_ms,
		.step = step,
		.context = visit,
		.stop = &collect->stopper.stop};
	bn_progress_begin(&collect->progress, what, bn_clock_ms());
	bool good = doing(&options, context, &gather);
	bn_progress_clear(&collect->progress);
	complain(name, &gather);
	add_up(&collect->sum, &gather);
	free(name);
	return good;
}

/* With each of the prefixes, or its own. */
static bool visit_place(struct bn_collect *collect, const struct bn_endpoint *place,
	const char *what, bn_collect_doing *doing, void *context)
{
	struct visit visit = {.collect = collect, .place = *place};
	struct bn_problems problems = {0};
	bool good = bn_endpoint_key_load(place, &visit.key, &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	if (!good)
		return false;
	if (collect->prefix_count == 0)
		good = visit_one(&visit, what, doing, context);
	for (int i = 0; i < collect->prefix_count && !atomic_load(&collect->stopper.stop); i++) {
		visit.place.prefix = collect->prefixes[i];
		good = visit_one(&visit, what, doing, context) && good;
	}
	bn_endpoint_key_finish(&visit.key);
	return good;
}

bool bn_collect_each_place(
	struct bn_collect *collect, const char *what, bn_collect_doing *doing, void *context)
{
	bool good = true;
	const struct bn_sync_config *config = &collect->config;
	for (size_t i = 0; i < config->target_count && !atomic_load(&collect->stopper.stop); i++)
		good = visit_place(collect, &config->targets[i], what, doing, context) && good;
	return good && !atomic_load(&collect->stopper.stop);
}

#include "sync/pace.h"

#define DAY_S   86400
#define HOUR_MS 3600000.0
#define DOUBLE  24  /* more doublings change nothing */
#define AT_ONCE 0.1 /* of an hour's budget */

void bn_pace_failed(
	struct bn_pace *pace, const struct bn_remote_fault *fault, double chance, int64_t now_ms)
{
	const struct bn_rule_entry *rule = bn_rule_of(fault->rule);
	int64_t most_ms = (int64_t)rule->most_s * 1000, wait_ms = (int64_t)rule->first_s * 1000;
	for (int i = 0; i < pace->tries && i < DOUBLE && wait_ms < most_ms; i++)
		wait_ms *= 2;
	wait_ms = wait_ms < most_ms ? wait_ms : most_ms;
	wait_ms = (int64_t)((double)wait_ms * (1 + chance) / 2);
	int64_t asked_ms = (int64_t)(fault->wait_s < DAY_S ? fault->wait_s : DAY_S) * 1000;
	/* All whom a server asks to come back in 60 s must not come back together. */
	if (asked_ms > wait_ms)
		wait_ms = asked_ms + (int64_t)((double)asked_ms / 10 * chance);
	pace->again_ms = now_ms + wait_ms;
	pace->tries++;
}

void bn_pace_good(struct bn_pace *pace)
{
	pace->again_ms = 0;
	pace->tries = 0;
}

int64_t bn_pace_wait(const struct bn_pace *pace, int64_t now_ms)
{
	return pace->again_ms > now_ms ? pace->again_ms - now_ms : 0;
}

uint64_t bn_pace_allow(struct bn_pace *pace, int per_hour, uint64_t wanted, int64_t now_ms)
{
	if (per_hour <= 0)
		return wanted;
	double most = per_hour * AT_ONCE > 1 ? per_hour * AT_ONCE : 1;
	if (!pace->begun)
		pace->tokens = most;
	else
		pace->tokens += (double)(now_ms - pace->filled_ms) / HOUR_MS * per_hour;
	pace->tokens = pace->tokens < most ? pace->tokens : most;
	pace->filled_ms = now_ms;
	pace->begun = true;
	if (pace->tokens < 1)
		return 0;
	return (uint64_t)pace->tokens < wanted ? (uint64_t)pace->tokens : wanted;
}

void bn_pace_use(struct bn_pace *pace, uint64_t requests)
{
	pace->tokens -= (double)requests;
}

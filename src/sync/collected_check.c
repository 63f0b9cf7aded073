#include "sync/collected_inside.h"

#include <string.h>

#define HASHES 8 /* of one number: more are forks beyond counting */

/* The records of one number, the last that was seen of a chain; none at its start. */
struct group {
	int64_t number;
	size_t count;
	uint8_t hashes[HASHES][BN_CHAIN_HASH];
};

struct walk {
	struct bn_collected *collected;
	struct bn_collected_kiosk *kiosk;
	struct group last, before; /* and of the number before it */
	bool broken;
	void (*missing)(void *context, int64_t first, int64_t last);
	void *context;
};

static bool has(const struct group *group, const void *hash)
{
	for (size_t i = 0; i < group->count; i++)
		if (memcmp(group->hashes[i], hash, BN_CHAIN_HASH) == 0)
			return true;
	return false;
}

static void tell_missing(struct walk *walk, int64_t first, int64_t last)
{
	if (first > last)
		return;
	walk->kiosk->missing += last - first + 1;
	walk->missing(walk->context, first, last);
}

static void find(const struct walk *walk, enum bn_collected_fault fault, int64_t number)
{
	bn_collected_find(walk->collected, fault, walk->kiosk->name, number, "");
}

static void visit(struct walk *walk, int64_t number, const void *hash, const void *previous)
{
	/* The very first says that there is none before it: 32 zeros. */
	static const struct group none = {.count = 1};
	struct group *last = &walk->last;
	if (number != last->number) {
		tell_missing(walk, last->number + 1, number - 1);
		walk->before = number == last->number + 1 ? *last : (struct group){0};
		*last = (struct group){.number = number};
	}
	const struct group *before = number == 1 ? &none : &walk->before;
	if (before->count > 0 && !has(before, previous)) {
		find(walk, BN_COLLECTED_BROKEN, number);
		walk->broken = true;
	}
	if (last->count < HASHES)
		memcpy(last->hashes[last->count++], hash, BN_CHAIN_HASH);
	if (number == walk->kiosk->known + 1)
		walk->kiosk->known = number;
}

/* The end that the kiosk signed is the end that is collected, if that one is. */
static void check_end(const struct walk *walk)
{
	const struct bn_tail *end = &walk->kiosk->end;
	if (end->number == 0 || end->number > walk->kiosk->highest)
		return;
	if (bn_collected_number(walk->collected, 0,
		    "SELECT COUNT(*) > 0 AND SUM(hash = ?) = 0 FROM objects WHERE kiosk = ? AND "
		    "number = ?",
		    "bii", end->hash, sizeof(end->hash), walk->kiosk->row, end->number) != 0)
		find(walk, BN_COLLECTED_BROKEN, end->number);
}

void bn_collected_check(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	void (*missing)(void *context, int64_t first, int64_t last), void *context)
{
	struct walk walk = {
		.collected = collected, .kiosk = kiosk, .missing = missing, .context = context};
	/* From the last number that is known to have all before it: what it says was looked at, and
	 * the next one follows it. */
	int64_t from = kiosk->known, known = kiosk->known;
	walk.last.number = from > 0 ? from - 1 : 0;
	kiosk->missing = 0;
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT number, hash, previous FROM objects WHERE kiosk = ? AND number >= ? ORDER "
		"BY "
		"number",
		"ii", kiosk->row, from);
	while (bn_collected_row(collected, statement))
		if (sqlite3_column_bytes(statement, 1) == BN_CHAIN_HASH &&
			sqlite3_column_bytes(statement, 2) == BN_CHAIN_HASH)
			visit(&walk, sqlite3_column_int64(statement, 0),
				sqlite3_column_blob(statement, 1),
				sqlite3_column_blob(statement, 2));
	sqlite3_finalize(statement);
	tell_missing(&walk, kiosk->highest + 1, kiosk->sent);
	check_end(&walk);
	/* What it follows may have a number that another record has. */
	if (walk.broken)
		bn_collected_doubt(kiosk);
	kiosk->changed |= kiosk->known != known;
}

void bn_collected_each_late(struct bn_collected *collected, const struct bn_collected_kiosk *kiosk,
	void (*late)(void *context, int64_t first, int64_t last), void *context)
{
	int64_t first = 0, last = 0;
	if (kiosk->before == 0 || kiosk->added == 0)
		return;
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT DISTINCT number FROM objects WHERE kiosk = ? AND run = ? AND number < ? "
		"ORDER "
		"BY number",
		"iii", kiosk->row, collected->run, kiosk->before);
	while (bn_collected_row(collected, statement)) {
		int64_t number = sqlite3_column_int64(statement, 0);
		if (first > 0 && number > last + 1) {
			late(context, first, last);
			first = 0;
		}
		first = first > 0 ? first : number;
		last = number;
	}
	if (first > 0)
		late(context, first, last);
	sqlite3_finalize(statement);
}

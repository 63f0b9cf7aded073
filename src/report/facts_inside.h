/* Texts kept once, and sums found by their keys. */
#ifndef BN_REPORT_FACTS_INSIDE_H
#define BN_REPORT_FACTS_INSIDE_H

#include "report/facts.h"

struct bn_facts_sum {
	enum bn_facts_by by;
	size_t index;
	enum bn_day_kind kind;
	const char *id, *part; /* kept texts, or NULL: whatever it is */
	int64_t count;
	bool used;
};

struct bn_facts_seen {
	const char *kiosk, *date;
};

struct bn_facts_inside {
	char **texts; /* open addressing; NULL: free */
	size_t text_count, text_room;
	struct bn_facts_sum *sums; /* the same */
	size_t sum_count, sum_room;
	struct bn_day names; /* holds nothing else */
	struct bn_facts_seen *seen;
	size_t seen_count, seen_capacity;
	char before[BN_DAY_DATE]; /* the day before the first */
	int64_t before_counts[BN_DAY_COUNT], before_hours[24];
	bool has_before;
	/* Rows as they were read, until the days are known. */
	const char **row_dates;
	size_t row_date_capacity;
};

/* The kept text of this; made where it lacks. NULL gives NULL. */
const char *bn_facts_keep(struct bn_facts_inside *inside, const char *text);
/* NULL: it isn't kept. */
const char *bn_facts_kept(const struct bn_facts_inside *inside, const char *text);
void bn_facts_add(struct bn_facts_inside *inside, const struct bn_facts_sum *sum);
/* NULL: nothing was counted under this key. */
const struct bn_facts_sum *bn_facts_find(
	const struct bn_facts_inside *inside, const struct bn_facts_sum *key);
void bn_facts_inside_finish(struct bn_facts_inside *inside);

#endif

/* What several kiosks counted on several days, added up every way the report asks for. Zeroed is
 * empty. Life: read … → settle → get … → finish. */
#ifndef BN_REPORT_FACTS_H
#define BN_REPORT_FACTS_H

#include "daybook/day.h"

/* By what it is added up, besides all together. */
enum bn_facts_by { BN_FACTS_ALL, BN_FACTS_DAY, BN_FACTS_KIOSK, BN_FACTS_PLACE };

struct bn_facts_place {
	const char *campaign, *venue, *event;
};

/* One row of a day's file; texts are the facts'. */
struct bn_facts_row {
	size_t day, kiosk, place; /* places in the lists below */
	enum bn_day_kind kind;
	const char *id, *part;
	int64_t count;
};

struct bn_facts {
	char from[BN_DAY_DATE], to[BN_DAY_DATE]; /* "": as the files say; both included */
	char **dates;                            /* every day of the period, after settle */
	size_t day_count;
	const char **kiosks;
	size_t kiosk_count, kiosk_capacity;
	struct bn_facts_place *places;
	size_t place_count, place_capacity;
	struct bn_facts_row *rows;
	size_t row_count, row_capacity;
	int64_t undated; /* visits of days whose date nobody knows; they are in nothing else */
	size_t files, bad_files, doubles; /* doubles: the same kiosk's same day, given once more */
	struct bn_facts_inside *inside;
};

/* Reads DATA/counts/. False: the folder isn't there; what can't be read in it is counted in
 * bad_files, and logged. */
bool bn_facts_read(struct bn_facts *facts, const char *data_folder);
/* All is read: the days are known from now on, one after the other. */
void bn_facts_settle(struct bn_facts *facts);
void bn_facts_finish(struct bn_facts *facts);

/* id or part NULL: whatever it is. index: of the day, kiosk or place, 0 for ALL. By day there are
 * only sums of a kind, and of WAY's ids. */
int64_t bn_facts_get(const struct bn_facts *facts, enum bn_facts_by by, size_t index,
	enum bn_day_kind kind, const char *id, const char *part);
/* The same of the day before the first, which isn't in anything else; −1: it isn't there. */
int64_t bn_facts_before(const struct bn_facts *facts, enum bn_day_kind kind);
int64_t bn_facts_before_hour(const struct bn_facts *facts, int hour); /* its visits */

/* The ids of a kind that were met, the most counted first, and by name where that is the same.
 * ids: the caller frees it, not what it holds. */
size_t bn_facts_ids(const struct bn_facts *facts, enum bn_day_kind kind, const char ***ids);
/* What people call an id, in English where asked for and there; or the id. of: "metier" … */
const char *bn_facts_name(
	const struct bn_facts *facts, const char *of, const char *id, bool english);

/* "2026-11-29" and so many days more, or fewer. */
void bn_facts_shift(const char *date, int days, char out[BN_DAY_DATE]);

#endif

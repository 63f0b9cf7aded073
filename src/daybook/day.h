/* What one kiosk counted on one day: numbers, nobody. A row says how often something was on that
 * day, at one place; README.md says what is counted, and describes the file.
 * Zeroed is an empty day; finish frees what it holds. */
#ifndef BN_DAYBOOK_DAY_H
#define BN_DAYBOOK_DAY_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What `id` and `part` are for each stands beside it; part is "" where it isn't named. */
enum bn_day_kind {
	BN_DAY_VISIT,    /* the local hour it ended in, "00" to "23" */
	BN_DAY_LASTING,  /* visits: the first of bn_day_lasting[] they were shorter than, or
			    "more" */
	BN_DAY_WAY,      /* visits that came so far: bn_day_way[] */
	BN_DAY_GIVEN_UP, /* visits that left the form without a lead: the step, of bn_day_way[] */
	BN_DAY_SCREEN,   /* visits that saw it: its name */
	BN_DAY_METIER,   /* visits that looked at it: its id */
	BN_DAY_LANGUAGE, /* visits that ended in it: "fr" */
	BN_DAY_AID,      /* visits that used it: "contrast" */
	BN_DAY_LIKE,     /* a testimony's id */
	BN_DAY_LEAD,     /* the local hour it was saved in */
	BN_DAY_WATCHED,  /* a testimony chosen by a visitor, its id; the second it reached, of
			    bn_day_seconds[] */
	BN_DAY_WATCHED_WHOLE, /* its id: to its end */
	BN_DAY_WATCHED_CUT,   /* its id: left before */
	BN_DAY_RUN_WHOLE,     /* a clip of the loop, its id; the hour it ended in */
	BN_DAY_RUN_CUT,       /* the same that failed on the way, or was stopped */
	BN_DAY_COUNT
};

/* Each ends in NULL. */
extern const char *const bn_day_lasting[]; /* seconds: "15", "30" … "more" */
extern const char *const bn_day_way[];     /* "visit", "metier", the form's steps from "name" on,
					      "lead" */
extern const char *const bn_day_seconds[]; /* "0", "5", "10" … */
extern const char *const bn_day_kinds[];   /* their names in the file */

#define BN_DAY_DATE    16 /* "2026-11-29", or BN_DAY_UNDATED */
/* The clock said a year before Borne was there. */
#define BN_DAY_UNDATED "undated"
#define BN_DAY_PART    8

struct bn_day_row {
	enum bn_day_kind kind;
	char *id, part[BN_DAY_PART];
	int64_t count;
};

struct bn_day_place {
	char *campaign, *venue, *event; /* event "": none */
	struct bn_day_row *rows;
	size_t count, capacity;
	bool unsorted; /* the rows aren't in the order of their ids */
};

/* What people call an id. */
struct bn_day_name {
	char *of, *id, *french, *english; /* of: "metier", "clip", "venue", "event" */
};

struct bn_day {
	char date[BN_DAY_DATE];
	char *kiosk;
	struct bn_day_place *places;
	size_t place_count, place_capacity;
	struct bn_day_name *names;
	size_t name_count, name_capacity;
};

void bn_day_finish(struct bn_day *day);

/* Made at first use. Valid until the next one is made. */
struct bn_day_place *bn_day_place(
	struct bn_day *day, const char *campaign, const char *venue, const char *event);
/* False: it would fall below 0, or be too large, and stays as it was. */
bool bn_day_add(struct bn_day_place *place, enum bn_day_kind kind, const char *id, const char *part,
	int64_t step);
int64_t bn_day_get(
	const struct bn_day_place *place, enum bn_day_kind kind, const char *id, const char *part);
void bn_day_name(struct bn_day *day, const struct bn_day_name *name); /* copied; the newest stays */

/* The file's text. Rows in the order of their ids: nothing tells what was first. */
void bn_day_write(struct bn_day *day, struct bn_str *out);
/* Into an empty day. False: it isn't a day's whole text, and the day is to be finished. Rows of a
 * kind only a later version knows are left out. */
bool bn_day_read(struct bn_day *day, const char *text, size_t bytes);

/* The local day and hour of a moment. */
void bn_day_of(int64_t wall, char date[BN_DAY_DATE], char hour[BN_DAY_PART]);

#endif

/* Charts in SVG, of a table's column: what is hidden there is hidden here. Each has a title and a
 * description for who doesn't see it; the table beside it says all of it. Numbers stand where two
 * of them can't touch. Lengths are units of a chart's width, one of those below. */
#ifndef BN_REPORT_CHART_H
#define BN_REPORT_CHART_H

#include "report/table.h"

#define BN_CHART_WIDE 880
#define BN_CHART_HALF 400 /* beside another one, or in a narrow window */

struct bn_chart {
	const char *id;    /* of the page's own */
	const char *title; /* what it shows, in one sentence */
	const struct bn_table *table;
	int width;
	size_t column;
	/* Other columns of the table; the same as column: none. */
	size_t rate;             /* told beside the number; bars only */
	size_t inner;            /* a part of it, drawn inside */
	size_t before;           /* what it was the day before, a line across; columns only */
	bool share;              /* the rate is of a whole, as long as the chart is wide */
	size_t strong;           /* a row that stands out, from 1; 0: none */
	const char *const *axis; /* under the columns, one a row, NULL where there is none; NULL:
				    the rows' labels. Those that would touch are left out */
};

/* Upright, one a row: hours, days. */
void bn_chart_columns(const struct bn_chart *chart, struct bn_str *out);
/* Lying, one a row, its name above it, on two lines if it must: métiers, languages, the way to a
 * lead. Of many only the first BN_CHART_BARS. */
void bn_chart_bars(const struct bn_chart *chart, struct bn_str *out);
#define BN_CHART_BARS 20

/* How many are still there after so many seconds: falls from left to right. */
struct bn_chart_curve {
	const char *name;
	const int *seconds;                  /* 0 first, rising */
	const struct bn_table_cell *reached; /* the first is shown */
	size_t count;
	struct bn_table_cell whole;
};
/* One small chart a clip, three side by side, or one below the other on half the width. */
void bn_chart_curves(const char *id, const char *title, int width,
	const struct bn_chart_curve *curves, size_t count, struct bn_str *out);

#endif

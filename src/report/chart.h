/* Charts in SVG, of a table's column: what is hidden there is hidden here. Each has a title and a
 * description for who doesn't see it; the table beside it says all of it. Numbers stand on what
 * they measure. Widths and heights are units of a page 760 wide. */
#ifndef BN_REPORT_CHART_H
#define BN_REPORT_CHART_H

#include "report/table.h"

struct bn_chart {
	const char *id;    /* of the page's own */
	const char *title; /* what it shows, in one sentence */
	const struct bn_table *table;
	size_t column;
	size_t rate;   /* a column shown beside the number; column itself: none */
	size_t most;   /* rows, from the first; 0: all */
	size_t strong; /* a row that stands out, from 1; 0: none */
};

/* Upright, one a row: hours, days. From some 30 on only the largest has its number. */
void bn_chart_columns(const struct bn_chart *chart, struct bn_str *out);
/* Lying, one a row, its name above it: métiers, languages, the way to a lead. */
void bn_chart_bars(const struct bn_chart *chart, struct bn_str *out);

/* How many are still there after so many seconds: falls from left to right. */
struct bn_chart_curve {
	const char *name;
	const int *seconds; /* 0 first, rising */
	const struct bn_table_cell *reached;
	size_t count;
	struct bn_table_cell whole;
};
/* One small chart a clip, three side by side. */
void bn_chart_curves(const char *id, const char *title, const struct bn_chart_curve *curves,
	size_t count, struct bn_str *out);

#endif

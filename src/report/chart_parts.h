/* What charts are made of. */
#ifndef BN_REPORT_CHART_PARTS_H
#define BN_REPORT_CHART_PARTS_H

#include "report/chart.h"

/* Title and description for who doesn't see it; then what is drawn; then the end. */
void bn_chart_begin(const char *id, const char *title, const char *description, int width,
	int height, struct bn_str *out);
void bn_chart_end(struct bn_str *out);
/* class: of the page's style, which has its size and where x is: left, middle … */
void bn_chart_label(struct bn_str *out, const char *class, double x, double y, const char *text);
/* At least what a text takes, whichever of the page's fonts is there. */
double bn_chart_extent(const char *text, double size);

const struct bn_table_cell *bn_chart_cell(const struct bn_chart *chart, size_t row);
/* The row with the largest number that is shown; the count of rows: none. */
size_t bn_chart_largest(const struct bn_chart *chart);
/* What is as long as the room: the largest number of its columns, and never less than those that
 * are hidden could be. */
int64_t bn_chart_top(const struct bn_chart *chart);
/* What is hidden is drawn as long as it could be at most, or as a sign that it isn't told. */
double bn_chart_length(const struct bn_table_cell *cell, int64_t top, double room);
const char *bn_chart_class(const struct bn_chart *chart, size_t row);
/* "Le plus : 14 h, 512. Tous les nombres sont dans le tableau qui suit." */
void bn_chart_describe(const struct bn_chart *chart, struct bn_str *out);

#endif

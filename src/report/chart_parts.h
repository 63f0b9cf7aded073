/* What charts are made of. */
#ifndef BN_REPORT_CHART_PARTS_H
#define BN_REPORT_CHART_PARTS_H

#include "base/str.h"

#define BN_CHART_WIDTH 760

/* Title and description for who doesn't see it; then what is drawn; then the end. */
void bn_chart_begin(
	const char *id, const char *title, const char *description, int height, struct bn_str *out);
void bn_chart_end(struct bn_str *out);
/* class: of the page's style, which has its size and where x is: left, middle … */
void bn_chart_label(struct bn_str *out, const char *class, double x, double y, const char *text);

#endif

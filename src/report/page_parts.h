/* What the page is made of. */
#ifndef BN_REPORT_PAGE_PARTS_H
#define BN_REPORT_PAGE_PARTS_H

#include "report/chart.h"
#include "report/page.h"

extern const char bn_page_style[]; /* CSS */

/* Words between two pieces of HTML. */
void bn_page_text(struct bn_str *out, const char *before, const char *words, const char *after);
/* From the doctype to below the title; main is open after. */
struct bn_page_head {
	const char *title; /* of the window */
	const char *kind;  /* what page it is */
	const char *about; /* of what, larger */
	const char *heading, *below;
};
void bn_page_begin(const struct bn_page_head *head, struct bn_str *out);
/* A large number in a "<dl class=key>". class: "say", or "you" for the one that stands out; more
 * "": nothing below it. */
void bn_page_add_figure(const char *class, const char *what, const char *number, const char *more,
	struct bn_str *out);
/* From the doctype to the large numbers; main is open after. */
void bn_page_add_head(
	const struct bn_facts *facts, const struct bn_tables *tables, struct bn_str *out);

/* A card with its title and, unless it is NULL, a sentence; then what is in it; then "</section>".
 * class: "half" of the page's width, "half tall"; NULL: all of it. */
void bn_page_begin_card(
	const char *id, const char *class, const char *title, const char *lead, struct bn_str *out);
/* Behind a word that opens it; open: it is from the beginning, on paper too. */
void bn_page_add_table(
	const struct bn_table *table, const char *words, bool open, struct bn_str *out);
/* A figure of the whole width, and the same one for a narrow window, where its letters would be too
 * small; one of both is on show. A chart of half the width needs no other. */
void bn_page_add_figure_of(const struct bn_chart *chart,
	void (*draw)(const struct bn_chart *chart, struct bn_str *out), struct bn_str *out);
/* What its colours are: visits, the leads in them, the day before where it is there. */
void bn_page_add_legend(const struct bn_chart *chart, struct bn_str *out);
void bn_page_add_hours(const struct bn_tables *tables, struct bn_str *out);
void bn_page_add_days(
	const struct bn_facts *facts, const struct bn_tables *tables, struct bn_str *out);
void bn_page_add_clips(const struct bn_tables *tables, struct bn_str *out);

#endif

/* The parts of the page that follow time: hour by hour, day by day, and testimonies second by
 * second. */
#include "base/mem.h"
#include "base/tr.h"
#include "report/page_parts.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CURVES  12 /* the others are in the table */
#define SECONDS 32

/* A card of visits, and leads in them. */
static void add_columns(const struct bn_chart *chart, struct bn_str *out)
{
	bn_page_begin_card(chart->id, NULL, chart->title, NULL, out);
	if (chart->table->count == 0) {
		bn_page_text(out, "<p>", _("Rien n’a été compté."), "</p>\n</section>\n");
		return;
	}
	bn_page_add_legend(chart, out);
	bn_page_add_figure_of(chart, bn_chart_columns, out);
	bn_page_add_table(chart->table, _("Tous les nombres"), false, out);
	bn_str_addz(out, "</section>\n");
}

void bn_page_add_hours(const struct bn_tables *tables, struct bn_str *out)
{
	const struct bn_table *table = &tables->all[BN_TABLES_HOURS];
	const struct bn_chart chart = {.id = "hours",
		.title = table->title,
		.table = table,
		.width = BN_CHART_WIDE,
		.inner = 1,
		.before = table->column_count > 2 ? 2 : 0};
	add_columns(&chart, out);
}

static bool is_monday(const char *date)
{
	struct tm parts = {.tm_hour = 12};
	const char *end = strptime(date, "%Y-%m-%d", &parts);
	return end != NULL && parts.tm_wday == 1;
}

/* Each of a few days, every Monday of some weeks, the first of every month of a long time. */
static bool write_axis(const struct bn_facts *facts, size_t day, char *out, size_t room)
{
	enum { FEW = 14, WEEKS = 92 };
	const char *date = facts->dates[day];
	bool first = strcmp(date + strlen(date) - 2, "01") == 0;
	if (facts->day_count > WEEKS && first)
		bn_words_month(date, out, room);
	else if (facts->day_count <= FEW || (facts->day_count <= WEEKS && is_monday(date)))
		bn_words_day(date, out, room);
	else
		return false;
	return true;
}

void bn_page_add_days(
	const struct bn_facts *facts, const struct bn_tables *tables, struct bn_str *out)
{
	enum { WORDS = 32 };
	const struct bn_table *table = &tables->all[BN_TABLES_DAYS];
	if (table->count < 2) /* the large numbers tell it */
		return;
	char(*words)[WORDS] = bn_mem_alloc(table->count, WORDS);
	const char **axis = bn_mem_alloc(table->count, sizeof(*axis));
	for (size_t i = 0; i < table->count; i++)
		axis[i] = write_axis(facts, i, words[i], WORDS) ? words[i] : NULL;
	const struct bn_chart chart = {.id = "days",
		.title = table->title,
		.table = table,
		.width = BN_CHART_WIDE,
		.inner = 2,
		.axis = axis};
	add_columns(&chart, out);
	free(axis);
	free(words);
}

/* The rows of one clip in the table of seconds, from *at on. */
static size_t take_curve(
	const struct bn_table *seconds, size_t *at, int *numbers, struct bn_table_cell *reached)
{
	size_t count = 0;
	for (; *at < seconds->count && count < SECONDS; ++*at, count++) {
		const struct bn_table_row *row = &seconds->rows[*at];
		if (count > 0 && strcmp(row->labels[1], "0") == 0)
			break;
		numbers[count] = atoi(row->labels[1]);
		reached[count] = row->cells[0];
	}
	return count;
}

void bn_page_add_clips(const struct bn_tables *tables, struct bn_str *out)
{
	const struct bn_table *clips = &tables->all[BN_TABLES_CLIPS];
	const struct bn_table *seconds = &tables->all[BN_TABLES_SECONDS];
	struct bn_chart_curve curves[CURVES];
	int numbers[CURVES][SECONDS];
	struct bn_table_cell reached[CURVES][SECONDS];
	size_t count = 0, at = 0;
	bn_page_begin_card("clips", NULL, clips->title,
		_("La forme montre qui regarde encore, de la première seconde à la dernière."),
		out);
	for (size_t i = 0; count < CURVES && i < clips->count && at < seconds->count; i++) {
		size_t points = take_curve(seconds, &at, numbers[count], reached[count]);
		if (reached[count][0].state != BN_TABLE_SHOWN || points < 2)
			continue;
		curves[count] = (struct bn_chart_curve){.name = clips->rows[i].labels[0],
			.seconds = numbers[count],
			.reached = reached[count],
			.count = points,
			.whole = clips->rows[i].cells[1]};
		count++;
	}
	if (clips->count == 0) {
		bn_page_text(out, "<p>", _("Rien n’a été compté."), "</p>\n</section>\n");
		return;
	}
	if (count > 0) {
		bn_str_addz(out, "<figure class=\"broad\">\n");
		bn_chart_curves("clips", clips->title, BN_CHART_WIDE, curves, count, out);
		bn_str_addz(out, "</figure>\n<figure class=\"narrow\">\n");
		bn_chart_curves("clips-narrow", clips->title, BN_CHART_HALF, curves, count, out);
		bn_str_addz(out, "</figure>\n");
	}
	bn_page_add_table(clips, _("Tous les nombres"), false, out);
	bn_page_add_table(seconds, _("Seconde par seconde"), false, out);
	bn_str_addz(out, "</section>\n");
}

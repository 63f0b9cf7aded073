#include "report/chart.h"

#include "base/tr.h"
#include "report/chart_parts.h"
#include "report/html.h"

#include <stdio.h>

#define DIRECT 31 /* from so many columns on, numbers would touch each other */

void bn_chart_begin(
	const char *id, const char *title, const char *description, int height, struct bn_str *out)
{
	bn_str_addf(out,
		"<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" "
		"xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"%s-t\">",
		id, id, BN_CHART_WIDTH, height, id);
	bn_html_text(out, title);
	bn_str_addf(out, "</title>\n<desc id=\"%s-d\">", id);
	bn_html_text(out, description);
	bn_str_addz(out, "</desc>\n");
}

void bn_chart_end(struct bn_str *out)
{
	bn_str_addz(out, "</svg>\n");
}

void bn_chart_label(struct bn_str *out, const char *class, double x, double y, const char *text)
{
	bn_str_addf(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
	bn_html_text(out, text);
	bn_str_addz(out, "</text>\n");
}

static size_t rows_of(const struct bn_chart *chart)
{
	size_t count = chart->table->count;
	return chart->most > 0 && chart->most < count ? chart->most : count;
}

static const struct bn_table_cell *cell_of(const struct bn_chart *chart, size_t row)
{
	return &chart->table->rows[row].cells[chart->column];
}

/* The row with the largest number that is shown; the count of rows: none. */
static size_t largest(const struct bn_chart *chart)
{
	size_t found = rows_of(chart);
	for (size_t i = 0; i < rows_of(chart); i++) {
		const struct bn_table_cell *cell = cell_of(chart, i);
		if (cell->state == BN_TABLE_SHOWN && cell->value > 0 &&
			(found == rows_of(chart) || cell->value > cell_of(chart, found)->value))
			found = i;
	}
	return found;
}

/* "Le plus : 14 h, 512. 10 lignes ; tous les nombres sont dans le tableau." */
static void describe(const struct bn_chart *chart, struct bn_str *out)
{
	size_t top = largest(chart), count = rows_of(chart);
	char words[48];
	if (top < count) {
		bn_table_words(cell_of(chart, top), chart->table->types[chart->column], words,
			sizeof(words));
		bn_str_addf(out, _("Le plus : %s, %s. "), chart->table->rows[top].labels[0], words);
	}
	bn_str_addz(out, _("Tous les nombres sont dans le tableau qui suit."));
}

static int64_t top_of(const struct bn_chart *chart)
{
	size_t top = largest(chart);
	int64_t value = top < rows_of(chart) ? cell_of(chart, top)->value : 0;
	return value > BN_TABLE_FEW ? value : BN_TABLE_FEW;
}

/* What is hidden is drawn as high as it could be at most, or as a sign that it isn't told. */
static double height_of(const struct bn_table_cell *cell, int64_t top, double room)
{
	if (cell->state == BN_TABLE_SHOWN)
		return room * (double)cell->value / (double)top;
	return cell->state == BN_TABLE_HIDDEN ? room * (BN_TABLE_FEW - 1) / (double)top : room / 8;
}

static const char *class_of(const struct bn_chart *chart, size_t row)
{
	if (cell_of(chart, row)->state != BN_TABLE_SHOWN)
		return "hidden";
	return row + 1 == chart->strong ? "strong" : "bar";
}

/* Under the columns: every one where there is room, else some, and never two that touch. */
static void add_axis(const struct bn_chart *chart, double step, double base, struct bn_str *out)
{
	size_t count = rows_of(chart), every = 1;
	while ((double)every * step < 46 && every < count)
		every++;
	for (size_t i = 0; i < count; i += every)
		bn_chart_label(out, "axis", ((double)i + .5) * step, base + 20,
			chart->table->rows[i].labels[0]);
}

void bn_chart_columns(const struct bn_chart *chart, struct bn_str *out)
{
	enum { HEAD = 28, ROOM = 200, FOOT = 32 };
	size_t count = rows_of(chart), top_row = largest(chart);
	struct bn_str description = {0};
	int64_t top = top_of(chart);
	if (count == 0)
		return;
	/* A single day doesn't fill the page. */
	double step = (double)BN_CHART_WIDTH / (double)count;
	step = step > 90 ? 90 : step;
	double width = step > 8 ? step - 4 : step * .8;
	describe(chart, &description);
	bn_chart_begin(chart->id, chart->title, bn_str_text(&description), HEAD + ROOM + FOOT, out);
	bn_str_finish(&description);
	for (size_t i = 0; i < count; i++) {
		const struct bn_table_cell *cell = cell_of(chart, i);
		double height = height_of(cell, top, ROOM), x = (double)i * step;
		char words[48];
		if (cell->state == BN_TABLE_NONE ||
			(cell->state == BN_TABLE_SHOWN && cell->value == 0))
			continue;
		bn_str_addf(out,
			"<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%.1f\"/>\n",
			class_of(chart, i), x + (step - width) / 2, HEAD + ROOM - height, width,
			height);
		bn_table_words(cell, chart->table->types[chart->column], words, sizeof(words));
		if (count < DIRECT || i == top_row)
			bn_chart_label(out, "value", x + step / 2, HEAD + ROOM - height - 7, words);
	}
	bn_str_addf(out, "<path class=\"line\" d=\"M0 %d.5H%d\"/>\n", HEAD + ROOM, BN_CHART_WIDTH);
	add_axis(chart, step, HEAD + ROOM, out);
	bn_chart_end(out);
}

static void add_bar(
	const struct bn_chart *chart, size_t row, double y, int64_t top, struct bn_str *out)
{
	enum { THICK = 16, ROOM = 600 };
	const struct bn_table_row *line = &chart->table->rows[row];
	const struct bn_table_cell *cell = cell_of(chart, row);
	double width = cell->state == BN_TABLE_NONE ? 0 : height_of(cell, top, ROOM);
	char words[48], rate[48], all[112];
	bn_str_addf(out, "<text class=\"name\" x=\"0\" y=\"%.1f\">", y + 14);
	bn_html_short(out, line->labels[0], 90);
	bn_str_addz(out, "</text>\n");
	if (width > 0)
		bn_str_addf(out,
			"<rect class=\"%s\" x=\"0\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" "
			"rx=\"2\"/>\n",
			class_of(chart, row), y + 21, width < 2 ? 2 : width, THICK);
	bn_table_words(cell, chart->table->types[chart->column], words, sizeof(words));
	bn_table_words(
		&line->cells[chart->rate], chart->table->types[chart->rate], rate, sizeof(rate));
	bool has_rate = chart->rate != chart->column &&
			line->cells[chart->rate].state == BN_TABLE_SHOWN;
	snprintf(all, sizeof(all), "%s%s%s", words, has_rate ? " · " : "", has_rate ? rate : "");
	bn_chart_label(out, "amount", width + 8, y + 21 + 13, all);
}

void bn_chart_bars(const struct bn_chart *chart, struct bn_str *out)
{
	enum { STEP = 50 };
	size_t count = rows_of(chart);
	struct bn_str description = {0};
	if (count == 0)
		return;
	describe(chart, &description);
	bn_chart_begin(chart->id, chart->title, bn_str_text(&description), (int)count * STEP, out);
	bn_str_finish(&description);
	for (size_t i = 0; i < count; i++)
		add_bar(chart, i, (double)i * STEP, top_of(chart), out);
	bn_chart_end(out);
}

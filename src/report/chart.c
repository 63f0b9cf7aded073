#include "base/mem.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "report/chart_parts.h"
#include "report/html.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void bn_chart_begin(const char *id, const char *title, const char *description, int width,
	int height, struct bn_str *out)
{
	bn_str_addf(out,
		"<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" "
		"xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"%s-t\">",
		id, id, width, height, id);
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

double bn_chart_extent(const char *text, double size)
{
	bool whole = bn_utf8_invalid(text, strlen(text)) < 0;
	return (double)(whole ? bn_utf8_letters(text) : strlen(text)) * size * .62;
}

const struct bn_table_cell *bn_chart_cell(const struct bn_chart *chart, size_t row)
{
	return &chart->table->rows[row].cells[chart->column];
}

size_t bn_chart_largest(const struct bn_chart *chart)
{
	size_t found = chart->table->count;
	for (size_t i = 0; i < chart->table->count; i++) {
		const struct bn_table_cell *cell = bn_chart_cell(chart, i);
		if (cell->state == BN_TABLE_SHOWN && cell->value > 0 &&
			(found == chart->table->count ||
				cell->value > bn_chart_cell(chart, found)->value))
			found = i;
	}
	return found;
}

int64_t bn_chart_top(const struct bn_chart *chart)
{
	int64_t top = BN_TABLE_FEW;
	for (size_t i = 0; i < chart->table->count; i++) {
		const struct bn_table_cell *cells = chart->table->rows[i].cells;
		const struct bn_table_cell *both[] = {&cells[chart->column], &cells[chart->before]};
		for (size_t k = 0; k < 2; k++)
			if (both[k]->state == BN_TABLE_SHOWN && both[k]->value > top)
				top = both[k]->value;
	}
	return top;
}

double bn_chart_length(const struct bn_table_cell *cell, int64_t top, double room)
{
	switch (cell->state) {
	case BN_TABLE_SHOWN:
		return room * (double)cell->value / (double)top;
	case BN_TABLE_HIDDEN:
		return room * (BN_TABLE_FEW - 1) / (double)top;
	case BN_TABLE_MASKED:
		return room / 8;
	case BN_TABLE_NONE:
		break;
	}
	return 0;
}

const char *bn_chart_class(const struct bn_chart *chart, size_t row)
{
	if (bn_chart_cell(chart, row)->state != BN_TABLE_SHOWN)
		return "hidden";
	return row + 1 == chart->strong ? "strong" : "bar";
}

void bn_chart_describe(const struct bn_chart *chart, struct bn_str *out)
{
	size_t top = bn_chart_largest(chart);
	char words[48];
	if (top < chart->table->count) {
		bn_table_words(bn_chart_cell(chart, top), chart->table->types[chart->column], words,
			sizeof(words));
		bn_str_addf(out, _("Le plus : %s, %s. "), chart->table->rows[top].labels[0], words);
	}
	bn_str_addz(out, _("Tous les nombres sont dans le tableau qui suit."));
}

enum { BAR_TOP = 22, BAR_THICK = 12, NAME = 14, NAME_LINE = 18 };

static void add_rect(const char *class, double y, double width, struct bn_str *out)
{
	if (width > 0)
		bn_str_addf(out,
			"<rect class=\"%s\" x=\"0\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%d\" rx=\"%d\"/>\n",
			class, y + BAR_TOP, width < 3 ? 3 : width, BAR_THICK, BAR_THICK / 2);
}

static double bar_length(const struct bn_chart *chart, size_t row, size_t column)
{
	const struct bn_table_cell *cells = chart->table->rows[row].cells;
	if (chart->share && column == chart->column && cells[chart->rate].state == BN_TABLE_SHOWN)
		return (double)cells[chart->rate].value * chart->width / 1000;
	return bn_chart_length(&cells[column], bn_chart_top(chart), chart->width);
}

/* Letters of a name that fit beside the numbers. */
static size_t name_room(const struct bn_chart *chart)
{
	enum { NUMBERS = 150 };
	return (size_t)((chart->width - NUMBERS) / bn_chart_extent("m", NAME));
}

/* Where the second line of a name begins that has more letters than `most`; the first may have
 * `whole`. 0: it needs none, or has no blank there. */
static size_t second_line(const char *name, size_t most, size_t whole)
{
	size_t blank = 0, letters = 0, length = strlen(name);
	uint32_t code = 0;
	for (size_t at = 0, bytes; at < length; at += bytes, letters++) {
		bytes = bn_utf8_next(name + at, length - at, &code);
		if (letters >= whole)
			return blank;
		blank = code == ' ' ? at + 1 : blank;
		bytes = bytes > 0 ? bytes : 1;
	}
	return letters > most ? blank : 0;
}

/* Gives where its last line begins. */
static double add_name(const struct bn_chart *chart, size_t row, double y, struct bn_str *out)
{
	const char *name = chart->table->rows[row].labels[0];
	size_t most = name_room(chart);
	size_t whole = (size_t)(chart->width / bn_chart_extent("m", NAME));
	size_t second = second_line(name, most, whole);
	if (second > 0) {
		char *first = bn_mem_printf("%.*s", (int)second - 1, name);
		bn_chart_label(out, "name", 0, y + NAME, first);
		free(first);
		y += NAME_LINE;
	}
	bn_str_addf(out, "<text class=\"name\" x=\"0\" y=\"%.1f\">", y + NAME);
	bn_html_short(out, name + second, most);
	bn_str_addz(out, "</text>\n");
	return y;
}

/* Gives where it ends. */
static double add_bar(const struct bn_chart *chart, size_t row, double y, struct bn_str *out)
{
	enum { RATE = 66, STEP = 46 };
	const struct bn_table_row *line = &chart->table->rows[row];
	const struct bn_table_cell *inner = &line->cells[chart->inner];
	bool rated = chart->rate != chart->column;
	char words[48];
	y = add_name(chart, row, y, out);
	bn_table_words(bn_chart_cell(chart, row), chart->table->types[chart->column], words,
		sizeof(words));
	bn_chart_label(out, "amount", chart->width - (rated ? RATE : 0), y + NAME, words);
	bn_table_words(
		&line->cells[chart->rate], chart->table->types[chart->rate], words, sizeof(words));
	if (rated)
		bn_chart_label(out, "rate", chart->width, y + NAME, words);
	if (chart->share)
		add_rect("track", y, chart->width, out);
	if (bn_chart_cell(chart, row)->value > 0)
		add_rect(bn_chart_class(chart, row), y, bar_length(chart, row, chart->column), out);
	if (chart->inner != chart->column && inner->state == BN_TABLE_SHOWN && inner->value > 0)
		add_rect("inner", y, bar_length(chart, row, chart->inner), out);
	return y + STEP;
}

void bn_chart_bars(const struct bn_chart *chart, struct bn_str *out)
{
	enum { GAP = 8 };
	size_t count = chart->table->count < BN_CHART_BARS ? chart->table->count : BN_CHART_BARS;
	struct bn_str description = {0}, bars = {0};
	double y = 0;
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		y = add_bar(chart, i, y, &bars);
	bn_chart_describe(chart, &description);
	bn_chart_begin(chart->id, chart->title, bn_str_text(&description), chart->width,
		(int)y - GAP, out);
	bn_str_addz(out, bn_str_text(&bars));
	bn_str_finish(&bars);
	bn_str_finish(&description);
	bn_chart_end(out);
}

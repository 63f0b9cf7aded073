#include "report/chart_parts.h"
#include "report/words.h"

enum { HEAD = 26, ROOM = 200, FOOT = 30, LABEL = 13, AXIS = 12 };

/* Where the columns of a chart stand. */
struct plot {
	const struct bn_chart *chart;
	double left, step, width;
	int64_t top;
	bool direct; /* every column has its number; otherwise there are lines behind them */
};

static void words_of(const struct plot *plot, size_t row, char out[48])
{
	bn_table_words(bn_chart_cell(plot->chart, row),
		plot->chart->table->types[plot->chart->column], out, 48);
}

static bool is_empty(const struct bn_table_cell *cell)
{
	return cell->state == BN_TABLE_NONE || (cell->state == BN_TABLE_SHOWN && cell->value == 0);
}

/* 1, 2 or 5, and zeros: four lines at most. */
static int64_t line_step(int64_t top)
{
	static const int64_t steps[] = {1, 2, 5};
	for (int64_t ten = 1;; ten *= 10)
		for (size_t i = 0; i < 3; i++)
			if (top / (steps[i] * ten) <= 4)
				return steps[i] * ten;
}

/* Room for the number of the highest line. */
static double gutter(int64_t top)
{
	char words[48];
	bn_words_number(top / line_step(top) * line_step(top), words, sizeof(words));
	return bn_chart_extent(words, AXIS) + 12;
}

static struct plot make_plot(const struct bn_chart *chart)
{
	enum { WIDEST = 140 }; /* a single day doesn't fill the page */
	size_t count = chart->table->count;
	struct plot plot = {.chart = chart, .top = bn_chart_top(chart), .direct = true};
	plot.step = (double)chart->width / (double)count;
	for (size_t i = 0; i < count && plot.direct; i++) {
		char words[48];
		words_of(&plot, i, words);
		plot.direct = bn_chart_extent(words, LABEL) + 4 < plot.step;
	}
	plot.left = plot.direct ? 0 : gutter(plot.top);
	plot.step = (chart->width - plot.left) / (double)count;
	plot.step = plot.step > WIDEST ? WIDEST : plot.step;
	/* Days of a year are one shape: gaps between them would be finer than the screen's points.
	 */
	plot.width = plot.step > 20 ? plot.step - 8 : plot.step * (plot.step < 6 ? 1.1 : .8);
	return plot;
}

static void add_lines(const struct plot *plot, struct bn_str *out)
{
	int64_t step = line_step(plot->top);
	for (int64_t at = step; at <= plot->top; at += step) {
		double y = HEAD + ROOM - ROOM * (double)at / (double)plot->top;
		char words[48];
		bn_words_number(at, words, sizeof(words));
		bn_str_addf(out, "<path class=\"grid\" d=\"M%.1f %.1fH%d\"/>\n", plot->left, y,
			plot->chart->width);
		bn_chart_label(out, "scale", plot->left - 8, y + 4, words);
	}
}

/* With a round top. */
static void add_shape(const char *class, double x, double width, double height, struct bn_str *out)
{
	double round = width < 12 ? 0 : 5;
	round = round > height ? height : round;
	bn_str_addf(out,
		"<path class=\"%s\" d=\"M%.1f %dv%.1fq0 %.1f %.1f %.1fh%.1fq%.1f 0 %.1f "
		"%.1fv%.1fz\"/>\n",
		class, x, HEAD + ROOM, round - height, -round, round, -round, width - 2 * round,
		round, round, round, height - round);
}

/* What isn't there has no length. */
static const struct bn_table_cell *before_of(const struct plot *plot, size_t row)
{
	static const struct bn_table_cell none = {0};
	const struct bn_chart *chart = plot->chart;
	const struct bn_table_cell *cell = &chart->table->rows[row].cells[chart->before];
	return chart->before != chart->column && cell->state == BN_TABLE_SHOWN ? cell : &none;
}

static void add_column(const struct plot *plot, size_t row, struct bn_str *out)
{
	const struct bn_chart *chart = plot->chart;
	const struct bn_table_row *line = &chart->table->rows[row];
	double x = plot->left + (double)row * plot->step + (plot->step - plot->width) / 2;
	const struct bn_table_cell *inner = &line->cells[chart->inner],
				   *before = before_of(plot, row);
	if (!is_empty(bn_chart_cell(chart, row)))
		add_shape(bn_chart_class(chart, row), x, plot->width,
			bn_chart_length(bn_chart_cell(chart, row), plot->top, ROOM), out);
	if (chart->inner != chart->column && inner->state == BN_TABLE_SHOWN && inner->value > 0)
		bn_str_addf(out,
			"<rect class=\"inner\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%.1f\"/>\n",
			x, HEAD + ROOM - bn_chart_length(inner, plot->top, ROOM), plot->width,
			bn_chart_length(inner, plot->top, ROOM));
	if (before->value > 0)
		bn_str_addf(out,
			"<rect class=\"before\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"4\" rx=\"2\"/>\n",
			x - 3, HEAD + ROOM - 2 - bn_chart_length(before, plot->top, ROOM),
			plot->width + 6);
}

static void add_number(const struct plot *plot, size_t row, struct bn_str *out)
{
	const struct bn_table_cell *cell = bn_chart_cell(plot->chart, row);
	double x = plot->left + ((double)row + .5) * plot->step;
	char words[48];
	if (is_empty(cell))
		return;
	words_of(plot, row, words);
	/* The first and the last stay on the page. */
	double half = bn_chart_extent(words, LABEL) / 2, most = plot->chart->width - half;
	x = x < half ? half : x > most ? most : x;
	double y = HEAD + ROOM - bn_chart_length(cell, plot->top, ROOM) - 8;
	double line = HEAD + ROOM - bn_chart_length(before_of(plot, row), plot->top, ROOM);
	/* Over the line of the day before, where that would strike it out. */
	if (line > y - LABEL - 2 && line < y + 4)
		y = line - 8;
	bn_chart_label(out, "value", x, y, words);
}

static void add_axis(const struct plot *plot, struct bn_str *out)
{
	const struct bn_chart *chart = plot->chart;
	double free_from = 0;
	for (size_t i = 0; i < chart->table->count; i++) {
		const char *words = chart->axis != NULL ? chart->axis[i]
							: chart->table->rows[i].labels[0];
		if (words == NULL)
			continue;
		double half = bn_chart_extent(words, AXIS) / 2;
		double x = plot->left + ((double)i + .5) * plot->step;
		x = x < half ? half : x;
		if (x - half < free_from || x + half > chart->width)
			continue;
		bn_chart_label(out, "axis", x, HEAD + ROOM + 20, words);
		free_from = x + half + 6;
	}
}

void bn_chart_columns(const struct bn_chart *chart, struct bn_str *out)
{
	struct bn_str description = {0};
	size_t count = chart->table->count;
	if (count == 0)
		return;
	struct plot plot = make_plot(chart);
	bn_chart_describe(chart, &description);
	bn_chart_begin(chart->id, chart->title, bn_str_text(&description), chart->width,
		HEAD + ROOM + FOOT, out);
	bn_str_finish(&description);
	if (!plot.direct)
		add_lines(&plot, out);
	for (size_t i = 0; i < count; i++)
		add_column(&plot, i, out);
	for (size_t i = 0; i < count; i++)
		if (plot.direct || i == bn_chart_largest(chart))
			add_number(&plot, i, out);
	bn_str_addf(out, "<path class=\"line\" d=\"M%.0f %d.5H%d\"/>\n", plot.left, HEAD + ROOM,
		chart->width);
	add_axis(&plot, out);
	bn_chart_end(out);
}

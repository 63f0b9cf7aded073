#include "base/tr.h"
#include "report/chart_parts.h"
#include "report/html.h"
#include "report/words.h"

#include <stdio.h>

enum { ACROSS = 3, GAP = 32, TALL = 196, HEAD = 48, ROOM = 96, NAME = 14 };

/* Where one of them stands. */
struct place {
	double left, top, wide;
};

/* The last second that somebody reached and may be told. */
static size_t last_of(const struct bn_chart_curve *curve)
{
	size_t last = 0;
	for (size_t i = 0; i < curve->count; i++)
		if (curve->reached[i].state == BN_TABLE_SHOWN && curve->reached[i].value > 0)
			last = i;
	return last;
}

static double x_of(
	const struct bn_chart_curve *curve, const struct place *place, size_t at, size_t last)
{
	int end = curve->seconds[last] > 0 ? curve->seconds[last] : 1;
	return place->left + place->wide * curve->seconds[at] / end;
}

/* A hidden number in between holds the one before: the line never tells it. */
static void add_points(const struct bn_chart_curve *curve, const struct place *place, size_t last,
	struct bn_str *out)
{
	double base = place->top + HEAD + ROOM;
	int64_t begun = curve->reached[0].value, before = begun;
	for (size_t i = 0; i <= last; i++) {
		if (curve->reached[i].state == BN_TABLE_SHOWN)
			before = curve->reached[i].value;
		bn_str_addf(out, "%c%.1f %.1f", i == 0 ? 'M' : 'L', x_of(curve, place, i, last),
			base - (double)ROOM * (double)before / (double)begun);
	}
}

static void add_shape(const struct bn_chart_curve *curve, const struct place *place, size_t last,
	struct bn_str *out)
{
	bn_str_addz(out, "<path class=\"area\" d=\"");
	add_points(curve, place, last, out);
	bn_str_addf(out, "V%.1fH%.1fZ\"/>\n<path class=\"edge\" d=\"", place->top + HEAD + ROOM,
		place->left);
	add_points(curve, place, last, out);
	bn_str_addz(out, "\"/>\n");
}

/* "512 fois, 43 % jusqu’au bout" */
static void tell(const struct bn_chart_curve *curve, char *out, size_t room)
{
	char begun[48], part[48];
	bn_table_words(&curve->reached[0], BN_TABLE_COUNT, begun, sizeof(begun));
	if (curve->whole.state != BN_TABLE_SHOWN) {
		snprintf(out, room, _("%s fois"), begun);
		return;
	}
	bn_words_rate(curve->whole.value * 1000 / curve->reached[0].value, part, sizeof(part));
	snprintf(out, room, _("%s fois, %s jusqu’au bout"), begun, part);
}

static void add_curve(
	const struct bn_chart_curve *curve, const struct place *place, struct bn_str *out)
{
	char words[128];
	double left = place->left, top = place->top, base = top + HEAD + ROOM;
	size_t last = last_of(curve);
	bn_str_addf(out, "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">", left, top + NAME);
	bn_html_short(out, curve->name, (size_t)(place->wide / (NAME * .57)));
	bn_str_addz(out, "</text>\n");
	tell(curve, words, sizeof(words));
	bn_chart_label(out, "told", left, top + 34, words);
	bn_str_addf(out, "<path class=\"line\" d=\"M%.1f %.1fh%.0f\"/>\n", left, base + .5,
		place->wide);
	if (last == 0)
		return;
	add_shape(curve, place, last, out);
	bn_chart_label(out, "first", left, base + 18, _("0 s"));
	snprintf(words, sizeof(words), _("%d s"), curve->seconds[last]);
	bn_chart_label(out, "last", left + place->wide, base + 18, words);
}

void bn_chart_curves(const char *id, const char *title, int width,
	const struct bn_chart_curve *curves, size_t count, struct bn_str *out)
{
	size_t across = width == BN_CHART_WIDE ? ACROSS : 1;
	double step = (double)(width + GAP) / (double)across;
	if (count == 0)
		return;
	bn_chart_begin(id, title,
		_("Un petit graphique par témoignage : combien regardent encore, de la première "
		  "seconde à la dernière. Tous les nombres sont dans le tableau qui suit."),
		width, (int)((count + across - 1) / across) * TALL, out);
	for (size_t i = 0; i < count; i++) {
		size_t row = i / across;
		const struct place place = {.left = (double)(i % across) * step,
			.top = (double)row * TALL,
			.wide = step - GAP};
		add_curve(&curves[i], &place, out);
	}
	bn_chart_end(out);
}

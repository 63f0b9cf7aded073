#include "base/mem.h"
#include "base/tr.h"
#include "report/page_parts.h"
#include "report/words.h"

#include <stdlib.h>

void bn_page_begin_card(
	const char *id, const char *class, const char *title, const char *lead, struct bn_str *out)
{
	bn_str_addf(out, "<section class=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">",
		class != NULL ? class : "whole", id, id);
	bn_page_text(out, "", title, "</h2>\n");
	if (lead != NULL)
		bn_page_text(out, "<p class=\"note\">", lead, "</p>\n");
}

void bn_page_add_table(
	const struct bn_table *table, const char *words, bool open, struct bn_str *out)
{
	char *label = bn_mem_printf(_("Tableau : %s"), table->title);
	bn_str_addf(out, "<details%s>\n", open ? " open" : "");
	bn_page_text(out, "<summary>", words, "</summary>\n<div class=\"wide\" tabindex=\"0\" ");
	bn_page_text(out, "role=\"region\" aria-label=\"", label, "\">\n");
	bn_table_write_html(table, out);
	bn_str_addz(out, "</div>\n</details>\n");
	free(label);
}

void bn_page_add_figure_of(const struct bn_chart *chart,
	void (*draw)(const struct bn_chart *chart, struct bn_str *out), struct bn_str *out)
{
	struct bn_chart narrow = *chart;
	char *id = bn_mem_printf("%s-narrow", chart->id);
	bool both = chart->width == BN_CHART_WIDE;
	bn_str_addf(out, "<figure%s>\n", both ? " class=\"broad\"" : "");
	draw(chart, out);
	bn_str_addz(out, "</figure>\n");
	if (both) {
		narrow.id = id;
		narrow.width = BN_CHART_HALF;
		bn_str_addz(out, "<figure class=\"narrow\">\n");
		draw(&narrow, out);
		bn_str_addz(out, "</figure>\n");
	}
	free(id);
}

void bn_page_add_legend(const struct bn_chart *chart, struct bn_str *out)
{
	bn_page_text(out, "<p class=\"legend\"><span class=\"visits\">", _("visites"), "</span> ");
	bn_page_text(out, "<span class=\"leads\">", _("dont demandes"), "</span>");
	if (chart->before != chart->column)
		bn_page_text(out, " <span class=\"eve\">", _("visites de la veille"), "</span>");
	bn_str_addz(out, "</p>\n");
}

struct part {
	const char *id, *lead, *class;
	void (*draw)(const struct bn_chart *chart, struct bn_str *out);
	size_t rate, inner, strong; /* see struct bn_chart */
	enum bn_tables_name name;
	bool share;
};

static const struct part before_clips[] = {
	{.name = BN_TABLES_KIOSKS,
		.id = "kiosks",
		.lead = BN_TR("Visites, et la part qui laisse une demande."),
		.draw = bn_chart_bars,
		.rate = 2,
		.inner = 1},
	{.name = BN_TABLES_METIERS,
		.id = "metiers",
		.lead = BN_TR("Visites restées 3 secondes ou plus sur la page du métier."),
		.draw = bn_chart_bars,
		.rate = 1},
};

/* The first is as high as the two after it. */
static const struct part after_clips[] = {
	{.name = BN_TABLES_LASTING,
		.id = "lasting",
		.class = "half tall",
		.lead = BN_TR("Du premier au dernier toucher."),
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true},
	{.name = BN_TABLES_GIVEN_UP,
		.id = "given-up",
		.class = "half",
		.lead = BN_TR("La page d’où l’on part, sans laisser de demande."),
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true},
	{.name = BN_TABLES_LANGUAGES,
		.id = "languages",
		.class = "half",
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true},
	{.name = BN_TABLES_AIDS,
		.id = "aids",
		.class = "half",
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true},
	{.name = BN_TABLES_PLACES,
		.id = "places",
		.class = "half",
		.draw = bn_chart_bars,
		.rate = 2,
		.inner = 1},
	{.name = BN_TABLES_SCREENS,
		.id = "screens",
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true},
	{.name = BN_TABLES_RUNS,
		.id = "runs",
		.lead = BN_TR("Preuve de passage : combien de fois chaque film de la boucle a été "
			      "montré en entier, heure par heure dans preuve-de-passage.csv.")},
};

static void say_rest(const struct bn_table *table, struct bn_str *out)
{
	if (table->count <= BN_CHART_BARS)
		return;
	size_t rest = table->count - BN_CHART_BARS;
	char *words = bn_mem_printf(bn_tr_count("Et %zu autre, dans le tableau.",
					    "Et %zu autres, dans le tableau.", rest),
		rest);
	bn_page_text(out, "<p class=\"note\">", words, "</p>\n");
	free(words);
}

static void add_part(const struct bn_tables *tables, const struct part *part, struct bn_str *out)
{
	const struct bn_table *table = &tables->all[part->name];
	struct bn_chart chart = {.id = part->id,
		.title = table->title,
		.table = table,
		.width = part->class != NULL ? BN_CHART_HALF : BN_CHART_WIDE,
		.rate = part->rate,
		.inner = part->inner,
		.share = part->share,
		.strong = part->strong};
	bn_page_begin_card(part->id, part->class, table->title,
		part->lead != NULL ? _(part->lead) : NULL, out);
	if (table->count == 0) {
		bn_page_text(out, "<p>", _("Rien n’a été compté."), "</p>\n</section>\n");
		return;
	}
	if (part->inner > 0)
		bn_page_add_legend(&chart, out);
	if (part->draw != NULL) {
		bn_page_add_figure_of(&chart, part->draw, out);
		say_rest(table, out);
	}
	bn_page_add_table(table, _("Tous les nombres"), part->draw == NULL, out);
	bn_str_addz(out, "</section>\n");
}

static void add_way(const struct bn_tables *tables, struct bn_str *out)
{
	const struct part way = {.name = BN_TABLES_WAY,
		.id = "way",
		.lead = BN_TR("Combien de visites vont jusque-là. La dernière barre est ce qui "
			      "compte : quelqu’un à rappeler."),
		.draw = bn_chart_bars,
		.rate = 1,
		.share = true,
		.strong = tables->all[BN_TABLES_WAY].count};
	add_part(tables, &way, out);
}

static void add_foot(const struct bn_facts *facts, const char *date, struct bn_str *out)
{
	char when[48];
	bn_words_date(date, when, sizeof(when));
	bn_str_addz(out, "</div>\n</main>\n<footer class=\"in\">\n");
	bn_page_text(out, "<p>",
		_("Ces nombres ne viennent de personne en particulier : une borne compte sans rien "
		  "garder d’une visite. Un nombre plus petit que 5 n’est pas montré (« < 5 »), ni "
		  "celui qui le trahirait (« masqué »)."),
		"</p>\n");
	if (facts->undated > 0)
		bn_page_text(out, "<p>",
			_("Des visites sont d’un jour que la borne ne connaissait pas (son horloge "
			  "était fausse) ; elles ne sont pas comptées ici."),
			"</p>\n");
	char *made = bn_mem_printf(
		_("Chaque tableau est aussi un fichier CSV, à côté de cette page. Fait le %s par "
		  "Borne %s."),
		when, BORNE_VERSION);
	bn_page_text(out, "<p>", made, "</p>\n</footer>\n</body>\n</html>\n");
	free(made);
}

void bn_page_write(const struct bn_facts *facts, const struct bn_tables *tables, const char *date,
	struct bn_str *out)
{
	bn_page_add_head(facts, tables, out);
	bn_str_addz(out, "<div class=\"cards\">\n");
	if (tables->visits.value == 0)
		bn_page_text(out, "<p class=\"nobody\">", _("Aucune visite sur cette période."),
			"</p>\n");
	add_way(tables, out);
	bn_page_add_hours(tables, out);
	bn_page_add_days(facts, tables, out);
	for (size_t i = 0; i < sizeof(before_clips) / sizeof(before_clips[0]); i++)
		add_part(tables, &before_clips[i], out);
	bn_page_add_clips(tables, out);
	for (size_t i = 0; i < sizeof(after_clips) / sizeof(after_clips[0]); i++)
		add_part(tables, &after_clips[i], out);
	add_foot(facts, date, out);
}

#include "base/mem.h"
#include "base/tr.h"
#include "ctl/dates.h"
#include "ctl/fleet.h"
#include "daybook/day.h"
#include "report/page_parts.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>

static void add_figure(
	const char *class, const char *what, size_t number, const char *more, struct bn_str *out)
{
	char words[48];
	bn_words_number((int64_t)number, words, sizeof(words));
	bn_page_add_figure(class, what, words, more, out);
}

static void add_head(const struct bn_fleet_view *view, struct bn_str *out)
{
	const struct bn_fleet_sum *sum = &view->fleet.sum;
	struct bn_str below = {0};
	char when[32], date[BN_DAY_DATE], words[48];
	bn_dates_write(view->wall, when, sizeof(when));
	snprintf(date, sizeof(date), "%.10s", when);
	bn_words_date(date, words, sizeof(words));
	char *heading = bn_mem_printf("%s, %.5s", words, when + sizeof("2026-11-29"));
	bn_fleet_add_sum(&view->fleet, &below);
	const struct bn_page_head head = {.title = _("Parc de bornes"),
		.kind = _("Parc de bornes"),
		.about = "Borne",
		.heading = heading,
		.below = bn_str_text(&below)};
	bn_page_begin(&head, out);
	char *silent = sum->silent == 0 ? bn_mem_strdup("")
					: bn_mem_printf(bn_tr_count("dont %zu muette",
								"dont %zu muettes", sum->silent),
						  sum->silent);
	bn_str_addz(out, "<dl class=\"key\">\n");
	add_figure("say", _("bornes"), view->fleet.count, "", out);
	add_figure("say", _("en ordre"), sum->good, "", out);
	add_figure("say", _("à surveiller"), sum->attention, "", out);
	add_figure("you", _("à traiter"), sum->bad, silent, out);
	bn_str_addz(out, "</dl>\n<div class=\"cards\">\n");
	free(silent);
	free(heading);
	bn_str_finish(&below);
}

static void tell(void *context, const char *words, const char *advice)
{
	struct bn_str *out = context;
	bn_page_text(out, "<p>", words, "");
	if (advice != NULL)
		bn_page_text(out, "<br>", advice, "");
	bn_str_addz(out, "</p>");
}

static void begin_table(const char *id, const char *title, struct bn_str *out)
{
	char *label = bn_mem_printf(_("Tableau : %s"), title);
	bn_page_begin_card(id, NULL, title, NULL, out);
	bn_page_text(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", label,
		"\">\n<table>\n");
	free(label);
	bn_page_text(out, "<caption>", title, "</caption>\n<thead><tr>");
}

static void end_table(struct bn_str *out)
{
	bn_str_addz(out, "</tbody>\n</table>\n</div>\n</section>\n");
}

static const char *class_of(const struct bn_fleet_row *row)
{
	return row->state == BN_HEALTH_BAD         ? " class=\"bad\""
	       : row->state == BN_HEALTH_ATTENTION ? " class=\"attention\""
						   : "";
}

static void add_state(const struct bn_fleet_row *row, const char *tag, struct bn_str *out)
{
	struct bn_str words = {0};
	bn_fleet_add_cell(row, BN_FLEET_STATE, &words);
	bn_str_addf(out, "<%s%s>", tag, class_of(row));
	bn_page_text(out, "", bn_str_text(&words), "");
	bn_str_addf(out, "</%s>", tag);
	bn_str_finish(&words);
}

static void add_troubles(const struct bn_fleet *fleet, struct bn_str *out)
{
	if (fleet->sum.attention + fleet->sum.bad == 0) {
		bn_page_text(out, "<p class=\"nobody\">",
			fleet->count > 0 ? _("Tout va bien.") : _("Aucune borne n’est connue."),
			"</p>\n");
		return;
	}
	begin_table("troubles", _("Ce qui ne va pas"), out);
	bn_page_text(out, "<th scope=\"col\">", bn_fleet_title(BN_FLEET_KIOSK), "</th>");
	bn_page_text(out, "<th scope=\"col\">", _("Quoi, et que faire"), "</th></tr></thead>\n");
	bn_str_addz(out, "<tbody>\n");
	for (size_t i = 0; i < fleet->count; i++) {
		const struct bn_fleet_row *row = &fleet->rows[i];
		if (row->state <= BN_HEALTH_GOOD)
			continue;
		bn_page_text(out, "<tr><th scope=\"row\">", row->kiosk, "<br>");
		add_state(row, "span", out);
		bn_str_addz(out, "</th><td>");
		bn_fleet_each_trouble(row, tell, out);
		bn_str_addz(out, "</td></tr>\n");
	}
	end_table(out);
}

static void add_cell(
	const struct bn_fleet_row *row, enum bn_fleet_column column, struct bn_str *out)
{
	struct bn_str words = {0};
	if (column == BN_FLEET_STATE) {
		add_state(row, "td", out);
		return;
	}
	bn_fleet_add_cell(row, column, &words);
	if (column == BN_FLEET_KIOSK)
		bn_page_text(out, "<th scope=\"row\">", bn_str_text(&words), "</th>");
	else
		bn_page_text(out, bn_fleet_is_number(column) ? "<td class=\"number\">" : "<td>",
			bn_str_text(&words), "</td>");
	bn_str_finish(&words);
}

static void add_all(const struct bn_fleet *fleet, struct bn_str *out)
{
	if (fleet->count == 0)
		return;
	begin_table("kiosks", _("Toutes les bornes"), out);
	for (int column = 0; column < BN_FLEET_COLUMNS; column++)
		bn_page_text(out,
			bn_fleet_is_number((enum bn_fleet_column)column)
				? "<th scope=\"col\" class=\"number\">"
				: "<th scope=\"col\">",
			bn_fleet_title((enum bn_fleet_column)column), "</th>");
	bn_str_addz(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < fleet->count; i++) {
		bn_str_addz(out, "<tr>");
		for (int column = 0; column < BN_FLEET_COLUMNS; column++)
			add_cell(&fleet->rows[i], (enum bn_fleet_column)column, out);
		bn_str_addz(out, "</tr>\n");
	}
	end_table(out);
}

static void add_foot(const struct bn_fleet_view *view, struct bn_str *out)
{
	bn_str_addz(out, "</div>\n</main>\n<footer class=\"in\">\n");
	for (size_t i = 0; i < view->place_count; i++) {
		struct bn_str words = {0};
		if (bn_fleet_add_old(view, &view->places[i], &words))
			bn_page_text(out, "<p>", bn_str_text(&words), "</p>\n");
		bn_str_finish(&words);
	}
	bn_page_text(out, "<p>",
		_("« Vue » : depuis quand la borne a donné de ses nouvelles. « Attente » : les "
		  "enregistrements à envoyer, et entre parenthèses ceux que le lieu refuse. "
		  "« Écart » : de combien l’horloge de la borne avance ou retarde. Rien ici ne "
		  "vient de visiteurs."),
		"</p>\n");
	char *made = bn_mem_printf(_("Fait par Borne %s."), BORNE_VERSION);
	bn_page_text(out, "<p>", made, "</p>\n</footer>\n</body>\n</html>\n");
	free(made);
}

void bn_fleet_add_page(const struct bn_fleet_view *view, struct bn_str *out)
{
	add_head(view, out);
	add_troubles(&view->fleet, out);
	add_all(&view->fleet, out);
	add_foot(view, out);
}

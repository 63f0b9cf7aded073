#include "base/mem.h"
#include "base/tr.h"
#include "report/chart_parts.h"
#include "report/html.h"
#include "report/page_parts.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>

void bn_page_text(struct bn_str *out, const char *before, const char *words, const char *after)
{
	bn_str_addz(out, before);
	bn_html_text(out, words);
	bn_str_addz(out, after);
}

/* Two bubbles, as on the kiosk. */
static const char mark[] =
	"<svg viewBox=\"0 0 48 40\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M12 0h6a12 12 0 0 "
	"1 "
	"12 12v6a12 12 0 0 1-12 12H3a3 3 0 0 1-3-3V12A12 12 0 0 1 12 0z\"/><path fill=\"#ffb829\" "
	"d=\"M33 14h4a11 11 0 0 1 11 11v12a3 3 0 0 1-3 3H33a11 11 0 0 1-11-11v-4a11 11 0 0 1 "
	"11-11z\"/></svg>";

static char *say_places(const struct bn_facts *facts)
{
	char *kiosks = bn_mem_printf(
		bn_tr_count("%zu borne", "%zu bornes", facts->kiosk_count), facts->kiosk_count);
	char *places = bn_mem_printf(
		bn_tr_count("%zu lieu", "%zu lieux", facts->place_count), facts->place_count);
	char *both = bn_mem_printf("%s, %s", kiosks, places);
	free(kiosks);
	free(places);
	return both;
}

/* The campaign's name where there is but one. */
static const char *name_campaign(const struct bn_facts *facts)
{
	for (size_t i = 1; i < facts->place_count; i++)
		if (facts->places[i].campaign != facts->places[0].campaign)
			return _("Plusieurs campagnes");
	return facts->place_count == 0 ? ""
				       : bn_facts_name(facts, "campaign", facts->places[0].campaign,
						 bn_words_english());
}

void bn_page_begin(const struct bn_page_head *head, struct bn_str *out)
{
	bn_str_addf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		bn_words_english() ? "en" : "fr");
	bn_page_text(out, "<title>", head->title, "</title>\n");
	bn_str_addf(out,
		"<style>\n%s</style>\n</head>\n<body>\n<header>\n<div class=\"in\">\n"
		"<div class=\"mark\">%s<p>",
		bn_page_style, mark);
	bn_page_text(out, "", head->kind, "<b>");
	bn_page_text(out, "", head->about, "</b></p></div>\n");
	bn_page_text(out, "<h1>", head->heading, "</h1>\n");
	bn_page_text(out, "<p>", head->below, "</p>\n</div>\n</header>\n<main class=\"in\">\n");
}

static void add_title(const struct bn_facts *facts, struct bn_str *out)
{
	char period[160] = "";
	if (facts->day_count > 0)
		bn_words_period(facts->dates[0], facts->dates[facts->day_count - 1], period,
			sizeof(period));
	char *date = bn_mem_printf(facts->day_count > 1 ? _("Du %s") : "%s", period);
	char *title = bn_mem_printf(_("Bilan des bornes : %s"), period);
	char *places = say_places(facts);
	const struct bn_page_head head = {.title = title,
		.kind = _("Bilan des bornes"),
		.about = name_campaign(facts),
		/* A day's name begins as a title does. */
		.heading = facts->day_count > 0 ? date : _("Aucun jour compté"),
		.below = places};
	bn_page_begin(&head, out);
	free(places);
	free(title);
	free(date);
}

/* "+8 % sur la veille", or of several days "sam. 30 nov. : 512, +8 % sur la veille" */
static void say_last_day(const struct bn_tables *tables, size_t column, char *out, size_t room)
{
	const struct bn_table *days = &tables->all[BN_TABLES_DAYS];
	char number[48], change[48];
	out[0] = '\0';
	if (days->count == 0)
		return;
	const struct bn_table_row *row = &days->rows[days->count - 1];
	bn_table_words(&row->cells[column], BN_TABLE_COUNT, number, sizeof(number));
	bn_table_words(&row->cells[column + 1], BN_TABLE_CHANGE, change, sizeof(change));
	bool changed = row->cells[column + 1].state == BN_TABLE_SHOWN;
	if (days->count == 1 && changed)
		snprintf(out, room, _("%s sur la veille"), change);
	else if (changed)
		snprintf(out, room, _("%s : %s, %s sur la veille"), row->labels[0], number, change);
	else if (days->count > 1)
		snprintf(out, room, _("%s : %s"), row->labels[0], number);
}

void bn_page_add_figure(const char *class, const char *what, const char *number, const char *more,
	struct bn_str *out)
{
	bn_str_addf(out, "<div class=\"%s\"><dt>", class);
	bn_page_text(out, "", what, "</dt>");
	/* Millions are wider than a bubble. */
	bool wide = bn_chart_extent(number, 1) > 6;
	bn_page_text(out, wide ? "<dd class=\"big long\">" : "<dd class=\"big\">", number, "</dd>");
	if (more[0] != '\0')
		bn_page_text(out, "<dd class=\"more\">", more, "</dd>");
	bn_str_addz(out, "</div>\n");
}

static void add_figures(const struct bn_tables *tables, struct bn_str *out)
{
	char number[48], more[192];
	const struct bn_table_cell *visits = &tables->visits, *leads = &tables->leads;
	bn_str_addz(out, "<dl class=\"key\">\n");
	bn_table_words(visits, BN_TABLE_COUNT, number, sizeof(number));
	say_last_day(tables, 0, more, sizeof(more));
	bn_page_add_figure("say", _("visites"), number, more, out);
	bn_table_words(leads, BN_TABLE_COUNT, number, sizeof(number));
	say_last_day(tables, 2, more, sizeof(more));
	bn_page_add_figure("you", _("demandes de contact"), number, more, out);
	struct bn_table_cell rate = {0};
	if (visits->state == BN_TABLE_SHOWN && leads->state == BN_TABLE_SHOWN && visits->value > 0)
		rate = (struct bn_table_cell){
			BN_TABLE_SHOWN, (leads->value * 1000 + visits->value / 2) / visits->value};
	bn_table_words(&rate, BN_TABLE_RATE, number, sizeof(number));
	bn_page_add_figure("say", _("des visites laissent une demande"), number, "", out);
	bn_table_words(&tables->begun, BN_TABLE_COUNT, number, sizeof(number));
	bn_page_add_figure("say", _("témoignages lancés"), number, "", out);
	bn_str_addz(out, "</dl>\n");
}

void bn_page_add_head(
	const struct bn_facts *facts, const struct bn_tables *tables, struct bn_str *out)
{
	add_title(facts, out);
	add_figures(tables, out);
}

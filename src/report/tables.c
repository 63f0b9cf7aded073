#include "report/tables.h"

#include "base/tr.h"
#include "report/tables_words.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bn_table *begin(struct bn_tables *tables, enum bn_tables_name name, const char *file,
	const char *title, const char *label)
{
	bn_table_begin(&tables->all[name], file, title, label);
	return &tables->all[name];
}

static int64_t sum(const struct bn_facts *facts, enum bn_day_kind kind, const char *id)
{
	return bn_facts_get(facts, BN_FACTS_ALL, 0, kind, id, NULL);
}

/* Each day, and how it differs from the one before. */
static void make_days(struct bn_tables *tables, const struct bn_facts *facts)
{
	static const enum bn_day_kind kinds[] = {BN_DAY_VISIT, BN_DAY_LEAD};
	struct bn_table *table = begin(tables, BN_TABLES_DAYS, _("par-jour"),
		_("Visites et demandes par jour"), _("Jour"));
	bn_table_label(table, _("Date"));
	for (int i = 0; i < 2; i++) {
		bn_table_column(table, i == 0 ? _("Visites") : _("Demandes"), BN_TABLE_PARTS);
		bn_table_column(table, _("Écart avec la veille"), BN_TABLE_CHANGE);
	}
	for (size_t day = 0; day < facts->day_count; day++) {
		char words[48];
		bn_words_weekday(facts->dates[day], words, sizeof(words));
		struct bn_table_row *row = bn_table_row(table, words);
		bn_table_set_label(row, 1, facts->dates[day]);
		for (size_t i = 0; i < 2; i++)
			bn_table_set(row, 2 * i,
				bn_facts_get(facts, BN_FACTS_DAY, day, kinds[i], NULL, NULL));
	}
	bn_table_hide(table);
	for (size_t i = 0; i < 2; i++) {
		int64_t before = bn_facts_before(facts, kinds[i]);
		bn_table_change(table, 2 * i + 1, 2 * i,
			before >= 0 ? bn_table_judge(before) : (struct bn_table_cell){0});
	}
}

static bool has_hour(const struct bn_facts *facts, int hour, bool before)
{
	char id[8];
	snprintf(id, sizeof(id), "%02d", hour);
	return sum(facts, BN_DAY_VISIT, id) + sum(facts, BN_DAY_LEAD, id) > 0 ||
	       (before && bn_facts_before_hour(facts, hour) > 0);
}

/* From the first hour with somebody to the last; of one day, the day before too. */
static void make_hours(struct bn_tables *tables, const struct bn_facts *facts)
{
	enum { VISITS, LEADS, BEFORE };
	struct bn_table *table = begin(tables, BN_TABLES_HOURS, _("par-heure"),
		_("Visites et demandes par heure"), _("Heure"));
	bool before = facts->day_count == 1 && bn_facts_before_hour(facts, 0) >= 0;
	int first = 0, last = 23;
	bn_table_column(table, _("Visites"), BN_TABLE_PARTS);
	bn_table_column(table, _("Demandes"), BN_TABLE_PARTS);
	if (before)
		bn_table_column(table, _("Visites de la veille"), BN_TABLE_PARTS);
	while (first <= last && !has_hour(facts, first, before))
		first++;
	while (last > first && !has_hour(facts, last, before))
		last--;
	for (int i = first; i <= last; i++) {
		char hour[8], words[48];
		snprintf(hour, sizeof(hour), "%02d", i);
		bn_words_hour(hour, words, sizeof(words));
		struct bn_table_row *row = bn_table_row(table, words);
		bn_table_set(row, VISITS, sum(facts, BN_DAY_VISIT, hour));
		bn_table_set(row, LEADS, sum(facts, BN_DAY_LEAD, hour));
		if (before)
			bn_table_set(row, BEFORE, bn_facts_before_hour(facts, i));
	}
	bn_table_hide(table);
}

/* Rows of visits, each with its part of all visits. of: what names the ids, see bn_facts_name;
 * NULL: Borne's own words. */
static void add_ids(struct bn_table *table, const struct bn_facts *facts, enum bn_day_kind kind,
	const char *of, enum bn_table_type type)
{
	const char **ids = NULL;
	size_t count = bn_facts_ids(facts, kind, &ids);
	size_t visits = bn_table_column(table, _("Visites"), type);
	size_t rate = bn_table_column(table, _("Part des visites"), BN_TABLE_RATE);
	for (size_t i = 0; i < count; i++)
		bn_table_set(bn_table_row(table, of != NULL ? bn_facts_name(facts, of, ids[i],
								      bn_words_english())
							    : bn_tables_word(kind, ids[i])),
			visits, sum(facts, kind, ids[i]));
	bn_table_hide(table);
	int64_t all = sum(facts, BN_DAY_VISIT, NULL);
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_table_cell *cell = &table->rows[i].cells[visits];
		if (cell->state == BN_TABLE_SHOWN && all >= BN_TABLE_FEW)
			bn_table_set(&table->rows[i], rate, (cell->value * 1000 + all / 2) / all);
	}
	free(ids);
}

/* In the list's own order, all of it. */
static void add_list(struct bn_table *table, const struct bn_facts *facts, enum bn_day_kind kind,
	const char *const *list, enum bn_table_type type)
{
	size_t visits = bn_table_column(table, _("Visites"), type);
	bn_table_column(table, _("Part des visites"), BN_TABLE_RATE);
	for (size_t i = 0; list[i] != NULL; i++)
		bn_table_set(bn_table_row(table, bn_tables_word(kind, list[i])), visits,
			sum(facts, kind, list[i]));
}

static void rate_of(struct bn_table *table, int64_t all)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_table_cell *cell = &table->rows[i].cells[0];
		if (cell->state == BN_TABLE_SHOWN && all >= BN_TABLE_FEW)
			bn_table_set(&table->rows[i], 1, (cell->value * 1000 + all / 2) / all);
	}
}

/* What is hidden of where people give up can't be told by what the way loses from step to step. */
static void make_way(struct bn_tables *tables, const struct bn_facts *facts)
{
	enum { NAME = 2, CONTACT, WISHES, CONSENT, LEAD };
	struct bn_table *way = begin(tables, BN_TABLES_WAY, _("parcours"),
		_("Du premier toucher à la demande"), _("Étape"));
	add_list(way, facts, BN_DAY_WAY, bn_day_way, BN_TABLE_COUNT);
	struct bn_table *given_up = begin(tables, BN_TABLES_GIVEN_UP, _("abandons"),
		_("Où le formulaire est quitté"), _("Page du formulaire"));
	static const char *const steps[] = {"name", "contact", "wishes", "consent", NULL};
	add_list(given_up, facts, BN_DAY_GIVEN_UP, steps, BN_TABLE_PARTS);
	bn_table_hide(way);
	bn_table_hide(given_up);
	bool hidden = false;
	for (size_t i = 0; i < given_up->count; i++)
		hidden |= given_up->rows[i].cells[0].state != BN_TABLE_SHOWN;
	for (size_t i = CONTACT; hidden && i <= CONSENT; i++)
		if (way->rows[i].cells[0].state == BN_TABLE_SHOWN)
			way->rows[i].cells[0].state = BN_TABLE_MASKED;
	int64_t lost = way->rows[NAME].cells[0].value - way->rows[LEAD].cells[0].value;
	if (lost > 0 && lost < BN_TABLE_FEW && way->rows[NAME].cells[0].state == BN_TABLE_SHOWN)
		way->rows[NAME].cells[0].state = BN_TABLE_MASKED;
	rate_of(way, sum(facts, BN_DAY_VISIT, NULL));
	given_up->columns[1] = _("Part des abandons");
	rate_of(given_up, sum(facts, BN_DAY_GIVEN_UP, NULL));
}

static void make_kiosks(struct bn_tables *tables, const struct bn_facts *facts)
{
	struct bn_table *table = begin(
		tables, BN_TABLES_KIOSKS, _("par-borne"), _("D’une borne à l’autre"), _("Borne"));
	enum { VISITS, LEADS, RATE, BEGUN, RUNS };
	bn_table_column(table, _("Visites"), BN_TABLE_PARTS);
	bn_table_column(table, _("Demandes"), BN_TABLE_PARTS);
	bn_table_column(table, _("Demandes pour 100 visites"), BN_TABLE_RATE);
	bn_table_column(table, _("Témoignages lancés"), BN_TABLE_PARTS);
	bn_table_column(table, _("Films de la boucle en entier"), BN_TABLE_EXACT);
	for (size_t i = 0; i < facts->kiosk_count; i++) {
		struct bn_table_row *row = bn_table_row(table, facts->kiosks[i]);
		bn_table_set(row, VISITS,
			bn_facts_get(facts, BN_FACTS_KIOSK, i, BN_DAY_VISIT, NULL, NULL));
		bn_table_set(row, LEADS,
			bn_facts_get(facts, BN_FACTS_KIOSK, i, BN_DAY_LEAD, NULL, NULL));
		bn_table_set(row, BEGUN,
			bn_facts_get(facts, BN_FACTS_KIOSK, i, BN_DAY_WATCHED_WHOLE, NULL, NULL) +
				bn_facts_get(
					facts, BN_FACTS_KIOSK, i, BN_DAY_WATCHED_CUT, NULL, NULL));
		bn_table_set(row, RUNS,
			bn_facts_get(facts, BN_FACTS_KIOSK, i, BN_DAY_RUN_WHOLE, NULL, NULL));
	}
	bn_table_hide(table);
	bn_table_rate(table, RATE, LEADS, VISITS);
}

static void make_places(struct bn_tables *tables, const struct bn_facts *facts)
{
	struct bn_table *table = begin(
		tables, BN_TABLES_PLACES, _("par-lieu"), _("D’un lieu à l’autre"), _("Lieu"));
	bool english = bn_words_english();
	bn_table_label(table, _("Événement"));
	bn_table_label(table, _("Campagne"));
	bn_table_column(table, _("Visites"), BN_TABLE_PARTS);
	bn_table_column(table, _("Demandes"), BN_TABLE_PARTS);
	bn_table_column(table, _("Demandes pour 100 visites"), BN_TABLE_RATE);
	for (size_t i = 0; i < facts->place_count; i++) {
		const struct bn_facts_place *place = &facts->places[i];
		struct bn_table_row *row = bn_table_row(
			table, bn_facts_name(facts, "venue", place->venue, english));
		bn_table_set_label(row, 1, bn_facts_name(facts, "event", place->event, english));
		bn_table_set_label(
			row, 2, bn_facts_name(facts, "campaign", place->campaign, english));
		bn_table_set(
			row, 0, bn_facts_get(facts, BN_FACTS_PLACE, i, BN_DAY_VISIT, NULL, NULL));
		bn_table_set(
			row, 1, bn_facts_get(facts, BN_FACTS_PLACE, i, BN_DAY_LEAD, NULL, NULL));
	}
	bn_table_hide(table);
	bn_table_rate(table, 2, 1, 0);
}

void bn_tables_make(struct bn_tables *tables, const struct bn_facts *facts)
{
	*tables = (struct bn_tables){.visits = bn_table_judge(sum(facts, BN_DAY_VISIT, NULL)),
		.leads = bn_table_judge(sum(facts, BN_DAY_LEAD, NULL)),
		.begun = bn_table_judge(sum(facts, BN_DAY_WATCHED_WHOLE, NULL) +
					sum(facts, BN_DAY_WATCHED_CUT, NULL))};
	make_days(tables, facts);
	make_hours(tables, facts);
	struct bn_table *table = begin(tables, BN_TABLES_LASTING, _("duree-des-visites"),
		_("Combien dure une visite"), _("Durée"));
	add_list(table, facts, BN_DAY_LASTING, bn_day_lasting, BN_TABLE_PARTS);
	bn_table_hide(table);
	rate_of(table, sum(facts, BN_DAY_VISIT, NULL));
	make_way(tables, facts);
	add_ids(begin(tables, BN_TABLES_METIERS, _("metiers"), _("Les métiers regardés"),
			_("Métier")),
		facts, BN_DAY_METIER, "metier", BN_TABLE_COUNT);
	add_ids(begin(tables, BN_TABLES_LANGUAGES, _("langues"), _("Les langues choisies"),
			_("Langue")),
		facts, BN_DAY_LANGUAGE, NULL, BN_TABLE_PARTS);
	add_ids(begin(tables, BN_TABLES_AIDS, _("aides"), _("Les aides à l’accès utilisées"),
			_("Aide")),
		facts, BN_DAY_AID, NULL, BN_TABLE_COUNT);
	add_ids(begin(tables, BN_TABLES_SCREENS, _("ecrans"), _("Les écrans vus"), _("Écran")),
		facts, BN_DAY_SCREEN, NULL, BN_TABLE_COUNT);
	make_kiosks(tables, facts);
	make_places(tables, facts);
	bn_tables_make_clips(tables, facts);
}

void bn_tables_finish(struct bn_tables *tables)
{
	for (int i = 0; i < BN_TABLES_COUNT; i++)
		bn_table_finish(&tables->all[i]);
}

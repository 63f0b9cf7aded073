#include "base/mem.h"
#include "base/tr.h"
#include "report/tables.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_clips(
	struct bn_table *table, const struct bn_facts *facts, const char *const *ids, size_t count)
{
	enum { BEGUN, WHOLE, CUT, RATE, LIKES };
	bn_table_begin(table, _("temoignages"), _("Les témoignages choisis"), _("Témoignage"));
	bn_table_column(table, _("Lancés"), BN_TABLE_PARTS);
	bn_table_column(table, _("Vus jusqu’au bout"), BN_TABLE_COUNT);
	bn_table_column(table, _("Quittés avant"), BN_TABLE_COUNT);
	bn_table_column(table, _("Part vue jusqu’au bout"), BN_TABLE_RATE);
	bn_table_column(table, _("« J’aime »"), BN_TABLE_COUNT);
	for (size_t i = 0; i < count; i++) {
		struct bn_table_row *row = bn_table_row(
			table, bn_facts_name(facts, "clip", ids[i], bn_words_english()));
		bn_table_set(row, BEGUN,
			bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED, ids[i], "0"));
		bn_table_set(row, WHOLE,
			bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED_WHOLE, ids[i], NULL));
		bn_table_set(row, CUT,
			bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED_CUT, ids[i], NULL));
		bn_table_set(row, LIKES,
			bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_LIKE, ids[i], NULL));
	}
	bn_table_hide(table);
	bn_table_hide_pair(table, WHOLE, CUT);
	/* Both together are what was begun. */
	for (size_t i = 0; i < count; i++)
		for (size_t k = WHOLE; k <= CUT; k++) {
			struct bn_table_cell *cells = table->rows[i].cells;
			if (cells[BEGUN].state != BN_TABLE_SHOWN &&
				cells[k].state == BN_TABLE_SHOWN)
				cells[k].state = BN_TABLE_MASKED;
		}
	bn_table_rate(table, RATE, WHOLE, BEGUN);
}

/* begun: the cell of all who began, which may be hidden. */
static void add_seconds(struct bn_table *table, const struct bn_facts *facts, const char *id,
	const struct bn_table_cell *begun)
{
	const char *name = bn_facts_name(facts, "clip", id, bn_words_english());
	for (size_t k = 0; bn_day_seconds[k] != NULL; k++) {
		int64_t reached = bn_facts_get(
			facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED, id, bn_day_seconds[k]);
		if (reached == 0)
			break;
		struct bn_table_row *row = bn_table_row(table, name);
		bn_table_set_label(row, 1, bn_day_seconds[k]);
		row->cells[0] = k == 0 ? *begun : bn_table_judge(reached);
		if (row->cells[0].state == BN_TABLE_SHOWN && begun->state == BN_TABLE_SHOWN &&
			begun->value > 0)
			bn_table_set(row, 1, (reached * 1000 + begun->value / 2) / begun->value);
	}
}

static void make_seconds(struct bn_table *table, const struct bn_facts *facts,
	const char *const *ids, const struct bn_table *clips)
{
	bn_table_begin(table, _("temoignages-par-seconde"),
		_("Jusqu’à quelle seconde un témoignage est regardé"), _("Témoignage"));
	bn_table_label(table, _("Seconde"));
	bn_table_column(table, _("Regardent encore"), BN_TABLE_COUNT);
	bn_table_column(table, _("Part de ceux qui l’ont lancé"), BN_TABLE_RATE);
	for (size_t i = 0; i < clips->count; i++)
		add_seconds(table, facts, ids[i], &clips->rows[i].cells[0]);
}

static int by_time(const void *a, const void *b)
{
	const struct bn_facts_row *left = *(const struct bn_facts_row *const *)a;
	const struct bn_facts_row *right = *(const struct bn_facts_row *const *)b;
	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	if (left->part != right->part)
		return strcmp(left->part, right->part);
	if (left->kiosk != right->kiosk)
		return left->kiosk < right->kiosk ? -1 : 1;
	if (left->place != right->place)
		return left->place < right->place ? -1 : 1;
	return left->id != right->id ? strcmp(left->id, right->id) : 0;
}

static bool is_run(const struct bn_facts_row *row)
{
	return row->kind == BN_DAY_RUN_WHOLE || row->kind == BN_DAY_RUN_CUT;
}

static void add_run(struct bn_table *table, const struct bn_facts *facts,
	const struct bn_facts_row *row, bool again)
{
	bool english = bn_words_english();
	const struct bn_facts_place *place = &facts->places[row->place];
	struct bn_table_row *line = again ? &table->rows[table->count - 1]
					  : bn_table_row(table, facts->dates[row->day]);
	if (!again) {
		bn_table_set_label(line, 1, row->part);
		bn_table_set_label(line, 2, facts->kiosks[row->kiosk]);
		bn_table_set_label(line, 3, bn_facts_name(facts, "venue", place->venue, english));
		bn_table_set_label(line, 4, bn_facts_name(facts, "event", place->event, english));
		bn_table_set_label(line, 5, bn_facts_name(facts, "clip", row->id, english));
		bn_table_set(line, 0, 0);
		bn_table_set(line, 1, 0);
	}
	line->cells[row->kind == BN_DAY_RUN_CUT].value += row->count;
}

/* What a cinema is shown as proof: each hour of each day at each place. */
static void make_proof(struct bn_table *table, const struct bn_facts *facts)
{
	bn_table_begin(
		table, _("preuve-de-passage"), _("Passages des films de la boucle"), _("Date"));
	bn_table_label(table, _("Heure"));
	bn_table_label(table, _("Borne"));
	bn_table_label(table, _("Lieu"));
	bn_table_label(table, _("Événement"));
	bn_table_label(table, _("Film"));
	bn_table_column(table, _("En entier"), BN_TABLE_EXACT);
	bn_table_column(table, _("Interrompus"), BN_TABLE_EXACT);
	const struct bn_facts_row **rows = bn_mem_alloc(facts->row_count, sizeof(const void *));
	size_t count = 0;
	for (size_t i = 0; i < facts->row_count; i++)
		if (is_run(&facts->rows[i]) && facts->rows[i].count > 0)
			rows[count++] = &facts->rows[i];
	if (count > 0)
		qsort(rows, count, sizeof(const void *), by_time);
	for (size_t i = 0; i < count; i++)
		add_run(table, facts, rows[i], i > 0 && by_time(&rows[i - 1], &rows[i]) == 0);
	free(rows);
}

/* How often each clip ran at each venue, in all. */
static void make_runs(struct bn_table *table, const struct bn_facts *facts)
{
	bool english = bn_words_english();
	const char **ids[2] = {NULL, NULL};
	size_t counts[2] = {bn_facts_ids(facts, BN_DAY_RUN_WHOLE, &ids[0]),
		bn_facts_ids(facts, BN_DAY_RUN_CUT, &ids[1])};
	bn_table_begin(table, _("passages"), _("Passages des films de la boucle"), _("Film"));
	bn_table_label(table, _("Lieu"));
	bn_table_column(table, _("En entier"), BN_TABLE_EXACT);
	bn_table_column(table, _("Interrompus"), BN_TABLE_EXACT);
	for (size_t list = 0; list < 2; list++)
		for (size_t i = 0; i < counts[list]; i++) {
			const char *id = ids[list][i];
			bool listed = list == 1 && bn_facts_get(facts, BN_FACTS_ALL, 0,
							   BN_DAY_RUN_WHOLE, id, NULL) > 0;
			for (size_t at = 0; !listed && at < facts->place_count; at++) {
				int64_t whole = bn_facts_get(facts, BN_FACTS_PLACE, at,
						BN_DAY_RUN_WHOLE, id, NULL),
					cut = bn_facts_get(facts, BN_FACTS_PLACE, at,
						BN_DAY_RUN_CUT, id, NULL);
				if (whole + cut == 0)
					continue;
				const struct bn_facts_place *place = &facts->places[at];
				bool event = place->event[0] != '\0';
				char *words = bn_mem_printf("%s%s%s",
					bn_facts_name(facts, "venue", place->venue, english),
					event ? ", " : "",
					event ? bn_facts_name(facts, "event", place->event, english)
					      : "");
				struct bn_table_row *row = bn_table_row(
					table, bn_facts_name(facts, "clip", id, english));
				bn_table_set_label(row, 1, words);
				bn_table_set(row, 0, whole);
				bn_table_set(row, 1, cut);
				free(words);
			}
		}
	free(ids[0]);
	free(ids[1]);
}

static int by_begun(const struct bn_facts *facts, const char *a, const char *b)
{
	int64_t left = bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED, a, "0");
	int64_t right = bn_facts_get(facts, BN_FACTS_ALL, 0, BN_DAY_WATCHED, b, "0");
	return left != right ? (left > right ? -1 : 1) : strcmp(a, b);
}

/* bn_facts_ids has them by all seconds together. */
static void sort_by_begun(const struct bn_facts *facts, const char **ids, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && by_begun(facts, ids[k - 1], ids[k]) > 0; k--) {
			const char *kept = ids[k];
			ids[k] = ids[k - 1];
			ids[k - 1] = kept;
		}
}

void bn_tables_make_clips(struct bn_tables *tables, const struct bn_facts *facts)
{
	const char **ids = NULL;
	size_t count = bn_facts_ids(facts, BN_DAY_WATCHED, &ids);
	sort_by_begun(facts, ids, count);
	make_clips(&tables->all[BN_TABLES_CLIPS], facts, ids, count);
	make_seconds(&tables->all[BN_TABLES_SECONDS], facts, ids, &tables->all[BN_TABLES_CLIPS]);
	free(ids);
	make_runs(&tables->all[BN_TABLES_RUNS], facts);
	make_proof(&tables->all[BN_TABLES_PROOF], facts);
}

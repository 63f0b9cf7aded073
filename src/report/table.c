#include "report/table.h"

#include "base/cells.h"
#include "base/mem.h"
#include "base/tr.h"
#include "report/html.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void bn_table_begin(struct bn_table *table, const char *file, const char *title, const char *label)
{
	*table = (struct bn_table){
		.file = file, .title = title, .labels = {label}, .label_count = 1};
}

void bn_table_label(struct bn_table *table, const char *label)
{
	table->labels[table->label_count++] = label;
}

size_t bn_table_column(struct bn_table *table, const char *title, enum bn_table_type type)
{
	table->columns[table->column_count] = title;
	table->types[table->column_count] = type;
	return table->column_count++;
}

struct bn_table_row *bn_table_row(struct bn_table *table, const char *label)
{
	table->rows = bn_mem_grow(
		table->rows, &table->capacity, table->count + 1, sizeof(*table->rows));
	struct bn_table_row *row = &table->rows[table->count++];
	*row = (struct bn_table_row){.labels = {bn_mem_strdup(label)}};
	return row;
}

void bn_table_set_label(struct bn_table_row *row, size_t at, const char *label)
{
	free(row->labels[at]);
	row->labels[at] = bn_mem_strdup(label);
}

void bn_table_set(struct bn_table_row *row, size_t column, int64_t value)
{
	row->cells[column] = (struct bn_table_cell){BN_TABLE_SHOWN, value};
}

void bn_table_finish(struct bn_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		for (size_t k = 0; k < BN_TABLE_LABELS; k++)
			free(table->rows[i].labels[k]);
	free(table->rows);
	*table = (struct bn_table){0};
}

struct bn_table_cell bn_table_judge(int64_t value)
{
	bool few = value > 0 && value < BN_TABLE_FEW;
	return (struct bn_table_cell){few ? BN_TABLE_HIDDEN : BN_TABLE_SHOWN, value};
}

/* The smallest number that is shown, 0 apart: it tells least. The first of several. */
static struct bn_table_cell *smallest(struct bn_table *table, size_t column)
{
	struct bn_table_cell *found = NULL;
	for (size_t i = 0; i < table->count; i++) {
		struct bn_table_cell *cell = &table->rows[i].cells[column];
		if (cell->state == BN_TABLE_SHOWN && cell->value > 0 &&
			(found == NULL || cell->value < found->value))
			found = cell;
	}
	return found;
}

/* The known total less what is shown is what the hidden ones are together: that must not be small,
 * and so never one of them alone. */
static void mask(struct bn_table *table, size_t column)
{
	int64_t sum = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_table_cell *cell = &table->rows[i].cells[column];
		sum += cell->state == BN_TABLE_HIDDEN ? cell->value : 0;
	}
	while (sum > 0 && sum < BN_TABLE_FEW) {
		struct bn_table_cell *cell = smallest(table, column);
		if (cell == NULL) /* the total itself is as small */
			return;
		cell->state = BN_TABLE_MASKED;
		sum += cell->value;
	}
}

void bn_table_hide(struct bn_table *table)
{
	for (size_t column = 0; column < table->column_count; column++) {
		if (table->types[column] > BN_TABLE_PARTS)
			continue;
		for (size_t i = 0; i < table->count; i++) {
			struct bn_table_cell *cell = &table->rows[i].cells[column];
			if (cell->state == BN_TABLE_SHOWN)
				*cell = bn_table_judge(cell->value);
		}
		if (table->types[column] == BN_TABLE_PARTS)
			mask(table, column);
	}
}

void bn_table_hide_pair(struct bn_table *table, size_t a, size_t b)
{
	for (size_t i = 0; i < table->count; i++) {
		struct bn_table_cell *left = &table->rows[i].cells[a];
		struct bn_table_cell *right = &table->rows[i].cells[b];
		if (left->state == BN_TABLE_HIDDEN && right->state == BN_TABLE_SHOWN)
			right->state = BN_TABLE_MASKED;
		else if (right->state == BN_TABLE_HIDDEN && left->state == BN_TABLE_SHOWN)
			left->state = BN_TABLE_MASKED;
	}
}

void bn_table_rate(struct bn_table *table, size_t column, size_t part, size_t whole)
{
	for (size_t i = 0; i < table->count; i++) {
		struct bn_table_row *row = &table->rows[i];
		const struct bn_table_cell *a = &row->cells[part], *b = &row->cells[whole];
		if (a->state == BN_TABLE_SHOWN && b->state == BN_TABLE_SHOWN && b->value > 0)
			bn_table_set(row, column, (a->value * 1000 + b->value / 2) / b->value);
	}
}

void bn_table_change(struct bn_table *table, size_t column, size_t of, struct bn_table_cell before)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_table_cell *now = &table->rows[i].cells[of];
		if (now->state == BN_TABLE_SHOWN && before.state == BN_TABLE_SHOWN &&
			before.value > 0)
			bn_table_set(&table->rows[i], column,
				(now->value - before.value) * 1000 / before.value);
		before = *now;
	}
}

void bn_table_words(
	const struct bn_table_cell *cell, enum bn_table_type type, char *out, size_t room)
{
	if (cell->state == BN_TABLE_HIDDEN)
		snprintf(out, room, "<\u00A0%d", BN_TABLE_FEW);
	else if (cell->state == BN_TABLE_MASKED)
		snprintf(out, room, "%s", _("masqué"));
	else if (cell->state == BN_TABLE_NONE)
		snprintf(out, room, "–");
	else if (type == BN_TABLE_RATE)
		bn_words_rate(cell->value, out, room);
	else if (type == BN_TABLE_CHANGE)
		bn_words_change(cell->value, out, room);
	else
		bn_words_number(cell->value, out, room);
}

void bn_table_write_html(const struct bn_table *table, struct bn_str *out)
{
	char words[48];
	bn_str_addz(out, "<table>\n<caption>");
	bn_html_text(out, table->title);
	bn_str_addz(out, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < table->label_count; i++) {
		bn_str_addz(out, "<th scope=\"col\">");
		bn_html_text(out, table->labels[i]);
		bn_str_addz(out, "</th>");
	}
	for (size_t i = 0; i < table->column_count; i++) {
		bn_str_addz(out, "<th scope=\"col\" class=\"number\">");
		bn_html_text(out, table->columns[i]);
		bn_str_addz(out, "</th>");
	}
	bn_str_addz(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < table->count; i++) {
		bn_str_addz(out, "<tr>");
		for (size_t k = 0; k < table->label_count; k++) {
			const char *label = table->rows[i].labels[k];
			bn_str_addz(out, k == 0 ? "<th scope=\"row\">" : "<td>");
			bn_html_text(out, label != NULL ? label : "");
			bn_str_addz(out, k == 0 ? "</th>" : "</td>");
		}
		for (size_t k = 0; k < table->column_count; k++) {
			bn_table_words(
				&table->rows[i].cells[k], table->types[k], words, sizeof(words));
			bn_str_addz(out, "<td class=\"number\">");
			bn_html_text(out, words);
			bn_str_addz(out, "</td>");
		}
		bn_str_addz(out, "</tr>\n");
	}
	bn_str_addz(out, "</tbody>\n</table>\n");
}

/* Spreadsheets count with what has no unit: rates in percent, with the language's comma. */
static void write_cell(
	const struct bn_table_cell *cell, enum bn_table_type type, struct bn_str *out)
{
	char words[48];
	if (cell->state == BN_TABLE_NONE) {
		bn_cells_add(out, "");
	} else if (cell->state != BN_TABLE_SHOWN) {
		bn_table_words(cell, type, words, sizeof(words));
		bn_cells_add(out, words);
	} else if (type == BN_TABLE_RATE || type == BN_TABLE_CHANGE) {
		int64_t value = cell->value < 0 ? -cell->value : cell->value;
		bn_str_addf(out, "%s%" PRId64 "%c%" PRId64 ";", cell->value < 0 ? "-" : "",
			value / 10, bn_words_english() ? '.' : ',', value % 10);
	} else {
		bn_cells_add_int(out, cell->value);
	}
}

void bn_table_write_csv(const struct bn_table *table, struct bn_str *out)
{
	bn_cells_begin(out);
	for (size_t i = 0; i < table->label_count; i++)
		bn_cells_add(out, table->labels[i]);
	for (size_t i = 0; i < table->column_count; i++) {
		bool percent = table->types[i] >= BN_TABLE_RATE;
		char *title = bn_mem_printf("%s%s", table->columns[i], percent ? " (%)" : "");
		bn_cells_add(out, title);
		free(title);
	}
	bn_cells_end(out);
	for (size_t i = 0; i < table->count; i++) {
		for (size_t k = 0; k < table->label_count; k++) {
			const char *label = table->rows[i].labels[k];
			bn_cells_add(out, label != NULL ? label : "");
		}
		for (size_t k = 0; k < table->column_count; k++)
			write_cell(&table->rows[i].cells[k], table->types[k], out);
		bn_cells_end(out);
	}
}

/* A table of counts that may leave the kiosk: numbers under BN_TABLE_FEW are hidden, and what would
 * betray them (README.md has the rule). It is shown on the page, drawn as a chart, and written as a
 * CSV: all three say the same.
 * Life: begin → column … → row, set … → hide → rate … → write → finish. */
#ifndef BN_REPORT_TABLE_H
#define BN_REPORT_TABLE_H

#include "base/str.h"

#include <stdint.h>

#define BN_TABLE_FEW     5
#define BN_TABLE_COLUMNS 6
#define BN_TABLE_LABELS  6

enum bn_table_type {
	BN_TABLE_COUNT, /* of people: hidden where it is small */
	BN_TABLE_PARTS, /* the same, and all rows together are a number that is known */
	BN_TABLE_EXACT, /* of things: never hidden */
	BN_TABLE_RATE,  /* per mille */
	BN_TABLE_CHANGE /* per mille, signed */
};

enum bn_table_state { BN_TABLE_NONE, BN_TABLE_SHOWN, BN_TABLE_HIDDEN, BN_TABLE_MASKED };

struct bn_table_cell {
	enum bn_table_state state; /* HIDDEN: under 5; MASKED: it would betray another */
	int64_t value;
};

struct bn_table_row {
	char *labels[BN_TABLE_LABELS];
	struct bn_table_cell cells[BN_TABLE_COLUMNS];
};

struct bn_table {
	const char *file;  /* its name as a CSV, without the end: "visites-par-heure" */
	const char *title; /* translated, as all texts here; outlives it */
	const char *labels[BN_TABLE_LABELS];
	size_t label_count;
	const char *columns[BN_TABLE_COLUMNS];
	enum bn_table_type types[BN_TABLE_COLUMNS];
	size_t column_count;
	struct bn_table_row *rows;
	size_t count, capacity;
};

void bn_table_begin(struct bn_table *table, const char *file, const char *title, const char *label);
void bn_table_label(struct bn_table *table, const char *label); /* one more column of text */
size_t bn_table_column(struct bn_table *table, const char *title, enum bn_table_type type);
/* Valid until the next row. The label is copied; the others are "". */
struct bn_table_row *bn_table_row(struct bn_table *table, const char *label);
void bn_table_set_label(struct bn_table_row *row, size_t at, const char *label);
void bn_table_set(struct bn_table_row *row, size_t column, int64_t value);
void bn_table_finish(struct bn_table *table);

/* Hides what is to be hidden, once all is set. */
void bn_table_hide(struct bn_table *table);
/* In each row two columns make a known third one: where one is hidden, so is the other. */
void bn_table_hide_pair(struct bn_table *table, size_t a, size_t b);
/* column = part / whole, where both are shown and the whole isn't 0. */
void bn_table_rate(struct bn_table *table, size_t column, size_t part, size_t whole);
/* column = how much more the other is than in the row before; before: of the first row, or NONE. */
void bn_table_change(struct bn_table *table, size_t column, size_t of, struct bn_table_cell before);
/* The same for a number that stands alone. */
struct bn_table_cell bn_table_judge(int64_t value);

void bn_table_words(
	const struct bn_table_cell *cell, enum bn_table_type type, char *out, size_t room);
void bn_table_write_html(const struct bn_table *table, struct bn_str *out);
void bn_table_write_csv(const struct bn_table *table, struct bn_str *out);

#endif

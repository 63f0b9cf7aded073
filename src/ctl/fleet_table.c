#include "base/utf8.h"
#include "ctl/fleet.h"

enum { MOST = 100 /* columns of a terminal */, LEAST = 8 /* of a text that is cut */ };

struct table {
	struct bn_str *out;
	int widths[BN_FLEET_COLUMNS];
};

static void widen(struct table *table, int column, const char *text)
{
	int columns = bn_utf8_columns(text);
	if (columns > table->widths[column])
		table->widths[column] = columns;
}

static void measure(struct table *table, const struct bn_fleet *fleet)
{
	struct bn_str cell = {0};
	for (int column = 0; column < BN_FLEET_COLUMNS; column++) {
		widen(table, column, bn_fleet_title((enum bn_fleet_column)column));
		for (size_t i = 0; i < fleet->count; i++) {
			bn_str_clear(&cell);
			bn_fleet_add_cell(&fleet->rows[i], (enum bn_fleet_column)column, &cell);
			widen(table, column, bn_str_text(&cell));
		}
	}
	bn_str_finish(&cell);
}

static int total(const struct table *table)
{
	int columns = BN_FLEET_COLUMNS - 1;
	for (int column = 0; column < BN_FLEET_COLUMNS; column++)
		columns += table->widths[column];
	return columns;
}

/* The longest of the texts gives way; a kiosk's name, by which it is found, last. */
static void narrow(struct table *table)
{
	int *const places[] = {&table->widths[BN_FLEET_GROUP], &table->widths[BN_FLEET_CAMPAIGN],
		&table->widths[BN_FLEET_VERSION_OF]};
	while (total(table) > MOST) {
		int *widest = places[0];
		for (size_t i = 1; i < sizeof(places) / sizeof(places[0]); i++)
			if (*places[i] > *widest)
				widest = places[i];
		if (*widest <= LEAST)
			widest = &table->widths[BN_FLEET_KIOSK];
		if (*widest <= LEAST)
			return;
		--*widest;
	}
}

static void add_blanks(struct bn_str *out, int count)
{
	for (int i = 0; i < count; i++)
		bn_str_addz(out, " ");
}

/* As much of it as fits, "…" where it is cut; gives the columns it took. */
static int add_cut(struct bn_str *out, const char *text, int room)
{
	int columns = bn_utf8_columns(text);
	if (columns <= room) {
		bn_str_addz(out, text);
		return columns;
	}
	struct bn_str kept = {0};
	for (size_t at = 0, next; text[at] != '\0'; at = next) {
		struct bn_str longer = {0};
		next = bn_utf8_after(text, at);
		bn_str_add(&longer, text, next);
		bool fits = bn_utf8_columns(bn_str_text(&longer)) < room;
		if (fits) {
			bn_str_clear(&kept);
			bn_str_addz(&kept, bn_str_text(&longer));
		}
		bn_str_finish(&longer);
		if (!fits)
			break;
	}
	columns = bn_utf8_columns(bn_str_text(&kept)) + 1;
	bn_str_addf(out, "%s…", bn_str_text(&kept));
	bn_str_finish(&kept);
	return columns;
}

static void add_cell(const struct table *table, enum bn_fleet_column column, const char *text)
{
	struct bn_str cut = {0};
	int room = table->widths[column], took = add_cut(&cut, text, room);
	if (column > 0)
		bn_str_addz(table->out, " ");
	if (bn_fleet_is_number(column))
		add_blanks(table->out, room - took);
	bn_str_addz(table->out, bn_str_text(&cut));
	if (!bn_fleet_is_number(column))
		add_blanks(table->out, room - took);
	bn_str_finish(&cut);
}

static void tell(void *context, const char *words, const char *advice)
{
	struct bn_str *out = context;
	bn_str_addf(out, "    %s\n", words);
	if (advice != NULL)
		bn_str_addf(out, "      %s\n", advice);
}

static void add_row(const struct table *table, const struct bn_fleet_row *row)
{
	struct bn_str cell = {0};
	for (int column = 0; column < BN_FLEET_COLUMNS; column++) {
		bn_str_clear(&cell);
		bn_fleet_add_cell(row, (enum bn_fleet_column)column, &cell);
		add_cell(table, (enum bn_fleet_column)column, bn_str_text(&cell));
	}
	bn_str_addz(table->out, "\n");
	/* Its whole name, where it was cut. */
	if (bn_utf8_columns(row->kiosk) > table->widths[BN_FLEET_KIOSK])
		bn_str_addf(table->out, "    %s\n", row->kiosk);
	bn_fleet_each_trouble(row, tell, table->out);
	bn_str_finish(&cell);
}

void bn_fleet_add_table(const struct bn_fleet_view *view, struct bn_str *out)
{
	const struct bn_fleet *fleet = &view->fleet;
	struct table table = {.out = out};
	measure(&table, fleet);
	narrow(&table);
	for (int column = 0; fleet->count > 0 && column < BN_FLEET_COLUMNS; column++)
		add_cell(&table, (enum bn_fleet_column)column,
			bn_fleet_title((enum bn_fleet_column)column));
	bn_str_addz(out, fleet->count > 0 ? "\n" : "");
	for (size_t i = 0; i < fleet->count; i++)
		add_row(&table, &fleet->rows[i]);
	bn_fleet_add_sum(fleet, out);
	bn_str_addz(out, "\n");
	for (size_t i = 0; i < view->place_count; i++)
		if (bn_fleet_add_old(view, &view->places[i], out))
			bn_str_addz(out, "\n");
}

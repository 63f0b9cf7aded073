/* Any texts as a lead: what is written as a table is read back as RFC 4180 says, with ";", and is
 * what it was, while no cell can be taken for a formula; the lines of the card are as RFC 2426
 * wants them. The input is texts ended by NUL: those of the lead in order, then métiers ("i…") and
 * purposes ("y…" given, "n…" not). */
#include "leads/csv.h"
#include "leads/vcard.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 64 };

static struct {
	char *at;
	size_t size;
} fields[16];

/* The columns where these stand, as README.md lists them; -1: not in the table. */
static const int columns[] = {0, 2, 3, 4, 5, 6, 9};
#define FIELDS (sizeof(columns) / sizeof(columns[0]))

static void check(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "csv: %s\n", what);
	abort();
}

static const uint8_t *take(
	const uint8_t *from, const uint8_t *end, char *out, size_t size, size_t skip)
{
	size_t count = 0;
	while (from + count < end && from[count] != 0)
		count++;
	size_t kept = count > skip ? count - skip : 0;
	if (kept >= size)
		kept = size - 1;
	memcpy(out, from + (count > skip ? skip : 0), kept);
	out[kept] = '\0';
	return from + count < end ? from + count + 1 : end;
}

static void make_lead(const uint8_t *from, const uint8_t *end, struct bn_lead *lead)
{
	memset(lead, 0, sizeof(*lead));
	fields[0].at = lead->reference;
	fields[0].size = sizeof(lead->reference);
	char *texts[] = {lead->first_name, lead->last_name, lead->email, lead->phone};
	for (size_t i = 0; i < 4; i++) {
		fields[i + 1].at = texts[i];
		fields[i + 1].size = BN_LEAD_TEXT;
	}
	fields[5].at = lead->situation;
	fields[5].size = sizeof(lead->situation);
	fields[6].at = lead->language;
	fields[6].size = sizeof(lead->language);
	for (size_t i = 0; i < FIELDS; i++)
		from = take(from, end, fields[i].at, fields[i].size, 0);
	while (from < end) {
		uint8_t kind = *from;
		if (kind == 'i' && lead->interest_count < BN_LEAD_INTERESTS)
			from = take(
				from, end, lead->interests[lead->interest_count++], BN_LEAD_KEY, 1);
		else if ((kind == 'y' || kind == 'n') && lead->purpose_count < BN_LEAD_PURPOSES) {
			lead->purposes[lead->purpose_count].given = kind == 'y';
			from = take(from, end, lead->purposes[lead->purpose_count++].id,
				BN_LEAD_KEY, 1);
		} else
			break;
	}
}

/* Reads a row, whose cells are put in place of its text; gives what comes after it. */
static char *read_row(char *at, char *cells[CELLS], size_t *count)
{
	for (*count = 0;; ++*count) {
		check(*count < CELLS, "too many cells");
		char *to = cells[*count] = at;
		if (*at == '"') {
			for (at++; *at != '"' || at[1] == '"'; *to++ = *at++) {
				check(*at != '\0', "a quote that isn't closed");
				at += *at == '"';
			}
			at++;
		} else {
			for (; *at != ';' && *at != '\r'; *to++ = *at++)
				check(*at != '\0' && *at != '"' && *at != '\n',
					"a cell without quotes");
		}
		bool last = *at != ';';
		check(!last || (at[0] == '\r' && at[1] == '\n'), "no line end");
		at += last ? 2 : 1;
		*to = '\0';
		if (last) {
			++*count;
			return at;
		}
	}
}

static bool is_sign(const char *text)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D",
		"\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

/* As leads/README.md says. */
static const char *without_guard(const char *cell)
{
	size_t apostrophes = strspn(cell, "'");
	return apostrophes > 0 && is_sign(cell + apostrophes) ? cell + 1 : cell;
}

/* The telephone as it is dialled, back to E.164. */
static void dial(const char *cell, char out[BN_LEAD_TEXT])
{
	const char *rest = strncmp(cell, "00 ", 3) == 0 ? cell + 3 : cell + 1;
	char *to = out + sprintf(out, rest == cell + 1 ? "+33" : "+");
	for (; *rest != '\0'; rest++)
		if (*rest != ' ')
			*to++ = *rest;
	*to = '\0';
}

static void check_row(const struct bn_lead *lead, const struct bn_csv *csv, char *text)
{
	char *cells[CELLS], number[BN_LEAD_TEXT];
	size_t heads = 0, count = 0;
	check(strncmp(text, "\xEF\xBB\xBF", 3) == 0, "no mark");
	text = read_row(text + 3, cells, &heads);
	check(*read_row(text, cells, &count) == '\0', "more than a row");
	check(count == heads && count == 19 + csv->purpose_count, "another number of cells");
	for (size_t i = 0; i < count; i++)
		check(!is_sign(cells[i]), "a formula");
	for (size_t i = 0; i < FIELDS; i++) {
		const char *cell = without_guard(cells[columns[i]]);
		if (fields[i].at == lead->phone && strcmp(cell, lead->phone) != 0) {
			dial(cell, number);
			cell = number;
		}
		check(strcmp(cell, fields[i].at) == 0, "a text isn't what it was");
	}
	for (size_t i = 0; i < lead->purpose_count; i++) {
		size_t column = 0, first = 0;
		while (strcmp(csv->purposes[column], lead->purposes[i].id) != 0)
			column++;
		while (strcmp(lead->purposes[first].id, lead->purposes[i].id) != 0)
			first++;
		check(strcmp(cells[10 + column], lead->purposes[first].given ? "oui" : "non") == 0,
			"another answer");
	}
}

static void check_card(const char *text)
{
	size_t column = 0, cards = 0;
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		cards += column == 0 && strncmp(text, "BEGIN:VCARD\r\n", 13) == 0;
		if (c == '\r') {
			check(*++text == '\n', "a line end");
			column = 0;
			continue;
		}
		check(c == '\t' || (c >= ' ' && c != 0x7F), "a control character");
		check(++column <= 75, "a long line");
	}
	check(cards == 1 && column == 0, "not one card");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct bn_lead lead;
	struct bn_str table = {0}, card = {0};
	struct bn_csv csv = {0};
	make_lead(bytes, bytes + count, &lead);
	bn_csv_learn(&csv, &lead);
	bn_csv_begin(&csv, &table);
	bn_csv_add(&csv, &lead, &table);
	check_row(&lead, &csv, table.data);
	bn_vcard_add(&lead, &card);
	check_card(card.data);
	bn_csv_finish(&csv);
	bn_str_finish(&card);
	bn_str_finish(&table);
	return 0;
}

#include "ctl/sheet.h"

#include "base/clock.h"
#include "base/file_out.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/progress.h"
#include "leads/vcard.h"

#include <stdio.h>
#include <string.h>

static void write_row(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	bn_csv_add(form, lead, out);
}

static void write_line(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	(void)form;
	bn_lead_write(lead, out);
	bn_str_addz(out, "\n");
}

static void write_card(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	(void)form;
	bn_vcard_add(lead, out);
}

static const struct kind {
	const char *end; /* of the name */
	void (*write)(const void *form, const struct bn_lead *lead, struct bn_str *out);
	bool table; /* with a head, which names every purpose */
} kinds[] = {{".csv", write_row, true}, {".jsonl", write_line, false}, {".vcf", write_card, false}};

/* The table for any other name, which bn_sheet_known has refused. */
static const struct kind *find_kind(const char *path)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (bn_str_ends(path, kinds[i].end))
			return &kinds[i];
	return &kinds[0];
}

bool bn_sheet_known(const char *path)
{
	return strcmp(path, "-") == 0 || bn_str_ends(path, find_kind(path)->end);
}

struct sheet {
	const struct kind *kind;
	struct bn_csv csv;
	struct bn_file_out *file; /* NULL: standard output */
	bool dry;                 /* only to learn */
	size_t total;
	struct bn_progress progress;
};

static bool put(void *context, const void *bytes, size_t count)
{
	const struct sheet *sheet = context;
	return sheet->dry || (sheet->file != NULL ? bn_file_out_add(sheet->file, bytes, count)
						  : fwrite(bytes, 1, count, stdout) == count);
}

static void step(void *context, size_t done)
{
	struct sheet *sheet = context;
	bn_progress_step(&sheet->progress, done, sheet->total, bn_clock_ms());
}

/* Opens all, and writes it unless it is dry. */
static bool run(struct sheet *sheet, struct bn_opening *opening)
{
	struct bn_str head = {0};
	bn_progress_begin(&sheet->progress, _("Ouverture"), bn_clock_ms());
	if (sheet->kind->table)
		bn_csv_begin(&sheet->csv, &head);
	bool good = (head.length == 0 || put(sheet, head.data, head.length)) &&
		    bn_opening_run(opening);
	bn_str_finish(&head);
	bn_progress_clear(&sheet->progress);
	return good;
}

static bool is_nothing(const struct bn_opening *opening)
{
	return opening->opened == 0 && opening->merge->withdrawals == 0 && opening->bad > 0;
}

/* True: the head has named all purposes, in the order they were met. What was met is learnt. */
static bool head_was_right(struct sheet *sheet, const struct bn_opening *opening)
{
	bool right = !sheet->kind->table || bn_csv_same(&sheet->csv, &opening->met);
	bn_csv_finish(&sheet->csv);
	bn_csv_learn_from(&sheet->csv, &opening->met);
	return right;
}

/* The head comes first, and names every purpose of every lead: some of them are opened before, and
 * if there was another one all is written anew. */
static enum bn_sheet write_file(struct sheet *sheet, struct bn_opening *opening, const char *path)
{
	for (;;) {
		sheet->file = bn_file_out_begin(path, 0600);
		bool good = run(sheet, opening), right = head_was_right(sheet, opening);
		bool nothing = is_nothing(opening);
		bool kept = bn_file_out_end(sheet->file, good && right && !nothing);
		if (kept)
			return BN_SHEET_WRITTEN;
		if (nothing)
			return BN_SHEET_NOTHING;
		if (!good || right)
			return BN_SHEET_FAILED;
	}
}

/* What is written can't be taken back: all is opened once before. */
static enum bn_sheet write_output(struct sheet *sheet, struct bn_opening *opening)
{
	sheet->dry = true;
	run(sheet, opening);
	head_was_right(sheet, opening);
	if (is_nothing(opening))
		return BN_SHEET_NOTHING;
	sheet->dry = false;
	return run(sheet, opening) && fflush(stdout) == 0 ? BN_SHEET_WRITTEN : BN_SHEET_FAILED;
}

enum bn_sheet bn_sheet_write(struct bn_opening *opening, const char *path)
{
	struct sheet sheet = {.kind = find_kind(path), .total = opening->merge->count};
	opening->write = sheet.kind->write;
	opening->form = &sheet.csv;
	opening->put = put;
	opening->step = step;
	opening->context = &sheet;
	if (sheet.kind->table)
		bn_opening_sample(opening, &sheet.csv);
	enum bn_sheet result = strcmp(path, "-") == 0 ? write_output(&sheet, opening)
						      : write_file(&sheet, opening, path);
	if (result == BN_SHEET_FAILED)
		bn_command_complain(_("%s : les contacts n’ont pas pu être écrits"), path);
	bn_csv_finish(&sheet.csv);
	return result;
}

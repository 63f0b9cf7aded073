#include "ctl/mailing.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "leads/lead.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t)1 << 30)

struct pile {
	char metier[BN_LEAD_KEY];
	struct bn_str text; /* secret */
};

struct mailing {
	struct pile *piles;
	size_t count, capacity;
	const char *head; /* of each, with its line end */
	size_t head_bytes;
};

static bool is_name(const char *text, size_t bytes)
{
	return bytes > 0 && bytes < BN_LEAD_KEY &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") >=
		       bytes;
}

/* metier: of so many bytes. One that couldn't be a file's name goes to those without. */
static void put(struct mailing *mailing, const char *metier, size_t bytes, const char *row,
	size_t row_bytes)
{
	if (!is_name(metier, bytes)) {
		metier = BN_MAILING_NONE;
		bytes = strlen(metier);
	}
	size_t at = 0;
	while (at < mailing->count &&
		(strlen(mailing->piles[at].metier) != bytes ||
			memcmp(mailing->piles[at].metier, metier, bytes) != 0))
		at++;
	if (at == mailing->count) {
		mailing->piles = bn_mem_grow(mailing->piles, &mailing->capacity, mailing->count + 1,
			sizeof(*mailing->piles));
		struct pile *fresh = &mailing->piles[mailing->count++];
		*fresh = (struct pile){.text = {.secret = true}};
		memcpy(fresh->metier, metier, bytes);
		bn_str_add(&fresh->text, mailing->head, mailing->head_bytes);
	}
	bn_str_add(&mailing->piles[at].text, row, row_bytes);
}

/* A row up to and with its line end, quotes minded; *cell, *cell_bytes: its cell number `column`,
 * as it is written. */
static size_t read_row(
	const char *text, size_t bytes, size_t column, const char **cell, size_t *cell_bytes)
{
	bool quoted = false;
	size_t at = 0, number = 0, begin = 0;
	*cell = NULL;
	for (; at < bytes; at++) {
		if (text[at] == '"')
			quoted = !quoted;
		if (quoted || (text[at] != ';' && text[at] != '\n'))
			continue;
		if (number++ == column) {
			*cell = text + begin;
			*cell_bytes = at - begin;
		}
		begin = at + 1;
		if (text[at] == '\n')
			return at + 1;
	}
	return at;
}

/* Which column has this title; false: none. */
static bool find_column(const char *text, size_t bytes, const char *title, size_t *column)
{
	const char *cell = NULL;
	size_t cell_bytes = 0;
	for (*column = 0; read_row(text, bytes, *column, &cell, &cell_bytes), cell != NULL;
		++*column)
		if (cell_bytes == strlen(title) && memcmp(cell, title, cell_bytes) == 0)
			return true;
	return false;
}

/* "cesf", or "\"educateur-specialise, cesf\"". */
static void sort_row(
	struct mailing *mailing, const char *row, size_t bytes, const char *cell, size_t cell_bytes)
{
	const char *end = cell + cell_bytes;
	bool any = false;
	while (cell < end) {
		size_t skipped = strspn(cell, "\", ");
		cell += skipped;
		size_t length = cell < end ? strcspn(cell, "\", ;\r\n") : 0;
		if (length == 0)
			break;
		put(mailing, cell, length, row, bytes);
		any = true;
		cell += length;
	}
	if (!any)
		put(mailing, "", 0, row, bytes);
}

static bool sort_table(struct mailing *mailing, const char *text, size_t bytes)
{
	size_t column = 0, cell_bytes = 0;
	const char *cell = NULL;
	if (!find_column(text, bytes, "Métiers", &column))
		return false;
	mailing->head = text;
	mailing->head_bytes = read_row(text, bytes, column, &cell, &cell_bytes);
	for (size_t at = mailing->head_bytes; at < bytes;) {
		size_t length = read_row(text + at, bytes - at, column, &cell, &cell_bytes);
		if (cell == NULL)
			return false;
		sort_row(mailing, text + at, length, cell, cell_bytes);
		at += length;
	}
	return true;
}

static bool write_piles(struct mailing *mailing, const char *folder)
{
	bool good = bn_file_make_folder(folder);
	for (size_t i = 0; i < mailing->count; i++) {
		struct pile *pile = &mailing->piles[i];
		char *path = bn_mem_printf("%s/%s.csv", folder, pile->metier);
		good = good && bn_file_write_whole(path, pile->text.data, pile->text.length, 0600);
		free(path);
	}
	return good;
}

bool bn_mailing_write(const char *table, const char *folder)
{
	size_t bytes = 0;
	struct mailing mailing = {0};
	char *text = bn_file_read(table, MOST_BYTES, &bytes);
	bool good = text != NULL && sort_table(&mailing, text, bytes) &&
		    write_piles(&mailing, folder);
	if (!good)
		bn_command_complain(
			_("%s : les tableaux par métier n’ont pas pu être écrits"), folder);
	for (size_t i = 0; i < mailing.count; i++)
		bn_str_finish(&mailing.piles[i].text);
	free(mailing.piles);
	if (text != NULL)
		explicit_bzero(text, bytes);
	free(text);
	return good;
}

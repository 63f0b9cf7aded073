#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "ctl/collect.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MOST ((size_t)4 << 20) /* bytes of the file */

static bool is_fingerprint(const char *text)
{
	if (strlen(text) != BN_SEAL_FINGERPRINT - 1)
		return false;
	for (size_t i = 0; text[i] != '\0'; i++)
		if (i % 5 == 4 ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
			return false;
	return true;
}

/* False: it is neither blank, nor a comment, nor a kiosk. */
static bool read_line(struct bn_expected *expected, char *line)
{
	char *rest = NULL;
	char *name = strtok_r(line, " \t\r", &rest);
	if (name == NULL || name[0] == '#')
		return true;
	char *fingerprint = strtok_r(NULL, " \t\r", &rest);
	if (fingerprint == NULL || !is_fingerprint(fingerprint) || strlen(name) >= BN_LEAD_KEY ||
		strtok_r(NULL, " \t\r", &rest) != NULL)
		return false;
	expected->kiosks = bn_mem_grow(expected->kiosks, &expected->capacity, expected->count + 1,
		sizeof(expected->kiosks[0]));
	struct bn_expected_kiosk *kiosk = &expected->kiosks[expected->count++];
	memcpy(kiosk->name, name, strlen(name) + 1);
	for (size_t i = 0; i < BN_SEAL_FINGERPRINT; i++)
		kiosk->fingerprint[i] = (char)tolower((unsigned char)fingerprint[i]);
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct bn_expected_kiosk *x = a, *y = b;
	int names = strcmp(x->name, y->name);
	return names != 0 ? names : strcmp(x->fingerprint, y->fingerprint);
}

bool bn_expected_read(struct bn_expected *expected, const char *path)
{
	bool good = true;
	char *text = bn_file_read(path, MOST, NULL), *rest = text;
	if (text == NULL) {
		bn_command_complain(_("%s : ce fichier ne peut pas être lu"), path);
		return false;
	}
	/* As Windows' editors begin a file. */
	if (bn_str_starts(rest, "\xEF\xBB\xBF"))
		rest += 3;
	for (int number = 1; rest != NULL; number++) {
		char *line = strsep(&rest, "\n");
		if (read_line(expected, line))
			continue;
		bn_command_complain(_("%s:%d: il faut le nom d’une borne et son empreinte ; par "
				      "exemple lot-hall "
				      "5431-cd94-fcda-60fb-58cb-e5fb-6d71-4e1c"),
			path, number);
		good = false;
	}
	free(text);
	if (expected->count > 0)
		qsort(expected->kiosks, expected->count, sizeof(expected->kiosks[0]), compare);
	return good;
}

bool bn_expected_allows(void *context, const char *name, const struct bn_seal_public *key)
{
	const struct bn_expected *expected = context;
	struct bn_expected_kiosk kiosk = {.name = ""};
	memcpy(kiosk.name, name, strlen(name) + 1);
	bn_seal_fingerprint(key, kiosk.fingerprint);
	return expected->count > 0 &&
	       bsearch(&kiosk, expected->kiosks, expected->count, sizeof(kiosk), compare) != NULL;
}

void bn_expected_finish(struct bn_expected *expected)
{
	free(expected->kiosks);
	*expected = (struct bn_expected){0};
}

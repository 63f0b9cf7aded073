#include "leads/seal_lines.h"

#include "base/file.h"
#include "base/id.h"
#include "leads/seal.h"

#include <stdlib.h>
#include <string.h>

#define FILE_MOST 4096

bool bn_seal_lines_begin(struct bn_seal_lines *lines, const char *path)
{
	*lines = (struct bn_seal_lines){.seen = {.secret = true}};
	lines->text = lines->next = bn_file_read(path, FILE_MOST, &lines->bytes);
	return lines->text != NULL;
}

void bn_seal_lines_end(struct bn_seal_lines *lines)
{
	if (lines->text != NULL)
		explicit_bzero(lines->text, lines->bytes);
	free(lines->text);
	bn_str_finish(&lines->seen);
}

static char *next_line(struct bn_seal_lines *lines)
{
	char *line = NULL;
	while ((line = strsep(&lines->next, "\n")) != NULL) {
		line[strcspn(line, "\r")] = '\0';
		if (line[0] != '\0' && line[0] != '#')
			return line;
	}
	return NULL;
}

const char *bn_seal_lines_value(struct bn_seal_lines *lines, const char *name)
{
	char *line = next_line(lines);
	size_t length = strlen(name);
	if (line == NULL || strncmp(line, name, length) != 0 ||
		strncmp(line + length, ": ", 2) != 0)
		return NULL;
	bn_str_addf(&lines->seen, "%s\n", line);
	return line + length + 2;
}

bool bn_seal_lines_same(struct bn_seal_lines *lines, const char *name, const char *expected)
{
	const char *value = bn_seal_lines_value(lines, name);
	return value != NULL && strcmp(value, expected) == 0;
}

bool bn_seal_lines_hex(struct bn_seal_lines *lines, const char *name, uint8_t *out, size_t count)
{
	const char *value = bn_seal_lines_value(lines, name);
	return value != NULL && bn_id_unhex(value, out, count);
}

bool bn_seal_lines_sum(struct bn_seal_lines *lines)
{
	char hash[65];
	bn_seal_hash(bn_str_text(&lines->seen), lines->seen.length, hash);
	hash[32] = '\0';
	return bn_seal_lines_same(lines, "somme", hash) && next_line(lines) == NULL;
}

#include "content/node.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "content/yaml_parse.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void finish(struct bn_node *node)
{
	for (size_t i = 0; i < node->count; i++)
		finish(&node->items[i]);
	free(node->items);
	free(node->text);
	free(node->key);
}

void bn_node_destroy(struct bn_node *node)
{
	if (node == NULL)
		return;
	finish(node);
	free(node);
}

const struct bn_node *bn_node_get(const struct bn_node *map, const char *key)
{
	for (size_t i = 0; map != NULL && map->kind == BN_NODE_MAP && i < map->count; i++)
		if (map->items[i].key[0] == key[0] && strcmp(map->items[i].key, key) == 0)
			return &map->items[i];
	return NULL;
}

bool bn_node_is_empty(const struct bn_node *node)
{
	return node->kind == BN_NODE_SCALAR && node->plain &&
	       (node->text[0] == '\0' || bn_str_same(node->text, "~") ||
		       bn_str_same(node->text, "null"));
}

void bn_node_place(const struct bn_node *node, int *line, int *column)
{
	bool at_key = node->key != NULL && bn_node_is_empty(node);
	*line = at_key ? node->key_line : node->line;
	*column = at_key ? node->key_column : node->column;
}

void bn_yaml_place(const char *text, size_t offset, int *line, int *column)
{
	*line = *column = 1;
	for (size_t at = 0; at < offset; at++) {
		unsigned char c = (unsigned char)text[at];
		if (c == '\n' || (c == '\r' && text[at + 1] != '\n')) {
			++*line;
			*column = 1;
		} else if ((c & 0xC0) != 0x80 && c != '\r') {
			++*column;
		}
	}
}

/* Tabs that indent: each is told, as an editor often left many. */
static bool refuse_tabs(const char *text, const char *shown, struct bn_problems *problems)
{
	bool good = true;
	int line = 1;
	for (const char *at = text; at != NULL; line++) {
		size_t blanks = strspn(at, " "), tabs = strspn(at + blanks, "\t");
		if (tabs > 0) {
			bn_problems_add(problems, shown, line, (int)blanks + 1,
				_("tabulation ; remplacez-la par des espaces (deux par niveau)"));
			good = false;
		}
		at = strchr(at, '\n');
		at = at != NULL ? at + 1 : NULL;
	}
	return good;
}

/* text ends in NUL. */
static struct bn_node *parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems)
{
	ptrdiff_t bad = bn_utf8_invalid(text, bytes);
	if (bad >= 0) {
		int line = 0, column = 0;
		bn_yaml_place(text, (size_t)bad, &line, &column);
		bn_problems_add(problems, shown, line, column,
			_("ce caractère n’est pas en UTF-8 ; enregistrez le fichier en « UTF-8 »"));
		return NULL;
	}
	if (!refuse_tabs(text, shown, problems))
		return NULL;
	return bn_yaml_parse(text, bytes, shown, problems);
}

struct bn_node *bn_node_parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems)
{
	char *copy = bn_mem_alloc(bytes + 1, 1); /* ends in NUL, which callers needn't give */
	if (bytes > 0)
		memcpy(copy, text, bytes);
	/* The mark that Windows editors put first would move the columns of the first line. */
	size_t mark = bn_str_starts(copy, "\xEF\xBB\xBF") ? 3 : 0;
	struct bn_node *root = parse(copy + mark, bytes - mark, shown, problems);
	free(copy);
	return root;
}

struct bn_node *bn_node_read(const char *path, const char *shown, struct bn_problems *problems)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		bn_problems_add(problems, shown, 0, 0,
			errno == ENOENT
				? _("fichier absent ; la campagne a besoin de lui, mettez-le ici")
				: _("fichier illisible ; vérifiez les droits de lecture"));
		return NULL;
	}
	if (!S_ISREG(info.st_mode)) {
		bn_problems_add(problems, shown, 0, 0, _("un fichier de texte est attendu ici"));
		return NULL;
	}
	if (info.st_size > BN_NODE_MAX_BYTES) {
		bn_problems_add(problems, shown, 0, 0,
			_("fichier de plus de 4 Mio (%lld octets) ; partagez ou raccourcissez ses "
			  "textes"),
			(long long)info.st_size);
		return NULL;
	}
	size_t bytes = 0;
	char *text = bn_file_read(path, BN_NODE_MAX_BYTES, &bytes);
	if (text == NULL) {
		bn_problems_add(problems, shown, 0, 0,
			_("fichier illisible ; vérifiez les droits de lecture"));
		return NULL;
	}
	struct bn_node *root = bn_node_parse(text, bytes, shown, problems);
	free(text);
	return root;
}

/* Reads YAML into nodes, by libyaml's events rather than its documents: these would have followed
 * the aliases and forgotten the anchors. What isn't in YAML's rules stops the file; what is in
 * them but not wanted here is told, and the reading goes on. */
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "content/node.h"
#include "content/yaml_words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <yaml.h>

struct reader {
	yaml_parser_t parser;
	struct bn_problems *problems;
	const char *file;
	const char *text;
	size_t bytes;
};

#define TELL(reader, mark, ...)                                                   \
	bn_problems_add((reader)->problems, (reader)->file, (int)(mark).line + 1, \
		(int)(mark).column + 1, __VA_ARGS__)

/* The place of a byte, counted as libyaml counts: lines end in LF, CR LF or CR. */
static yaml_mark_t mark_of(const struct reader *reader, size_t offset)
{
	yaml_mark_t mark = {0};
	for (size_t at = 0; at < offset && at < reader->bytes; at++) {
		unsigned char c = (unsigned char)reader->text[at];
		bool break_here = c == '\n' || (c == '\r' && reader->text[at + 1] != '\n');
		if (break_here) {
			mark.line++;
			mark.column = 0;
		} else if ((c & 0xC0) != 0x80 && c != '\r') {
			mark.column++;
		}
	}
	return mark;
}

/* The byte at a place, NUL when there is none. */
static char byte_at(const struct reader *reader, yaml_mark_t wanted)
{
	const char *line = reader->text;
	for (size_t i = 0; i < wanted.line && line != NULL; i++) {
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
	for (size_t i = 0; line != NULL && i < wanted.column && *line != '\0'; i++)
		line += bn_utf8_next(line, strlen(line), NULL);
	return line != NULL ? *line : '\0';
}

/* libyaml's own complaints, in words that say what would be right. */
static void tell_syntax(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	if (parser->error == YAML_READER_ERROR) {
		TELL(reader, mark_of(reader, parser->problem_offset),
			_("caractère de contrôle (U+%04X) interdit ; effacez-le"),
			(unsigned)parser->problem_value);
		return;
	}
	yaml_mark_t at = parser->problem_mark, from = parser->context_mark;
	const char *context = parser->context != NULL ? parser->context : "";
	if (strcmp(context, "while scanning a quoted scalar") == 0) {
		/* The quote to close is where it opens, which may be pages before the end. */
		TELL(reader, from,
			_("guillemet ouvert ici et jamais refermé (lu jusqu’à la ligne %d, colonne "
			  "%d) ; "
			  "fermez-le au bout du texte"),
			(int)at.line + 1, (int)at.column + 1);
		return;
	}
	const char *message = bn_yaml_words(parser->problem, byte_at(reader, at));
	if (context[0] != '\0' && (from.line != at.line || from.column != at.column))
		TELL(reader, at, _("%s (dans ce qui commence ligne %d, colonne %d)"), message,
			(int)from.line + 1, (int)from.column + 1);
	else
		TELL(reader, at, "%s", message);
}

static bool next(struct reader *reader, yaml_event_t *event)
{
	if (yaml_parser_parse(&reader->parser, event))
		return true;
	if (reader->parser.error == YAML_MEMORY_ERROR)
		abort();
	tell_syntax(reader);
	return false;
}

static void refuse_properties(
	struct reader *reader, const yaml_event_t *event, const void *anchor, const void *tag)
{
	if (anchor != NULL)
		TELL(reader, event->start_mark,
			_("ancre « &%s » refusée ; écrivez la valeur en toutes lettres à chaque "
			  "endroit"),
			(const char *)anchor);
	if (tag != NULL)
		TELL(reader, event->start_mark,
			_("étiquette « %s » refusée ; retirez-la, ou mettez le texte entre "
			  "guillemets"),
			(const char *)tag);
}

static void take_scalar(struct reader *reader, const yaml_event_t *event, struct bn_node *node)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	refuse_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (memchr(value, '\0', length) != NULL)
		TELL(reader, event->start_mark, _("caractère nul « \\0 » interdit ; effacez-le"));
	node->text = bn_mem_strndup(value, length);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool build(struct reader *reader, yaml_event_t *event, struct bn_node *node, int depth);

static int by_key(const void *left, const void *right)
{
	const struct bn_node *a = *(const struct bn_node *const *)left;
	const struct bn_node *b = *(const struct bn_node *const *)right;
	int order = strcmp(a->key, b->key);
	if (order == 0)
		order = (a > b) - (a < b);
	return order;
}

/* Sorted rather than compared two by two: a hostile file may hold 100,000 keys. */
static void refuse_twins(struct reader *reader, const struct bn_node *map)
{
	if (map->count < 2)
		return;
	const struct bn_node **sorted = bn_mem_alloc(map->count, sizeof(*sorted));
	for (size_t i = 0; i < map->count; i++)
		sorted[i] = &map->items[i];
	qsort(sorted, map->count, sizeof(*sorted), by_key);
	for (size_t i = 1; i < map->count; i++)
		if (strcmp(sorted[i]->key, sorted[i - 1]->key) == 0)
			bn_problems_add(reader->problems, reader->file, sorted[i]->key_line,
				sorted[i]->key_column,
				_("clé « %s » déjà donnée ligne %d ; gardez une seule des deux"),
				sorted[i]->key, sorted[i - 1]->key_line);
	free(sorted);
}

static bool take_key(struct reader *reader, const yaml_event_t *event, struct bn_node *item)
{
	struct bn_node key = {0};
	if (event->type != YAML_SCALAR_EVENT) {
		TELL(reader, event->start_mark,
			_("une clé simple est attendue ici ; par exemple title: Bonjour"));
		return false;
	}
	take_scalar(reader, event, &key);
	item->key = key.text;
	item->key_line = (int)event->start_mark.line + 1;
	item->key_column = (int)event->start_mark.column + 1;
	return true;
}

/* The items of a list or a map, up to its end. */
static bool build_items(struct reader *reader, struct bn_node *node, int depth)
{
	size_t capacity = 0;
	yaml_event_t event;
	while (next(reader, &event)) {
		bool end = event.type == YAML_SEQUENCE_END_EVENT ||
			   event.type == YAML_MAPPING_END_EVENT;
		bool good = true;
		if (!end) {
			node->items = bn_mem_grow(
				node->items, &capacity, node->count + 1, sizeof(*node->items));
			struct bn_node *item = &node->items[node->count++];
			if (node->kind == BN_NODE_MAP) {
				good = take_key(reader, &event, item);
				yaml_event_delete(&event);
				good = good && next(reader, &event);
			}
			good = good && build(reader, &event, item, depth);
		}
		yaml_event_delete(&event);
		if (end && node->kind == BN_NODE_MAP)
			refuse_twins(reader, node);
		if (end || !good)
			return good;
	}
	return false;
}

/* False: the file can't be read on. The event stays the caller's. */
static bool build(struct reader *reader, yaml_event_t *event, struct bn_node *node, int depth)
{
	node->line = (int)event->start_mark.line + 1;
	node->column = (int)event->start_mark.column + 1;
	node->kind = BN_NODE_SCALAR;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		take_scalar(reader, event, node);
		return true;
	case YAML_ALIAS_EVENT:
		TELL(reader, event->start_mark,
			_("renvoi « *%s » refusé ; écrivez la valeur en toutes lettres, ou mettez "
			  "le "
			  "texte entre guillemets"),
			(const char *)event->data.alias.anchor);
		node->text = bn_mem_strdup("");
		return true;
	case YAML_SEQUENCE_START_EVENT:
		node->kind = BN_NODE_LIST;
		refuse_properties(reader, event, event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		break;
	default:
		node->kind = BN_NODE_MAP;
		refuse_properties(reader, event, event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		break;
	}
	if (depth >= BN_NODE_MAX_DEPTH) {
		TELL(reader, event->start_mark,
			_("plus de %d niveaux l’un dans l’autre ; vérifiez les retraits"),
			BN_NODE_MAX_DEPTH);
		return false;
	}
	return build_items(reader, node, depth + 1);
}

/* The one document of a file. NULL: what is wrong was told. */
static struct bn_node *build_document(struct reader *reader)
{
	struct bn_node *root = NULL;
	bool good = true;
	for (bool end = false; good && !end;) {
		yaml_event_t event;
		if (!next(reader, &event)) {
			good = false;
			break;
		}
		end = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT && root != NULL) {
			TELL(reader, event.start_mark,
				_("un seul document par fichier ; retirez la ligne « --- »"));
			good = false;
		} else if (!end && event.type != YAML_STREAM_START_EVENT &&
			   event.type != YAML_DOCUMENT_START_EVENT &&
			   event.type != YAML_DOCUMENT_END_EVENT) {
			root = bn_mem_alloc(1, sizeof(*root));
			good = build(reader, &event, root, 0);
		}
		yaml_event_delete(&event);
	}
	if (good && root == NULL) {
		bn_problems_add(reader->problems, reader->file, 1, 1,
			_("fichier vide ; écrivez-y des lignes « clé: valeur »"));
		good = false;
	}
	if (!good) {
		bn_node_destroy(root);
		root = NULL;
	}
	return root;
}

/* Tabs that indent: each is told, as an editor often left many. */
static bool refuse_tabs(struct reader *reader)
{
	bool good = true;
	int line = 1;
	for (const char *at = reader->text; at != NULL; line++) {
		size_t blanks = strspn(at, " "), tabs = strspn(at + blanks, "\t");
		if (tabs > 0) {
			bn_problems_add(reader->problems, reader->file, line, (int)blanks + 1,
				_("tabulation ; remplacez-la par des espaces (deux par niveau)"));
			good = false;
		}
		at = strchr(at, '\n');
		at = at != NULL ? at + 1 : NULL;
	}
	return good;
}

static struct bn_node *parse(struct reader *reader)
{
	ptrdiff_t bad = bn_utf8_invalid(reader->text, reader->bytes);
	if (bad >= 0) {
		TELL(reader, mark_of(reader, (size_t)bad),
			_("ce caractère n’est pas en UTF-8 ; enregistrez le fichier en « UTF-8 »"));
		return NULL;
	}
	if (!refuse_tabs(reader))
		return NULL;
	if (!yaml_parser_initialize(&reader->parser))
		abort();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader->parser, (const unsigned char *)reader->text, reader->bytes);
	struct bn_node *root = build_document(reader);
	yaml_parser_delete(&reader->parser);
	return root;
}

struct bn_node *bn_node_parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems)
{
	struct reader reader = {.problems = problems, .file = shown, .bytes = bytes};
	char *copy = bn_mem_alloc(bytes + 1, 1); /* ends in NUL, which callers needn't give */
	if (bytes > 0)
		memcpy(copy, text, bytes);
	reader.text = copy;
	/* The mark that Windows editors put first would move the columns of the first line. */
	if (bn_str_starts(copy, "\xEF\xBB\xBF")) {
		reader.text += 3;
		reader.bytes -= 3;
	}
	struct bn_node *root = parse(&reader);
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
			_("fichier de plus de 1 Mio (%lld octets) ; partagez ou raccourcissez ses "
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

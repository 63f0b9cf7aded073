/* Reads YAML into nodes, by libyaml's events rather than its documents: these would have followed
 * the aliases and forgotten the anchors. What isn't in YAML's rules stops the file; what is in
 * them but not wanted here is told, and the reading goes on. */
#include "base/mem.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "content/node.h"
#include "content/yaml_parse.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reader {
	yaml_parser_t parser;
	struct bn_problems *problems;
	const char *file;
	const char *text;
	/* Items of the lists and maps that are being read, the innermost last: each list then gets
	 * just the room it needs. */
	struct bn_node *items;
	size_t count, capacity;
};

#define TELL(reader, mark, ...)                                                   \
	bn_problems_add((reader)->problems, (reader)->file, (int)(mark).line + 1, \
		(int)(mark).column + 1, __VA_ARGS__)

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
		int line = 0, column = 0;
		bn_yaml_place(reader->text, parser->problem_offset, &line, &column);
		bn_problems_add(reader->problems, reader->file, line, column,
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

/* A quote left open is closed by the next one, lines below, and what follows makes no sense any
 * more: hence quoted texts keep to one line, and the place told is where the quote opens. */
static bool closed_on_its_line(struct reader *reader, const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	if ((style != YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
		    style != YAML_SINGLE_QUOTED_SCALAR_STYLE) ||
		event->start_mark.line == event->end_mark.line)
		return true;
	TELL(reader, event->start_mark,
		_("guillemet ouvert ici et refermé seulement ligne %d, colonne %d ; fermez-le sur "
		  "la "
		  "même ligne (pour un long texte, commencez par « >- »)"),
		(int)event->end_mark.line + 1, (int)event->end_mark.column);
	return false;
}

/* False: the file can't be read on. */
static bool take_scalar(struct reader *reader, const yaml_event_t *event, struct bn_node *node)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	refuse_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (memchr(value, '\0', length) != NULL)
		TELL(reader, event->start_mark, _("caractère nul « \\0 » interdit ; effacez-le"));
	node->text = bn_mem_strndup(value, length);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	return closed_on_its_line(reader, event);
}

static bool build(struct reader *reader, yaml_event_t *event, struct bn_node *node, int depth);

struct key {
	const char *text;
	int line, column;
};

static int by_text(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	int order = strcmp(a->text, b->text);
	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

/* Sorted rather than compared two by two: a hostile file may hold 100,000 keys. */
static void refuse_twins(struct reader *reader, const struct bn_node *map)
{
	struct key *keys = bn_mem_alloc(map->count, sizeof(*keys));
	for (size_t i = 0; i < map->count; i++)
		keys[i] = (struct key){
			map->items[i].key, map->items[i].key_line, map->items[i].key_column};
	qsort(keys, map->count, sizeof(*keys), by_text);
	for (size_t i = 1; i < map->count; i++)
		if (strcmp(keys[i].text, keys[i - 1].text) == 0)
			bn_problems_add(reader->problems, reader->file, keys[i].line,
				keys[i].column,
				_("clé « %s » déjà donnée ligne %d ; gardez une seule des deux"),
				keys[i].text, keys[i - 1].line);
	free(keys);
}

static bool take_key(struct reader *reader, const yaml_event_t *event, struct bn_node *item)
{
	struct bn_node key = {0};
	if (event->type != YAML_SCALAR_EVENT) {
		TELL(reader, event->start_mark,
			_("une clé simple est attendue ici ; par exemple title: Bonjour"));
		return false;
	}
	bool good = take_scalar(reader, event, &key);
	item->key = key.text;
	item->key_line = (int)event->start_mark.line + 1;
	item->key_column = (int)event->start_mark.column + 1;
	return good;
}

/* From the first of them on, they are the node's. */
static void take_items(struct reader *reader, size_t first, struct bn_node *node)
{
	node->count = reader->count - first;
	reader->count = first;
	if (node->count == 0)
		return;
	node->items = bn_mem_alloc(node->count, sizeof(*node->items));
	memcpy(node->items, reader->items + first, node->count * sizeof(*node->items));
}

/* One item of a list or a map; the event is its first. */
static bool build_item(
	struct reader *reader, yaml_event_t *event, enum bn_node_kind kind, int depth)
{
	struct bn_node item = {0};
	bool good = true;
	if (kind == BN_NODE_MAP) {
		good = take_key(reader, event, &item);
		yaml_event_delete(event);
		good = good && next(reader, event);
	}
	good = good && build(reader, event, &item, depth);
	reader->items = bn_mem_grow(
		reader->items, &reader->capacity, reader->count + 1, sizeof(*reader->items));
	reader->items[reader->count++] = item;
	return good;
}

/* The items of a list or a map, up to its end. */
static bool build_items(struct reader *reader, struct bn_node *node, int depth)
{
	size_t first = reader->count;
	yaml_event_t event;
	bool good = true, end = false;
	while (good && !end && (good = next(reader, &event))) {
		end = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
		if (!end)
			good = build_item(reader, &event, node->kind, depth);
		yaml_event_delete(&event);
	}
	take_items(reader, first, node);
	if (end && node->kind == BN_NODE_MAP)
		refuse_twins(reader, node);
	return good;
}

/* False: the file can't be read on. The event stays the caller's. */
static bool build(struct reader *reader, yaml_event_t *event, struct bn_node *node, int depth)
{
	node->line = (int)event->start_mark.line + 1;
	node->column = (int)event->start_mark.column + 1;
	node->kind = BN_NODE_SCALAR;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event, node);
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

struct bn_node *bn_yaml_parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems)
{
	struct reader reader = {.problems = problems, .file = shown, .text = text};
	if (!yaml_parser_initialize(&reader.parser))
		abort();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, bytes);
	struct bn_node *root = build_document(&reader);
	free(reader.items);
	yaml_parser_delete(&reader.parser);
	return root;
}

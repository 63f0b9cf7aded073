#include "content/field.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/field_value.h"
#include "content/near.h"

#include <libgen.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void bn_field_tell(
	struct bn_field_reader *reader, const struct bn_node *node, const char *format, ...)
{
	int line = 0, column = 0;
	bn_node_place(node, &line, &column);
	va_list args;
	va_start(args, format);
	char *message = bn_mem_vprintf(format, args);
	va_end(args);
	bn_problems_add(reader->problems, reader->file, line, column, "%s", message);
	free(message);
}

static void *at(void *item, size_t offset)
{
	return (char *)item + offset;
}

/* Through memcpy, as the pointers of the structs have types of their own. */
static void *get_pointer(const void *slot)
{
	void *pointer = NULL;
	memcpy(&pointer, slot, sizeof(pointer));
	return pointer;
}

static void set_pointer(void *slot, void *pointer)
{
	memcpy(slot, &pointer, sizeof(pointer));
}

static const struct bn_field *find(const struct bn_field_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->fields[i].name[0] == name[0] && /* tells most apart, for less */
			strcmp(table->fields[i].name, name) == 0)
			return &table->fields[i];
	return NULL;
}

/* The key that an unknown one was meant to be, "" when that can't be guessed. */
static struct bn_near guess(const struct bn_field_table *table, const char *key)
{
	struct bn_near near;
	bn_near_init(&near, key);
	for (size_t i = 0; i < table->count; i++)
		bn_near_try(&near, table->fields[i].name);
	return near;
}

static void tell_unknown(struct bn_field_reader *reader, const struct bn_field_table *table,
	const struct bn_node *item)
{
	struct bn_near near = guess(table, item->key);
	if (near.best[0] != '\0') {
		bn_problems_add(reader->problems, reader->file, item->key_line, item->key_column,
			_("clé inconnue « %s » ; vouliez-vous dire « %s » ?"), item->key,
			near.best);
		return;
	}
	struct bn_str all = {0};
	for (size_t i = 0; i < table->count; i++)
		bn_str_addf(&all, "%s%s", i > 0 ? ", " : "", table->fields[i].name);
	bn_problems_add(reader->problems, reader->file, item->key_line, item->key_column,
		_("clé inconnue « %s » ; les clés possibles ici : %s"), item->key,
		bn_str_text(&all));
	bn_str_finish(&all);
}

static void preset(const struct bn_field *field, void *slot)
{
	if (field->list)
		return;
	if (field->kind == BN_FIELD_INTEGER || field->kind == BN_FIELD_WORD)
		*(int *)slot = (int)field->preset;
	else if (field->kind == BN_FIELD_BOOLEAN)
		*(bool *)slot = field->preset != 0;
	else if (field->kind == BN_FIELD_NUMBER)
		*(double *)slot = field->preset;
}

struct named {
	const char *id; /* NULL: it has none that is right */
	size_t index;
};

static int by_id(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	if (a->id == NULL || b->id == NULL)
		return (a->id != NULL) - (b->id != NULL);
	int order = strcmp(a->id, b->id);
	return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* An id names one thing of a list; said at the second. Sorted, as 1,000 professions compared two by
 * two would take their time. */
static void tell_twins(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *list, char *items, size_t size)
{
	if (field->kind != BN_FIELD_STRUCT || field->table->fields[0].kind != BN_FIELD_ID)
		return;
	struct named *all = bn_mem_alloc(list->count, sizeof(*all));
	for (size_t i = 0; i < list->count; i++)
		all[i] = (struct named){*(char **)(items + i * size), i};
	qsort(all, list->count, sizeof(*all), by_id);
	for (size_t i = 1, first = 0; i < list->count; i++) {
		if (all[i].id == NULL || !bn_str_same(all[i].id, all[first].id)) {
			first = i;
			continue;
		}
		bn_field_tell(reader, bn_node_get(&list->items[all[i].index], "id"),
			_("id « %s » déjà pris ligne %d ; donnez-en un autre"), all[i].id,
			list->items[all[first].index].line);
	}
	free(all);
}

static bool read_one(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot)
{
	if (field->kind != BN_FIELD_STRUCT)
		return bn_field_value_read(reader, field, node, slot);
	size_t before = reader->problems->count;
	bn_field_read(reader, field->table, node, slot);
	return reader->problems->count == before;
}

static void free_list(const struct bn_field *field, void *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		void *slot = at(items, i * bn_field_value_size(field));
		if (field->kind == BN_FIELD_STRUCT)
			bn_field_finish(field->table, slot);
		else
			bn_field_value_finish(field, slot);
	}
	free(items);
}

/* False when the list is out of bounds, and told. */
static bool bounded(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *node)
{
	int min = field->min > 0 ? (int)field->min : field->required ? 1 : 0;
	int max = field->max > 0 ? (int)field->max : BN_FIELD_ITEMS;
	if (node->kind != BN_NODE_LIST) {
		bn_field_tell(reader, node,
			_("« %s » est une liste ; écrivez [a, b], ou une ligne « - … » par "
			  "élément"),
			field->name);
		return false;
	}
	if (node->count > (size_t)max) {
		bn_field_tell(reader, node, _("« %s » a %zu éléments ; %d au plus"), field->name,
			node->count, max);
		return false;
	}
	if (node->count < (size_t)min) {
		bn_field_tell(reader, node, _("« %s » a %zu éléments ; il en faut au moins %d"),
			field->name, node->count, min);
		return false;
	}
	return true;
}

static void read_list(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *item)
{
	size_t size = bn_field_value_size(field);
	if (!bounded(reader, field, node))
		return;
	char *items = bn_mem_alloc(node->count, size);
	bool good = true;
	for (size_t i = 0; i < node->count; i++)
		good = read_one(reader, field, &node->items[i], items + i * size) && good;
	tell_twins(reader, field, node, items, size);
	/* Half a list of languages would make every text of the others look wrong. */
	if (!good && field->kind == BN_FIELD_LANGUAGE) {
		free_list(field, items, node->count);
		return;
	}
	set_pointer(at(item, field->offset), items);
	*(size_t *)at(item, field->count) = node->count;
}

/* A key that was only misspelt was told as that, and isn't missing besides. */
static bool misspelt(
	const struct bn_field_table *table, const struct bn_field *field, const struct bn_node *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (find(table, map->items[i].key) == NULL &&
			strcmp(guess(table, map->items[i].key).best, field->name) == 0)
			return true;
	return false;
}

static void tell_missing(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *map)
{
	if (field->hint != NULL)
		bn_field_tell(reader, map, _("il manque « %s » ; par exemple %s: %s"), field->name,
			field->name, field->hint);
	else
		bn_field_tell(
			reader, map, _("il manque « %s » ; ajoutez cette clé ici"), field->name);
}

static void read_field(struct bn_field_reader *reader, const struct bn_field_table *table,
	const struct bn_field *field, const struct bn_node *map, void *item)
{
	const struct bn_node *node = bn_node_get(map, field->name);
	void *slot = at(item, field->offset);
	preset(field, slot);
	if (node == NULL) {
		if (field->required && !misspelt(table, field, map))
			tell_missing(reader, field, map);
	} else if (field->kind != BN_FIELD_COLOUR && bn_node_is_empty(node)) {
		bn_field_tell(reader, node,
			_("« %s » est vide ; écrivez sa valeur, ou retirez la ligne"), field->name);
	} else if (field->list) {
		read_list(reader, field, node, item);
	} else {
		read_one(reader, field, node, slot);
	}
}

static void read_lone(struct bn_field_reader *reader, const struct bn_field_table *table,
	const struct bn_node *value, void *item)
{
	struct bn_node only = *value, map = {.kind = BN_NODE_MAP,
					      .line = value->line,
					      .column = value->column,
					      .items = &only,
					      .count = 1};
	only.key = bn_mem_strdup(table->lone);
	only.key_line = value->line;
	only.key_column = value->column;
	bn_field_read(reader, table, &map, item);
	free(only.key);
}

void bn_field_read(struct bn_field_reader *reader, const struct bn_field_table *table,
	const struct bn_node *map, void *item)
{
	if (table->lone != NULL && map->kind == BN_NODE_SCALAR) {
		read_lone(reader, table, map, item);
		return;
	}
	if (map->kind != BN_NODE_MAP) {
		bn_field_tell(reader, map,
			_("des lignes « clé: valeur » sont attendues ici ; par exemple %s: %s"),
			table->fields[0].name,
			table->fields[0].hint != NULL ? table->fields[0].hint : "…");
		return;
	}
	size_t before = reader->problems->count;
	for (size_t i = 0; i < map->count; i++)
		if (find(table, map->items[i].key) == NULL)
			tell_unknown(reader, table, &map->items[i]);
	for (size_t i = 0; i < table->count; i++)
		read_field(reader, table, &table->fields[i], map, item);
	/* A check may count on what the fields promise. */
	if (table->check != NULL && reader->problems->count == before)
		table->check(reader, item, map);
}

bool bn_field_read_file(struct bn_field_reader *reader, const struct bn_field_table *table,
	const char *name, void *item)
{
	char *path = bn_file_join(reader->folder, name);
	struct bn_node *root = bn_node_read(path, path, reader->problems);
	reader->file = path;
	if (root != NULL)
		bn_field_read(reader, table, root, item);
	bn_node_destroy(root);
	reader->file = NULL;
	free(path);
	return root != NULL;
}

void bn_field_finish(const struct bn_field_table *table, void *item)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_field *field = &table->fields[i];
		void *slot = at(item, field->offset);
		if (field->list) {
			free_list(field, get_pointer(slot), *(size_t *)at(item, field->count));
			set_pointer(slot, NULL);
			*(size_t *)at(item, field->count) = 0;
		} else if (field->kind == BN_FIELD_STRUCT) {
			bn_field_finish(field->table, slot);
		} else {
			bn_field_value_finish(field, slot);
		}
	}
}

bool bn_field_read_alone(const struct bn_field_table *table, const char *path, void *item,
	struct bn_problems *problems)
{
	char *folder = bn_mem_strdup(path), *name = bn_mem_strdup(path);
	size_t before = bn_problems_count(problems, BN_PROBLEM_ERROR);
	struct bn_field_reader reader = {
		.problems = problems, .folder = dirname(folder), .alone = true};
	bool there = bn_file_exists(path);
	if (!there)
		bn_problems_add(problems, path, 0, 0, _("ce fichier n’existe pas"));
	bool good = there && bn_field_read_file(&reader, table, basename(name), item) &&
		    bn_problems_count(problems, BN_PROBLEM_ERROR) == before;
	bn_field_reader_finish(&reader);
	free(name);
	free(folder);
	return good;
}

#include "content/field_walk.h"

#include <stdio.h>
#include <string.h>

#define PATH_BYTES 256 /* no table goes deeper */

struct walk {
	void (*visit)(void *context, const struct bn_field_visit *visit);
	void *context;
};

static void walk_map(const struct walk *walk, const struct bn_field_table *table,
	const struct bn_node *map, const char *path);

static void walk_value(const struct walk *walk, const struct bn_field *field,
	const struct bn_node *node, const char *path)
{
	walk->visit(walk->context, &(struct bn_field_visit){field, node, path});
	if (field->kind == BN_FIELD_STRUCT)
		walk_map(walk, field->table, node, path);
}

static void walk_field(const struct walk *walk, const struct bn_field *field,
	const struct bn_node *node, const char *before)
{
	char path[PATH_BYTES];
	snprintf(path, sizeof(path), "%s%s%s", before, before[0] != '\0' ? "." : "", field->name);
	if (!field->list)
		walk_value(walk, field, node, path);
	for (size_t i = 0; field->list && i < node->count; i++)
		walk_value(walk, field, &node->items[i], path);
}

static const struct bn_field *find(const struct bn_field_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->fields[i].name, name) == 0)
			return &table->fields[i];
	return NULL;
}

static void walk_map(const struct walk *walk, const struct bn_field_table *table,
	const struct bn_node *map, const char *path)
{
	if (map->kind == BN_NODE_SCALAR && table->lone != NULL)
		walk_field(walk, find(table, table->lone), map, path);
	for (size_t i = 0; map->kind == BN_NODE_MAP && i < map->count; i++) {
		const struct bn_field *field = find(table, map->items[i].key);
		if (field != NULL)
			walk_field(walk, field, &map->items[i], path);
	}
}

void bn_field_walk(const struct bn_field_table *table, const struct bn_node *root,
	void (*visit)(void *context, const struct bn_field_visit *visit), void *context)
{
	walk_map(&(struct walk){visit, context}, table, root, "");
}

#include "content/node.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

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
		if (strcmp(map->items[i].key, key) == 0)
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

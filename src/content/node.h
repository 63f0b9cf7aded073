/* A file that staff wrote, as a tree of nodes that know their places: what the fields are read
 * from. The tree is only made of well-formed files: no anchors, aliases or tags, no key given
 * twice, one document, UTF-8, at most 1 MiB and 32 levels. */
#ifndef BN_CONTENT_NODE_H
#define BN_CONTENT_NODE_H

#include "content/problem.h"

#include <stdbool.h>
#include <stddef.h>

enum bn_node_kind { BN_NODE_SCALAR, BN_NODE_LIST, BN_NODE_MAP };

struct bn_node {
	enum bn_node_kind kind;
	int line, column; /* from 1; columns count characters */
	char *text;       /* a scalar's; never NULL then */
	bool plain;       /* a scalar without quotes */
	char *key;        /* of an item of a map; else NULL */
	int key_line, key_column;
	struct bn_node *items; /* of a list or a map, in the file's order */
	size_t count;
};

#define BN_NODE_MAX_BYTES (4 << 20)
#define BN_NODE_MAX_DEPTH 32

/* NULL when the file can't be read whole; problems says why, with `shown` as the file's name.
 * The caller destroys the tree. (yaml.c alone sees libyaml.) */
struct bn_node *bn_node_read(const char *path, const char *shown, struct bn_problems *problems);
struct bn_node *bn_node_parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems);
void bn_node_destroy(struct bn_node *node);

/* The value of a map's key, or NULL. */
const struct bn_node *bn_node_get(const struct bn_node *map, const char *key);
/* True for a value that was left out: "title:", "title: ~" or "title: null". */
bool bn_node_is_empty(const struct bn_node *node);
/* Where to show what is wrong with a value: where it begins, or its key when it was left out. */
void bn_node_place(const struct bn_node *node, int *line, int *column);

#endif

/* Goes through a file once more by its table: for what isn't wrong and still is worth a word. */
#ifndef BN_CONTENT_FIELD_WALK_H
#define BN_CONTENT_FIELD_WALK_H

#include "content/field.h"

struct bn_field_visit {
	const struct bn_field *field;
	const struct bn_node *node; /* its value, or one item of its list */
	const char *path;           /* "venues.playlist.clip": the same for all items of a list */
};

/* Calls visit for each value that is there, in the file's order, a struct's before its fields'. The
 * file is one that was read without an error. */
void bn_field_walk(const struct bn_field_table *table, const struct bn_node *root,
	void (*visit)(void *context, const struct bn_field_visit *visit), void *context);

#endif

/* The files of a folder and those below it, by their names from there: "media/court.mp4". */
#ifndef BN_PACKS_TREE_H
#define BN_PACKS_TREE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define BN_TREE_FILES 50000
#define BN_TREE_NAME  1000 /* most bytes of a name */
#define BN_TREE_DEPTH 16   /* most folders one in the other */

struct bn_tree {
	char **names;
	size_t count, capacity;
};

/* A name that leads nowhere else: no "/" first or last, no empty part, none that begins with "."
 * (so no ".." either), no "\" or control sign, valid UTF-8, not too long. */
bool bn_tree_name_allowed(const char *name);

/* The files, sorted by their names' bytes; hidden ones (".") and editors' copies ("~") are left
 * out. False: something is neither a file nor a folder, or has no allowed name. */
bool bn_tree_list(const char *folder, struct bn_tree *tree, struct bn_str *why);
void bn_tree_finish(struct bn_tree *tree);

/* Removes what has this name in the open folder, and all below; follows no link. True: there is
 * nothing of that name now. */
bool bn_tree_remove(int folder, const char *name);

/* Syncs the folder of this name and all below. False: errno says why. */
bool bn_tree_sync(int folder, const char *name);

/* What errno says, for people. */
const char *bn_tree_cause(int error);

#endif

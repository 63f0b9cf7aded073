/* A line of text being typed, in memory the caller holds (and wipes: base/secret.h). */
#ifndef BN_UI_EDIT_H
#define BN_UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

struct bn_edit {
	char *text;      /* the caller's, NUL-terminated */
	size_t capacity; /* bytes, with the NUL */
	size_t cursor;   /* byte before which the next letter goes */
};

/* False: there is no room, and nothing changed. */
bool bn_edit_insert(struct bn_edit *edit, const char *letters);
void bn_edit_delete(struct bn_edit *edit); /* the letter before the cursor, whole */
void bn_edit_clear(struct bn_edit *edit);  /* overwritten with zeros */
void bn_edit_left(struct bn_edit *edit);
void bn_edit_right(struct bn_edit *edit);

#endif

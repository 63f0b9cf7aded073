/* One value of each kind, read from one node: shared by the files field*.c, each of which has the
 * functions of its name. */
#ifndef BN_CONTENT_FIELD_VALUE_H
#define BN_CONTENT_FIELD_VALUE_H

#include "content/field.h"

/* The bytes a value of this kind takes; a struct takes what its table says. */
size_t bn_field_value_size(const struct bn_field *field);
/* The slot is zeroed before. False: it still is, and what is wrong was told. Not for structs. */
bool bn_field_value_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot);
void bn_field_value_finish(const struct bn_field *field, void *slot);

/* The text of a scalar that is one line of sensible length; NULL when not, and told. */
const char *bn_field_string_line(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *node);
bool bn_field_string_is_id(const char *text);
/* POSIX extended; the pattern outlives the reader. */
bool bn_field_string_matches(struct bn_field_reader *reader, const char *pattern, const char *text);
void bn_field_string_finish(struct bn_field_reader *reader); /* the patterns it kept */
bool bn_field_string_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot);

bool bn_field_text_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot);
bool bn_field_file_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot);
/* The full path of a file that a field names, NULL when there is none; the caller frees it. */
char *bn_field_file_find(const char *folder, const char *path);
bool bn_field_icon_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot);
/* Keeps a reference for bn_field_link; slot: where the pointer goes, or NULL. */
void bn_field_link_add(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, const char *id, void *slot);

#endif

/* One value of each kind, read from one node: shared by the files field*.c, each of which has the
 * functions of its name. */
#ifndef BN_CONTENT_FIELD_VALUE_H
#define BN_CONTENT_FIELD_VALUE_H

#include "content/field.h"

/* What values look like, also in the schemas (content/schema.h). POSIX extended, and the same in
 * ECMAScript. An address is what a QR code can carry and every phone opens: RFC 3986's characters
 * after https://. */
#define BN_FIELD_ID_PATTERN    "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"
#define BN_FIELD_DAY_PATTERN   "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define BN_FIELD_MONTH_PATTERN "^[0-9]{4}-(0[1-9]|1[0-2])$"
#define BN_FIELD_URL_PATTERN                                                        \
	"^https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z]{2,}(:[0-9]+)?" \
	"([/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$"
#define BN_FIELD_LETTERS 200 /* most of a text that doesn't say */
/* Most of a list that doesn't: what is compared two by two stays within a second. */
#define BN_FIELD_ITEMS   10000

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

/* Tables of fields: what a file of staff's may hold, said once. The reader fills a struct from a
 * map of nodes by such a table, and tells everything that is wrong at its place; nothing is
 * checked elsewhere that a table can say.
 *
 * Life of a reader: set its first four members, the rest zeroed → bn_field_read_file for each file
 * → bn_field_link for each table that references name → bn_field_reader_finish. What was read is
 * freed by bn_field_finish with the same table. */
#ifndef BN_CONTENT_FIELD_H
#define BN_CONTENT_FIELD_H

#include "content/node.h"

#include <stdbool.h>
#include <stddef.h>

enum bn_field_kind {
	BN_FIELD_STRING,    /* char *: one line in one language */
	BN_FIELD_ID,        /* char *: a-z, 0-9 and "-"; one of its own in a list */
	BN_FIELD_TEXT,      /* struct bn_text */
	BN_FIELD_INTEGER,   /* int */
	BN_FIELD_BOOLEAN,   /* bool: true or false */
	BN_FIELD_NUMBER,    /* double, with a decimal point */
	BN_FIELD_COLOUR,    /* struct bn_colour: "#5B1841" */
	BN_FIELD_DATE,      /* char *: ISO 8601, "2025-11-06" */
	BN_FIELD_PUBLISHED, /* char *: the same, or a month: "2025-11" */
	BN_FIELD_URL,       /* char *: https:// */
	BN_FIELD_FILE,      /* char *: the full path of a file that is there */
	BN_FIELD_TEXT_FILE, /* struct bn_text: the same in each language */
	BN_FIELD_ICON,      /* char *: the name of an icon, without ".svg" */
	BN_FIELD_WORD,      /* an enum's value, counted from 0 in `words` */
	BN_FIELD_LANGUAGE,  /* char *: ISO 639, "fr"; texts may then only use those listed */
	BN_FIELD_NAME,      /* char *: the id of something of `table`, which must exist */
	BN_FIELD_REFERENCE, /* a pointer to something of `table`, set by bn_field_link */
	BN_FIELD_STRUCT,    /* a struct read by `table` */
};

struct bn_field {
	const char *name; /* the key */
	enum bn_field_kind kind;
	bool required; /* a list that is required has at least one item */
	bool list;     /* an array on the heap at offset, and its size_t count */
	bool proper;   /* of a text: a name, that no language changes */
	size_t offset;
	size_t count;             /* offset of the count */
	double min, max;          /* of a number (both 0: any); of a list's items */
	int letters;              /* most letters of a text; 0: 200 */
	double preset;            /* of a number, boolean or word that isn't given */
	const char *const *words; /* ends in NULL; for files: the endings allowed */
	const char *pattern;      /* of a string: POSIX extended regular expression; */
	const char *wants; /* and in French what it asks for, of a value that isn't to be shown */
	const struct bn_field_table *table;
	const char *help; /* what it is, in French: for the schemas and the page of the fields */
	const char *hint; /* an example of a right value, as written in the file */
};

/* BN_FIELD_ONE(struct bn_clip, title, BN_FIELD_TEXT, .required = true): a member that has the name
 * of its key; BN_FIELD_MANY: a list and its count. */
#define BN_FIELD_ONE(type, member, field_kind, ...)                                                \
	{                                                                                          \
		.name = #member, .kind = field_kind, .offset = offsetof(type, member), __VA_ARGS__ \
	}
#define BN_FIELD_MANY(type, member, count_member, field_kind, ...)                     \
	{                                                                              \
		.name = #member, .kind = field_kind, .offset = offsetof(type, member), \
		.list = true, .count = offsetof(type, count_member), __VA_ARGS__       \
	}
#define BN_FIELD_COUNT(fields) (sizeof(fields) / sizeof((fields)[0]))

struct bn_field_reader;

struct bn_field_table {
	const char *what; /* a masculine noun in French: "métier" */
	size_t size;      /* of the struct; one with an id has it first */
	const struct bn_field *fields;
	size_t count;
	const char *lone; /* a plain value stands for a map with this key alone; NULL: it can't */
	/* What the fields can't say; also fills what derives from them. May be NULL. */
	void (*check)(struct bn_field_reader *reader, void *item, const struct bn_node *node);
};

/* A reference met in a file, to be looked for when all is read. */
struct bn_field_pending {
	char *file, *id;
	int line, column;
	const struct bn_field_table *table;
	void *slot; /* where the pointer goes; NULL: the id is all that is kept */
};

struct bn_field_pattern;

struct bn_field_reader {
	struct bn_problems *problems;
	const char *folder;                /* of the campaign, without a "/" at its end */
	bool alone;                        /* no campaign: bn_field_read_alone */
	char ***languages;                 /* those the texts may use, as read so far; */
	size_t *language_count;            /* NULL, or none yet: any */
	const char *file;                  /* being read, as shown; set by the reader */
	struct bn_field_pattern *patterns; /* those used so far, ready for the next value */
	struct bn_field_pending *pending;
	size_t pending_count, pending_capacity;
};

/* Fills an item, zeroed by the caller, from a file of the folder, a map or nothing. What was wrong
 * is in problems, and left zeroed in the item. False: the file isn't YAML, nothing was read. */
bool bn_field_read_file(struct bn_field_reader *reader, const struct bn_field_table *table,
	const char *name, void *item);
/* The same of a file that stands alone: the files it names are beside it, and it references
 * nothing. True: all of it was right. What was read is freed by bn_field_finish either way. */
bool bn_field_read_alone(const struct bn_field_table *table, const char *path, void *item,
	struct bn_problems *problems);
void bn_field_read(struct bn_field_reader *reader, const struct bn_field_table *table,
	const struct bn_node *map, void *item);

/* Looks the references to this table that were met since the last time up among its items, tells of
 * those that name none. */
void bn_field_link(struct bn_field_reader *reader, const struct bn_field_table *table,
	const void *items, size_t count);
void bn_field_reader_finish(struct bn_field_reader *reader);

/* Frees what the fields hold, not the item itself. */
void bn_field_finish(const struct bn_field_table *table, void *item);

/* Adds a problem at the place of a node of the file being read. */
void bn_field_tell(struct bn_field_reader *reader, const struct bn_node *node, const char *format,
	...) __attribute__((format(printf, 3, 4)));

#endif

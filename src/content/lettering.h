/* A campaign's own font: two files, for text and for what stands out. */
#ifndef BN_CONTENT_LETTERING_H
#define BN_CONTENT_LETTERING_H

struct bn_field_table;

struct bn_lettering {
	char *regular; /* full path of a .ttf or .otf; NULL: Borne's own font */
	char *bold;    /* NULL: regular stands in */
};

extern const struct bn_field_table bn_lettering_fields; /* content/field.h */

#endif

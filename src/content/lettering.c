#include "content/lettering.h"

#include "base/tr.h"
#include "content/field.h"

#include <stdio.h>
#include <string.h>

static const char *const fonts[] = {".ttf", ".otf", NULL};

/* By the first four bytes: TrueType's two, and OpenType's with PostScript outlines (the OpenType
 * specification, "Table Directory"). */
static bool is_font(const char *path)
{
	static const char kinds[][4] = {{0, 1, 0, 0}, {'t', 'r', 'u', 'e'}, {'O', 'T', 'T', 'O'}};
	char begin[4] = "";
	FILE *file = fopen(path, "rb");
	bool good = false;
	if (file == NULL)
		return false;
	if (fread(begin, 1, sizeof(begin), file) == sizeof(begin))
		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			good |= memcmp(begin, kinds[i], sizeof(begin)) == 0;
	fclose(file);
	return good;
}

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_lettering *lettering = item;
	const struct {
		const char *key, *path;
	} files[] = {{"regular", lettering->regular}, {"bold", lettering->bold}};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (files[i].path != NULL && !is_font(files[i].path))
			bn_field_tell(reader, bn_node_get(node, files[i].key),
				_("« %s » n’est pas une police ; donnez un fichier .ttf ou .otf, "
				  "pas .woff renommé"),
				files[i].key);
}

#define FONT(member, ...) \
	BN_FIELD_ONE(struct bn_lettering, member, BN_FIELD_FILE, .words = fonts, __VA_ARGS__)

static const struct bn_field fields[] = {
	FONT(regular, .required = true, .hint = "polices/Texte-Regular.ttf",
		.help = "La police des textes, un fichier du dossier de la campagne."),
	FONT(bold, .hint = "polices/Texte-Bold.ttf",
		.help = "Celle de ce qui ressort. Sans elle, la même."),
};

const struct bn_field_table bn_lettering_fields = {
	.size = sizeof(struct bn_lettering),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

#include "content/schema.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ctl/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_OUTPUT, OPTION_PAGE };

static bool write_out(const char *path, struct bn_str *text)
{
	bool good = bn_file_write_whole(path, bn_str_text(text), text->length, 0644);
	if (good)
		printf("%s\n", path);
	bn_str_finish(text);
	return good;
}

/* "clips.yaml" has "clips.schema.json". */
static bool write_schema(const char *folder, const struct bn_campaign_file *file)
{
	struct bn_str text = {0};
	char *name = bn_mem_printf("%.*s.schema.json", (int)strcspn(file->name, "."), file->name);
	char *path = bn_file_join(folder, name);
	bn_schema_write(file, &text);
	bool good = write_out(path, &text);
	free(path);
	free(name);
	return good;
}

static int run(const struct bn_arguments *arguments)
{
	const char *folder = arguments->values[OPTION_OUTPUT];
	const char *page = arguments->values[OPTION_PAGE];
	bool good = bn_file_make_folder(folder);
	for (size_t i = 0; good && i < BN_CAMPAIGN_FILES; i++)
		good = write_schema(folder, &bn_campaign_files[i]);
	if (good && page != NULL) {
		struct bn_str text = {0};
		bn_schema_page(&text);
		good = write_out(page, &text);
	}
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_schema = {
	.name = "schema",
	.summary = BN_TR("écrit les schémas des fichiers d’une campagne, pour les éditeurs"),
	.details = BN_TR(
		"Écrit un schéma JSON pour chaque fichier d’une campagne, d’après ce que "
		"lit la borne. Un\n"
		"éditeur qui le connaît complète et vérifie en écrivant. Des fichiers du même "
		"nom sont\n"
		"remplacés."),
	.options = {{'o', "output", BN_TR("DOSSIER"),
			    BN_TR("où les écrire ; il est fait s’il manque"), true},
		{0, "page", BN_TR("FICHIER"),
			BN_TR("écrit aussi la page qui dit toutes les clés (Markdown)")}},
	.run = run,
};

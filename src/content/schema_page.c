/* The page of all fields, as Markdown. */
#include "content/field_value.h"
#include "content/schema.h"

#include <stdio.h>
#include <string.h>

#define PATH_BYTES 128

static const char beginning[] =
	"# Ce que dit une campagne\n"
	"\n"
	"<!-- Écrit par « bornectl schema » d’après les tables du lecteur : ne pas le changer à la "
	"main. -->\n"
	"\n"
	"Une campagne est un dossier de fichiers YAML. Voici toutes les clés que la borne y lit ; "
	"elle "
	"refuse les autres.\n"
	"`bornectl check DOSSIER` dit ce qui est à corriger.\n"
	"\n"
	"Un éditeur qui connaît YAML (VS Code avec l’extension YAML de Red Hat, par exemple) "
	"complète "
	"et vérifie en écrivant : la première\n"
	"ligne de chaque fichier lui dit où est son schéma, dans `assets/schema/`.\n"
	"\n"
	"- **\\*** : une clé qu’il faut donner.\n"
	"- **texte** : sur une ligne. En français seulement, `title: Bonjour`, ou par langue, "
	"`title: "
	"{fr: Bonjour, en: Hello}`.\n"
	"  Entre guillemets s’il a « : » ou « # ». Ce qui n’est pas traduit s’affiche en "
	"français.\n"
	"- **id** : un nom court, 40 signes au plus parmi a-z, 0-9 et « - ».\n"
	"- **fichier** : un chemin depuis le dossier de la campagne ; `media/…` et `assets/…` "
	"aussi "
	"parmi les fichiers de Borne.\n"
	"- **couleur** : entre guillemets, `\"#5B1841\"`.\n"
	"- **jour** : `2027-03-21`. **Heure** : `\"09:30\"`, entre guillemets.\n";

static void add_words(struct bn_str *out, const char *const *words, const char *mark)
{
	for (size_t i = 0; words[i] != NULL; i++)
		bn_str_addf(out, "%s%s%s%s", i > 0 ? ", " : "", mark, words[i], mark);
}

static void add_range(struct bn_str *out, const struct bn_field *field)
{
	if (field->max >= 1e9)
		bn_str_addz(out, ", 0 ou plus");
	else if (field->min != 0 || field->max != 0)
		bn_str_addf(out, ", de %g à %g", field->min, field->max);
}

static void add_anchor(struct bn_str *out, const char *path)
{
	for (; *path != '\0'; path++)
		if (*path != '.')
			bn_str_add(out, path, 1);
}

/* Of the kinds that need no more words. */
static const char *const plain[] = {
	[BN_FIELD_ID] = "id",
	[BN_FIELD_BOOLEAN] = "`true` (oui), `false` (non)",
	[BN_FIELD_COLOUR] = "couleur",
	[BN_FIELD_DATE] = "jour",
	[BN_FIELD_PUBLISHED] = "jour, ou mois",
	[BN_FIELD_URL] = "adresse https://",
	[BN_FIELD_ICON] = "icône",
	[BN_FIELD_LANGUAGE] = "code de langue",
};

static void add_kind(struct bn_str *out, const struct bn_field *field, const char *path)
{
	int letters = field->letters > 0 ? field->letters : BN_FIELD_LETTERS;
	switch (field->kind) {
	case BN_FIELD_TEXT:
		bn_str_addf(out, "texte, %d lettres au plus", letters);
		break;
	case BN_FIELD_STRING:
		bn_str_addz(out, field->pattern != NULL ? "comme l’exemple" : "texte, sans langue");
		break;
	case BN_FIELD_INTEGER:
	case BN_FIELD_NUMBER:
		bn_str_addz(out, field->kind == BN_FIELD_NUMBER ? "nombre" : "nombre entier");
		add_range(out, field);
		break;
	case BN_FIELD_FILE:
	case BN_FIELD_TEXT_FILE:
		bn_str_addz(
			out, field->kind == BN_FIELD_FILE ? "fichier " : "par langue, fichier ");
		add_words(out, field->words, "");
		break;
	case BN_FIELD_WORD:
		add_words(out, field->words, "`");
		break;
	case BN_FIELD_NAME:
	case BN_FIELD_REFERENCE:
		bn_str_addf(out, "id d’un %s", field->table->what);
		break;
	case BN_FIELD_STRUCT:
		bn_str_addz(out, "[clés](#");
		add_anchor(out, path);
		bn_str_addz(out, ")");
		break;
	default:
		bn_str_addz(out, plain[field->kind]);
	}
}

static void add_preset(struct bn_str *out, const struct bn_field *field)
{
	bool whole = field->kind == BN_FIELD_INTEGER || field->kind == BN_FIELD_NUMBER;
	bool ranged = field->min != 0 || field->max != 0;
	if (field->required || field->list)
		return;
	if (field->kind == BN_FIELD_BOOLEAN)
		bn_str_addf(out, " ; sans elle, `%s`", field->preset != 0 ? "true" : "false");
	else if (field->kind == BN_FIELD_WORD && field->preset >= 0)
		bn_str_addf(out, " ; sans elle, `%s`", field->words[(int)field->preset]);
	else if (whole && (!ranged || (field->preset >= field->min && field->preset <= field->max)))
		bn_str_addf(out, " ; sans elle, %g", field->preset);
}

static void add_row(struct bn_str *out, const struct bn_field *field, const char *path)
{
	bn_str_addf(out, "| `%s`%s | %s | ", field->name, field->required ? " **\\***" : "",
		field->help);
	if (field->list && field->max > 0)
		bn_str_addf(out, "liste, %g au plus : ", field->max);
	else if (field->list)
		bn_str_addz(out, "liste : ");
	add_kind(out, field, path);
	add_preset(out, field);
	if (field->hint != NULL)
		bn_str_addf(out, " | `%s` |\n", field->hint);
	else
		bn_str_addz(out, " | |\n");
}

static void join(char path[PATH_BYTES], const char *before, const char *name)
{
	snprintf(path, PATH_BYTES, "%s%s%s", before, before[0] != '\0' ? "." : "", name);
}

/* Its keys, then those of what it holds. */
static void add_table(struct bn_str *out, const struct bn_field_table *table, const char *before)
{
	char path[PATH_BYTES];
	bn_str_addz(out,
		"\n| clé | ce que c’est | ce que l’on écrit | par exemple |\n|---|---|---|---|\n");
	for (size_t i = 0; i < table->count; i++) {
		join(path, before, table->fields[i].name);
		add_row(out, &table->fields[i], path);
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct bn_field *field = &table->fields[i];
		if (field->kind != BN_FIELD_STRUCT)
			continue;
		join(path, before, field->name);
		bn_str_addf(out, "\n### %s\n\n%s\n", path, field->help);
		add_table(out, field->table, path);
	}
}

void bn_schema_page(struct bn_str *out)
{
	bn_str_addz(out, beginning);
	for (size_t i = 0; i < BN_CAMPAIGN_FILES; i++) {
		const struct bn_campaign_file *file = &bn_campaign_files[i];
		bn_str_addf(out, "\n## %s\n\n%s\n", file->name, file->help);
		add_table(out, file->table, "");
	}
}

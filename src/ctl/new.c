#include "base/file.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "ctl/check.h"
#include "ctl/command.h"
#include "packs/pack.h"
#include "packs/tree.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME };

#define NAME_LETTERS 36 /* of campaign.yaml's department */
#define TEXT_MOST    ((size_t)1 << 20)
#define FILM_MOST    ((size_t)16 << 20)

/* What a new campaign is made of: texts to fill in, and films as they are. */
static const char *const texts[] = {
	"campaign.yaml", "professions.yaml", "clips.yaml", "lead_form.yaml", "LISEZMOI.md"};
static const char *const films[] = {"votre-film.mp4", "votre-film-portrait.mp4",
	"votre-film.fr.vtt", "votre-temoignage.mp4", "votre-temoignage-portrait.mp4",
	"votre-temoignage.fr.vtt"};

struct fresh {
	const char *folder, *name;
	char id[BN_PACK_ID];
	char code[4]; /* of lead_form.yaml's code_prefix */
};

/* The folder's name as an id: "Corrèze 2027" is correze-2027. */
static void make_id(struct fresh *fresh)
{
	char *folder = bn_mem_strdup(fresh->folder), folded[4 * BN_PACK_ID];
	size_t length = strlen(folder), used = 0, code = 0;
	while (length > 1 && folder[length - 1] == '/')
		folder[--length] = '\0';
	bn_fold(bn_file_name(folder), folded, sizeof(folded));
	for (const char *at = folded; *at != '\0' && used < sizeof(fresh->id) - 1; at++) {
		bool letter = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
		if (letter || (*at == ' ' && used > 0 && fresh->id[used - 1] != '-'))
			fresh->id[used++] = letter ? *at : '-';
		if (letter && code < sizeof(fresh->code) - 1)
			fresh->code[code++] = (char)toupper((unsigned char)*at);
	}
	while (used > 0 && fresh->id[used - 1] == '-')
		fresh->id[--used] = '\0';
	free(folder);
	if (code < 2)
		strcpy(fresh->code, "BRN");
	if (used == 0)
		strcpy(fresh->id, "campagne");
}

static bool is_name_good(const char *name)
{
	uint32_t code = 0;
	bool good = bn_utf8_invalid(name, strlen(name)) < 0 &&
		    bn_utf8_letters(name) <= NAME_LETTERS && name[strspn(name, " ")] != '\0';
	for (size_t left = strlen(name), used; good && left > 0; name += used, left -= used) {
		used = bn_utf8_next(name, left, &code);
		good = code >= 0x20 && code != 0x7F;
	}
	if (!good)
		bn_command_complain(_("--name : le nom de votre Département, %d lettres au plus, "
				      "sur une ligne ; "
				      "par exemple --name \"Département du Lot\""),
			NAME_LETTERS);
	return good;
}

/* quoted: between the quotes of a YAML file. */
static void add_name(struct bn_str *out, const char *name, bool quoted)
{
	for (; *name != '\0'; name++) {
		if (quoted && (*name == '"' || *name == '\\'))
			bn_str_add(out, "\\", 1);
		bn_str_add(out, name, 1);
	}
}

static void fill(const struct fresh *fresh, const char *text, bool quoted, struct bn_str *out)
{
	for (const char *at; (at = strchr(text, '@')) != NULL;) {
		bn_str_add(out, text, (size_t)(at - text));
		text = at + 1 + strcspn(at + 1, "@");
		text += *text != '\0';
		if (bn_str_starts(at, "@NOM@"))
			add_name(out, fresh->name, quoted);
		else
			bn_str_addz(out, bn_str_starts(at, "@ID@") ? fresh->id : fresh->code);
	}
	bn_str_addz(out, text);
}

static bool write_text(const struct fresh *fresh, const char *name)
{
	struct bn_str out = {0};
	char *relative = bn_mem_printf("config/modele/%s", name);
	char *from = bn_paths_share(relative), *to = bn_file_join(fresh->folder, name);
	char *text = bn_file_read(from, TEXT_MOST, NULL);
	if (text != NULL)
		fill(fresh, text, bn_str_ends(name, ".yaml"), &out);
	bool good = text != NULL && bn_file_write_whole(to, out.data, out.length, 0644);
	free(text);
	free(to);
	free(from);
	free(relative);
	bn_str_finish(&out);
	return good;
}

static bool copy_film(const struct fresh *fresh, const char *name)
{
	size_t bytes = 0;
	char *relative = bn_mem_printf("media/modele/%s", name);
	char *from = bn_paths_share(relative);
	char *to = bn_mem_printf("%s/media/%s", fresh->folder, name);
	char *film = bn_file_read(from, FILM_MOST, &bytes);
	bool good = film != NULL && bn_file_write_whole(to, film, bytes, 0644);
	free(film);
	free(to);
	free(from);
	free(relative);
	return good;
}

static bool write_all(const struct fresh *fresh)
{
	char *media = bn_file_join(fresh->folder, "media");
	bool good = bn_file_make_folder(media);
	free(media);
	for (size_t i = 0; good && i < sizeof(texts) / sizeof(texts[0]); i++)
		good = write_text(fresh, texts[i]);
	for (size_t i = 0; good && i < sizeof(films) / sizeof(films[0]); i++)
		good = copy_film(fresh, films[i]);
	if (good)
		return true;
	bn_command_complain(
		_("%s : la campagne n’a pas pu être écrite ; rien n’en reste"), fresh->folder);
	bn_tree_remove(AT_FDCWD, fresh->folder);
	return false;
}

static int run(const struct bn_arguments *arguments)
{
	struct fresh fresh = {.folder = arguments->rest[0], .name = arguments->values[NAME]};
	if (!is_name_good(fresh.name))
		return BN_CTL_USAGE;
	if (bn_file_exists(fresh.folder)) {
		bn_command_complain(
			_("%s existe déjà ; donnez le nom d’un nouveau dossier"), fresh.folder);
		return BN_CTL_FAILED;
	}
	make_id(&fresh);
	if (!write_all(&fresh))
		return BN_CTL_FAILED;
	char *id = bn_check_folder(fresh.folder, false);
	bool good = id != NULL;
	free(id);
	if (!good)
		return BN_CTL_FAILED;
	printf(_("Commencez par %s/LISEZMOI.md : il dit quoi remplacer, et dans quel ordre.\n"),
		fresh.folder);
	printf(_("Pour la voir : borne --preview -c %s\n"), fresh.folder);
	return BN_CTL_DONE;
}

const struct bn_command bn_command_new = {
	.name = "new",
	.rest = BN_TR("DOSSIER"),
	.summary = BN_TR("commence une campagne : trois métiers, deux films, à remplacer"),
	.details = BN_TR(
		"Fait un nouveau dossier de campagne, qui passe « bornectl check » et que la "
		"borne montre\naussitôt : trois métiers, un film, un témoignage, un "
		"formulaire. Ses textes disent quoi mettre\nà leur place ; LISEZMOI.md, dans "
		"le dossier, dit dans quel ordre."),
	.options =
		{
			[NAME] = {0, "name", BN_TR("NOM"),
				BN_TR("nom de votre Département, par exemple \"Département du "
				      "Lot\""),
				true},
		},
	.run = run,
};

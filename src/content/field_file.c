/* Files that fields name. A path is looked for in the campaign's folder, so that the folder can be
 * moved and packed; one that begins with media/ or assets/ also among Borne's own. Nothing leads
 * out of these. */
#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/field_value.h"
#include "content/near.h"

#include <dirent.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define BOOTSTRAP_ICONS "/usr/share/bootstrap-icons/svg" /* Debian's package */

static bool is_file(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
}

static bool leads_out(const char *path)
{
	size_t length = strlen(path);
	return path[0] == '/' || strcmp(path, "..") == 0 || bn_str_starts(path, "../") ||
	       strstr(path, "/../") != NULL || (length > 2 && bn_str_ends(path, "/.."));
}

static bool ending_allowed(const char *path, const char *const *endings)
{
	size_t length = strlen(path);
	for (; endings != NULL && *endings != NULL; endings++) {
		size_t ending = strlen(*endings);
		if (length > ending && strcasecmp(path + length - ending, *endings) == 0)
			return true;
	}
	return endings == NULL;
}

/* Tries the names of the folder a path lies in, those of the right ending: others than its own,
 * which isn't a file or is empty, and than that of the file that names it. */
static void try_neighbours(struct bn_near *near, const char *path, const char *const *endings,
	const char *const but[2])
{
	char *copy = bn_mem_strdup(path);
	DIR *folder = opendir(dirname(copy));
	free(copy);
	if (folder == NULL)
		return;
	for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
		if (entry->d_name[0] != '.' && ending_allowed(entry->d_name, endings) &&
			strcmp(entry->d_name, but[0]) != 0 && strcmp(entry->d_name, but[1]) != 0)
			bn_near_try(near, entry->d_name);
	closedir(folder);
}

static void tell_absent(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, const char *path, char *const tried[2])
{
	struct bn_near near;
	const char *own = bn_file_name(path), *naming = bn_file_name(reader->file);
	bn_near_init(&near, own);
	for (int i = 0; i < 2; i++)
		if (tried[i] != NULL && !is_file(tried[i]))
			try_neighbours(
				&near, tried[i], field->words, (const char *const[2]){own, naming});
	if (near.best[0] != '\0')
		bn_field_tell(reader, node,
			_("fichier introuvable ou vide « %s » ; vouliez-vous dire « %.*s%s » ?"),
			path, (int)(own - path), path, near.best);
	else if (tried[1] != NULL)
		bn_field_tell(reader, node,
			_("fichier introuvable ou vide « %s » ; cherché dans %s et dans %s"), path,
			tried[0], tried[1]);
	else if (reader->alone)
		bn_field_tell(reader, node,
			_("fichier introuvable ou vide « %s » ; mettez-le à côté de %s"), path,
			naming);
	else
		bn_field_tell(reader, node,
			_("fichier introuvable ou vide « %s » ; mettez-le dans le dossier de la "
			  "campagne"),
			path);
}

/* What the words of a path say before anything is looked for. */
static bool path_allowed(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, const char *path)
{
	if (strchr(path, '\\') != NULL) {
		bn_field_tell(reader, node,
			_("chemin « %s » refusé ; écrivez « / » à la place de « \\ »"), path);
		return false;
	}
	if (leads_out(path) && reader->alone) {
		bn_field_tell(reader, node,
			_("chemin « %s » refusé ; mettez le fichier à côté de %s, et n’écrivez que "
			  "son nom"),
			path, bn_file_name(reader->file));
		return false;
	}
	if (leads_out(path)) {
		bn_field_tell(reader, node,
			_("chemin « %s » refusé ; partez du dossier de la campagne, de media/ ou "
			  "de "
			  "assets/, sans « .. »"),
			path);
		return false;
	}
	if (!ending_allowed(path, field->words)) {
		struct bn_str all = {0};
		for (size_t i = 0; field->words[i] != NULL; i++)
			bn_str_addf(&all, "%s%s", i > 0 ? ", " : "", field->words[i]);
		bn_field_tell(reader, node, _("« %s » attend un fichier %s, pas « %s »"),
			field->name, bn_str_text(&all), path);
		bn_str_finish(&all);
		return false;
	}
	return true;
}

/* Where a path may lead, in the order they are tried; NULL: nowhere else. The caller frees both. */
static void try_places(const char *folder, const char *path, char *tried[2])
{
	bool own = bn_str_starts(path, "media/") || bn_str_starts(path, "assets/");
	tried[0] = bn_file_join(folder, path);
	tried[1] = own ? bn_paths_share(path) : NULL;
}

static char *first_there(char *const tried[2])
{
	for (int i = 0; i < 2; i++)
		if (tried[i] != NULL && is_file(tried[i]))
			return bn_mem_strdup(tried[i]);
	return NULL;
}

char *bn_field_file_find(const char *folder, const char *path)
{
	char *tried[2];
	try_places(folder, path, tried);
	char *found = first_there(tried);
	free(tried[0]);
	free(tried[1]);
	return found;
}

bool bn_field_file_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot)
{
	const char *path = bn_field_string_line(reader, field, node);
	if (path == NULL || !path_allowed(reader, field, node, path))
		return false;
	char *tried[2];
	try_places(reader->folder, path, tried);
	*slot = first_there(tried);
	if (*slot == NULL)
		tell_absent(reader, field, node, path, tried);
	free(tried[0]);
	free(tried[1]);
	return *slot != NULL;
}

bool bn_field_icon_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot)
{
	const char *name = bn_field_string_line(reader, field, node);
	if (name == NULL)
		return false;
	if (!bn_field_string_is_id(name)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas un nom d’icône ; par exemple envelope-fill"), name);
		return false;
	}
	char *relative = bn_mem_printf("assets/icons/%s.svg", name);
	char *own = bn_paths_share(relative);
	char *packaged = bn_mem_printf(BOOTSTRAP_ICONS "/%s.svg", name);
	/* A campaign is also checked on computers that have no package of icons. */
	bool good = is_file(own) || is_file(packaged) || !bn_file_is_folder(BOOTSTRAP_ICONS);
	if (good) {
		*slot = bn_mem_strdup(name);
	} else {
		static const char *const icons[] = {".svg", NULL};
		struct bn_near near;
		char *wanted = bn_mem_printf("%s.svg", name);
		bn_near_init(&near, wanted);
		static const char *const none[2] = {"", ""};
		try_neighbours(&near, own, icons, none);
		try_neighbours(&near, packaged, icons, none);
		if (near.best[0] != '\0')
			bn_field_tell(reader, node,
				_("icône inconnue « %s » ; vouliez-vous dire « %.*s » ?"), name,
				(int)strlen(near.best) - 4, near.best);
		else
			bn_field_tell(reader, node,
				_("icône inconnue « %s » ; voyez les noms sur "
				  "icons.getbootstrap.com"),
				name);
		free(wanted);
	}
	free(packaged);
	free(own);
	free(relative);
	return good;
}

#include "packs/tree.h"

#include "base/mem.h"
#include "base/tr.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_MOST 255

const char *bn_tree_cause(int error)
{
	switch (error) {
	case ENOENT:
		return _("n’existe pas");
	case ENOTDIR:
		return _("n’est pas un dossier");
	case EACCES:
	case EPERM:
		return _("accès refusé");
	case ENOSPC:
	case EDQUOT:
		return _("il n’y a plus de place sur le disque");
	case EROFS:
		return _("le disque est en lecture seule");
	default:
		return strerror(error);
	}
}

static bool part_allowed(const char *part, size_t length)
{
	return length > 0 && length <= PART_MOST && part[0] != '.';
}

static bool signs_allowed(const char *name)
{
	uint32_t code = 0;
	for (size_t left = strlen(name), used; left > 0; name += used, left -= used) {
		used = bn_utf8_next(name, left, &code);
		if (used == 0 || code < 0x20 || (code >= 0x7F && code < 0xA0) || code == '\\')
			return false;
	}
	return true;
}

bool bn_tree_name_allowed(const char *name)
{
	int depth = 0;
	if (strlen(name) > BN_TREE_NAME || !signs_allowed(name))
		return false;
	for (const char *part = name;; depth++) {
		size_t length = strcspn(part, "/");
		if (!part_allowed(part, length) || depth > BN_TREE_DEPTH)
			return false;
		if (part[length] == '\0')
			return true;
		part += length + 1;
	}
}

static DIR *open_folder(int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
	if (folder == NULL && fd >= 0)
		close(fd);
	return folder;
}

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool tell(struct bn_str *why, const char *name, const char *what)
{
	bn_str_addf(why, "%s : %s", name, what);
	return false;
}

static bool list(int parent, const char *open_as, const char *prefix, struct bn_tree *tree,
	struct bn_str *why);

static bool take(
	int folder, const char *name, const char *prefix, struct bn_tree *tree, struct bn_str *why)
{
	struct stat info;
	size_t length = strlen(name);
	if (name[0] == '.' || name[length - 1] == '~')
		return true;
	char *path = bn_mem_printf("%s%s", prefix, name);
	bool good = false;
	if (!bn_tree_name_allowed(path)) {
		tell(why, path, _("nom trop long, ou avec des signes que l’on ne peut pas garder"));
	} else if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
		tell(why, path, bn_tree_cause(errno));
	} else if (S_ISDIR(info.st_mode)) {
		char *below = bn_mem_printf("%s/", path);
		good = list(folder, name, below, tree, why);
		free(below);
	} else if (!S_ISREG(info.st_mode)) {
		tell(why, path, _("ni un fichier ni un dossier ; mettez le fichier lui-même"));
	} else if (tree->count == BN_TREE_FILES) {
		bn_str_addf(why, _("plus de %d fichiers"), BN_TREE_FILES);
	} else {
		tree->names = bn_mem_grow(
			tree->names, &tree->capacity, tree->count + 1, sizeof(*tree->names));
		tree->names[tree->count++] = path;
		return true;
	}
	free(path);
	return good;
}

static bool list(int parent, const char *open_as, const char *prefix, struct bn_tree *tree,
	struct bn_str *why)
{
	DIR *folder = open_folder(parent, open_as);
	bool good = folder != NULL;
	if (!good)
		return tell(why, prefix[0] != '\0' ? prefix : open_as, bn_tree_cause(errno));
	for (struct dirent *entry; good && (entry = readdir(folder)) != NULL;)
		good = is_dots(entry->d_name) ||
		       take(dirfd(folder), entry->d_name, prefix, tree, why);
	closedir(folder);
	return good;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool bn_tree_list(const char *folder, struct bn_tree *tree, struct bn_str *why)
{
	/* The folder itself may be a link; "/." opens what it leads to. */
	char *whole = bn_mem_printf("%s/.", folder);
	bool good = list(AT_FDCWD, whole, "", tree, why);
	free(whole);
	if (good && tree->count > 1)
		qsort(tree->names, tree->count, sizeof(*tree->names), by_bytes);
	return good;
}

void bn_tree_finish(struct bn_tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		free(tree->names[i]);
	free(tree->names);
	*tree = (struct bn_tree){0};
}

bool bn_tree_remove(int parent, const char *name)
{
	if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
		return true;
	DIR *folder = open_folder(parent, name);
	if (folder == NULL)
		return false;
	bool good = true;
	for (struct dirent *entry; good && (entry = readdir(folder)) != NULL;)
		good = is_dots(entry->d_name) || bn_tree_remove(dirfd(folder), entry->d_name);
	closedir(folder);
	return good && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

static bool is_folder(int parent, const char *name)
{
	struct stat info;
	return !is_dots(name) && fstatat(parent, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(info.st_mode);
}

bool bn_tree_sync(int parent, const char *name)
{
	DIR *folder = open_folder(parent, name);
	bool good = folder != NULL;
	for (struct dirent *entry; good && (entry = readdir(folder)) != NULL;)
		if (is_folder(dirfd(folder), entry->d_name))
			good = bn_tree_sync(dirfd(folder), entry->d_name);
	good = good && fsync(dirfd(folder)) == 0;
	if (folder != NULL)
		closedir(folder);
	return good;
}

#include "packs/tar.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((size_t)64 << 10)

/* Says it unless something more exact was said before. */
static bool refuse(struct bn_str *why, const char *name, const char *what)
{
	if (why->length > 0)
		return false;
	if (name != NULL)
		bn_str_addf(why, "%s : %s", name, what);
	else
		bn_str_addz(why, what);
	return false;
}

/* libarchive reads and writes names by the thread's locale, and in one without UTF-8 its writer
 * crashes at the first accent. C.UTF-8 is part of glibc's package. */
static locale_t begin_utf8(locale_t *before)
{
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (utf8 != (locale_t)0)
		*before = uselocale(utf8);
	return utf8;
}

static void end_utf8(locale_t utf8, locale_t before)
{
	uselocale(before);
	freelocale(utf8);
}

struct sink {
	bn_tar_take *take;
	void *to;
};

static la_ssize_t take(struct archive *archive, void *to, const void *bytes, size_t count)
{
	struct sink *sink = to;
	if (sink->take(sink->to, bytes, count))
		return (la_ssize_t)count;
	archive_set_error(archive, EIO, "stopped");
	return -1;
}

static bool write_header(struct archive *archive, const char *name, uint64_t bytes)
{
	struct archive_entry *entry = archive_entry_new();
	archive_entry_set_pathname_utf8(entry, name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)bytes);
	archive_entry_set_mtime(entry, 0, 0);
	bool good = archive_write_header(archive, entry) == ARCHIVE_OK;
	archive_entry_free(entry);
	return good;
}

static bool write_data(struct archive *archive, int fd, uint64_t bytes, const char *name,
	char *block, struct bn_str *why)
{
	for (uint64_t at = 0; at < bytes;) {
		size_t some = bytes - at < BLOCK ? (size_t)(bytes - at) : BLOCK;
		ptrdiff_t got = bn_file_read_at(fd, block, some, at);
		if (got != (ptrdiff_t)some)
			return refuse(why, name, _("ne peut pas être lu en entier"));
		if (archive_write_data(archive, block, some) != (la_ssize_t)some)
			return false;
		at += some;
	}
	return true;
}

static bool write_file(struct archive *archive, const char *folder, const char *name, char *block,
	struct bn_str *why)
{
	uint64_t bytes = 0;
	char *path = bn_mem_printf("%s/%s", folder, name);
	int fd = bn_file_open(path, &bytes);
	free(path);
	if (fd < 0)
		return refuse(why, name, _("ne peut pas être lu"));
	bool good = write_header(archive, name, bytes) &&
		    write_data(archive, fd, bytes, name, block, why);
	close(fd);
	return good;
}

static bool write_archive(const char *folder, const struct bn_tree *tree, bn_tar_take *to_take,
	void *to, struct bn_str *why)
{
	struct sink sink = {to_take, to};
	char *block = bn_mem_alloc(BLOCK, 1);
	struct archive *archive = archive_write_new();
	/* "Restricted": plain ustar wherever a name or a size allows it. */
	bool good = archive != NULL &&
		    archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK &&
		    archive_write_add_filter_none(archive) == ARCHIVE_OK &&
		    archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
		    archive_write_open2(archive, &sink, NULL, take, NULL, NULL) == ARCHIVE_OK;
	for (size_t i = 0; good && i < tree->count; i++)
		good = write_file(archive, folder, tree->names[i], block, why);
	good = good && archive_write_close(archive) == ARCHIVE_OK;
	if (archive != NULL)
		archive_write_free(archive);
	free(block);
	return good;
}

bool bn_tar_write(const char *folder, const struct bn_tree *tree, bn_tar_take *to_take, void *to,
	struct bn_str *why)
{
	locale_t before = (locale_t)0, utf8 = begin_utf8(&before);
	if (utf8 == (locale_t)0)
		return refuse(why, NULL, _("il manque la langue C.UTF-8 à cet ordinateur"));
	bool good = write_archive(folder, tree, to_take, to, why);
	end_utf8(utf8, before);
	return good;
}

/* NULL: only a file, whole, with a name that leads nowhere else. */
static const char *fault_of(struct archive_entry *entry, const char *name, uint64_t left)
{
	if (archive_entry_hardlink(entry) != NULL || archive_entry_symlink(entry) != NULL)
		return _("un lien est refusé");
	if (archive_entry_filetype(entry) != AE_IFREG)
		return _("ce n’est pas un fichier ; refusé");
	if (!bn_tree_name_allowed(name))
		return _("nom refusé");
	if (archive_entry_sparse_count(entry) > 0)
		return _("un fichier à trous est refusé");
	/* Nothing is compressed, so that no more can come out than went in. */
	if (!archive_entry_size_is_set(entry) || archive_entry_size(entry) < 0 ||
		(uint64_t)archive_entry_size(entry) > left)
		return _("plus grand que l’archive");
	return NULL;
}

/* The folders a name lies in; those that are there already stay. */
static bool make_folders(int folder, const char *name)
{
	char *copy = bn_mem_strdup(name);
	bool good = true;
	for (char *at = strchr(copy, '/'); good && at != NULL; at = strchr(at + 1, '/')) {
		*at = '\0';
		good = mkdirat(folder, copy, 0755) == 0 || errno == EEXIST;
		*at = '/';
	}
	free(copy);
	return good;
}

static bool copy_data(struct archive *archive, int fd, uint64_t bytes, const char *name,
	char *block, struct bn_str *why)
{
	la_ssize_t got = 0;
	while ((got = archive_read_data(archive, block, BLOCK)) > 0) {
		if ((uint64_t)got > bytes)
			return refuse(why, name, _("plus grand qu’il ne le dit"));
		if (!bn_file_write_all(fd, block, (size_t)got))
			return refuse(why, name, bn_tree_cause(errno));
		bytes -= (uint64_t)got;
	}
	if (got < 0 || bytes > 0)
		return refuse(why, name, _("incomplet dans l’archive"));
	return fsync(fd) == 0 || refuse(why, name, bn_tree_cause(errno));
}

static bool take_one(struct archive *archive, struct archive_entry *entry, uint64_t left,
	int folder, char *block, struct bn_str *why)
{
	const char *name = archive_entry_pathname_utf8(entry);
	if (name == NULL)
		return refuse(why, NULL, _("un nom de l’archive n’est pas lisible"));
	const char *fault = fault_of(entry, name, left);
	if (fault != NULL)
		return refuse(why, name, fault);
	if (folder < 0)
		return true;
	if (!make_folders(folder, name))
		return refuse(why, name, bn_tree_cause(errno));
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return refuse(why, name,
			errno == EEXIST ? _("deux fois dans l’archive") : bn_tree_cause(errno));
	bool good = copy_data(archive, fd, (uint64_t)archive_entry_size(entry), name, block, why);
	close(fd);
	return good;
}

/* folder -1: only judges what would be unpacked. */
static bool go_through(
	struct archive *archive, uint64_t bytes, int folder, char *block, struct bn_str *why)
{
	struct archive_entry *entry = NULL;
	int got = ARCHIVE_OK;
	size_t files = 0;
	while ((got = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
		if (++files > BN_TREE_FILES) {
			bn_str_addf(why, _("plus de %d fichiers"), BN_TREE_FILES);
			return false;
		}
		if (!take_one(archive, entry, bytes, folder, block, why))
			return false;
	}
	return got == ARCHIVE_EOF || refuse(why, NULL, _("l’archive n’est pas lisible"));
}

static bool read_archive(int from, uint64_t bytes, int folder, struct bn_str *why)
{
	char *block = bn_mem_alloc(BLOCK, 1);
	struct archive *archive = archive_read_new();
	bool good = archive != NULL && lseek(from, 0, SEEK_SET) == 0 &&
		    archive_read_support_format_tar(archive) == ARCHIVE_OK &&
		    archive_read_open_fd(archive, from, BLOCK) == ARCHIVE_OK;
	good = good ? go_through(archive, bytes, folder, block, why)
		    : refuse(why, NULL, _("l’archive n’est pas lisible"));
	if (archive != NULL)
		archive_read_free(archive);
	free(block);
	return good;
}

bool bn_tar_unpack(int from, uint64_t bytes, int folder, struct bn_str *why)
{
	locale_t before = (locale_t)0, utf8 = begin_utf8(&before);
	if (utf8 == (locale_t)0)
		return refuse(why, NULL, _("il manque la langue C.UTF-8 à cet ordinateur"));
	bool good = read_archive(from, bytes, -1, why) && read_archive(from, bytes, folder, why);
	end_utf8(utf8, before);
	return good;
}

#include "packs/install.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "packs/shelf.h"
#include "packs/tar.h"
#include "packs/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((size_t)64 << 10)

struct job {
	struct bn_shelf shelf;
	struct bn_pack pack;
	int file; /* the pack; -1: none */
	bn_install_check *check;
	void *context;
	struct bn_str *why;
};

static bool tell(struct job *job, const char *what)
{
	if (job->why->length == 0)
		bn_str_addz(job->why, what);
	return false;
}

static bool read_head(struct job *job, const char *path)
{
	struct bn_pack_trust trust;
	uint8_t head[BN_PACK_HEAD];
	uint64_t bytes = 0;
	if (!bn_pack_trust_load(job->shelf.path, &trust, job->why))
		return false;
	job->file = bn_file_open(path, &bytes);
	if (job->file < 0)
		return tell(job, _("ne peut pas être lu"));
	ptrdiff_t got = bn_file_read_at(job->file, head, sizeof(head), 0);
	if (got < 0)
		return tell(job, bn_tree_cause(errno));
	return bn_pack_read_head(head, (size_t)got, bytes, &trust, &job->pack, job->why);
}

static bool check_version(struct job *job, uint32_t *current)
{
	uint32_t before = 0;
	if (!bn_shelf_look(&job->shelf, job->pack.id, current, &before, job->why))
		return false;
	if (*current == job->pack.version)
		bn_str_addf(job->why, _("la version %u de « %s » est déjà installée"), *current,
			job->pack.id);
	else if (*current > job->pack.version)
		bn_str_addf(job->why,
			_("version %u de « %s », plus ancienne que la %u, qui est installée ; pour "
			  "revenir en arrière : --rollback %s"),
			job->pack.version, job->pack.id, *current, job->pack.id);
	return *current < job->pack.version;
}

static bool copy_archive(struct job *job, int to, uint8_t digest[32])
{
	struct bn_seal_hasher *hasher = bn_seal_hasher_begin();
	char *block = bn_mem_alloc(BLOCK, 1);
	uint64_t at = 0;
	bool good = true;
	while (good && at < job->pack.bytes) {
		uint64_t left = job->pack.bytes - at;
		ptrdiff_t some = left < BLOCK ? (ptrdiff_t)left : (ptrdiff_t)BLOCK;
		ptrdiff_t got = bn_file_read_at(job->file, block, (size_t)some, BN_PACK_HEAD + at);
		if (got != some)
			good = tell(job, got < 0 ? bn_tree_cause(errno)
						 : _("incomplet ; copiez-le de nouveau"));
		else if ((got = pwrite(to, block, (size_t)some, (off_t)at)) != some)
			good = tell(job, bn_tree_cause(got < 0 ? errno : ENOSPC));
		else
			bn_seal_hasher_add(hasher, block, (size_t)some);
		at += (uint64_t)some;
	}
	bn_seal_hasher_end(hasher, digest);
	free(block);
	return good;
}

/* A copy of the archive that is what was signed, and that nobody else can reach: what is unpacked
 * must be what was verified, even from a stick that is pulled out or lies. -1: told. */
static int take_archive(struct job *job)
{
	uint8_t digest[32];
	int fd = openat(job->shelf.fd, BN_SHELF_PACK, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || unlinkat(job->shelf.fd, BN_SHELF_PACK, 0) != 0) {
		tell(job, bn_tree_cause(errno));
	} else if (copy_archive(job, fd, digest)) {
		if (memcmp(digest, job->pack.digest, sizeof(digest)) == 0)
			return fd;
		tell(job, _("abîmé ou changé depuis sa signature ; copiez-le de nouveau"));
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool check_folder(struct job *job, const char *id, const char *name)
{
	char *folder = bn_mem_printf("%s/%s", job->shelf.path, name);
	bool good = job->check(folder, id, job->context);
	free(folder);
	return good || tell(job, _("cette campagne a des erreurs ; rien n’est changé"));
}

/* Into .install, on the disk for good. */
static bool unpack(struct job *job)
{
	int archive = take_archive(job);
	if (archive < 0)
		return false;
	int folder = -1;
	if (mkdirat(job->shelf.fd, BN_SHELF_INSTALL, 0755) == 0)
		folder = openat(job->shelf.fd, BN_SHELF_INSTALL,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool good = folder >= 0 ? bn_tar_unpack(archive, job->pack.bytes, folder, job->why)
				: tell(job, bn_tree_cause(errno));
	if (good && !bn_tree_sync(job->shelf.fd, BN_SHELF_INSTALL))
		good = tell(job, bn_tree_cause(errno));
	if (folder >= 0)
		close(folder);
	close(archive);
	return good;
}

static bool install(struct job *job, const char *path, struct bn_installed *done)
{
	uint32_t current = 0;
	const char *id = job->pack.id;
	if (!read_head(job, path) || !check_version(job, &current) ||
		!bn_shelf_clear(&job->shelf, job->why))
		return false;
	bool good = unpack(job) && check_folder(job, id, BN_SHELF_INSTALL) &&
		    bn_shelf_put(&job->shelf, id, job->pack.version, job->why);
	if (!good) {
		bn_tree_remove(job->shelf.fd, BN_SHELF_INSTALL);
		return false;
	}
	if (!bn_shelf_switch(&job->shelf, id, job->pack.version, job->why))
		return false;
	bn_shelf_keep(&job->shelf, id, job->pack.version, current);
	*done = (struct bn_installed){.version = job->pack.version, .before = current};
	memcpy(done->id, id, sizeof(done->id));
	return true;
}

bool bn_install_pack(const char *file, const char *shelf, bn_install_check *check, void *context,
	struct bn_installed *done, struct bn_str *why)
{
	struct job job = {.file = -1, .check = check, .context = context, .why = why};
	if (!bn_shelf_open(&job.shelf, shelf, why))
		return false;
	bool good = install(&job, file, done);
	if (job.file >= 0)
		close(job.file);
	bn_shelf_close(&job.shelf);
	return good;
}

static bool go_back(struct job *job, const char *id, struct bn_installed *done)
{
	uint32_t current = 0, before = 0;
	if (!bn_shelf_look(&job->shelf, id, &current, &before, job->why))
		return false;
	if (before == 0) {
		bn_str_addf(job->why,
			current == 0 ? _("la campagne « %s » n’est pas installée")
				     : _("il n’y a pas de version d’avant de « %s »"),
			id);
		return false;
	}
	char *name = bn_mem_printf("%s/%u", id, before);
	bool good = check_folder(job, id, name) &&
		    bn_shelf_switch(&job->shelf, id, before, job->why);
	free(name);
	*done = (struct bn_installed){.version = before, .before = current};
	memcpy(done->id, id, strlen(id));
	return good;
}

bool bn_install_back(const char *id, const char *shelf, bn_install_check *check, void *context,
	struct bn_installed *done, struct bn_str *why)
{
	struct job job = {.file = -1, .check = check, .context = context, .why = why};
	if (!bn_pack_id_allowed(id)) {
		bn_str_addf(why, _("« %s » n’est pas l’identifiant d’une campagne"), id);
		return false;
	}
	if (!bn_shelf_open(&job.shelf, shelf, why))
		return false;
	bool good = go_back(&job, id, done);
	bn_shelf_close(&job.shelf);
	return good;
}

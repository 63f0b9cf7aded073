/* Puts a pack on a shelf (packs/shelf.h), or a campaign's version before back on show. What fails
 * changes nothing and is told in why. */
#ifndef BN_PACKS_INSTALL_H
#define BN_PACKS_INSTALL_H

#include "packs/pack.h"

/* Judges a campaign's folder before it is shown; id is what it must be called. False: it has told
 * why itself. */
typedef bool bn_install_check(const char *folder, const char *id, void *context);

struct bn_installed {
	char id[BN_PACK_ID];
	uint32_t version; /* on show now */
	uint32_t before;  /* kept beside it, or what was on show; 0: none */
};

/* In this order: a trusted key has signed the file, its version is higher than the one on show, its
 * archive is whole; only then is anything unpacked, checked, and put on show in one step. */
bool bn_install_pack(const char *file, const char *shelf, bn_install_check *check, void *context,
	struct bn_installed *done, struct bn_str *why);

/* The highest version below the one on show is shown instead; `before` is the one that was. */
bool bn_install_back(const char *id, const char *shelf, bn_install_check *check, void *context,
	struct bn_installed *done, struct bn_str *why);

#endif

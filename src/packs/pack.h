/* A campaign in one signed file: a head, then a tar archive (README.md). What is wrong with one is
 * said in `why`, in the language of whoever gave it. */
#ifndef BN_PACKS_PACK_H
#define BN_PACKS_PACK_H

#include "base/str.h"
#include "leads/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_PACK_HEAD         200
#define BN_PACK_ID           41 /* with NUL */
#define BN_PACK_VERSION_MOST 999999999
#define BN_PACK_BYTES_MOST   ((uint64_t)4 << 30) /* of the archive */

struct bn_pack {
	char id[BN_PACK_ID]; /* the campaign's */
	uint32_t version;    /* from 1; a higher one is newer */
	uint64_t bytes;      /* of the archive */
	uint8_t digest[32];  /* SHA-256 of the archive */
	struct bn_seal_public author;
};

/* Whose packs are taken. */
#define BN_PACK_TRUST 16
struct bn_pack_trust {
	struct bn_seal_public keys[BN_PACK_TRUST];
	size_t count;
};

/* Every trusted*.pub of the folder. False: there is none, too many, or one is damaged. */
bool bn_pack_trust_load(const char *folder, struct bn_pack_trust *trust, struct bn_str *why);

/* a-z, 0-9 and "-" within, 40 at most: a name that can be a folder's. */
bool bn_pack_id_allowed(const char *id);

/* Signs the pack; its author is set from the signer. */
void bn_pack_write_head(
	struct bn_pack *pack, const struct bn_seal_signer *signer, uint8_t head[BN_PACK_HEAD]);

/* The file's first bytes, and how many it has in all. True: a trusted key has signed this head, and
 * the file is as long as it says; the archive is still to be compared with its digest. */
bool bn_pack_read_head(const void *bytes, size_t count, uint64_t file_bytes,
	const struct bn_pack_trust *trust, struct bn_pack *pack, struct bn_str *why);

/* Packs a folder into a file, which is replaced whole. id and version are set by the caller, the
 * rest is filled in. The same folder, version and key give the same bytes. */
bool bn_pack_make(const char *folder, const struct bn_seal_signer *signer, const char *path,
	struct bn_pack *pack, size_t *files, struct bn_str *why);

#endif

/* SHA-256 by libgcrypt, which uses the processor's own instructions for it; libsodium doesn't, and
 * a million leads are hashed three times each when they are opened. */
#include "leads/seal.h"

#include <gcrypt.h>
#include <stdlib.h>
#include <string.h>

bool bn_seal_digest_init(void)
{
	if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
		return true;
	/* 1.10 is Debian 12's. What is hashed is sealed or public: no locked memory for it. */
	return gcry_check_version("1.10.0") != NULL && gcry_control(GCRYCTL_DISABLE_SECMEM) == 0 &&
	       gcry_control(GCRYCTL_INITIALIZATION_FINISHED) == 0;
}

void bn_seal_digest(const void *bytes, size_t count, uint8_t out[32])
{
	gcry_md_hash_buffer(GCRY_MD_SHA256, out, bytes, count);
}

struct bn_seal_hasher *bn_seal_hasher_begin(void)
{
	gcry_md_hd_t handle = NULL;
	if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0)
		abort(); /* as when there is no memory */
	return (struct bn_seal_hasher *)handle;
}

void bn_seal_hasher_add(struct bn_seal_hasher *hasher, const void *bytes, size_t count)
{
	gcry_md_write((gcry_md_hd_t)hasher, bytes, count);
}

void bn_seal_hasher_end(struct bn_seal_hasher *hasher, uint8_t out[32])
{
	gcry_md_hd_t handle = (gcry_md_hd_t)hasher;
	if (out != NULL)
		memcpy(out, gcry_md_read(handle, GCRY_MD_SHA256), 32);
	gcry_md_close(handle);
}

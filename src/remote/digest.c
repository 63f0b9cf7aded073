#include "remote/digest.h"

#include <gcrypt.h>
#include <stdlib.h>
#include <string.h>

/* leads/ does the same for what it seals: whoever comes first. */
static void prepare(void)
{
	if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
		return;
	if (gcry_check_version("1.10.0") == NULL || gcry_control(GCRYCTL_DISABLE_SECMEM) != 0 ||
		gcry_control(GCRYCTL_INITIALIZATION_FINISHED) != 0)
		abort(); /* another library than the one it was built for */
}

struct bn_digest *bn_digest_begin(void)
{
	gcry_md_hd_t handle = NULL;
	prepare();
	if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0 ||
		gcry_md_enable(handle, GCRY_MD_MD5) != 0)
		abort(); /* as when there is no memory */
	return (struct bn_digest *)handle;
}

void bn_digest_add(struct bn_digest *digest, const void *bytes, size_t count)
{
	gcry_md_write((gcry_md_hd_t)digest, bytes, count);
}

void bn_digest_end(
	struct bn_digest *digest, uint8_t sha256[BN_DIGEST_SHA256], uint8_t md5[BN_DIGEST_MD5])
{
	gcry_md_hd_t handle = (gcry_md_hd_t)digest;
	if (sha256 != NULL)
		memcpy(sha256, gcry_md_read(handle, GCRY_MD_SHA256), BN_DIGEST_SHA256);
	if (md5 != NULL)
		memcpy(md5, gcry_md_read(handle, GCRY_MD_MD5), BN_DIGEST_MD5);
	gcry_md_close(handle);
}

void bn_digest_hmac(const void *key, size_t key_count, const void *bytes, size_t count,
	uint8_t out[BN_DIGEST_SHA256])
{
	gcry_md_hd_t handle = NULL;
	prepare();
	if (gcry_md_open(&handle, GCRY_MD_SHA256, GCRY_MD_FLAG_HMAC) != 0 ||
		gcry_md_setkey(handle, key, key_count) != 0)
		abort(); /* as when there is no memory */
	gcry_md_write(handle, bytes, count);
	memcpy(out, gcry_md_read(handle, GCRY_MD_SHA256), BN_DIGEST_SHA256);
	gcry_md_close(handle);
}

void bn_digest_hex(const uint8_t *bytes, size_t count, char *out)
{
	for (size_t i = 0; i < count; i++) {
		out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	out[2 * count] = '\0';
}

void bn_digest_base64(const uint8_t md5[BN_DIGEST_MD5], char out[25])
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < BN_DIGEST_MD5; i += 3) {
		uint32_t three = (uint32_t)md5[i] << 16;
		three |= i + 1 < BN_DIGEST_MD5 ? (uint32_t)md5[i + 1] << 8 | md5[i + 2] : 0;
		for (int j = 0; j < 4; j++)
			*out++ = letters[three >> (18 - 6 * j) & 63];
	}
	out[-2] = out[-1] = '='; /* 16 bytes leave one over */
	*out = '\0';
}

#include "remote/readback.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define PIECE ((size_t)1 << 16) /* read at once */

bool bn_readback_digest(const struct bn_http_body *body, uint8_t sha256[BN_DIGEST_SHA256],
	uint8_t md5[BN_DIGEST_MD5], struct bn_remote_fault *fault)
{
	struct bn_digest *digest = bn_digest_begin();
	bool good = true;
	if (body->bytes != NULL) {
		bn_digest_add(digest, body->bytes, (size_t)body->count);
	} else {
		char *piece = bn_mem_alloc(1, PIECE);
		for (uint64_t at = 0; good && at < body->count;) {
			uint64_t left = body->count - at;
			ptrdiff_t got = bn_file_read_at(
				body->fd, piece, left < PIECE ? (size_t)left : PIECE, at);
			good = got > 0 || bn_remote_fail(fault, BN_RULE_FOLDER, 0, "%s",
						  got < 0 ? strerror(errno)
							  : "the file is shorter than it was");
			if (good)
				bn_digest_add(digest, piece, (size_t)got);
			at += good ? (uint64_t)got : 0;
		}
		free(piece);
	}
	bn_digest_end(digest, sha256, md5);
	return good;
}

static bool take(void *to, const void *bytes, size_t count)
{
	struct bn_readback *back = to;
	bn_digest_add(back->digest, bytes, count);
	back->count += count;
	return true;
}

void bn_readback_begin(struct bn_readback *back, struct bn_http_request *request, uint64_t count)
{
	*back = (struct bn_readback){.digest = bn_digest_begin()};
	request->take = take;
	request->to = back;
	request->most = count;
}

bool bn_readback_end(struct bn_readback *back, bool good, struct bn_http *http, uint64_t count,
	const uint8_t sha256[BN_DIGEST_SHA256], struct bn_remote_fault *fault)
{
	uint8_t found[BN_DIGEST_SHA256];
	bn_digest_end(back->digest, found, NULL);
	if (!good && fault->rule != BN_RULE_TOO_LARGE)
		return bn_readback_tell(fault);
	if (good && back->count == count && memcmp(found, sha256, sizeof(found)) == 0)
		return true;
	bn_http_forget(http);
	if (back->count == count)
		return bn_remote_fail(fault, BN_RULE_CHANGED, 0, "stored, but with other bytes");
	return bn_remote_fail(fault, BN_RULE_CHANGED, 0,
		"stored, but %" PRIu64 " bytes instead of %" PRIu64, back->count, count);
}

bool bn_readback_tell(struct bn_remote_fault *fault)
{
	if (fault->rule == BN_RULE_ABSENT)
		return bn_remote_fail(
			fault, BN_RULE_CHANGED, fault->status, "stored, but not there");
	return false;
}

/* What was sent, and whether it is what is there. */
#ifndef BN_REMOTE_READBACK_H
#define BN_REMOTE_READBACK_H

#include "remote/digest.h"
#include "remote/http.h"

/* False: the file can't be read, which is told. */
bool bn_readback_digest(const struct bn_http_body *body, uint8_t sha256[BN_DIGEST_SHA256],
	uint8_t md5[BN_DIGEST_MD5], struct bn_remote_fault *fault);
/* Around a GET: begin, ask, end. */
struct bn_readback {
	struct bn_digest *digest;
	uint64_t count;
};
void bn_readback_begin(struct bn_readback *back, struct bn_http_request *request, uint64_t count);
/* good: what the asking gave, told in fault. True: it was so many bytes with that hash; else
 * CHANGED, or what went wrong. */
bool bn_readback_end(struct bn_readback *back, bool good, struct bn_http *http, uint64_t count,
	const uint8_t sha256[BN_DIGEST_SHA256], struct bn_remote_fault *fault);

/* The store said yes, and now says no to who asks what it has. */
bool bn_readback_tell(struct bn_remote_fault *fault);

#endif

/* What was sent, and whether it is what is there. */
#ifndef BN_REMOTE_READBACK_H
#define BN_REMOTE_READBACK_H

#include "remote/digest.h"
#include "remote/http.h"

/* How a place is asked. */
struct bn_readback {
	bool (*ask)(void *driver, struct bn_http_request *request, struct bn_answer *answer,
		struct bn_remote_fault *fault);
	void *driver;
	struct bn_http *http; /* that it asks by */
};

/* Of what is sent. */
struct bn_readback_sum {
	uint64_t count;
	uint8_t sha256[BN_DIGEST_SHA256], md5[BN_DIGEST_MD5];
};
/* False: the file can't be read, which is told. */
bool bn_readback_sum(const struct bn_http_body *body, struct bn_readback_sum *sum,
	struct bn_remote_fault *fault);

/* After a yes: asks what the place has under this address. tagged: an ETag that is the MD5 is proof
 * enough; else all bytes are fetched. True: it is what was sent; else CHANGED, or what went wrong.
 */
bool bn_readback_check(const struct bn_readback *place, const char *url,
	const struct bn_readback_sum *sum, bool tagged, struct bn_remote_fault *fault);

/* The object at this address, as bn_remote_driver's get. */
bool bn_readback_get(const struct bn_readback *place, const char *url, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault);

#endif

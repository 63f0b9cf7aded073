/* Who asks a bucket, proven: AWS Signature Version 4 (AWS4-HMAC-SHA256; docs.aws.amazon.com,
 * "Create a signed AWS API request"). libcurl 7.88 can sign, but with its own clock only: given
 * another date it sends that header twice. Pure. */
#ifndef BN_REMOTE_S3_SIGN_H
#define BN_REMOTE_S3_SIGN_H

#include "base/str.h"
#include "remote/endpoint.h"

#include <stdint.h>

#define BN_S3_SIGN_DATE 24 /* bytes of "20261129T135109Z", with NUL */

struct bn_s3_sign {
	const char *method;
	const char *url;  /* encoded; its query, if any, in order */
	const char *hash; /* of the body, SHA-256 in hexadecimal */
	const char *date; /* bn_s3_sign_date */
	const char *region;
	const struct bn_endpoint_key *key; /* with user and password */
};

void bn_s3_sign_date(int64_t wall, char out[BN_S3_SIGN_DATE]);
/* Appends the value of Authorization. Signed are Host, X-Amz-Content-Sha256 and X-Amz-Date, which
 * go with it. */
void bn_s3_sign(const struct bn_s3_sign *sign, struct bn_str *out);

/* Where the host begins in an address, and how many bytes it has with its port, as Host says it:
 * without the port that goes without saying. */
const char *bn_s3_sign_host(const char *url, int *length);

#endif

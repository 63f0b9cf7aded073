/* A bucket of an S3-compatible store: requests signed by AWS4-HMAC-SHA256, what was put is asked
 * for. README.md says how many requests, and which rights. */
#ifndef BN_REMOTE_S3_H
#define BN_REMOTE_S3_H

#include "remote/remote.h"

/* As bn_folder_open. */
void *bn_s3_open(const struct bn_remote_options *options, const struct bn_remote_driver **how);

#endif

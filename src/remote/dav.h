/* A folder of a WebDAV server (RFC 4918): Nextcloud, Apache, nginx. Its ETags aren't hashes: what
 * was put is fetched again and compared. README.md says how many requests. */
#ifndef BN_REMOTE_DAV_H
#define BN_REMOTE_DAV_H

#include "remote/remote.h"

/* As bn_folder_open. */
void *bn_dav_open(const struct bn_remote_options *options, const struct bn_remote_driver **how);

#endif

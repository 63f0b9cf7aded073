/* A folder of this computer, as a place for objects: a disk of the network, or what a Nextcloud
 * client keeps in step. Objects are written whole, or not at all. */
#ifndef BN_REMOTE_FOLDER_H
#define BN_REMOTE_FOLDER_H

#include "remote/remote.h"

/* What bn_remote_open needs of it: the driver, and in *how what it does. NULL: logged. */
void *bn_folder_open(const struct bn_remote_options *options, const struct bn_remote_driver **how);

#endif

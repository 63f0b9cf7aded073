/* Campaigns that come on a stick: which packs are there, and putting one on the kiosk's shelf as
 * "bornectl install" does. */
#ifndef BN_STAFF_PUT_H
#define BN_STAFF_PUT_H

#include "base/str.h"
#include "packs/install.h"

#include <stddef.h>

#define BN_PUT_NAME 128

/* Asked before what was checked is put on show: false, and nothing is. Called by the thread that
 * installs. */
struct bn_put_watch {
	bool (*wanted)(void *context);
	void *context;
};

/* Names of the files "*.borne" in a folder, by name, at most `most`. */
size_t bn_put_find(const char *folder, char (*names)[BN_PUT_NAME], size_t most);

/* The shelf a campaign's folder lies on: SHELF of SHELF/ID/current, where that is a link to a
 * version. To be freed; NULL: it is a folder of another kind, and nothing is installed beside it.
 */
char *bn_put_shelf(const char *campaign_folder);

/* watch may be NULL. False: nothing was changed, and why says why, in the language that is set. */
bool bn_put_install(const char *pack, const char *shelf, const struct bn_put_watch *watch,
	struct bn_installed *done, struct bn_str *why);

#endif

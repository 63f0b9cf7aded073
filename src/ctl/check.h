/* Whether a campaign's folder may go to a kiosk. */
#ifndef BN_CTL_CHECK_H
#define BN_CTL_CHECK_H

#include <stdbool.h>

/* Says of the folder what "bornectl check" says, of its films too where they are asked for. The
 * campaign's id, which the caller frees; NULL: it has errors. */
char *bn_check_folder(const char *folder, bool films);

/* The same as a pack is installed (packs/install.h): its id must be this one, and its films aren't
 * looked into: whoever packed it had them, and the kiosk passes what it can't play. */
bool bn_check_installed(const char *folder, const char *id, void *context);

#endif

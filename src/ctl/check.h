/* Whether a campaign's folder may go to a kiosk. */
#ifndef BN_CTL_CHECK_H
#define BN_CTL_CHECK_H

#include <stdbool.h>

/* Says of the folder what "bornectl check" says, of its films too where they are asked for. The
 * campaign's id, which the caller frees; NULL: it has errors. */
char *bn_check_folder(const char *folder, bool films);

#endif

/* What needs more rights than the kiosk has is asked of the system by a file of that name in
 * RUN/ask; a unit of the system looks at these names alone, and carries them out (config/systemd).
 * Where there is no such folder, as on who develops Borne, nobody can be asked. */
#ifndef BN_STAFF_ASK_H
#define BN_STAFF_ASK_H

#include <stdbool.h>

#define BN_ASK_RESTART  "restart"
#define BN_ASK_SHUTDOWN "shutdown"
#define BN_ASK_RELEASE  "release-" /* and the stick's name: unmounts it */

bool bn_ask_possible(const char *run);
/* False: logged. What comes of it is for the system to do. */
bool bn_ask(const char *run, const char *what);

#endif

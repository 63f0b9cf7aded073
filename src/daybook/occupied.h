/* Whether a visitor is at the kiosk, told to other processes by a lock on DATA/occupied: it can't
 * outlive the kiosk. */
#ifndef BN_DAYBOOK_OCCUPIED_H
#define BN_DAYBOOK_OCCUPIED_H

#include <stdbool.h>

/* For the kiosk: a descriptor that it closes; −1: logged, and nobody is told. */
int bn_occupied_open(const char *data_folder);
/* False: somebody who looks holds it at this moment; to be told again. −1 is fine. */
bool bn_occupied_tell(int fd, bool occupied);
/* For others. Where no kiosk runs, nobody is there. */
bool bn_occupied(const char *data_folder);

#endif

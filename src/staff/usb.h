/* What is plugged in, by libudev: to tell a stick that the system couldn't mount from none. */
#ifndef BN_STAFF_USB_H
#define BN_STAFF_USB_H

#include <stdbool.h>

/* Some USB disk is plugged in, mounted or not. */
bool bn_usb_plugged(void);

#endif

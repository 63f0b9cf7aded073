/* How bright the screen is, where the system offers it: the first of ROOT/sys/class/backlight. */
#ifndef BN_STAFF_BACKLIGHT_H
#define BN_STAFF_BACKLIGHT_H

#include <stdbool.h>

#define BN_BACKLIGHT_LEAST 10 /* percent: darker than that nobody finds the way back */

/* Percent; −1: there is none, or it can't be set. root: "/", or a test's. */
int bn_backlight_read(const char *root);
bool bn_backlight_set(const char *root, int percent); /* false: logged */

#endif

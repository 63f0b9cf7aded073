/* Pictures of every screen in every state, for people to look at. */
#ifndef BN_KIOSK_SHOTS_H
#define BN_KIOSK_SHOTS_H

#include "kiosk/options.h"

/* Writes them into the folder options->shots, made if it isn't there: SCREEN-STATE-LANG-WxH.png,
 * one sheet with all of them (contact.png) and a page (index.html). The same campaign gives the
 * same bytes. False: something is missing or can't be written (logged). */
bool bn_shots_run(const struct bn_options *options);

#endif

/* The kiosk's own name, under which its leads and its bundles are known: DATA/kiosk.id, one line of
 * text that staff may change ("cahors-hall"). */
#ifndef BN_LEADS_IDENTITY_H
#define BN_LEADS_IDENTITY_H

#include "leads/lead.h"

#include <stdbool.h>

/* Reads it, and makes one at first use: "borne-" and 8 random hexadecimal digits. False, logged:
 * the file can't be read or written, or holds anything but 1 to 47 of a-z A-Z 0-9 - _. */
bool bn_identity_load(const char *data_folder, char out[BN_LEAD_KEY]);

/* 1 to 47 of these signs. */
bool bn_identity_allowed(const char *name);

#endif

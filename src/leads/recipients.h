/* For whom a kiosk seals: every DATA/recipient*.pub, each put there by whoever sets up the kiosk.
 * Any one of their secret keys opens what is sealed. */
#ifndef BN_LEADS_RECIPIENTS_H
#define BN_LEADS_RECIPIENTS_H

#include "leads/seal.h"

/* count 0: there are none. False, logged: one of the files isn't a whole key, or there are more
 * than BN_SEAL_RECIPIENTS; one that was meant to be able to read is never left out. */
bool bn_recipients_load(const char *data_folder, struct bn_seal_recipients *out);

#endif

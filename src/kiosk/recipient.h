/* For whom leads are sealed: leads/recipients.h. Where there are none, a demonstration pair is
 * made, and the screens say so. */
#ifndef BN_KIOSK_RECIPIENT_H
#define BN_KIOSK_RECIPIENT_H

#include "leads/seal.h"

/* What opens the demonstration key (DATA/demo.key): no secret at all. */
#define BN_RECIPIENT_PASSPHRASE "demonstration"

/* False: logged. *demonstration: the key is the demonstration's. */
bool bn_recipient_load(
	const char *data_folder, struct bn_seal_recipients *recipients, bool *demonstration);

#endif

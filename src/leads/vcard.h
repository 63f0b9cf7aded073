/* A lead as a card for the address book of a telephone or a mail program: vCard 3.0 (RFC 2426), one
 * card a lead. Not 4.0 (RFC 6350): the address books of Android and Outlook read it badly or not at
 * all, while all read 3.0, and a lead has nothing that only 4.0 could say. Text is UTF-8. */
#ifndef BN_LEADS_VCARD_H
#define BN_LEADS_VCARD_H

#include "leads/lead.h"

/* out: secret. */
void bn_vcard_add(const struct bn_lead *lead, struct bn_str *out);

#endif

/* The mail domain a mistyped one was likely meant to be. Nothing is changed: the visitor is asked.
 */
#ifndef BN_WINGS_LEAD_FORM_DOMAIN_H
#define BN_WINGS_LEAD_FORM_DOMAIN_H

/* For an address as far as it is typed: "gmail.com" for "zoe@gmial.com"; NULL when its domain is a
 * known one, could still become one, or is near to none. */
const char *bn_domain_meant(const char *address);

#endif

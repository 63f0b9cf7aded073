/* What the kernel says of the machine, below a root of proc/ and sys/. */
#ifndef BN_DAYBOOK_HEALTH_SYSTEM_H
#define BN_DAYBOOK_HEALTH_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* False: nobody can tell. */
bool bn_health_memory(const char *root, int64_t *bytes);        /* that programs may still have */
bool bn_health_temperature(const char *root, int64_t *celsius); /* of the warmest sensor */
bool bn_health_uptime(const char *root, int64_t *seconds);
/* Whether a cable or a radio is connected, told without asking anybody on the network. The names
 * of those that are, into out. */
bool bn_health_network(const char *root, bool *up, char *out, size_t room);

#endif

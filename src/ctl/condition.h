/* A kiosk's health as `bornectl status` and `bornectl fleet` show it, and tell it to scripts. */
#ifndef BN_CTL_CONDITION_H
#define BN_CTL_CONDITION_H

#include "base/str.h"
#include "daybook/health.h"

/* "✓", "!", "✗", or " ". */
const char *bn_condition_mark(enum bn_health_state state);
/* "! Place sur le disque : 0,5 Go libres (à surveiller)", and below it what to do. Control signs,
 * which a terminal would obey, are left out. */
void bn_condition_add(const struct bn_health *health, enum bn_health_name name, struct bn_str *out);
/* A text that somebody else wrote, without control signs. */
void bn_condition_add_text(const char *text, struct bn_str *out);
/* 0, 3 or 4: 1 and 2 are taken, it couldn't be told, the command line is wrong. */
int bn_condition_exit(enum bn_health_state state);

#endif

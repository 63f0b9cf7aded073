/* An event: a happening with a name, at which leads are left ("Forum de l’emploi, 12 mars"). */
#ifndef BN_CONTENT_EVENT_H
#define BN_CONTENT_EVENT_H

#include "content/text.h"

#include <stdbool.h>

struct bn_field_table;

struct bn_event {
	char *id;
	struct bn_text name;
	char *venue; /* id of the one it takes place at, where it is chosen by itself; or NULL */
	char *from, *to; /* ISO 8601, both included; NULL: not given; to NULL: that day alone */
};

/* Whether it is chosen by itself at this venue, on this day ("2026-03-12"). */
bool bn_event_holds(const struct bn_event *event, const char *venue, const char *day);

extern const struct bn_field_table bn_event_fields; /* content/field.h */

#endif

/* What the files of `bornectl fleet` share: fleet.c is the command, fleet_words.c says what a kiosk
 * is like, fleet_table.c, fleet_json.c and fleet_page.c show them all. Main thread only. */
#ifndef BN_CTL_FLEET_H
#define BN_CTL_FLEET_H

#include "sync/fleet.h"

struct bn_fleet_view {
	struct bn_fleet fleet;
	int64_t wall; /* now */
	struct bn_fleet_place {
		char *name;
		int64_t looked; /* when its heartbeats were last looked at, all of them; 0: never */
		bool read;      /* now */
	} * places;
	size_t place_count, place_capacity;
};

enum bn_fleet_column {
	BN_FLEET_STATE,
	BN_FLEET_KIOSK,
	BN_FLEET_GROUP,
	BN_FLEET_HEARD,
	BN_FLEET_WAITING,
	BN_FLEET_VERSION_OF,
	BN_FLEET_CAMPAIGN,
	BN_FLEET_CLIPS,
	BN_FLEET_CLOCK,
	BN_FLEET_DISK,
	BN_FLEET_COLUMNS
};

const char *bn_fleet_title(enum bn_fleet_column column);
bool bn_fleet_is_number(enum bn_fleet_column column);
/* What stands there, added to out without control signs. */
void bn_fleet_add_cell(
	const struct bn_fleet_row *row, enum bn_fleet_column column, struct bn_str *out);
/* What isn't good about a kiosk, a sentence each without control signs; advice NULL: none. */
void bn_fleet_each_trouble(const struct bn_fleet_row *row,
	void (*tell)(void *context, const char *words, const char *advice), void *context);
/* "12 bornes : 9 en ordre, 2 à surveiller, 1 à traiter, dont 1 muette ; …" */
void bn_fleet_add_sum(const struct bn_fleet *fleet, struct bn_str *out);
/* Of a place that wasn't read now: since when what is known is. False: it was read. */
bool bn_fleet_add_old(
	const struct bn_fleet_view *view, const struct bn_fleet_place *place, struct bn_str *out);

/* Each adds the whole of it to out. */
void bn_fleet_add_table(const struct bn_fleet_view *view, struct bn_str *out);
void bn_fleet_add_json(const struct bn_fleet_view *view, struct bn_str *out);
void bn_fleet_add_page(const struct bn_fleet_view *view, struct bn_str *out);

#endif

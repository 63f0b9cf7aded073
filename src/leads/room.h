/* Room on the disk for the leads to come: below a floor the form closes before anybody types. */
#ifndef BN_LEADS_ROOM_H
#define BN_LEADS_ROOM_H

#include <stdbool.h>
#include <stdint.h>

/* Bytes free for us: below the first there is no room, from the second on there is again. A lead
 * takes some 1,000 bytes, and as much again while it is saved. */
#define BN_ROOM_FLOOR  ((int64_t)16 << 20)
#define BN_ROOM_ENOUGH ((int64_t)24 << 20)

/* Zeroed: nobody has looked yet. */
struct bn_room {
	bool full;
	int64_t next_ms;
};

/* False: there is no room. Looks every 5 s, and logs what changed; when nobody can tell, all stays
 * as it was. */
bool bn_room_left(struct bn_room *room, const char *folder, int64_t now_ms);

#endif

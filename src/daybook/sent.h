/* How far a kiosk's leads have left it, by a stick or over the network: DATA/sent.json, written
 * whole. Without it nothing has left. */
#ifndef BN_DAYBOOK_SENT_H
#define BN_DAYBOOK_SENT_H

#include <stdbool.h>
#include <stdint.h>

enum bn_sent_way { BN_SENT_EXPORT, BN_SENT_SYNC };

struct bn_sent {
	int64_t number; /* the last link (leads/chain.h) that is safe elsewhere; 0: none */
	int64_t wall;   /* when, seconds since 1970, UTC */
	enum bn_sent_way way;
};

/* Once the bundle was read back, or the other side has it; never before. A number below the one
 * noted already leaves that, and notes when. False, logged: it isn't on the disk. */
bool bn_sent_note(const char *data_folder, const struct bn_sent *sent);
/* Zeros where there is none. False, logged: it can't be read; zeros too. */
bool bn_sent_read(const char *data_folder, struct bn_sent *sent);

#endif

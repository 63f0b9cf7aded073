/* The clip a visitor chose: one player, at the visitor's orders.
 * Life: create → update at each turn → destroy. Main thread only. */
#ifndef BN_KIOSK_TESTIMONY_H
#define BN_KIOSK_TESTIMONY_H

#include "kiosk/session.h"
#include "kiosk/trace.h"
#include "video/duo.h"

struct bn_testimony;

struct bn_testimony_options {
	const char *player; /* path of the borne-player program; outlives it */
	bool portrait;      /* which framing of a clip to play */
	struct bn_trace *trace;
};

struct bn_testimony *bn_testimony_create(const struct bn_testimony_options *options);
void bn_testimony_destroy(struct bn_testimony *testimony); /* NULL is fine */

/* Follows what the session wants on, and what the visitor does. True: it became another clip. */
bool bn_testimony_update(
	struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms);
/* The pictures that are on, into *film and *signs; what isn't there is NULL. */
struct bn_pictures bn_testimony_pictures(struct bn_testimony *testimony, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs);
/* What is to be heard; left as it is when nothing is. */
void bn_testimony_hear(struct bn_testimony *testimony, struct bn_stream_sound *sound);
/* How it stands, into the stage; media_ms: where its picture stands. */
void bn_testimony_tell(
	const struct bn_testimony *testimony, struct bn_stage *stage, int64_t media_ms);
int64_t bn_testimony_next_ms(const struct bn_testimony *testimony, int64_t now_ms); /* −1: still */

#endif

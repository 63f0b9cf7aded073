/* The clip a visitor chose, at the visitor's orders, and the one that may follow it, ready on its
 * first picture: two players at most (or pairs, with sign language).
 * Life: create → update at each turn → destroy. Main thread only. */
#ifndef BN_KIOSK_TESTIMONY_H
#define BN_KIOSK_TESTIMONY_H

#include "daybook/journal.h"
#include "kiosk/session.h"
#include "kiosk/trace.h"
#include "video/duo.h"

struct bn_testimony;

struct bn_testimony_options {
	int volume;         /* percent; 0: the usual one */
	const char *player; /* path of the borne-player program; outlives it */
	bool portrait;      /* which framing of a clip to play */
	struct bn_trace *trace;
	struct bn_journal *journal; /* may be NULL */
};

struct bn_testimony *bn_testimony_create(const struct bn_testimony_options *options);
void bn_testimony_destroy(struct bn_testimony *testimony); /* NULL is fine */

/* Follows what the session wants on, and what the visitor does. True: it became another clip. */
bool bn_testimony_update(
	struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms);
/* The pictures that are on, into *film, *signs and *still; what isn't there is NULL. The still one
 * is of stage->still, on the page beside: the last picture of the clip that was left a moment ago,
 * else the first of the one that is ready. */
struct bn_pictures bn_testimony_pictures(struct bn_testimony *testimony, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs, struct bn_frame *still);
/* What is to be heard; left as it is when nothing is. */
void bn_testimony_hear(struct bn_testimony *testimony, struct bn_stream_sound *sound);
/* How it stands, into the stage; media_ms: where its picture stands. */
void bn_testimony_tell(struct bn_testimony *testimony, struct bn_stage *stage, int64_t media_ms);
int64_t bn_testimony_next_ms(const struct bn_testimony *testimony, int64_t now_ms); /* −1: still */

#endif

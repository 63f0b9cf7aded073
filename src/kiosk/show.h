/* What moves on the screen: the venue's playlist while nobody is there, the testimony a visitor
 * chose, its captions. Main thread only. */
#ifndef BN_KIOSK_SHOW_H
#define BN_KIOSK_SHOW_H

#include "kiosk/session.h"
#include "kiosk/tally.h"
#include "kiosk/trace.h"
#include "video/frame.h"

struct bn_show;

struct bn_show_options {
	const struct bn_campaign *campaign;
	const struct bn_venue *venue;
	int volume;             /* of testimonies, percent; 0: the usual one */
	const char *player;     /* path of the borne-player program; outlives it */
	struct bn_early *early; /* for the first clip; outlives it (video/spawn.h) */
	bool portrait;          /* which framing of a clip to play */
	struct bn_trace *trace;
	struct bn_journal *journal; /* is told of clips that are set aside; may be NULL */
	struct bn_tally *tally;     /* of what ran; may be NULL */
};

struct bn_show *bn_show_create(const struct bn_show_options *options, int64_t now_ms);
void bn_show_destroy(struct bn_show *show); /* NULL is fine */

/* Follows the session's screen, and tells its stage what is on. True: build anew. */
bool bn_show_update(struct bn_show *show, struct bn_session *session, int64_t now_ms);
/* A key was touched: heard where the venue has sound and the visitor wants it. */
void bn_show_click(struct bn_show *show, const struct bn_stage *stage);
/* A few notes, for who wants to know whether there is sound. volume: percent. */
void bn_show_chime(struct bn_show *show, int volume);
/* What is on. The pictures and their planes stay valid until the next update; the film's number is
 * another one for each picture, whatever the film. */
struct bn_pictures bn_show_pictures(const struct bn_show *show);
int64_t bn_show_next_ms(const struct bn_show *show, int64_t now_ms); /* −1: nothing moves */

#endif

/* What the loop shows while nobody is there: the clips of the venue's playlist, its closing card
 * between two rounds, slides when no clip is left, and nothing outside its hours.
 * Life: create → update at each turn → destroy. Main thread only. */
#ifndef BN_KIOSK_SCREENING_H
#define BN_KIOSK_SCREENING_H

#include "kiosk/tally.h"
#include "kiosk/trace.h"
#include "video/stream.h"
#include "wings/wing.h"

#include <time.h>

struct bn_screening;

struct bn_screening_options {
	const struct bn_campaign *campaign;
	const struct bn_venue *venue;
	const char *player;     /* path of the borne-player program; outlives it */
	struct bn_early *early; /* for the first clip, or NULL; outlives it */
	bool portrait;          /* which framing of a clip to play */
	uint64_t seed;          /* of shuffled playlists */
	struct bn_trace *trace;
	struct bn_journal *journal; /* may be NULL */
	struct bn_tally *tally;     /* may be NULL */
};

struct bn_screening *bn_screening_create(
	const struct bn_screening_options *options, int64_t now_ms);
void bn_screening_destroy(struct bn_screening *screening); /* NULL is fine */

/* Does all the work. time: the wall's, asked anew each time, as it may be set forward or back. */
void bn_screening_update(struct bn_screening *screening, time_t time, int64_t now_ms);
/* The pictures that are on, into *film and *signs; none while the look isn't CLIPS, and before the
 * first one. */
struct bn_pictures bn_screening_pictures(struct bn_screening *screening, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs);
/* What is to be heard; left as it is when nothing is. */
void bn_screening_hear(struct bn_screening *screening, struct bn_stream_sound *sound);
/* While a visitor is inside, nothing moves. */
void bn_screening_rest(struct bn_screening *screening, bool rest, int64_t now_ms);
/* What is on, into the stage. */
void bn_screening_tell(const struct bn_screening *screening, struct bn_stage *stage);
int64_t bn_screening_next_ms(const struct bn_screening *screening, int64_t now_ms); /* −1: still */

#endif

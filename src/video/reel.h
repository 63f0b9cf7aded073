/* The loop without a seam: one clip plays, and in its last seconds the next one already stands on
 * its first picture, in a player of its own. At the end of a clip the next one's first picture
 * follows in the rhythm of the last; a clip that fails or sticks is replaced, and the last picture
 * stays on until then. A file that never played is tried as soon as the clip before begins; while
 * none is ready in time, the last good clip goes on again. Three players at most (of each, with
 * signs).
 *
 * Life: create → update, frame, next_ms at each turn of the loop ⇄ pause, resume → destroy.
 * Main thread only; nothing here blocks but destroy, some milliseconds. The callbacks are called
 * from bn_reel_update alone and may not call the reel. Times are those of bn_clock_ms. */
#ifndef BN_VIDEO_REEL_H
#define BN_VIDEO_REEL_H

#include "video/frame.h"
#include "video/stream.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_REEL_NONE SIZE_MAX

struct bn_reel_clip {
	const char *file;  /* copied */
	const char *signs; /* the same in sign language, or NULL; outlives the reel */
	size_t cookie;     /* the caller's name for it, given back in events */
	bool sound;
	int volume; /* percent, 0..100 */
	/* It gets ready, but doesn't go on before bn_reel_release: something else is shown between.
	 */
	bool held;
};

enum bn_reel_event {
	BN_REEL_START, /* it is on, moving */
	BN_REEL_END,   /* it played to its end */
	BN_REEL_SKIP,  /* it failed, before or after its start; reason says why */
	BN_REEL_ASIDE, /* it won't be played any more; reason says why */
};

struct bn_early;

struct bn_reel_options {
	const char *player;     /* path of the borne-player program; copied */
	struct bn_early *early; /* for the first clip (video/spawn.h); may be NULL; outlives it */
	/* Names the next clip. False: there is none now; asked again a second later. A clip that is
	 * set aside may be named: the reel passes it over. */
	bool (*next)(void *context, struct bn_reel_clip *clip);
	/* What happened, for the trace. reason: "" but for SKIP and ASIDE. May be NULL. */
	void (*on_event)(
		void *context, enum bn_reel_event event, size_t cookie, const char *reason);
	void *context;
	int least_ms; /* a clip that lasts less is set aside (1000 in a kiosk); 0: none is */
};

struct bn_reel;

struct bn_reel *bn_reel_create(const struct bn_reel_options *options, int64_t now_ms);
void bn_reel_destroy(struct bn_reel *reel); /* NULL is fine */

/* Does all the work: call it at each turn, before the others. */
void bn_reel_update(struct bn_reel *reel, int64_t now_ms);
/* The pictures due now, into *film and *signs; what isn't there is NULL, as all is before the first
 * one. The film's number grows across clips. The planes stay valid until the next update or
 * pictures. */
struct bn_pictures bn_reel_pictures(
	struct bn_reel *reel, int64_t now_ms, struct bn_frame *film, struct bn_frame *signs);
/* When to call update again at the latest; never -1. */
int64_t bn_reel_next_ms(const struct bn_reel *reel, int64_t now_ms);
/* What is to be heard of the clip that is on. False: nothing is. */
bool bn_reel_hear(struct bn_reel *reel, struct bn_stream_sound *sound);
/* The cookie of the clip that is on, or BN_REEL_NONE. */
size_t bn_reel_on(const struct bn_reel *reel);
/* How many clips have followed another one so far. */
unsigned bn_reel_turn(const struct bn_reel *reel);
/* The clip that is on moves, or would without a pause: it has begun, and is neither over nor
 * failed.
 */
bool bn_reel_plays(const struct bn_reel *reel);

/* The clip that was on is over, and the next one was named as held: what comes between has its
 * turn, until release lets the next one go on as soon as it is ready. */
bool bn_reel_holds(const struct bn_reel *reel);
void bn_reel_release(struct bn_reel *reel);

/* While a visitor is inside, nothing moves: both players stand still and use no processor, and the
 * picture stays. resume goes on from it at once. */
void bn_reel_pause(struct bn_reel *reel, int64_t now_ms);
void bn_reel_resume(struct bn_reel *reel, int64_t now_ms);
/* Clips set aside get another chance. */
void bn_reel_forgive(struct bn_reel *reel);
/* How many are set aside. */
size_t bn_reel_aside(const struct bn_reel *reel);

#endif
